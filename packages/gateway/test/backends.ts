import { accessPolicies } from '../src/access-policies.ts';
import type { GatewayBackend } from '../src/backend-request.ts';

/** A backend at one address, without auth; what a caller sends of its own goes on. */
export const liveBackend = (url: string, timeoutMilliseconds: number): GatewayBackend => ({
  ...{ targets: [{ url, weight: 1 }], timeoutMilliseconds, encodedSlashes: 'separate' },
  ...{ forwardAuthorization: true, auth: { kind: 'none' } },
});

export const NO_POLICIES = accessPolicies([]);

export const NO_SECRETS = {
  readSecret: async (): Promise<string> => {
    throw new Error('no backend here has a secret');
  },
};
