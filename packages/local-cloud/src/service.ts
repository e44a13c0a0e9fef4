import type { DatabaseSync } from 'node:sqlite';

/** What every local engine is given; the only way it learns about the others. */
export type CloudContext = {
  readonly region: string;
  readonly accountId: string;
  /** Origins as a browser or an SDK sees them, without a trailing slash. */
  readonly origins: { readonly services: string; readonly api: string; readonly signIn: string };
  /** Opens the engine's own durable SQLite file (WAL, synchronous=FULL): an acknowledged write survives `kill -9`. */
  database(name: string): DatabaseSync;
  /** A folder of the engine's own for large blobs. */
  folder(name: string): string;
  now(): Date;
  log(line: string): void;
  /** Hands an event to whatever owns the ARN (queue, function, topic, bus, log group); rejects when the target refused it. */
  deliver(targetArn: string, payload: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
  /** Invokes a function and waits for its result (Cognito triggers, authorizers); rejects on a function error. */
  invoke(functionArn: string, event: unknown): Promise<unknown>;
};

/** One signed AWS request, after the front door has checked SigV4 and found the caller. */
export type ServiceRequest = {
  readonly method: string;
  /** Path and query exactly as received. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The role ARN of a function, or `root` for the machine's owner; undefined for an unsigned request. */
  readonly caller: string | undefined;
};

export type ServiceResponse = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
};

/** What IAM must allow before a request is handled, e.g. { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:…' }. */
export type IamRequirement = {
  readonly action: string;
  readonly resource: string;
  /** Request context for policy conditions, e.g. { 'dynamodb:LeadingKeys': ['api#…'] }. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

/** What `Ref` and `Fn::GetAtt` of a deployed resource answer. */
export type DeployedResource = {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

export type ResourceRequest = {
  readonly stack: string;
  readonly logicalId: string;
  /** Properties with every intrinsic function resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The resource's Metadata, e.g. where the synthesizer put its asset. */
  readonly metadata?: Readonly<Record<string, unknown>>;
};

/**
 * Creates the resource or brings an existing one to these properties (idempotent: the same template is deployed at every
 * start, and data stays). Physical ids not fixed by the template must be stable across starts: derive them from stack + logicalId.
 */
export type ResourceHandler = (request: ResourceRequest) => Promise<DeployedResource> | DeployedResource;

/** An AWS service on one machine. */
export type Service = {
  /** SigV4 credential-scope names it answers to, e.g. ['sqs']. Empty when it has no AWS API of its own. */
  readonly signingNames: readonly string[];
  /** CloudFormation types it deploys. */
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  /** The permissions a request needs; an empty list means the operation is not subject to IAM. */
  requirements(request: ServiceRequest): readonly IamRequirement[];
  handle(request: ServiceRequest): Promise<ServiceResponse>;
  /** Takes an event delivered to an ARN it owns; absent where nothing can be delivered to it. */
  accept?(arn: string, payload: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** Called once everything is deployed: timers, pollers. */
  start?(): Promise<void> | void;
  stop(): Promise<void> | void;
};

/** An error in the service's own wire format is made from this by the service; `code` is the AWS error code. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
