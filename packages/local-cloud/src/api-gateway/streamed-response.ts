import { Readable } from 'node:stream';
import { asArray, asString, isObject, parseJson } from '../json.ts';
import type { InvocationResult } from '../lambda/invocation.ts';
import type { Outbound } from './exchange.ts';
import { functionFailure, malformed, readHead } from './proxy-response.ts';

/** How far the head of a streamed answer may reach: JSON, then eight zero bytes. */
const HEAD_BYTES_MAX = 16_384;
const SEPARATOR = Buffer.alloc(8);

/** Puts a streamed answer together: the head first, what follows it as a stream with back pressure. */
class StreamedAnswer {
  readonly head: Promise<Outbound>;
  #settle: (outcome: Outbound) => void = () => {};
  #fail: (error: Error) => void = () => {};
  #held = Buffer.alloc(0);
  #rest: Readable | undefined;
  #drained: () => void = () => {};

  constructor() {
    this.head = new Promise((settle, fail) => {
      this.#settle = settle;
      this.#fail = fail;
    });
    this.head.catch(() => {});
  }

  take(chunk: Buffer): Promise<void> {
    if (this.#rest) return this.#push(chunk);
    this.#held = Buffer.concat([this.#held, chunk]);
    const at = this.#held.indexOf(SEPARATOR);
    if (at >= 0) this.#open(at);
    else if (this.#held.length > HEAD_BYTES_MAX) this.#fail(malformed('its head does not end'));
    return Promise.resolve();
  }

  end(result: InvocationResult): void {
    if (result.functionError) {
      const error = functionFailure(result);
      if (this.#rest) this.#rest.destroy(error);
      else this.#fail(error);
    } else if (this.#rest) this.#rest.push(null);
    else this.#fail(malformed('it has no head'));
  }

  fail(error: Error): void {
    this.#fail(error);
    this.#rest?.destroy(error);
  }

  #push(chunk: Buffer): Promise<void> {
    if (!this.#rest || this.#rest.destroyed || this.#rest.push(chunk)) return Promise.resolve();
    return new Promise((settle) => {
      this.#drained = settle;
    });
  }

  #open(at: number): void {
    const response = parseJson(this.#held.subarray(0, at).toString('utf8'));
    try {
      if (!isObject(response)) throw malformed('its head is not an object');
      const { status, headers } = readHead(response, true);
      const cookies = asArray(response.cookies).map((cookie): [string, string] => ['Set-Cookie', asString(cookie)]);
      const resume = (): void => this.#drained();
      const rest = new Readable({
        read: resume,
        destroy: (error, done) => {
          resume();
          done(error);
        },
      });
      // A reader that goes away is no failure of ours.
      rest.on('error', () => {});
      this.#rest = rest;
      this.#settle({
        status,
        headers: [...headers, ...cookies],
        body: this.#held.subarray(at + SEPARATOR.length),
        rest,
      });
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** Invokes a function whose answer streams; settles as soon as its status and headers are known. */
export const streamAnswer = (
  invoke: (onChunk: (chunk: Buffer) => Promise<void>) => Promise<InvocationResult>,
): Promise<Outbound> => {
  const answer = new StreamedAnswer();
  invoke((chunk) => answer.take(chunk)).then(
    (result) => answer.end(result),
    (error: unknown) => answer.fail(error instanceof Error ? error : new Error(String(error))),
  );
  return answer.head;
};
