import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, createSessionScene, REQUEST, type SessionScene } from '../test/session-scene.ts';
import { unseal } from './seal.ts';

let scene: SessionScene;
let data: SessionScene['data'];
let signIns: SessionScene['signIns'];
beforeAll(async () => {
  scene = await createSessionScene();
  ({ data, signIns } = scene);
});
afterAll(() => scene.stop());
beforeEach(() => scene.begin());

describe('signing in', () => {
  it('makes the user once, with a team of their own, however many sign-ins come at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => signIns.create(REQUEST)));
    expect(new Set(made.map(({ user }) => user.id)).size).toBe(1);
    const userId = made[0]?.user.id ?? '';
    expect(made[0]?.user).toMatchObject({ email: 'a@b.example', name: 'Ann', roles: ['publisher', 'developer'] });
    expect((await data.entities.membership.query.primary({ userId }).go()).data).toHaveLength(1);
    expect(new Set(made.map(({ sessionToken }) => sessionToken)).size).toBe(5);
  });

  it('keeps the address as it is compared, and whether it is proven, as the identity provider said last', async () => {
    scene.claim({ 'cognito:username': 'Corporate_emp_1' });
    const { user } = await signIns.create(REQUEST);
    const kept = async () => {
      const { data: item } = await data.entities.user.get({ userId: user.id }).go();
      return [item?.email, item?.emailVerified];
    };
    expect(await kept()).toEqual(['a@b.example', false]);
    // A boolean of Cognito's own; a federated attribute that is mapped comes as text.
    for (const email_verified of [true, 'true']) {
      scene.claim({ email: `ZOE\u0308-${email_verified}@b.example`, email_verified });
      expect((await signIns.create(REQUEST)).user).toMatchObject({
        id: user.id,
        email: `zoë-${email_verified}@b.example`,
      });
      expect(await kept()).toEqual([`zoë-${email_verified}@b.example`, true]);
    }
    const { byAddress } = data.entities.user.query;
    expect((await byAddress({ email: 'zoë-true@b.example' }).go()).data).toMatchObject([{ userId: user.id }]);
    expect((await byAddress({ email: 'a@b.example' }).go()).data.map(({ userId }) => userId)).not.toContain(user.id);
    for (const email_verified of [false, 'yes', 1]) {
      scene.claim({ email_verified });
      await signIns.create(REQUEST);
      expect((await kept())[1]).toBe(false);
    }
  });

  it('takes any name, of which half a character would be cut', async () => {
    for (const name of [`${'a'.repeat(59)}😀😀`, `${'b'.repeat(199)}😀`, 'c\ud83d', '😀'.repeat(200), '  ']) {
      scene.somebody();
      scene.claim({ name });
      const { user } = await signIns.create(REQUEST);
      const { data: memberships } = await data.entities.membership.query.primary({ userId: user.id }).go();
      const team = (await data.entities.team.get({ teamId: memberships[0]?.teamId ?? '' }).go()).data;
      for (const text of [user.name, team?.name ?? '\ud800']) expect(text.isWellFormed()).toBe(true);
    }
  });

  it('keeps which session the tokens belong to, and keeps it with every refresh', async () => {
    scene.claim({ origin_jti: `origin-${Math.random()}` });
    const made = await signIns.create(REQUEST);
    const originId = String(scene.claims().origin_jti);
    const { session, user } = made;
    const origin = { originId, sessionId: session.id, userId: user.id };
    expect((await data.entities.tokenOrigin.get({ originId }).go()).data).toMatchObject(origin);
    await data.entities.tokenOrigin.delete({ originId }).go();
    await signIns.refresh({ sessionToken: made.sessionToken });
    expect((await data.entities.tokenOrigin.get({ originId }).go()).data).toMatchObject(origin);
  });

  it('is refused with tokens that name no sign-in: nobody could end what they open', async () => {
    scene.claim({ origin_jti: undefined });
    expect(await codeOf(signIns.create(REQUEST))).toBe('sign-in-failed');
  });

  it('knows a person by issuer and subject, never by the e-mail address', async () => {
    const first = await signIns.create(REQUEST);
    scene.somebody();
    scene.claim({ email: 'A@B.example' });
    expect((await signIns.create(REQUEST)).user.id).not.toBe(first.user.id);
  });

  it('is refused with a refused code, the wrong nonce, or tokens of two people', async () => {
    scene.answers(async () => ({ status: 400, body: { error: 'invalid_grant' } }));
    expect(await codeOf(signIns.create(REQUEST))).toBe('sign-in-failed');
    scene.answers(scene.tokens);
    expect(await codeOf(signIns.create({ ...REQUEST, nonce: 'another' }))).toBe('sign-in-failed');
    scene.answers(async (form) => {
      const { status, body } = await scene.tokens(form);
      return { status, body: { ...body, access_token: await scene.sign({ sub: 'somebody-else' }) } };
    });
    expect(await codeOf(signIns.create(REQUEST))).toBe('sign-in-failed');
  });

  it('is refused to a user who is disabled while they sign in', async () => {
    const { user } = await signIns.create(REQUEST);
    scene.interrupt(() =>
      data.entities.user.patch({ userId: user.id }).set({ disabledAt: scene.now().toISOString() }).go(),
    );
    expect(await codeOf(signIns.create(REQUEST))).toBe('sign-in-failed');
    const { data: open } = await data.entities.session.query.byUser({ userId: user.id }).go();
    expect(open).toHaveLength(1);
  });

  it('is refused to a disabled user', async () => {
    const { user } = await signIns.create(REQUEST);
    await data.entities.user.patch({ userId: user.id }).set({ disabledAt: scene.now().toISOString() }).go();
    expect(await codeOf(signIns.create(REQUEST))).toBe('sign-in-failed');
  });
});

describe('what the table knows of a session', () => {
  it('opens nothing: neither the session token nor the refresh token is in it', async () => {
    const created = await signIns.create(REQUEST);
    const refreshed = await signIns.refresh({ sessionToken: created.sessionToken });
    const { data: item } = await data.entities.session.get({ sessionId: created.session.id }).go();
    const text = JSON.stringify(item);
    for (const secret of [created.sessionToken, refreshed.sessionToken, created.accessToken, scene.refreshToken()]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64url'));
    }
    for (const known of [item?.tokenHash, item?.sessionId, item?.previousTokenHash, ''])
      expect(() => unseal(item?.sealedRefreshToken ?? '', known ?? '', 'refresh-token')).toThrow();
    expect(unseal(item?.sealedRefreshToken ?? '', refreshed.sessionToken, 'refresh-token')).toBe(scene.refreshToken());
  });
});

describe('a sign-in', () => {
  it('is a session of its own each time, whatever the browser had before: nothing of an earlier one is in it', async () => {
    const [first, second] = [await signIns.create(REQUEST), await signIns.create(REQUEST)];
    const again = await signIns.create({ ...REQUEST, deviceToken: second.deviceToken ?? '' });
    const all = [first, second, again];
    for (const values of [
      all.map(({ session }) => session.id),
      all.map(({ sessionToken }) => sessionToken),
      all.map(({ sessionToken }) => sessionToken.slice(0, 26)),
    ])
      expect(new Set(values).size).toBe(3);
    // To end one ends no other.
    await signIns.end({ userId: first.user.id, roles: ['developer'] }, first.session.id);
    expect(await codeOf(signIns.refresh({ sessionToken: first.sessionToken }))).toBe('session-ended');
    expect(await codeOf(signIns.refresh({ sessionToken: again.sessionToken }))).toBe('none');
  });
});

describe('the list of sessions', () => {
  it('shows a person their open ones, and lets them end their own and nobody else’s', async () => {
    const mine = await signIns.create(REQUEST);
    scene.somebody();
    const theirs = await signIns.create(REQUEST);
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
    const idle = await signIns.create(REQUEST);
    scene.later(14 * 86_400 + 1);
    // What the list has no more, nobody ends.
    expect(await codeOf(signIns.end({ ...me, userId: idle.user.id }, idle.session.id))).toBe('not-found');
  });
});
