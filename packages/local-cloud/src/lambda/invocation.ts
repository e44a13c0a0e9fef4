import { randomBytes } from 'node:crypto';

/** What a function is, after the template is resolved. */
export type FunctionSettings = {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly handler: string;
  readonly taskRoot: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly instancesMax: number;
  /** A debugger may attach here; such a function has one instance and no timeout. */
  readonly inspectPort?: number;
  readonly logGroup: string;
  readonly logFormat: 'Text' | 'JSON';
  readonly environment: Readonly<Record<string, string>>;
};

export type Invocation = {
  readonly requestId: string;
  readonly payload: string;
  readonly traceId: string;
  readonly clientContext?: unknown;
  /** Takes the pieces of a streamed answer; the function goes on when it resolves. Without it they are put together. */
  readonly onChunk?: ((chunk: Buffer) => Promise<void>) | undefined;
};

/** What a caller may say beside the event. */
export type InvocationOptions = Partial<Pick<Invocation, 'traceId' | 'clientContext' | 'onChunk'>> & {
  /** Who it may have to wait for: events of the same lane. */
  readonly lane?: string;
};

export type FunctionError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
};

export type InvocationResult = {
  readonly requestId: string;
  /** The function's answer as JSON; the error as Lambda words it when `functionError` is set. */
  readonly payload: string;
  readonly functionError?: 'Unhandled';
  /** Lambda itself refused it, as no instance is free: the function never saw it. */
  readonly refused?: true;
  /** How long the function itself took. */
  readonly milliseconds?: number;
  /** The last log lines, for `LogType: Tail`. */
  readonly logTail: string;
};

export const newTraceId = (isSampled = false): string =>
  `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=${isSampled ? 1 : 0}`;

export const PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

/** Accepted by Lambda's asynchronous queue (1 MB since October 2025). */
export const ASYNC_PAYLOAD_BYTES_MAX = 1024 * 1024;
