import { Problem, type ProblemCode } from '@portico/contract';
import { createRaceTable } from '@portico/data/test-table';
import { LIMITS, liveSecret, REQUEST_LIMITS } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { startKeyServer } from '@portico/identity/key-server';
import { people } from '../src/people.ts';
import { sessions } from '../src/sessions.ts';
import { userPool } from '../src/user-pool.ts';
import { users } from '../src/users.ts';
import { waysIn } from '../src/ways-in.ts';
import { OUTSIDE } from './outside.ts';
import { startUserPoolEndpoint } from './user-pool-endpoint.ts';

export const REQUEST = {
  code: 'code',
  codeVerifier: 'v'.repeat(43),
  redirectUri: 'https://portal.example/auth/callback',
};

export const codeOf = async (promise: Promise<unknown>): Promise<ProblemCode | 'none'> =>
  promise.then(
    () => 'none' as const,
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );

/** Sessions over a table and a user pool that says of whoever signs in what it is told to. */
export const createSessionScene = async () => {
  let at = new Date();
  let claims: Record<string, unknown> = {};
  let refreshTokens = 0;
  const [table, keys, endpoint] = await Promise.all([createRaceTable(), startKeyServer(), startUserPoolEndpoint()]);
  const tokens = async (form: Record<string, string>) => ({
    status: 200,
    body: {
      access_token: await keys.sign({ 'cognito:groups': ['publisher'], ...claims }),
      id_token: await keys.sign({
        token_use: 'id',
        aud: 'client-1',
        client_id: undefined,
        nonce: 'nonce-1',
        email: 'A@B.example',
        name: 'Ann',
        ...claims,
      }),
      ...(form.grant_type === 'authorization_code' && { refresh_token: `refresh-${++refreshTokens}` }),
      expires_in: 300,
    },
  });
  let secret = liveSecret('the deployment’s secret');
  const dependencies = {
    data: table.data,
    now: () => at,
    secret: async () => secret,
    lasting: async () => 'the first secret',
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    pool: userPool(endpoint.options(keys.issuer)),
    issuer: keys.issuer,
    ...OUTSIDE,
    refusalStepMilliseconds: 0,
    limits: LIMITS,
    requestLimits: REQUEST_LIMITS,
  };
  /** What the secret's values are from then on, the current one first. */
  const rotate = (...[current, ...others]: readonly [string, ...string[]]) => {
    secret = liveSecret(current, others);
  };
  const somebody = () => {
    claims = { sub: `sub-${Math.random()}` };
  };
  return {
    rotate,
    data: table.data,
    interrupt: table.interrupt,
    people: people(dependencies, users(dependencies)),
    signIns: sessions(dependencies, users(dependencies), waysIn(dependencies)),
    now: () => at,
    later: (seconds: number) => {
      at = new Date(at.getTime() + seconds * 1000);
    },
    sign: keys.sign,
    tokens,
    /** What the user pool answers. */
    answers: endpoint.answers,
    /** The refresh token given out last. */
    refreshToken: () => `refresh-${refreshTokens}`,
    /** Whoever signs in next is somebody new. */
    somebody,
    claims: () => claims,
    /** What the user pool says more of whoever signs in. */
    claim: (more: Record<string, unknown>) => {
      claims = { ...claims, ...more };
    },
    begin: () => {
      rotate('the deployment’s secret');
      at = new Date();
      somebody();
      endpoint.answers(tokens);
    },
    stop: () => Promise.all([keys.stop(), endpoint.stop()]),
  };
};

export type SessionScene = Awaited<ReturnType<typeof createSessionScene>>;
