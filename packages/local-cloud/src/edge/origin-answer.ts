import type { Readable } from 'node:stream';
import type { ViewerRequest } from './viewer-request.ts';

/** What an origin says: its body whole, or as it comes. */
export type OriginAnswer = {
  readonly status: number;
  readonly headers: ViewerRequest['headers'];
  readonly body: Buffer;
  /** What follows `body` as it is made. */
  readonly rest?: Readable;
};

/** The origin gave no answer, none in time, or half of one: the status that CloudFront has for it. */
export class OriginFailure extends Error {
  readonly status: 502 | 504;
  constructor(status: 502 | 504, cause: unknown) {
    super(`the origin gave no answer: ${cause instanceof Error ? cause.message : cause}`);
    this.status = status;
  }
}
