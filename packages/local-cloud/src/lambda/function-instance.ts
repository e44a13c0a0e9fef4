import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionError, FunctionSettings, Invocation, InvocationResult } from './invocation.ts';
import { payloadBytesMax } from './invocation.ts';

export type LogSink = (group: string, stream: string, lines: readonly (readonly [number, string])[]) => void;

export interface InstanceOptions {
  readonly settings: FunctionSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly temporaryFolder: string;
  readonly compileCache: string;
  readonly log: LogSink;
}

/** Messages of runtime.mjs, which is ours: their shape is vouched for by that file. */
type Message =
  | { readonly type: 'ready' | 'log'; readonly lines: [number, string][] }
  | {
      readonly type: 'result';
      readonly id: string;
      readonly payload: string;
      readonly lines: [number, string][];
      readonly rssBytes: number;
    }
  | {
      readonly type: 'error' | 'fatal';
      readonly id: string;
      readonly error: FunctionError;
      readonly lines: [number, string][];
      readonly rssBytes?: number;
    };

interface Running {
  readonly invocation: Invocation;
  readonly startedAt: number;
  readonly timer: NodeJS.Timeout;
  readonly tail: string[];
  settle(result: InvocationResult): void;
}

export interface FunctionInstance {
  /** Settles with Lambda's answer whatever the function does; never rejects. One at a time. */
  invoke(invocation: Invocation): Promise<InvocationResult>;
  /** Resolves once the module is loaded, or with the error that prevented it. */
  readonly ready: Promise<FunctionError | undefined>;
  readonly alive: boolean;
  idleSince: number;
  kill(): Promise<void>;
}

const runtimeFile = fileURLToPath(new URL('./runtime.mjs', import.meta.url));
const initTimeoutMs = 10_000;

/** Lambda's own layout: a stream per instance and day. */
const newLogStream = (): string =>
  `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;

const start = (options: InstanceOptions, logStream: string, temporary: string): ChildProcess => {
  const { settings, environment } = options;
  mkdirSync(temporary, { recursive: true });
  const argument = {
    taskRoot: settings.taskRoot,
    handler: settings.handler,
    functionArn: settings.arn,
    functionName: settings.name,
    memoryMegabytes: settings.memoryMegabytes,
    logGroup: settings.logGroup,
    logStream,
    logFormat: settings.logFormat,
    compileCache: options.compileCache,
  };
  return fork(runtimeFile, [JSON.stringify(argument)], {
    cwd: settings.taskRoot,
    env: {
      ...environment,
      AWS_LAMBDA_LOG_STREAM_NAME: logStream,
      TMPDIR: temporary,
      PATH: '/usr/local/bin:/usr/bin:/bin',
    },
    execArgv: [
      `--max-old-space-size=${Math.max(64, Math.floor(settings.memoryMegabytes * 0.9))}`,
      '--enable-source-maps',
      '--no-warnings',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
};

/** One process that runs one function: the local twin of a Lambda execution environment. */
export const startInstance = (options: InstanceOptions): FunctionInstance => {
  const { settings, log } = options;
  const logStream = newLogStream();
  const temporary = join(options.temporaryFolder, randomBytes(6).toString('hex'));
  const startedAt = performance.now();
  const child = start(options, logStream, temporary);
  let alive = true;
  let initMs: number | undefined;
  let initError: FunctionError | undefined;
  let running: Running | undefined;
  let isReady = (_error: FunctionError | undefined): void => {};
  const ready = new Promise<FunctionError | undefined>((settle) => {
    isReady = settle;
  });

  const write = (lines: readonly (readonly [number, string])[]): void => {
    if (lines.length === 0) return;
    if (running) for (const [, line] of lines) if (running.tail.push(line) > 50) running.tail.shift();
    log(settings.logGroup, logStream, lines);
  };

  const finish = (payload: string, failed: boolean, rssBytes = 0): void => {
    const done = running;
    if (!done) return;
    clearTimeout(done.timer);
    const { requestId } = done.invocation;
    const durationMs = performance.now() - done.startedAt;
    const init = initMs === undefined ? '' : `\tInit Duration: ${initMs.toFixed(2)} ms`;
    initMs = undefined;
    const now = Date.now();
    write([
      [now, `END RequestId: ${requestId}`],
      [
        now,
        `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${Math.ceil(durationMs)} ms\tMemory Size: ${settings.memoryMegabytes} MB\tMax Memory Used: ${Math.round(rssBytes / 1048576)} MB${init}`,
      ],
    ]);
    running = undefined;
    instance.idleSince = Date.now();
    done.settle({
      requestId,
      payload,
      logTail: done.tail.join('\n'),
      ...(failed ? { functionError: 'Unhandled' as const } : {}),
    });
  };

  const fail = (error: FunctionError, rssBytes?: number): void => finish(JSON.stringify(error), true, rssBytes);

  const kill = (): Promise<void> =>
    new Promise((settle) => {
      if (!alive || child.exitCode !== null) return settle();
      alive = false;
      child.once('exit', () => settle());
      child.kill('SIGKILL');
    });

  child.on('message', (received) => {
    // See Message: both ends are ours.
    const message = received as Message;
    write(message.lines);
    if (message.type === 'ready') {
      initMs = performance.now() - startedAt;
      isReady(undefined);
    } else if (message.type === 'result') {
      if (Buffer.byteLength(message.payload) > payloadBytesMax)
        fail({
          errorType: 'Function.ResponseSizeTooLarge',
          errorMessage: `Response payload size exceeded maximum allowed payload size (${payloadBytesMax} bytes).`,
          trace: [],
        });
      else finish(message.payload, false, message.rssBytes);
    } else if (message.type === 'error') fail(message.error, message.rssBytes);
    else if (message.type === 'fatal') {
      alive = false;
      initError = message.error;
      isReady(message.error);
      fail(message.error);
    }
  });
  let rest = '';
  const collect = (chunk: Buffer): void => {
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = (parts.pop() ?? '').slice(-65_536);
    write(parts.filter((line) => line !== '').map((line) => [Date.now(), line] as const));
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.on('error', () => {});
  child.on('close', (code, signal) => {
    alive = false;
    const requestId = running?.invocation.requestId ?? '';
    // V8 aborts when the heap limit is reached; Lambda's sandbox reports a kill for memory the same way.
    const reason =
      signal === 'SIGABRT' || code === 134
        ? 'Runtime exited with error: signal: killed'
        : `Runtime exited with error: ${signal ? `signal: ${signal}` : `exit status ${code ?? 0}`}`;
    const error = initError ?? {
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: ${reason}`,
      trace: [],
    };
    isReady(error);
    fail(error);
    rmSync(temporary, { recursive: true, force: true });
  });

  const timedOut = (): void => {
    const id = running?.invocation.requestId;
    const errorMessage = `${new Date().toISOString()} ${id} Task timed out after ${settings.timeoutSeconds.toFixed(2)} seconds`;
    write([[Date.now(), errorMessage]]);
    void kill();
    fail({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${id} Error: Task timed out after ${settings.timeoutSeconds.toFixed(2)} seconds`,
      trace: [],
    });
  };

  const initTimer = setTimeout(
    () => {
      if (initMs !== undefined || initError) return;
      initError = {
        errorType: 'Sandbox.Timedout',
        errorMessage: `Init phase timed out after ${Math.max(initTimeoutMs, settings.timeoutSeconds * 1000) / 1000} seconds`,
        trace: [],
      };
      void kill();
    },
    Math.max(initTimeoutMs, settings.timeoutSeconds * 1000),
  );
  initTimer.unref();
  void ready.then(() => clearTimeout(initTimer));

  const instance: FunctionInstance = {
    ready,
    idleSince: Date.now(),
    get alive() {
      return alive;
    },
    kill,
    invoke: (invocation) =>
      new Promise((settle) => {
        const timer = setTimeout(timedOut, settings.timeoutSeconds * 1000);
        running = { invocation, startedAt: performance.now(), timer, tail: [], settle };
        write([[Date.now(), `START RequestId: ${invocation.requestId} Version: $LATEST`]]);
        if (!child.connected)
          return void kill().then(() =>
            fail({
              errorType: 'Runtime.ExitError',
              errorMessage: `RequestId: ${invocation.requestId} Error: Runtime exited`,
              trace: [],
            }),
          );
        child.send(
          {
            type: 'invoke',
            id: invocation.requestId,
            ...invocation,
            deadline: Date.now() + settings.timeoutSeconds * 1000,
          },
          () => {},
        );
      }),
  };
  return instance;
};
