/** What AWS answers by when it is asked too much at once; the SDK has tried again by then. */
const NAMES: ReadonlySet<unknown> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
  'TimeoutError',
  'TransactionCancelled',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const CODES: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOSPC']);
const DEPTH_MAX = 5;

const isBusy = (error: object): boolean => {
  const { name, code, $fault } = error as { name?: unknown; code?: unknown; $fault?: unknown };
  return NAMES.has(name) || CODES.has(code) || $fault === 'server';
};

/**
 * Whether a failure is that of something we stand on — throttled, full, not there — and not of ours: the same request may
 * succeed a little later. Errors of the SDK come wrapped as causes.
 */
export const isUnavailable = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > DEPTH_MAX) return false;
  return isBusy(error) || ('cause' in error && isUnavailable(error.cause, depth + 1));
};
