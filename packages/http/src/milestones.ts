import type { OperationId } from '@portico/contract';

/** What the business counts, by the operation that does it. Each is a metric that is paid for: few, and never by customer. */
const DONE: Readonly<Partial<Record<OperationId, string>>> = {
  confirmSignUp: 'SignUps',
  createApi: 'Apis',
  publishApiVersion: 'Publications',
  createApp: 'Apps',
  createSubscription: 'Subscriptions',
  createApiKey: 'ApiKeys',
};
/** Where somebody proves who they are: of who is refused there more than half, somebody guesses, or nobody gets in. */
const SIGN_IN: ReadonlySet<string> = new Set<OperationId>(['beginSignIn', 'answerSignIn', 'createSession']);

const ofSignIn = (status: number) =>
  status < 400 ? { SignInSteps: 1 } : status === 401 || status === 429 ? { SignInStepsRefused: 1 } : {};

/** What CloudWatch counts of an answer: how it ended, and what it means to those whose portal this is. */
export const countsOf = (operation: OperationId | undefined, status: number): Readonly<Record<string, number>> => {
  const done = operation && status < 400 ? DONE[operation] : undefined;
  return {
    [status >= 500 ? 'Faults' : status >= 400 ? 'Refusals' : 'Successes']: 1,
    ...(done !== undefined && { [done]: 1 }),
    ...(operation && SIGN_IN.has(operation) && ofSignIn(status)),
  };
};
