import { Problem, type ProblemCode } from '@portico/contract';
import type { Data } from '@portico/data';
import { createRaceTable, type RaceTable } from '@portico/data/test-table';
import { LIMITS } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { type KeyServer, startKeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTokenEndpoint } from '../test/token-endpoint.ts';
import { unseal } from './seal.ts';
import { sessions } from './sessions.ts';
import { userPool } from './user-pool.ts';
import { users } from './users.ts';

let data: Data;
let interrupt: RaceTable['interrupt'];
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startTokenEndpoint>>;
let signIns: ReturnType<typeof sessions>;
let at = new Date();
let claims: Record<string, unknown> = {};
let refreshTokens = 0;

const request = { code: 'code', codeVerifier: 'v'.repeat(43), redirectUri: 'https://portal.example/auth/callback' };
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
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1000);
};
const codeOf = async (promise: Promise<unknown>): Promise<ProblemCode | 'none'> =>
  promise.then(
    () => 'none' as const,
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );

beforeAll(async () => {
  let table: RaceTable;
  [table, keys, endpoint] = await Promise.all([createRaceTable(), startKeyServer(), startTokenEndpoint()]);
  ({ data, interrupt } = table);
  const dependencies = {
    data,
    now: () => at,
    secret: async () => 'the deployment’s secret',
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    pool: userPool({ signInUrl: endpoint.url, clientId: 'client-1' }),
    issuer: keys.issuer,
    limits: LIMITS,
  };
  signIns = sessions(dependencies, users(dependencies));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  claims = { sub: `sub-${Math.random()}` };
  endpoint.answers(tokens);
});

describe('signing in', () => {
  it('makes the user once, with a team of their own, however many sign-ins come at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => signIns.create(request)));
    expect(new Set(made.map(({ user }) => user.id)).size).toBe(1);
    const userId = made[0]?.user.id ?? '';
    expect(made[0]?.user).toMatchObject({ email: 'a@b.example', name: 'Ann', roles: ['publisher', 'developer'] });
    expect((await data.entities.membership.query.primary({ userId }).go()).data).toHaveLength(1);
    expect(new Set(made.map(({ sessionToken }) => sessionToken)).size).toBe(5);
  });

  it('keeps the address as it is compared, and whether it is proven, as the last sign-in said', async () => {
    const { user } = await signIns.create(request);
    const kept = async () => {
      const { data: item } = await data.entities.user.get({ userId: user.id }).go();
      return [item?.email, item?.emailVerified];
    };
    expect(await kept()).toEqual(['a@b.example', false]);
    // A boolean of Cognito's own; a federated attribute that is mapped comes as text.
    for (const email_verified of [true, 'true']) {
      claims = { ...claims, email: `ZOE\u0308-${email_verified}@b.example`, email_verified };
      expect((await signIns.create(request)).user).toMatchObject({
        id: user.id,
        email: `zoë-${email_verified}@b.example`,
      });
      expect(await kept()).toEqual([`zoë-${email_verified}@b.example`, true]);
    }
    const { byAddress } = data.entities.user.query;
    expect((await byAddress({ email: 'zoë-true@b.example' }).go()).data).toMatchObject([{ userId: user.id }]);
    expect((await byAddress({ email: 'a@b.example' }).go()).data.map(({ userId }) => userId)).not.toContain(user.id);
    for (const email_verified of [false, 'yes', 1]) {
      claims = { ...claims, email_verified };
      await signIns.create(request);
      expect((await kept())[1]).toBe(false);
    }
  });

  it('takes any name, of which half a character would be cut', async () => {
    for (const name of [`${'a'.repeat(59)}😀😀`, `${'b'.repeat(199)}😀`, 'c\ud83d', '😀'.repeat(200), '  ']) {
      claims = { sub: `sub-${Math.random()}`, name };
      const { user } = await signIns.create(request);
      const { data: memberships } = await data.entities.membership.query.primary({ userId: user.id }).go();
      const team = (await data.entities.team.get({ teamId: memberships[0]?.teamId ?? '' }).go()).data;
      for (const text of [user.name, team?.name ?? '\ud800']) expect(text.isWellFormed()).toBe(true);
    }
  });

  it('keeps which session the tokens belong to, and keeps it with every refresh', async () => {
    claims = { ...claims, origin_jti: `origin-${Math.random()}` };
    const made = await signIns.create(request);
    const originId = String(claims.origin_jti);
    const { session, user } = made;
    const origin = { originId, sessionId: session.id, userId: user.id };
    expect((await data.entities.tokenOrigin.get({ originId }).go()).data).toMatchObject(origin);
    await data.entities.tokenOrigin.delete({ originId }).go();
    await signIns.refresh({ sessionToken: made.sessionToken });
    expect((await data.entities.tokenOrigin.get({ originId }).go()).data).toMatchObject(origin);
  });

  it('is refused with tokens that name no sign-in: nobody could end what they open', async () => {
    claims = { ...claims, origin_jti: undefined };
    expect(await codeOf(signIns.create(request))).toBe('sign-in-failed');
  });

  it('knows a person by issuer and subject, never by the e-mail address', async () => {
    const first = await signIns.create(request);
    claims = { sub: `sub-${Math.random()}`, email: 'A@B.example' };
    expect((await signIns.create(request)).user.id).not.toBe(first.user.id);
  });

  it('is refused with a refused code, the wrong nonce, or tokens of two people', async () => {
    endpoint.answers(async () => ({ status: 400, body: { error: 'invalid_grant' } }));
    expect(await codeOf(signIns.create(request))).toBe('sign-in-failed');
    endpoint.answers(tokens);
    expect(await codeOf(signIns.create({ ...request, nonce: 'another' }))).toBe('sign-in-failed');
    endpoint.answers(async (form) => {
      const { status, body } = await tokens(form);
      return { status, body: { ...body, access_token: await keys.sign({ sub: 'somebody-else' }) } };
    });
    expect(await codeOf(signIns.create(request))).toBe('sign-in-failed');
  });

  it('is refused to a user who is disabled while they sign in', async () => {
    const { user } = await signIns.create(request);
    interrupt(() => data.entities.user.patch({ userId: user.id }).set({ disabledAt: at.toISOString() }).go());
    expect(await codeOf(signIns.create(request))).toBe('sign-in-failed');
    const { data: open } = await data.entities.session.query.byUser({ userId: user.id }).go();
    expect(open).toHaveLength(1);
  });

  it('is refused to a disabled user', async () => {
    const { user } = await signIns.create(request);
    await data.entities.user.patch({ userId: user.id }).set({ disabledAt: at.toISOString() }).go();
    expect(await codeOf(signIns.create(request))).toBe('sign-in-failed');
  });
});

describe('refreshing', () => {
  it('gives a new session token each time, and the old one is worth nothing after its grace', async () => {
    const { sessionToken } = await signIns.create(request);
    const next = await signIns.refresh({ sessionToken });
    expect(next.sessionToken).not.toBe(sessionToken);
    later(31);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
  });

  it('gives two tabs that refresh at once the same token', async () => {
    const { sessionToken } = await signIns.create(request);
    const answers = await Promise.all([1, 2, 3].map(() => signIns.refresh({ sessionToken })));
    expect(new Set(answers.map((answer) => answer.sessionToken)).size).toBe(1);
    const [answer] = answers;
    later(10);
    expect((await signIns.refresh({ sessionToken: answer?.sessionToken ?? '' })).sessionToken).not.toBe(
      answer?.sessionToken,
    );
  });

  it('takes the token just replaced for 30 seconds, to the second, and answers the same next one', async () => {
    const { sessionToken } = await signIns.create(request);
    const next = await signIns.refresh({ sessionToken });
    later(30);
    expect((await signIns.refresh({ sessionToken })).sessionToken).toBe(next.sessionToken);
    expect(await codeOf(signIns.refresh({ sessionToken: next.sessionToken }))).toBe('none');
  });

  it('takes a token used again after its grace for stolen, and ends the session for everybody', async () => {
    const { sessionToken } = await signIns.create(request);
    const next = await signIns.refresh({ sessionToken });
    later(31);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
    expect(await codeOf(signIns.refresh({ sessionToken: next.sessionToken }))).toBe('session-ended');
  });

  it('takes a token of any generation before for stolen: the whole family ends', async () => {
    for (const generations of [2, 3, 12]) {
      const { sessionToken: first } = await signIns.create(request);
      let last = first;
      for (let index = 0; index < generations; index++) {
        later(60);
        last = (await signIns.refresh({ sessionToken: last })).sessionToken;
      }
      expect(await codeOf(signIns.refresh({ sessionToken: first }))).toBe('session-ended');
      expect(await codeOf(signIns.refresh({ sessionToken: last })), `after ${generations}`).toBe('session-ended');
    }
  });

  it('is refused where the session ends, or its user is disabled, while the user pool is asked', async () => {
    for (const happens of [
      (sessionId: string) => data.entities.session.patch({ sessionId }).set({ endedAt: at.toISOString() }).go(),
      (_: string, userId: string) => data.entities.user.patch({ userId }).set({ disabledAt: at.toISOString() }).go(),
    ])
      for (const inGrace of [false, true]) {
        claims = { sub: `sub-${Math.random()}` };
        const { sessionToken, session, user } = await signIns.create(request);
        if (inGrace) await signIns.refresh({ sessionToken });
        interrupt(() => happens(session.id, user.id));
        expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
        expect((await data.entities.session.get({ sessionId: session.id }).go()).data?.rotations ?? 0).toBe(
          inGrace ? 1 : 0,
        );
      }
  });

  it('is refused to tokens nobody was given, which end no session', async () => {
    const { sessionToken } = await signIns.create(request);
    const wrong = [
      sessionToken.slice(0, 26) + 'A'.repeat(43),
      sessionToken.slice(0, -1),
      `${sessionToken}A`,
      '0'.repeat(69),
      sessionToken.toUpperCase(),
      '',
    ];
    for (const token of wrong)
      expect(await codeOf(signIns.refresh({ sessionToken: token })), token).toBe('session-ended');
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('none');
  });

  it('ends after 14 days without use, and after 30 days whatever the use', async () => {
    const idle = await signIns.create(request);
    later(14 * 86_400 + 1);
    expect(await codeOf(signIns.refresh({ sessionToken: idle.sessionToken }))).toBe('session-ended');
    let { sessionToken } = await signIns.create(request);
    for (const days of [10, 10, 9]) {
      later(days * 86_400);
      ({ sessionToken } = await signIns.refresh({ sessionToken }));
    }
    later(86_400 + 1);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
  });

  it('ends the session of a user who was disabled, here or in the user pool', async () => {
    const { sessionToken, user } = await signIns.create(request);
    await data.entities.user.patch({ userId: user.id }).set({ disabledAt: at.toISOString() }).go();
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
    claims = { sub: `sub-${Math.random()}` };
    const other = await signIns.create(request);
    endpoint.answers(async () => ({ status: 400, body: { error: 'invalid_grant' } }));
    expect(await codeOf(signIns.refresh({ sessionToken: other.sessionToken }))).toBe('session-ended');
    endpoint.answers(tokens);
    expect(await codeOf(signIns.refresh({ sessionToken: other.sessionToken }))).toBe('session-ended');
  });

  it('loses nobody their session while the user pool does not answer', async () => {
    const { sessionToken } = await signIns.create(request);
    for (const answer of [
      { status: 500, body: {} },
      { status: 503, body: 'busy' },
      { status: 429, body: {} },
      { status: 200, body: '<html>' },
    ]) {
      endpoint.answers(async () => answer);
      expect(await codeOf(signIns.refresh({ sessionToken })), String(answer.status)).toBe('unavailable');
    }
    endpoint.answers(tokens);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('none');
  });
});

describe('what the table knows of a session', () => {
  it('opens nothing: neither the session token nor the refresh token is in it', async () => {
    const created = await signIns.create(request);
    const refreshed = await signIns.refresh({ sessionToken: created.sessionToken });
    const { data: item } = await data.entities.session.get({ sessionId: created.session.id }).go();
    const text = JSON.stringify(item);
    for (const secret of [
      created.sessionToken,
      refreshed.sessionToken,
      created.accessToken,
      `refresh-${refreshTokens}`,
    ]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64url'));
    }
    for (const known of [item?.tokenHash, item?.sessionId, item?.previousTokenHash, ''])
      expect(() => unseal(item?.sealedRefreshToken ?? '', known ?? '')).toThrow();
    expect(unseal(item?.sealedRefreshToken ?? '', refreshed.sessionToken)).toBe(`refresh-${refreshTokens}`);
  });
});

describe('the list of sessions', () => {
  it('shows a person their open ones, and lets them end their own and nobody else’s', async () => {
    const mine = await signIns.create(request);
    claims = { sub: `sub-${Math.random()}` };
    const theirs = await signIns.create(request);
    const me = { userId: mine.user.id, roles: ['developer' as const] };
    expect((await signIns.list(me, { limit: 10, position: undefined })).items.map(({ id }) => id)).toEqual([
      mine.session.id,
    ]);
    expect(await codeOf(signIns.end(me, theirs.session.id))).toBe('not-found');
    await signIns.end(me, mine.session.id);
    expect(await codeOf(signIns.end(me, mine.session.id))).toBe('not-found');
    expect((await signIns.list(me, { limit: 10, position: undefined })).items).toEqual([]);
    expect(await codeOf(signIns.refresh({ sessionToken: mine.sessionToken }))).toBe('session-ended');
    expect(await codeOf(signIns.refresh({ sessionToken: theirs.sessionToken }))).toBe('none');
    const idle = await signIns.create(request);
    later(14 * 86_400 + 1);
    // What the list has no more, nobody ends.
    expect(await codeOf(signIns.end({ ...me, userId: idle.user.id }, idle.session.id))).toBe('not-found');
  });
});
