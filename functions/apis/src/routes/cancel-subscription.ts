import type { Route } from '@portico/http';
import type { Subscriptions } from '../services/subscriptions.ts';

export const cancelSubscription =
  (subscriptions: Subscriptions): Route<'cancelSubscription'> =>
  async ({ params }, principal) => {
    await subscriptions.cancel(principal, params.appId, params.subscriptionId);
    return { status: 204, body: undefined };
  };
