import type { Route } from '@portico/http';
import type { Subscriptions } from '../services/subscriptions.ts';

export const createSubscription =
  (subscriptions: Subscriptions): Route<'createSubscription'> =>
  async ({ params, body }, principal) => ({
    status: 201,
    body: await subscriptions.create(principal, params.appId, body),
  });
