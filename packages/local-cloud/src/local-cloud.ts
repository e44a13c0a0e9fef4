import { createApiGatewayService } from './api-gateway/api-gateway-service.ts';
import { createApiListener, type StageTable } from './api-gateway/listener.ts';
import { openDataFolder } from './data-folder.ts';
import { createDeliveries } from './deliveries.ts';
import { createDynamicReference } from './dynamic-reference.ts';
import { createDynamoDbService } from './dynamodb/dynamodb-service.ts';
import { startEngine } from './dynamodb/engine.ts';
import { createEventSources } from './event-sources/event-sources.ts';
import { type Credentials, openCredentials } from './front-door/credentials.ts';
import { createFrontDoor } from './front-door/front-door.ts';
import { createPages } from './front-door/pages.ts';
import { createVerifier } from './front-door/sigv4.ts';
import { createSts } from './front-door/sts-service.ts';
import { createRoles, type UsedPermission } from './iam/roles.ts';
import { createFunctions } from './lambda/functions.ts';
import type { InvocationResult } from './lambda/invocation.ts';
import { createLambdaService } from './lambda/lambda-service.ts';
import { close, createDeferredServer, listen } from './listening.ts';
import { type LocalCloudError, storageError } from './local-cloud-error.ts';
import { createLogStore, type LogEvent } from './logs/log-store.ts';
import { createLogsService } from './logs/logs-service.ts';
import { createSubscriptions } from './logs/subscriptions.ts';
import type { ResourceHandler, Service } from './service.ts';
import { createManagedServices } from './services/managed-services.ts';
import { readAssembly } from './template/assembly.ts';
import { type Deployment, deploy } from './template/deploy.ts';

export interface LocalCloudOptions {
  /** Folder of the synthesized cloud assembly (cdk.out). */
  readonly assembly: string;
  readonly dataFolder: string;
  /** 0 takes any free port. */
  readonly ports: {
    readonly api: number;
    readonly services: number;
    readonly signIn: number;
    readonly dynamodb: number;
  };
  /** Values of CloudFormation parameters by name; `Stack.Name` wins over `Name`. Told the origins once the ports are known. */
  readonly parameters: Readonly<Record<string, string>> | ((origins: Origins) => Readonly<Record<string, string>>);
  readonly log: (line: string) => void;
  /** Which stacks of the assembly to deploy; all of them by default. */
  readonly includeStack?: (name: string) => boolean;
  /** Processes of one function at most, where the template reserves no number. */
  readonly instancesMax?: number;
  readonly asyncRetryDelaysMs?: readonly number[];
  /** An engine other than the built-in one, e.g. DynamoDB Local. */
  readonly dynamodbEndpoint?: string;
  /** The table's engine died, or the like: the local cloud cannot go on. */
  readonly onFailure?: (error: LocalCloudError) => void;
}

export interface Origins {
  readonly api: string;
  readonly services: string;
  readonly signIn: string;
}

export interface LocalCloud extends Deployment {
  readonly origins: Origins;
  /** The AWS endpoint for SDK clients (AWS_ENDPOINT_URL). */
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly region: string;
  /** Names of the functions that stand. */
  readonly functions: readonly string[];
  logs(group: string): readonly LogEvent[];
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  usedPermissions(): readonly UsedPermission[];
  /** Drains what runs, ends every process, leaves the data. */
  stop(): Promise<void>;
}

const region = 'us-east-1';
const accountId = '000000000000';

/** Undoes what was started, last first, whatever fails on the way. */
const createStack = () => {
  const undo: (() => Promise<void> | void)[] = [];
  return {
    add: (step: () => Promise<void> | void) => void undo.push(step),
    unwind: async (): Promise<void> => {
      for (const step of undo.splice(0).reverse()) await Promise.resolve(step()).catch(() => {});
    },
  };
};

const startServers = async (options: LocalCloudOptions, table: StageTable, unwind: ReturnType<typeof createStack>) => {
  const { ports, log } = options;
  const api = createApiListener(table, log);
  const services = createDeferredServer({ maxHeaderSize: 32_768 });
  const signIn = createDeferredServer({ maxHeaderSize: 16_384 });
  const started = [
    [api, ports.api, 'REST API'],
    [services.server, ports.services, 'AWS services'],
    [signIn.server, ports.signIn, 'sign-in'],
  ] as const;
  const actual: number[] = [];
  for (const [server, port, purpose] of started) {
    actual.push(await listen(server, port, purpose));
    unwind.add(() => close(server));
  }
  const [apiPort = 0, servicesPort = 0, signInPort = 0] = actual;
  const origin = (port: number): string => `http://localhost:${port}`;
  // An IP address makes S3 clients use path-style addresses by themselves.
  return {
    api,
    services,
    signIn,
    endpoint: `http://127.0.0.1:${servicesPort}`,
    origins: { api: origin(apiPort), services: origin(servicesPort), signIn: origin(signInPort) },
  };
};

const start = async (options: LocalCloudOptions, unwind: ReturnType<typeof createStack>): Promise<LocalCloud> => {
  const { log } = options;
  const read = readAssembly(options.assembly);
  const assembly = { ...read, stacks: read.stacks.filter(({ name }) => options.includeStack?.(name) ?? true) };
  const data = openDataFolder(options.dataFolder);
  unwind.add(() => data.close());
  const credentials = openCredentials(data.path);
  let table: StageTable = { byName: () => undefined, root: () => undefined };
  const servers = await startServers(
    options,
    { byName: (name) => table.byName(name), root: () => table.root() },
    unwind,
  );
  const { origins, endpoint } = servers;
  const failed = (error: LocalCloudError): void =>
    (options.onFailure ?? ((reason: LocalCloudError) => log(reason.message)))(error);

  const engine = await startEngine({
    folder: data.folder('dynamodb'),
    port: options.ports.dynamodb,
    region,
    endpoint: options.dynamodbEndpoint,
    log,
    onExit: failed,
  });
  let engineOwned = false;
  unwind.add(() => (engineOwned ? undefined : engine.stop()));

  const deliveries = createDeliveries({ region, accountId, origins, data, log });
  const context = deliveries.contextFor(undefined);
  const roles = createRoles(region, accountId);
  const logs = createLogStore(data.folder('logs'), log);
  const functions = createFunctions({
    context,
    assembly,
    credentials,
    roles,
    endpoint,
    log: logs.append,
    dataFolder: data.path,
    instancesMax: options.instancesMax ?? 8,
    asyncRetryDelaysMs: options.asyncRetryDelaysMs ?? [5_000, 30_000],
  });
  const subscriptions = createSubscriptions({
    database: data.database('log-subscriptions'),
    accountId,
    log,
    send: async (destinationArn, _group, payload) => {
      const result = await functions.invoke(destinationArn, payload);
      if (result.functionError) throw new Error(`${destinationArn} failed: ${result.payload.slice(0, 500)}`);
    },
  });
  const dynamodb = createDynamoDbService(context, engine);
  const managed = createManagedServices(deliveries.contextFor);
  const eventSources = createEventSources({ context, functions, roles, dynamodb, engine, queues: managed.queues });
  const gateway = createApiGatewayService({ context, assembly, functions, logs });
  const logsService = createLogsService({
    store: logs,
    subscriptions,
    region,
    accountId,
    mayInvoke: (name, source) => functions.permissions.allows(name, 'logs.amazonaws.com', source),
  });
  const lambda = createLambdaService(functions, region, accountId, eventSources.resources);
  const services: readonly Service[] = [
    dynamodb,
    logsService,
    ...managed.services,
    lambda,
    gateway,
    createSts(accountId),
  ];
  deliveries.connect(services, functions);
  // Stopped in the order: no more events in, functions drained, then what they lean on.
  for (const service of services.filter((item) => item !== lambda)) unwind.add(() => service.stop());
  engineOwned = true;
  unwind.add(() => lambda.stop());
  unwind.add(() => eventSources.stop());

  const verifier = createVerifier(credentials.identityOf, () => new Date());
  const door = createFrontDoor({ verifier, roles, services, log, pages: createPages(managed.pages) });
  servers.services.handle((request, response) => {
    door(request, response).catch((error: unknown) => {
      log(`services: ${error instanceof Error ? error.message : error}`);
      response.destroy();
    });
  });
  servers.signIn.handle(managed.signIn);

  const handlers = new Map<string, ResourceHandler>(Object.entries(roles.resources));
  for (const service of services)
    for (const [type, handler] of Object.entries(service.resources)) handlers.set(type, handler);
  const parameters = typeof options.parameters === 'function' ? options.parameters(origins) : options.parameters;
  const deployment = await deploy({
    assembly,
    region,
    accountId,
    parameters,
    handlers,
    dynamicReference: createDynamicReference(managed.secrets, managed.parameters),
  });
  for (const service of services) await service.start?.();
  eventSources.start();
  table = gateway.table;
  // First of all no more calls come in; those that run are answered.
  unwind.add(() => close(servers.api));

  return {
    ...deployment,
    origins,
    endpoint,
    region,
    credentials: credentials.root,
    functions: [...functions.settings.keys()],
    logs: (group) => logs.events(group),
    invoke: (name, event) => functions.invoke(name, JSON.stringify(event ?? {})),
    usedPermissions: () => roles.usedPermissions(),
    stop: () => unwind.unwind(),
  };
};

/** Deploys a synthesized assembly on this machine and serves it until `stop`. */
export const createLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const unwind = createStack();
  try {
    return await start(options, unwind);
  } catch (error) {
    await unwind.unwind();
    // A system or SQLite error while starting is about the data folder; anything else is a defect and keeps its stack.
    throw error instanceof Error && 'code' in error ? storageError(options.dataFolder, error) : error;
  }
};
