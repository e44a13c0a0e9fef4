import { auth } from '@portico/contract/auth';
import { connectRefusals, connectRepetitions, type Data } from '@portico/data';
import { liveSecret } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import type { KeyServer } from '@portico/identity/key-server';
import { createLogger } from '@portico/telemetry';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { codeOf } from '../test/session-scene.ts';
import { exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import type { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let call: ReturnType<typeof createCall>;
let at = new Date();
let user = { userId: '', sub: '', email: '' };
/** Whether the user pool asks for the code of the app. */
let asks = false;
const password = 'Right-one-1';
const CODE = '123456';

const tokens = async () => ({
  AccessToken: await keys.sign({ sub: user.sub, origin_jti: `origin-${Math.random()}` }),
  IdToken: await keys.sign({
    sub: user.sub,
    token_use: 'id',
    aud: 'client-1',
    client_id: undefined,
    email: user.email,
  }),
  RefreshToken: `refresh-${Math.random()}`,
  ExpiresIn: 300,
});
const played = async (operation: string, input: Record<string, unknown>) => {
  const given = { ...(input.AuthParameters ?? {}), ...(input.ChallengeResponses ?? {}) } as Record<string, string>;
  if (operation === 'AdminInitiateAuth') {
    if (given.PASSWORD !== password) return exception('NotAuthorizedException');
    return {
      status: 200,
      body: asks
        ? {
            ChallengeName: 'SOFTWARE_TOKEN_MFA',
            Session: 's'.repeat(30),
            ChallengeParameters: { USER_ID_FOR_SRP: user.sub },
          }
        : { AuthenticationResult: await tokens() },
    };
  }
  if (operation === 'AdminRespondToAuthChallenge')
    return given.SOFTWARE_TOKEN_MFA_CODE === CODE
      ? { status: 200, body: { AuthenticationResult: await tokens() } }
      : exception('CodeMismatchException');
  if (operation === 'VerifySoftwareToken' && input.UserCode !== CODE)
    return exception('EnableSoftwareTokenMFAException');
  if (operation === 'AdminSetUserMFAPreference')
    asks = (input.SoftwareTokenMfaSettings as { Enabled: boolean }).Enabled;
  return { status: 200, body: { SecretCode: 'GEZDGNBVGY3TQOJQ' } };
};
/** Signed in, with an authenticator app of this session. */
const withApp = async () => {
  const { created } = await nouns.signIns.begin({ email: user.email, password });
  const sessionId = created?.session.id ?? '';
  user.userId = created?.user.id ?? '';
  const principal = { userId: user.userId, roles: ['developer' as const], sessionId };
  const { codes } = await nouns.authenticators.confirm(principal, { code: CODE }, created?.accessToken ?? '');
  return { principal, codes, sessionToken: created?.sessionToken ?? '', accessToken: created?.accessToken ?? '' };
};
const asked = async () => (await nouns.signIns.begin({ email: user.email, password })).step?.continuation ?? '';

beforeAll(async () => {
  const now = () => at;
  const secret = async () => liveSecret('the deployment’s secret');
  ({ data, keys, endpoint, nouns } = await createPoolScene({ now }));
  call = createCall(
    createHandler<'auth'>(auth, routes(nouns), {
      ...{ ...UNCOUNTED, portalUrl: 'https://portal.example', logger: createLogger(), secret },
      repetitions: connectRepetitions(data, now),
      refusals: connectRefusals(data, now),
    }),
  );
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  asks = false;
  user = { userId: '', sub: `sub-${Math.random()}`, email: `ann-${Math.random()}@b.example` };
  endpoint.asked(played);
});

describe('an authenticator app', () => {
  it('is asked for from then on; its code opens the session, in which it counts as shown', async () => {
    const { codes } = await withApp();
    expect(new Set(codes).size).toBe(10);
    const continuation = await asked();
    expect(await codeOf(nouns.signIns.answer({ continuation, code: '000000' }))).toBe('code-refused');
    const { created } = await nouns.signIns.answer({ continuation, code: CODE });
    const { data: kept } = await data.entities.session.get({ sessionId: created?.session.id ?? '' }).go();
    expect(kept?.secondFactorAt).toBe(at.toISOString());
  });

  it('uses up a try for each password that leads to it, until a code is right: codes cannot be guessed for ever', async () => {
    await withApp();
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries++)
      codes.push(await codeOf(nouns.signIns.begin({ email: user.email, password })));
    expect(codes).toEqual(['none', 'none', 'none', 'none', 'rate-limited', 'rate-limited']);
  });

  it('that the user pool forgot to ask for is asked for again, and nobody is let in without', async () => {
    await withApp();
    asks = false;
    expect(await codeOf(nouns.signIns.begin({ email: user.email, password }))).toBe('sign-in-failed');
    expect(asks).toBe(true);
  });

  it('whose code comes before it was begun is refused as a wrong one', async () => {
    const { created } = await nouns.signIns.begin({ email: user.email, password });
    const principal = { userId: created?.user.id ?? '', roles: ['developer' as const] };
    for (const name of ['SoftwareTokenMFANotFoundException', 'NotAuthorizedException']) {
      endpoint.asked(async () => exception(name));
      expect(await codeOf(nouns.authenticators.confirm(principal, { code: CODE }, created?.accessToken ?? ''))).toBe(
        'code-refused',
      );
    }
  });

  it('is set up once: who holds a session puts no other in its place', async () => {
    const { principal, accessToken } = await withApp();
    expect(await codeOf(nouns.authenticators.associate(principal, accessToken))).toBe('conflict');
    expect(await codeOf(nouns.authenticators.confirm(principal, { code: CODE }, accessToken))).toBe('code-refused');
  });
});

describe('a recovery code', () => {
  const recover = async (recoveryCode: string, typed = password) =>
    nouns.signIns.answer({ continuation: await asked(), recoveryCode, password: typed });

  it('stands in for the app once, however it is copied, and the app is asked for again after it', async () => {
    const { codes } = await withApp();
    const [first = '', second = ''] = codes;
    expect((await recover(first.toUpperCase().replaceAll('-', ' '))).created).toBeDefined();
    expect(asks).toBe(true);
    expect(await codeOf(recover(first))).toBe('code-refused');
    expect((await recover(second)).created).toBeDefined();
  });

  it('works once for two who come with it at the same time', async () => {
    const { codes } = await withApp();
    const continuations = [await asked(), await asked()];
    const outcomes = await Promise.all(
      continuations.map((continuation) =>
        codeOf(nouns.signIns.answer({ continuation, recoveryCode: codes[0] ?? '', password })),
      ),
    );
    expect(outcomes.filter((code) => code === 'code-refused').length).toBeGreaterThanOrEqual(1);
  });

  it('is not used up by a wrong password, is nobody else’s, and is not in the table', async () => {
    const { codes, principal } = await withApp();
    expect(await codeOf(recover(codes[0] ?? '', 'Wrong-one-1'))).toBe('code-refused');
    const { data: kept } = await data.entities.recoveryCode.query.primary({ userId: principal.userId }).go();
    expect(kept).toHaveLength(10);
    for (const code of codes) expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''));
    user = { userId: '', sub: `sub-${Math.random()}`, email: `eve-${Math.random()}@b.example` };
    asks = false;
    await withApp();
    expect(await codeOf(recover(codes[0] ?? ''))).toBe('code-refused');
  });
});

describe('what is dangerous', () => {
  it('asks who has a second factor for one that is not older than ten minutes, to the second', async () => {
    const { principal } = await withApp();
    const shown = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    for (const [freshUntil, status] of [
      ['always', 200],
      [shown(2), 200],
      [shown(-1), 403],
      ['', 403],
    ] as const)
      expect((await call('renewRecoveryCodes', { as: { ...principal, freshUntil } })).status).toBe(status);
  });

  it('goes on after the factor was shown again in the session, with password and code; the session token is another', async () => {
    const { sessionToken } = await withApp();
    at = new Date(at.getTime() + 3_600_000);
    for (const wrong of [
      { password: 'Wrong-one-1', code: CODE },
      { password, code: '000000' },
    ])
      expect(await codeOf(nouns.stepUp({ sessionToken, ...wrong }))).toBe('code-refused');
    const shown = await nouns.stepUp({ sessionToken, password, code: CODE });
    expect(shown.sessionToken).not.toBe(sessionToken);
    const { data: kept } = await data.entities.session.get({ sessionId: shown.session.id }).go();
    expect(kept?.secondFactorAt).toBe(at.toISOString());
    // Whoever had the token of before has nothing of it for longer than two tabs need, and ends it for everybody.
    at = new Date(at.getTime() + 31_000);
    expect(await codeOf(nouns.sessions.refresh({ sessionToken }))).toBe('session-ended');
    expect(await codeOf(nouns.sessions.refresh({ sessionToken: shown.sessionToken }))).toBe('session-ended');
  });

  it('is not opened by somebody else’s factor', async () => {
    const { sessionToken } = await withApp();
    const mine = user.sub;
    user.sub = `sub-${Math.random()}`;
    expect(await codeOf(nouns.stepUp({ sessionToken, password, code: CODE }))).toBe('code-refused');
    user.sub = mine;
  });
});
