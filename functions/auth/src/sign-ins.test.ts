import { createHmac } from 'node:crypto';
import { Problem } from '@portico/contract';
import type { Data } from '@portico/data';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { CLIENT_SECRET, exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import type { nounsOf } from './nouns.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let at = new Date();
/** Passwords that the user pool was asked about. */
let asked: Record<string, unknown>[] = [];
const password = 'Right-one-1';
let email = '';

const pass = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1000);
};
const made = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof Problem)) throw error;
  return error;
};
const codeOf = async (work: Promise<unknown>) => (await made(work))?.code;
const tokens = async (username: string) => ({
  status: 200,
  body: {
    AuthenticationResult: {
      AccessToken: await keys.sign({ sub: `sub-${username}` }),
      IdToken: await keys.sign({
        sub: `sub-${username}`,
        token_use: 'id',
        aud: 'client-1',
        client_id: undefined,
        email: username,
        email_verified: true,
      }),
      RefreshToken: `refresh-${Math.random()}`,
      ExpiresIn: 300,
    },
  },
});
const begin = (typed = password, more = {}) => nouns.signIns.begin({ email, password: typed, ...more });

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene({ now: () => at, corporateDomains: ['Corp.example'] }));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  asked = [];
  email = `ann-${Math.random()}@b.example`;
  endpoint.asked(async (operation, input) => {
    expect(operation).toBe('AdminInitiateAuth');
    const { USERNAME = '', PASSWORD } = input.AuthParameters as Record<string, string>;
    asked.push(input);
    return PASSWORD === password ? tokens(USERNAME) : exception('NotAuthorizedException');
  });
});

describe('signing in with a password', () => {
  it('opens a session as any sign-in does, and proves the client to the user pool', async () => {
    const { created } = await begin(password, { device: 'Firefox' });
    expect(created).toMatchObject({ session: { device: 'Firefox' }, user: { email, roles: ['developer'] } });
    const { data: kept } = await data.entities.session.get({ sessionId: created?.session.id ?? '' }).go();
    expect(kept?.endedAt).toBeUndefined();
    const [call] = asked;
    expect(call).toMatchObject({ AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', ClientId: 'client-1' });
    const hash = createHmac('sha256', CLIENT_SECRET).update(`${email}client-1`).digest('base64');
    expect(call?.AuthParameters).toMatchObject({ USERNAME: email, SECRET_HASH: hash });
  });

  it('is over with all sessions that end before it does: an old password opens none after a new one was set', async () => {
    const { created } = await begin();
    const act = { action: 'password.reset', entity: { kind: 'user', id: 'usr_1' } } as const;
    at = new Date(at.getTime() + 1000);
    endpoint.asked(async (_operation, input) => {
      const answer = await tokens((input.AuthParameters as Record<string, string>).USERNAME ?? '');
      at = new Date(at.getTime() + 1000);
      await nouns.sessions.endOthers(created?.user.id, undefined, { ...act, at });
      at = new Date(at.getTime() + 1000);
      return answer;
    });
    expect(await codeOf(begin())).toBe('sign-in-failed');
    endpoint.asked(async (_operation, input) =>
      tokens((input.AuthParameters as Record<string, string>).USERNAME ?? ''),
    );
    expect(await codeOf(begin())).toBeUndefined();
  });

  it('takes an address as it is compared, however it was typed', async () => {
    const first = await begin();
    const again = await nouns.signIns.begin({ email: email.toUpperCase(), password });
    expect(again.created?.user.id).toBe(first.created?.user.id);
  });

  it('refuses alike whatever the user pool minds: the password, the address, or the account', async () => {
    const said = new Set<string>();
    for (const name of [
      'NotAuthorizedException',
      'UserNotFoundException',
      'UserNotConfirmedException',
      'PasswordResetRequiredException',
      'InvalidParameterException',
    ]) {
      email = `ann-${Math.random()}@b.example`;
      endpoint.asked(async () => exception(name));
      const problem = await made(begin());
      expect(problem).toMatchObject({ code: 'sign-in-failed', about: { kind: 'account', name: email } });
      said.add(JSON.stringify(problem?.details('one request')));
    }
    expect(said.size).toBe(1);
  });

  it('says that it cannot tell when the user pool is silent or busy, and counts on', async () => {
    for (const answer of [exception('TooManyRequestsException'), { status: 500, body: {} }]) {
      endpoint.asked(async () => answer);
      expect(await codeOf(begin())).toBe('unavailable');
    }
  });

  it('refuses evenly: at a whole multiple of the step, whoever was slow', async () => {
    const { refusedEvenly } = await import('./even-times.ts');
    const took = async (milliseconds: number) => {
      const began = performance.now();
      await made(
        refusedEvenly(200, async () => {
          const until = performance.now() + milliseconds;
          while (performance.now() < until);
          throw new Problem('sign-in-failed');
        }),
      );
      return (performance.now() - began) / 200;
    };
    for (const [milliseconds, steps] of [
      [0, 1],
      [60, 1],
      [230, 2],
    ] as const) {
      const needed = await took(milliseconds);
      // Timers may ring a millisecond early.
      expect(needed).toBeGreaterThan(steps - 0.02);
    }
  });
});

describe('wrong passwords', () => {
  const wrongOnes = (count: number, more = {}) =>
    Promise.all(Array.from({ length: count }, () => codeOf(begin('Wrong-one-1', more))));

  it('are four in a quarter of an hour, however many come at once; then nobody asks the user pool', async () => {
    const codes = await wrongOnes(20);
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(4);
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(16);
    expect(asked).toHaveLength(4);
    const problem = await made(begin());
    expect([problem?.code, Number(problem?.headers?.['Retry-After']) <= 900]).toEqual(['rate-limited', true]);
    pass(901);
    expect(await codeOf(begin())).toBeUndefined();
  });

  it('of strangers keep nobody out who signs in from a device they used before', async () => {
    const deviceToken = (await begin()).created?.deviceToken ?? '';
    await wrongOnes(10);
    expect(await codeOf(begin())).toBe('rate-limited');
    expect((await begin(password, { deviceToken })).created?.deviceToken).toBe(deviceToken);
    expect(await wrongOnes(5, { deviceToken })).toContain('rate-limited');
  });

  it('of one account are none of another, and its device token is worth nothing there', async () => {
    const deviceToken = (await begin()).created?.deviceToken ?? '';
    email = `bob-${Math.random()}@b.example`;
    await wrongOnes(4);
    for (const token of [deviceToken, `${deviceToken}x`, `${deviceToken.slice(0, -1)}`, 'x.y.z'.padEnd(30, 'z')])
      expect(await codeOf(begin(password, { deviceToken: token }))).toBe('rate-limited');
    email = `eve-${Math.random()}@b.example`;
    expect(await codeOf(begin())).toBeUndefined();
  });

  it('are not counted where the password was right', async () => {
    for (let index = 0; index < 8; index++) expect(await codeOf(begin())).toBeUndefined();
    await wrongOnes(3);
    expect(await codeOf(begin())).toBeUndefined();
    expect(await wrongOnes(1)).toEqual(['sign-in-failed']);
    expect(await codeOf(begin())).toBe('rate-limited');
  });
});

describe('what is asked next', () => {
  const challenged = async () => {
    endpoint.asked(async (operation, input) => {
      if (operation === 'AdminInitiateAuth')
        return {
          status: 200,
          body: {
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            Session: 's'.repeat(900),
            ChallengeParameters: { USER_ID_FOR_SRP: 'user-1' },
          },
        };
      const { USERNAME, NEW_PASSWORD } = input.ChallengeResponses as Record<string, string>;
      expect([input.ChallengeName, USERNAME, input.Session]).toEqual([
        'NEW_PASSWORD_REQUIRED',
        'user-1',
        's'.repeat(900),
      ]);
      if (NEW_PASSWORD === 'weak') return exception('InvalidPasswordException');
      return NEW_PASSWORD === 'Used-before-1' ? exception('PasswordHistoryPolicyViolationException') : tokens(email);
    });
    return (await begin(password, { device: 'Firefox' })).step?.continuation ?? '';
  };
  const answer = (continuation: string, newPassword = 'New-one-of-1') =>
    nouns.signIns.answer({ continuation, newPassword });

  it('is a new password for who has a temporary one; a weak one may be chosen anew, then the session opens', async () => {
    const continuation = await challenged();
    for (const weak of ['weak', 'Used-before-1'])
      expect(await made(answer(continuation, weak))).toMatchObject({
        code: 'password-refused',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/newPassword' })]),
      });
    const { created } = await answer(continuation);
    expect(created).toMatchObject({ session: { device: 'Firefox' }, user: { email } });
    expect(created?.deviceToken).toBeDefined();
  });

  it('is answered once, within three minutes, five times at most, and by its continuation only', async () => {
    const once = await challenged();
    await answer(once);
    expect(await codeOf(answer(once))).toBe('sign-in-failed');
    const late = await challenged();
    pass(181);
    expect(await codeOf(answer(late))).toBe('sign-in-failed');
    const often = await challenged();
    for (let index = 0; index < 5; index++) expect(await codeOf(answer(often, 'weak'))).toBe('password-refused');
    expect(await codeOf(answer(often))).toBe('sign-in-failed');
    const altered = await challenged();
    expect(await codeOf(answer(`${altered.slice(0, -2)}xx`))).toBe('sign-in-failed');
    expect(await codeOf(answer('x'.repeat(65)))).toBe('sign-in-failed');
  });

  it('is kept so that the table alone answers nothing', async () => {
    const continuation = await challenged();
    const { data: kept } = await data.entities.signInStep.get({ stepId: continuation.slice(0, 22) }).go();
    const text = JSON.stringify(kept);
    for (const secret of [continuation, continuation.slice(22), 's'.repeat(20), email])
      expect(text).not.toContain(secret);
  });
});

describe('the ways to sign in', () => {
  it('follow from the mail domain alone', async () => {
    expect(await nouns.signIns.ways({ email: 'anybody@CORP.example' })).toEqual({
      password: true,
      passkey: true,
      link: true,
      signUp: false,
      connection: { name: 'Corporate' },
    });
    for (const other of ['a@b.example', 'a@notcorp.example', 'a@corp.example.org'])
      expect((await nouns.signIns.ways({ email: other })).connection).toBeUndefined();
  });
});
