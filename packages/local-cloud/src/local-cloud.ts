import { createApiGatewayService } from './api-gateway/api-gateway-service.ts';
import type { StageTable } from './api-gateway/listener.ts';
import { createConsole } from './console/index.ts';
import { openDataFolder } from './data-folder.ts';
import { createDeliveries } from './deliveries.ts';
import { createDynamicReference } from './dynamic-reference.ts';
import { createDynamoDbService } from './dynamodb/dynamodb-service.ts';
import { startEngine } from './dynamodb/engine.ts';
import { createEdge } from './edge/edge.ts';
import type { ViewerRequest } from './edge/viewer-request.ts';
import { createEventSources } from './event-sources/event-sources.ts';
import { type Credentials, openCredentials } from './front-door/credentials.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createPages } from './front-door/pages.ts';
import { createVerifier } from './front-door/sigv4.ts';
import { createSts } from './front-door/sts-service.ts';
import { createRoles, type UsedPermission } from './iam/roles.ts';
import { createFunctions, type Development, type Functions } from './lambda/functions.ts';
import type { InvocationResult } from './lambda/invocation.ts';
import { createLambdaService } from './lambda/lambda-service.ts';
import { close } from './listening.ts';
import { type LocalCloudError, storageError } from './local-cloud-error.ts';
import { createLogStore, type LogEvent } from './logs/log-store.ts';
import { createLogsService } from './logs/logs-service.ts';
import { createSubscriptions } from './logs/subscriptions.ts';
import { startServers } from './servers.ts';
import type { ResourceHandler, Service } from './service.ts';
import { ageMeasure, functionMeasure, lineMeasure } from './services/cloudwatch/measures.ts';
import { createMetricStore, type MetricStore } from './services/cloudwatch/metric-store.ts';
import { createManagedServices } from './services/managed-services.ts';
import { createTraces } from './services/xray/traces.ts';
import { readAssembly } from './template/assembly.ts';
import { type Deployment, deploy } from './template/deploy.ts';
import { createUnwind, type Unwind } from './unwind.ts';

export type LocalCloudOptions = {
  /** Folder of the synthesized cloud assembly (cdk.out). */
  readonly assembly: string;
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly ports: {
    readonly api: number;
    readonly services: number;
    readonly signIn: number;
    readonly dynamodb: number;
    /** Where the portal is called, with the edge before it, and where its server listens behind it; without both there is none. */
    readonly portal?: number;
    readonly pages?: number;
  };
  /** Values of CloudFormation parameters by name; `Stack.Name` wins over `Name`. Told the origins once the ports are known. */
  readonly parameters: Readonly<Record<string, string>> | ((origins: Origins) => Readonly<Record<string, string>>);
  readonly log: (line: string) => void;
  /** Which stacks of the assembly to deploy; all of them by default. */
  readonly includeStack?: (name: string) => boolean;
  /** Processes of one function at most, where the template reserves no number. */
  readonly instancesMax?: number;
  readonly asyncRetryDelaysMilliseconds?: readonly number[];
  readonly development?: Development;
  /** Whether the edge keeps what the template's policies let it keep; by default it does. */
  readonly edgeKeeps?: boolean;
  /** An engine other than the built-in one, e.g. DynamoDB Local. */
  readonly dynamodbEndpoint?: string;
  /** The table's engine died, or the like: the local cloud cannot go on. */
  readonly onFailure?: (error: LocalCloudError) => void;
};

export type Origins = {
  readonly api: string;
  readonly services: string;
  readonly signIn: string;
};

export type LocalCloud = Deployment & {
  readonly origins: Origins;
  /** The AWS endpoint for SDK clients (AWS_ENDPOINT_URL). */
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly region: string;
  /** Names of the functions that stand. */
  readonly functions: readonly string[];
  logs(group: string): readonly LogEvent[];
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Ends the instances that run the code of a folder; the next event finds the code as it is now. */
  renew(codeFolder: string): void;
  usedPermissions(): readonly UsedPermission[];
  /** Drains what runs, ends every process, leaves the data. */
  stop(): Promise<void>;
};

const REGION = 'us-east-1';
const ACCOUNT_ID = '000000000000';

/** The folder, the owner's credentials and the listeners: what everything else stands on. */
const lay = async (options: LocalCloudOptions, unwind: Unwind) => {
  const read = readAssembly(options.assembly);
  const assembly = { ...read, stacks: read.stacks.filter(({ name }) => options.includeStack?.(name) ?? true) };
  const data = openDataFolder(options.dataFolder);
  unwind.add(() => data.close());
  const credentials = openCredentials(data.path);
  let table: StageTable = {
    open: () => false,
    byName: () => undefined,
    root: () => undefined,
    atEdge: ({ headers }) => ({ headers }),
    stagePasses: () => true,
  };
  const current: StageTable = {
    open: () => table.open(),
    byName: (name) => table.byName(name),
    root: () => table.root(),
    atEdge: (request) => table.atEdge(request),
    stagePasses: (request) => table.stagePasses(request),
  };
  const edge = createEdge({ accountId: ACCOUNT_ID, keeps: options.edgeKeeps ?? true });
  const pages = {
    open: () => table.open(),
    atEdge: (request: ViewerRequest) => edge.atEdge('pages', request),
    readSeconds: () => edge.readSeconds('pages'),
  };
  const servers = await startServers(options, current, pages, unwind);
  const useTable = (deployed: StageTable): void => {
    table = deployed;
  };
  return { assembly, data, credentials, servers, edge, useTable };
};

type Ground = Awaited<ReturnType<typeof lay>>;

const createLogging = (
  ground: Ground,
  log: (line: string) => void,
  metrics: MetricStore,
  functions: () => Functions,
) => {
  const store = createLogStore(ground.data.folder('logs'), log, lineMeasure(metrics));
  const subscriptions = createSubscriptions({
    database: ground.data.database('log-subscriptions'),
    accountId: ACCOUNT_ID,
    log,
    send: async (destinationArn, _group, payload) => {
      const result = await functions().invoke(destinationArn, payload);
      if (result.functionError) throw new Error(`${destinationArn} failed: ${result.payload.slice(0, 500)}`);
    },
  });
  const service = createLogsService({
    store,
    subscriptions,
    region: REGION,
    accountId: ACCOUNT_ID,
    mayInvoke: (name, source) => functions().permissions.allows(name, 'logs.amazonaws.com', source),
  });
  return { store, service };
};

/** Every engine, told of the others; nothing is deployed yet. */
const build = async (ground: Ground, options: LocalCloudOptions, unwind: Unwind) => {
  const { assembly, data, credentials, servers, edge } = ground;
  const { log } = options;
  const onExit = options.onFailure ?? ((error: LocalCloudError) => log(error.message));
  const { port, endpoint } = { port: options.ports.dynamodb, endpoint: options.dynamodbEndpoint };
  const engine = await startEngine({ folder: data.folder('dynamodb'), port, endpoint, onExit });
  unwind.add(() => engine.stop());
  const deliveries = createDeliveries({ region: REGION, accountId: ACCOUNT_ID, origins: servers.origins, data, log });
  const context = deliveries.contextFor(undefined);
  const roles = createRoles(REGION, ACCOUNT_ID);
  const metrics = createMetricStore();
  const traces = createTraces();
  unwind.add(() => traces.stop());
  const daemonAddress = await traces.listen();
  const logging = createLogging(ground, log, metrics, () => functions);
  const functions: Functions = createFunctions({
    context,
    assembly,
    credentials,
    roles,
    ...{ endpoint: servers.endpoint, daemonAddress },
    log: logging.store.append,
    dataFolder: data.path,
    instancesMax: options.instancesMax ?? 8,
    asyncRetryDelaysMilliseconds: options.asyncRetryDelaysMilliseconds ?? [5_000, 30_000],
    development: options.development,
    measure: functionMeasure(metrics),
  });
  const dynamodb = createDynamoDbService(context, engine);
  const managed = createManagedServices(deliveries.contextFor, metrics);
  const eventSources = createEventSources({
    ...{ context, functions, roles, dynamodb, engine, queues: managed.queues },
    measureAge: ageMeasure(metrics),
  });
  const gateway = createApiGatewayService({ context, assembly, functions, logs: logging.store, metrics, edge });
  const lambda = createLambdaService(functions, REGION, ACCOUNT_ID, eventSources.resources);
  const others = [dynamodb, logging.service, ...managed.services, gateway, createSts(ACCOUNT_ID)];
  const services: readonly Service[] = [...others, lambda];
  deliveries.connect(services, functions);
  // Stopped in this order: no more events in, functions drained, then what they lean on.
  for (const service of others) unwind.add(() => service.stop());
  unwind.add(() => lambda.stop());
  unwind.add(() => eventSources.stop());
  let standing: Deployment | undefined;
  const shown = createConsole({
    ...{ sqs: managed.queues, scheduler: managed.scheduler, dynamodb, logs: logging.store },
    deployment: () => standing,
  });
  const stands = (deployment: Deployment): void => {
    standing = deployment;
  };
  const pages = { ...managed.pages, ...shown.pages, '/traces': traces.page };
  const { forms } = shown;
  return { services, functions, roles, managed, pages, forms, stands, eventSources, gateway, logs: logging.store };
};

type Engines = Awaited<ReturnType<typeof build>>;

const openDoors = (
  { servers, credentials }: Ground,
  { roles, services, managed, pages, forms }: Engines,
  log: (line: string) => void,
): void => {
  const verifier = createVerifier(credentials.identityOf, () => new Date());
  const door = createFrontDoor({ verifier, roles, services, log, pages: createPages(pages, forms, log) });
  servers.services.handle((request, response) => {
    door(request, response).catch((error: unknown) => {
      log(`services: ${error instanceof Error ? error.message : error}`);
      response.destroy();
    });
  });
  servers.signIn.handle(managed.signIn);
};

const deployTo = (
  { assembly, servers }: Ground,
  { roles, services, managed }: Engines,
  options: LocalCloudOptions,
): Promise<Deployment> => {
  const handlers = new Map<string, ResourceHandler>(Object.entries(roles.resources));
  for (const service of services)
    for (const [type, handler] of Object.entries(service.resources)) handlers.set(type, handler);
  const { parameters } = options;
  return deploy({
    assembly,
    region: REGION,
    accountId: ACCOUNT_ID,
    parameters: typeof parameters === 'function' ? parameters(servers.origins) : parameters,
    handlers,
    dynamicReference: createDynamicReference(managed.secrets, managed.parameters),
  });
};

const start = async (options: LocalCloudOptions, unwind: Unwind): Promise<LocalCloud> => {
  const ground = await lay(options, unwind);
  const engines = await build(ground, options, unwind);
  openDoors(ground, engines, options.log);
  const deployment = await deployTo(ground, engines, options);
  engines.stands(deployment);
  const { functions, logs, roles } = engines;
  for (const service of engines.services) await service.start?.();
  engines.eventSources.start();
  ground.useTable(engines.gateway.table);
  // First of all no more calls come in; those that run are answered.
  unwind.add(() => close(ground.servers.api));
  return {
    ...deployment,
    origins: ground.servers.origins,
    endpoint: ground.servers.endpoint,
    region: REGION,
    credentials: ground.credentials.root,
    functions: [...functions.settings.keys()],
    logs: (group) => logs.events(group),
    invoke: (name, event) => functions.invoke(name, JSON.stringify(event ?? {})),
    renew: (codeFolder) => functions.renew(codeFolder),
    usedPermissions: () => roles.usedPermissions(),
    stop: () => unwind.unwind(),
  };
};

/** Deploys a synthesized assembly on this machine and serves it until `stop`. */
export const createLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const unwind = createUnwind();
  try {
    return await start(options, unwind);
  } catch (error) {
    await unwind.unwind();
    // A system or SQLite error while starting is about the data folder; anything else is a defect and keeps its stack.
    throw error instanceof Error && 'code' in error ? storageError(options.dataFolder, error) : error;
  }
};
