import type { Data } from '@portico/data';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { codeOf } from '../test/session-scene.ts';
import type { startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import type { nounsOf } from './nouns.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let at = new Date();
/** As the user pool has them. */
let account = { sub: '', email: '' };
let asked: string[] = [];
const password = 'Right-one-1';

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene({ now: () => at }));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  asked = [];
  account = { sub: `sub-${Math.random()}`, email: `ann-${Math.random()}@b.example` };
  const tokens = async () => ({
    access_token: await keys.sign({ sub: account.sub, origin_jti: `origin-${account.sub}` }),
    id_token: await keys.sign({
      ...{ sub: account.sub, token_use: 'id', aud: 'client-1', client_id: undefined, email: account.email },
    }),
    refresh_token: 'refresh',
    expires_in: 300,
  });
  endpoint.answers(async () => ({ status: 200, body: await tokens() }));
  endpoint.asked(async (operation, input) => {
    asked.push(operation);
    if (operation === 'AdminInitiateAuth') return endpoint.result({ grant_type: 'authorization_code' });
    if (operation === 'AdminUpdateUserAttributes') {
      const [said] = input.UserAttributes as { Value: string }[];
      account.email = said?.Value ?? '';
    }
    const attributes = { sub: account.sub, email: account.email, email_verified: 'true' };
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    return { status: 200, body: { UserAttributes, UserStatus: 'CONFIRMED' } };
  });
});

const signIn = () => nouns.signIns.begin({ email: account.email, password });
const begin = async () => {
  const { created } = await signIn();
  const { id = '' } = created?.user ?? {};
  return { email: account.email, sessionToken: created?.sessionToken ?? '', userId: id };
};
const isTold = async (userId: string, email: string) => {
  const principal = { userId, roles: ['developer' as const] };
  const { items } = await nouns.notices.list(principal, { limit: 10, position: undefined });
  const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
  expect([items.map(({ kind }) => kind), user?.email, account.email]).toEqual([['address-changed'], email, email]);
};

describe('an address that was changed past the portal', () => {
  it('is put back at the next renewal: all sessions end, and whose it is is told', async () => {
    const { email, sessionToken, userId } = await begin();
    at = new Date(at.getTime() + 1000);
    account.email = 'thief@evil.example';
    expect(await codeOf(nouns.sessions.refresh({ sessionToken }))).toBe('session-ended');
    await isTold(userId, email);
    expect(await codeOf(nouns.sessions.refresh({ sessionToken }))).toBe('session-ended');
    at = new Date(at.getTime() + 1000);
    expect((await signIn()).created?.user.id).toBe(userId);
  });

  it('signs nobody in', async () => {
    const { email, userId } = await begin();
    at = new Date(at.getTime() + 1000);
    account.email = 'thief@evil.example';
    expect(await codeOf(signIn())).toBe('sign-in-failed');
    await isTold(userId, email);
  });

  it('gets no password and no link', async () => {
    await begin();
    account.email = 'thief@evil.example';
    const reset = { email: account.email, code: '123456', newPassword: 'Chosen-by-thief-1' };
    expect(await codeOf(nouns.passwords.reset(reset))).toBe('sign-in-failed');
    expect(asked).not.toContain('ConfirmForgotPassword');
    const { step } = await nouns.signInLinks.ask({ email: account.email });
    const stepId = step?.continuation.slice(0, 22) ?? '';
    const kept = (await data.entities.signInStep.get({ stepId }).go({ consistent: true })).data;
    expect([kept?.stepId, kept?.mailTo]).toEqual([stepId, undefined]);
  });
});
