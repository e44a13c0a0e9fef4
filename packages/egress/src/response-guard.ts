import { phrase } from '@portico/words';
import type { Dispatcher } from 'undici';
import { EgressError } from './egress-error.ts';
import { toEgressError } from './to-egress-error.ts';

export type Limits = {
  /** From the first byte of the request to the last of the answer. */
  readonly totalTimeoutMilliseconds: number;
  /** Bytes of the answer's body; `Infinity` streams without a limit. */
  readonly responseBytesMax: number;
  /** The caller's own way to give up; its reason is passed on as it is. */
  readonly signal: AbortSignal | undefined;
  /** Told when there is a connection. */
  readonly onStart?: (() => void) | undefined;
};

/**
 * Watches one exchange from inside the client: cuts a body that grows past its limit, ends one that takes too long, and
 * turns every failure – also one in the middle of a streamed body – into an EgressError.
 */
export const guarded = (handler: Dispatcher.DispatchHandler, limits: Limits): Dispatcher.DispatchHandler => {
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearTimeout(timer);
  return {
    onRequestStart: (controller, context) => {
      limits.onStart?.();
      timer ??= setTimeout(
        () => controller.abort(new EgressError('timeout', phrase`the exchange took too long`)),
        limits.totalTimeoutMilliseconds,
      );
      handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (controller) =>
      controller.abort(new EgressError('upstream-protocol', phrase`the target switched protocols`)),
    onResponseStart: (controller, status, headers, message) => {
      if (status > 599) {
        controller.abort(new EgressError('upstream-protocol', phrase`the target answered with a status that is none`));
        return;
      }
      handler.onResponseStart?.(controller, status, headers, message);
    },
    onResponseData: (controller, chunk) => {
      bytes += chunk.length;
      if (bytes > limits.responseBytesMax) {
        controller.abort(
          new EgressError('response-too-large', phrase`the answer is over ${limits.responseBytesMax} bytes`),
        );
        return;
      }
      handler.onResponseData?.(controller, chunk);
    },
    onResponseEnd: (controller, trailers) => {
      stop();
      handler.onResponseEnd?.(controller, trailers);
    },
    onResponseError: (controller, error) => {
      stop();
      handler.onResponseError?.(controller, limits.signal?.aborted ? limits.signal.reason : toEgressError(error));
    },
  };
};
