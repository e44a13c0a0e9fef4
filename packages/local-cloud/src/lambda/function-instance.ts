import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forkRuntime, type InstanceOptions, type RuntimeMessage } from './function-process.ts';
import { type FunctionError, type Invocation, type InvocationResult, PAYLOAD_BYTES_MAX } from './invocation.ts';

type Running = {
  readonly invocation: Invocation;
  readonly startedAt: number;
  readonly timer: NodeJS.Timeout;
  /** The last lines, for `LogType: Tail`. */
  readonly tail: string[];
  readonly chunks: Buffer[];
  settle(result: InvocationResult): void;
};

const INIT_TIMEOUT_MILLISECONDS = 10_000;
const TAIL_LINES = 50;
const PARTIAL_LINE_MAX = 65_536;

/** Lambda's own layout: a stream per instance and day. */
const newLogStream = (): string =>
  `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomBytes(16).toString('hex')}`;

const exitReason = (code: number | null, signal: NodeJS.Signals | null): string => {
  // V8 aborts when the heap limit is reached; Lambda's sandbox reports a kill for memory the same way.
  if (signal === 'SIGABRT' || code === 134) return 'signal: killed';
  return signal ? `signal: ${signal}` : `exit status ${code ?? 0}`;
};

/** One process that runs one function, one event at a time: the local twin of a Lambda execution environment. */
export class FunctionInstance {
  /** Settles once the module is loaded, or with the error that prevented it. */
  readonly ready: Promise<FunctionError | undefined>;
  idleSince = Date.now();
  readonly #options: InstanceOptions;
  readonly #logStream = newLogStream();
  readonly #temporary: string;
  readonly #child: ChildProcess;
  readonly #startedAt = performance.now();
  #alive = true;
  #initMilliseconds: number | undefined;
  #initError: FunctionError | undefined;
  #running: Running | undefined;
  #isReady: (error: FunctionError | undefined) => void = () => {};
  #partial = '';

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.#temporary = join(options.temporaryFolder, randomBytes(6).toString('hex'));
    this.ready = new Promise((settle) => {
      this.#isReady = settle;
    });
    this.#child = forkRuntime(options, this.#logStream, this.#temporary);
    // See RuntimeMessage: both ends are ours.
    this.#child.on('message', (message) => this.#receive(message as RuntimeMessage));
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#collect(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#collect(chunk));
    this.#child.on('error', () => {});
    this.#child.on('close', (code, signal) => this.#ended(code, signal));
    this.#limitInit();
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Settles with Lambda's answer whatever the function does; never rejects. */
  invoke(invocation: Invocation): Promise<InvocationResult> {
    const { timeoutSeconds } = this.#options.settings;
    return new Promise((settle) => {
      const timer = setTimeout(() => this.#timedOut(), timeoutSeconds * 1000);
      this.#running = { invocation, startedAt: performance.now(), timer, tail: [], chunks: [], settle };
      this.#write([[Date.now(), `START RequestId: ${invocation.requestId} Version: $LATEST`]]);
      if (this.#child.connected) {
        const deadline = Date.now() + timeoutSeconds * 1000;
        const { requestId, payload, traceId, clientContext } = invocation;
        const message = { type: 'invoke', id: requestId, requestId, payload, traceId, clientContext, deadline };
        this.#child.send(message, () => {});
        return;
      }
      void this.kill();
      const errorMessage = `RequestId: ${invocation.requestId} Error: Runtime exited`;
      this.#fail({ errorType: 'Runtime.ExitError', errorMessage, trace: [] });
    });
  }

  kill(): Promise<void> {
    this.#alive = false;
    return new Promise((settle) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return settle();
      this.#child.once('exit', () => settle());
      this.#child.kill('SIGKILL');
    });
  }

  #write(lines: readonly (readonly [number, string])[]): void {
    if (lines.length === 0) return;
    const tail = this.#running?.tail;
    if (tail) for (const [, line] of lines) if (tail.push(line) > TAIL_LINES) tail.shift();
    this.#options.log(this.#options.settings.logGroup, this.#logStream, lines);
  }

  /** What the process wrote past the runtime: V8's last words, native code. */
  #collect(chunk: Buffer): void {
    const parts = (this.#partial + chunk.toString('utf8')).split('\n');
    this.#partial = (parts.pop() ?? '').slice(-PARTIAL_LINE_MAX);
    this.#write(parts.filter((line) => line !== '').map((line) => [Date.now(), line] as const));
  }

  #receive(message: RuntimeMessage): void {
    if (message.type === 'chunk') {
      void this.#pass(Buffer.from(message.data));
      return;
    }
    this.#write(message.lines);
    if (message.type === 'ready') {
      this.#initMilliseconds = performance.now() - this.#startedAt;
      this.#isReady(undefined);
    } else if (message.type === 'result') this.#answer(message.payload, message.rssBytes);
    else if (message.type === 'error') this.#fail(message.error, message.rssBytes);
    else if (message.type === 'fatal') {
      this.#alive = false;
      this.#initError = message.error;
      this.#isReady(message.error);
      this.#fail(message.error);
    }
  }

  /** One piece of a streamed answer: to the caller, or kept until the end. */
  async #pass(chunk: Buffer): Promise<void> {
    const running = this.#running;
    if (running?.invocation.onChunk) await running.invocation.onChunk(chunk).catch(() => {});
    else running?.chunks.push(chunk);
    if (this.#child.connected) this.#child.send({ type: 'acknowledge' }, () => {});
  }

  #answer(answered: string, rssBytes: number): void {
    const chunks = this.#running?.chunks ?? [];
    const payload = chunks.length > 0 ? Buffer.concat(chunks).toString('utf8') : answered;
    if (Buffer.byteLength(payload) <= PAYLOAD_BYTES_MAX) {
      this.#finish(payload, false, rssBytes);
      return;
    }
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${PAYLOAD_BYTES_MAX} bytes).`;
    this.#fail({ errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] }, rssBytes);
  }

  #fail(error: FunctionError, rssBytes?: number): void {
    this.#finish(JSON.stringify(error), true, rssBytes);
  }

  #finish(payload: string, failed: boolean, rssBytes = 0): void {
    const done = this.#running;
    if (!done) return;
    clearTimeout(done.timer);
    const { requestId } = done.invocation;
    const milliseconds = performance.now() - done.startedAt;
    this.#report(requestId, milliseconds, rssBytes);
    this.#running = undefined;
    this.idleSince = Date.now();
    const functionError = failed ? { functionError: 'Unhandled' as const } : {};
    done.settle({ requestId, payload, milliseconds, logTail: done.tail.join('\n'), ...functionError });
  }

  #report(requestId: string, durationMilliseconds: number, rssBytes: number): void {
    const init = this.#initMilliseconds === undefined ? '' : `\tInit Duration: ${this.#initMilliseconds.toFixed(2)} ms`;
    this.#initMilliseconds = undefined;
    const duration = `Duration: ${durationMilliseconds.toFixed(2)} ms\tBilled Duration: ${Math.ceil(durationMilliseconds)} ms`;
    const memory = `Memory Size: ${this.#options.settings.memoryMegabytes} MB\tMax Memory Used: ${Math.round(rssBytes / 1048576)} MB`;
    const now = Date.now();
    this.#write([
      [now, `END RequestId: ${requestId}`],
      [now, `REPORT RequestId: ${requestId}\t${duration}\t${memory}${init}`],
    ]);
  }

  #timedOut(): void {
    const id = this.#running?.invocation.requestId ?? '';
    const words = `Task timed out after ${this.#options.settings.timeoutSeconds.toFixed(2)} seconds`;
    this.#write([[Date.now(), `${new Date().toISOString()} ${id} ${words}`]]);
    void this.kill();
    this.#fail({ errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${id} Error: ${words}`, trace: [] });
  }

  #limitInit(): void {
    const limitMilliseconds = Math.max(INIT_TIMEOUT_MILLISECONDS, this.#options.settings.timeoutSeconds * 1000);
    const timer = setTimeout(() => {
      const errorMessage = `Init phase timed out after ${limitMilliseconds / 1000} seconds`;
      this.#initError = { errorType: 'Sandbox.Timedout', errorMessage, trace: [] };
      void this.kill();
    }, limitMilliseconds);
    timer.unref();
    void this.ready.then(() => clearTimeout(timer));
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    this.#alive = false;
    const requestId = this.#running?.invocation.requestId ?? '';
    const errorMessage = `RequestId: ${requestId} Error: Runtime exited with error: ${exitReason(code, signal)}`;
    const error = this.#initError ?? { errorType: 'Runtime.ExitError', errorMessage, trace: [] };
    this.#isReady(error);
    this.#fail(error);
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}
