import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, createSessionScene, REQUEST, type SessionScene } from '../test/session-scene.ts';

let scene: SessionScene;
let data: SessionScene['data'];
let signIns: SessionScene['signIns'];
beforeAll(async () => {
  scene = await createSessionScene();
  ({ data, signIns } = scene);
});
afterAll(() => scene.stop());
beforeEach(() => scene.begin());

describe('refreshing', () => {
  it('gives a new session token each time, and the old one is worth nothing after its grace', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
    const next = await signIns.refresh({ sessionToken });
    expect(next.sessionToken).not.toBe(sessionToken);
    scene.later(31);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
  });

  it('gives two tabs that refresh at once the same token', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
    const answers = await Promise.all([1, 2, 3].map(() => signIns.refresh({ sessionToken })));
    expect(new Set(answers.map((answer) => answer.sessionToken)).size).toBe(1);
    const [answer] = answers;
    scene.later(10);
    expect((await signIns.refresh({ sessionToken: answer?.sessionToken ?? '' })).sessionToken).not.toBe(
      answer?.sessionToken,
    );
  });

  it('takes the token just replaced for 30 seconds, to the second, and answers the same next one', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
    const next = await signIns.refresh({ sessionToken });
    scene.later(30);
    expect((await signIns.refresh({ sessionToken })).sessionToken).toBe(next.sessionToken);
    expect(await codeOf(signIns.refresh({ sessionToken: next.sessionToken }))).toBe('none');
  });

  it('takes a token used again after its grace for stolen, and ends the session for everybody', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
    const next = await signIns.refresh({ sessionToken });
    scene.later(31);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
    expect(await codeOf(signIns.refresh({ sessionToken: next.sessionToken }))).toBe('session-ended');
  });

  it('takes a token of any generation before for stolen: the whole family ends', async () => {
    for (const generations of [2, 3, 12]) {
      const { sessionToken: first } = await signIns.create(REQUEST);
      let last = first;
      for (let index = 0; index < generations; index++) {
        scene.later(60);
        last = (await signIns.refresh({ sessionToken: last })).sessionToken;
      }
      expect(await codeOf(signIns.refresh({ sessionToken: first }))).toBe('session-ended');
      expect(await codeOf(signIns.refresh({ sessionToken: last })), `after ${generations}`).toBe('session-ended');
    }
  });

  it('goes on over a rotation of the secret: also of two tabs whose instances know different ones yet', async () => {
    const [old, next] = ['the deployment’s secret', 'the next secret'];
    const { sessionToken } = await signIns.create(REQUEST);
    scene.rotate(old, next);
    const one = await signIns.refresh({ sessionToken });
    scene.rotate(next, old);
    expect((await signIns.refresh({ sessionToken })).sessionToken).toBe(one.sessionToken);
    scene.later(60);
    const two = await signIns.refresh({ sessionToken: one.sessionToken });
    // At once: the one that is slower gives what the faster has kept.
    const asked: Promise<{ readonly sessionToken: string }>[] = [];
    scene.interrupt(async () => {
      scene.rotate(old, next);
      asked.push(signIns.refresh({ sessionToken: two.sessionToken }));
      await asked[0];
    });
    const three = await signIns.refresh({ sessionToken: two.sessionToken });
    expect((await asked[0])?.sessionToken).toBe(three.sessionToken);
    scene.rotate(next);
    scene.later(60);
    expect(await codeOf(signIns.refresh({ sessionToken: three.sessionToken }))).toBe('none');
  });

  it('knows a stolen token of before a rotation, as long as the secret that followed it lives', async () => {
    const [old, next] = ['the deployment’s secret', 'the next secret'];
    const stages: readonly (readonly [readonly [string, ...string[]], boolean])[] = [
      [[next, old], true],
      [[next], false],
    ];
    for (const [values, ends] of stages) {
      scene.rotate(old);
      const { sessionToken: first } = await signIns.create(REQUEST);
      const refresh = async (sessionToken: string) => {
        scene.later(60);
        return (await signIns.refresh({ sessionToken })).sessionToken;
      };
      const stolen = await refresh(first);
      const before = await refresh(stolen);
      scene.rotate(next, old);
      const last = await refresh(await refresh(before));
      scene.rotate(...values);
      scene.later(60);
      expect(await codeOf(signIns.refresh({ sessionToken: stolen }))).toBe('session-ended');
      expect(await codeOf(signIns.refresh({ sessionToken: last }))).toBe(ends ? 'session-ended' : 'none');
    }
  });

  it('is refused where the session ends, or its user is disabled, while the user pool is asked', async () => {
    for (const happens of [
      (sessionId: string) =>
        data.entities.session.patch({ sessionId }).set({ endedAt: scene.now().toISOString() }).go(),
      (_: string, userId: string) =>
        data.entities.user.patch({ userId }).set({ disabledAt: scene.now().toISOString() }).go(),
    ])
      for (const inGrace of [false, true]) {
        scene.somebody();
        const { sessionToken, session, user } = await signIns.create(REQUEST);
        if (inGrace) await signIns.refresh({ sessionToken });
        scene.interrupt(() => happens(session.id, user.id));
        expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
        expect((await data.entities.session.get({ sessionId: session.id }).go()).data?.rotations ?? 0).toBe(
          inGrace ? 1 : 0,
        );
      }
  });

  it('is refused to tokens nobody was given, which end no session', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
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
    const idle = await signIns.create(REQUEST);
    scene.later(14 * 86_400 + 1);
    expect(await codeOf(signIns.refresh({ sessionToken: idle.sessionToken }))).toBe('session-ended');
    let { sessionToken } = await signIns.create(REQUEST);
    for (const days of [10, 10, 9]) {
      scene.later(days * 86_400);
      ({ sessionToken } = await signIns.refresh({ sessionToken }));
    }
    scene.later(86_400 + 1);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
  });

  it('ends the session of a user who was disabled, here or in the user pool', async () => {
    const { sessionToken, user } = await signIns.create(REQUEST);
    await data.entities.user.patch({ userId: user.id }).set({ disabledAt: scene.now().toISOString() }).go();
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('session-ended');
    scene.somebody();
    const other = await signIns.create(REQUEST);
    scene.answers(async () => ({ status: 400, body: { error: 'invalid_grant' } }));
    expect(await codeOf(signIns.refresh({ sessionToken: other.sessionToken }))).toBe('session-ended');
    scene.answers(scene.tokens);
    expect(await codeOf(signIns.refresh({ sessionToken: other.sessionToken }))).toBe('session-ended');
  });

  it('loses nobody their session while the user pool does not answer', async () => {
    const { sessionToken } = await signIns.create(REQUEST);
    for (const answer of [
      { status: 500, body: {} },
      { status: 503, body: 'busy' },
      { status: 429, body: {} },
      { status: 200, body: '<html>' },
    ]) {
      scene.answers(async () => answer);
      expect(await codeOf(signIns.refresh({ sessionToken })), String(answer.status)).toBe('unavailable');
    }
    scene.answers(scene.tokens);
    expect(await codeOf(signIns.refresh({ sessionToken }))).toBe('none');
  });
});
