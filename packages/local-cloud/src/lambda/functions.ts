import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { functionNameOf } from '../arn.ts';
import type { CredentialStore } from '../front-door/credentials.ts';
import type { Roles } from '../iam/roles.ts';
import { asNumber, asObject, asString } from '../json.ts';
import type { CloudContext, ResourceHandler } from '../service.ts';
import type { Assembly } from '../template/assembly.ts';
import { physicalName } from '../template/deploy.ts';
import { createAsyncQueue, type FailureTarget } from './async-queue.ts';
import { awsEnvironment, codeFolder } from './function-environment.ts';
import { createPool, type FunctionPool } from './function-pool.ts';
import type { LogSink } from './function-process.ts';
import {
  ASYNC_PAYLOAD_BYTES_MAX,
  type FunctionSettings,
  type InvocationOptions,
  type InvocationResult,
  PAYLOAD_BYTES_MAX,
} from './invocation.ts';
import { createInvokePermissions, type InvokePermissions } from './permissions.ts';

export type FunctionsOptions = {
  readonly context: CloudContext;
  readonly assembly: Assembly;
  readonly credentials: CredentialStore;
  readonly roles: Roles;
  readonly log: LogSink;
  readonly dataFolder: string;
  /** Loopback address of the front door, given to functions as AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly daemonAddress: string;
  readonly instancesMax: number;
  readonly asyncRetryDelaysMilliseconds: readonly number[];
  readonly development: Development | undefined;
  /** Told how each event ended. */
  readonly measure: (functionName: string, result: InvocationResult) => void;
};

/** For whoever works on the functions. */
export type Development = {
  /** Where the code of a function is made, by its environment: run from there instead of from the assembly. */
  codeFolder(environment: Readonly<Record<string, string>>): string | undefined;
  /** The port a debugger attaches to, by the function's environment. */
  inspectPort(environment: Readonly<Record<string, string>>): number | undefined;
};

/** A debugger may hold an event this long. */
const INSPECTED_TIMEOUT_SECONDS = 3600;

export type Functions = {
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  readonly permissions: InvokePermissions;
  readonly settings: ReadonlyMap<string, FunctionSettings>;
  instances(name: string): number;
  /** Nobody waits for the answers of this function: it gives way to those that are waited for. */
  runInBackground(name: string): void;
  /** Ends the instances that run the code of a folder; the next event finds the code as it is now. */
  renew(codeFolder: string): void;
  has(reference: string): boolean;
  /** Synchronous invocation by name or ARN; rejects only when there is no such function or the event is too large. */
  invoke(reference: string, payload: string, given?: InvocationOptions): Promise<InvocationResult>;
  /** Asynchronous invocation: resolves once the event is durably queued. */
  send(reference: string, payload: string): void;
  start(): void;
  stop(): Promise<void>;
};

type AsyncConfiguration = {
  readonly retriesMax: number;
  readonly onFailure: string | undefined;
  readonly onSuccess: string | undefined;
};

export class FunctionNotFound extends Error {}
export class PayloadTooLarge extends Error {}

export const createFunctions = (options: FunctionsOptions): Functions => {
  const { context, assembly, roles, dataFolder, credentials, endpoint, daemonAddress } = options;
  const settings = new Map<string, FunctionSettings>();
  const pools = new Map<string, FunctionPool>();
  const background = new Set<string>();
  const asyncConfigurations = new Map<string, AsyncConfiguration>();
  const deadLetters = new Map<string, string>();
  const temporaryFolder = join(dataFolder, 'tmp');
  rmSync(temporaryFolder, { recursive: true, force: true });
  const compileCache = join(dataFolder, 'cache', 'compile');
  mkdirSync(compileCache, { recursive: true });

  const find = (reference: string): [FunctionSettings, FunctionPool] => {
    const name = functionNameOf(reference);
    const found = settings.get(name);
    const pool = pools.get(name);
    if (!found || !pool)
      throw new FunctionNotFound(
        `Function not found: arn:aws:lambda:${context.region}:${context.accountId}:function:${name}`,
      );
    return [found, pool];
  };

  const failureTarget = (name: string): FailureTarget | undefined => {
    const destination = asyncConfigurations.get(name)?.onFailure;
    const queue = deadLetters.get(name);
    return destination !== undefined
      ? { kind: 'destination', arn: destination }
      : queue !== undefined
        ? { kind: 'dead-letter queue', arn: queue }
        : undefined;
  };

  const queue = createAsyncQueue({
    database: context.database('lambda'),
    invoke: async (name, payload) => {
      const pool = pools.get(name);
      if (pool) return pool.invoke(payload);
      // The template no longer holds it: the event takes the way of any other that cannot be handled.
      const error = {
        errorType: 'ResourceNotFoundException',
        errorMessage: `There is no function ${name}.`,
        trace: [],
      };
      return { requestId: '', payload: JSON.stringify(error), functionError: 'Unhandled', logTail: '' };
    },
    failureTarget,
    successTarget: (name) => asyncConfigurations.get(name)?.onSuccess,
    retriesMax: (name) => asyncConfigurations.get(name)?.retriesMax ?? 2,
    deliver: (target, payload) => context.deliver(target, payload),
    log: context.log,
    retryDelaysMilliseconds: options.asyncRetryDelaysMilliseconds,
  });

  const putFunction: ResourceHandler = ({ stack, logicalId, properties, metadata = {} }) => {
    const runtime = asString(properties.Runtime);
    const name = asString(properties.FunctionName) || physicalName(stack, logicalId).slice(0, 64);
    const arn = `arn:aws:lambda:${context.region}:${context.accountId}:function:${name}`;
    const deployed = { ref: name, attributes: { Arn: arn, FunctionName: name } };
    // A provider framework's Python helper, say: nothing here would ever call it.
    if (!runtime.startsWith('nodejs')) {
      context.log(
        `${name} is not run: the local cloud runs nodejs functions, this one asks for ${runtime || 'an image'}`,
      );
      return deployed;
    }
    const roleArn = asString(properties.Role);
    if (!roles.trusts(roleArn, 'lambda.amazonaws.com'))
      throw new Error(`the role ${roleArn} cannot be assumed by lambda.amazonaws.com`);
    const logging = asObject(properties.LoggingConfig);
    const variables = asObject(asObject(properties.Environment).Variables);
    const environment = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, asString(value)]));
    const inspectPort = options.development?.inspectPort(environment);
    const made: FunctionSettings = {
      name,
      arn,
      roleArn,
      handler: asString(properties.Handler, 'index.handler'),
      taskRoot: options.development?.codeFolder(environment) ?? codeFolder(properties, metadata, assembly),
      timeoutSeconds: inspectPort === undefined ? asNumber(properties.Timeout, 3) : INSPECTED_TIMEOUT_SECONDS,
      memoryMegabytes: asNumber(properties.MemorySize, 128),
      instancesMax:
        inspectPort === undefined
          ? Math.max(
              1,
              Math.min(options.instancesMax, asNumber(properties.ReservedConcurrentExecutions, options.instancesMax)),
            )
          : 1,
      ...(inspectPort !== undefined && { inspectPort }),
      logGroup: asString(logging.LogGroup) || `/aws/lambda/${name}`,
      logFormat: logging.LogFormat === 'JSON' ? 'JSON' : 'Text',
      environment,
    };
    settings.set(name, made);
    const queueArn = asString(asObject(properties.DeadLetterConfig).TargetArn);
    if (queueArn !== '') deadLetters.set(name, queueArn);
    pools.set(
      name,
      createPool({
        measure: (result) => options.measure(name, result),
        settings: made,
        environment: awsEnvironment(made, { region: context.region, credentials, endpoint, daemonAddress }),
        temporaryFolder: join(temporaryFolder, name),
        compileCache,
        log: options.log,
        inBackground: () => background.has(name),
      }),
    );
    return deployed;
  };

  const putAsyncConfiguration: ResourceHandler = ({ stack, logicalId, properties }) => {
    const destinations = asObject(properties.DestinationConfig);
    const target = (kind: string): string | undefined =>
      asString(asObject(destinations[kind]).Destination) || undefined;
    asyncConfigurations.set(functionNameOf(asString(properties.FunctionName)), {
      retriesMax: asNumber(properties.MaximumRetryAttempts, 2),
      onFailure: target('OnFailure'),
      onSuccess: target('OnSuccess'),
    });
    return { ref: `${stack}-${logicalId}` };
  };

  const qualified = (reference: unknown, qualifier: string): string =>
    `arn:aws:lambda:${context.region}:${context.accountId}:function:${functionNameOf(asString(reference))}:${qualifier}`;

  const check = (payload: string, bytesMax: number): void => {
    if (Buffer.byteLength(payload) > bytesMax)
      throw new PayloadTooLarge(`Request must be smaller than ${bytesMax} bytes for the InvokeFunction operation`);
  };

  return {
    settings,
    permissions: createInvokePermissions(),
    resources: {
      'AWS::Lambda::Function': putFunction,
      'AWS::Lambda::EventInvokeConfig': putAsyncConfiguration,
      'AWS::Lambda::Version': ({ properties }) => ({
        ref: qualified(properties.FunctionName, '1'),
        attributes: { Version: '1', FunctionArn: qualified(properties.FunctionName, '1') },
      }),
      'AWS::Lambda::Alias': ({ properties }) => {
        const arn = qualified(properties.FunctionName, asString(properties.Name));
        return { ref: arn, attributes: { AliasArn: arn } };
      },
    },
    instances: (name) => pools.get(name)?.instances ?? 0,
    runInBackground: (name) => void background.add(name),
    renew: (folder) => {
      for (const { name, taskRoot } of settings.values()) if (taskRoot === folder) pools.get(name)?.renew();
    },
    has: (reference) => settings.has(functionNameOf(reference)),
    invoke: async (reference, payload, given) => {
      check(payload, PAYLOAD_BYTES_MAX);
      return find(reference)[1].invoke(payload, given);
    },
    send: (reference, payload) => {
      check(payload, ASYNC_PAYLOAD_BYTES_MAX);
      queue.add(find(reference)[0].name, payload);
    },
    start: () => queue.start(),
    stop: async () => {
      await queue.stop();
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
      rmSync(temporaryFolder, { recursive: true, force: true });
    },
  };
};
