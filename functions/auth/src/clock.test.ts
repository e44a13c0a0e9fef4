import { createTestTable } from '@portico/data/test-table';
import { liveSecret } from '@portico/domain';
import { atEach, openWhile, RIGHT } from '@portico/domain/clocks';
import { describe, expect, it } from 'vitest';
import { createScene } from '../test/scene.ts';
import { codeOf, createSessionScene, REQUEST } from '../test/session-scene.ts';
import { passwordTries } from './password-tries.ts';
import { LINK_MILLISECONDS } from './sign-in-link.ts';
import { type StepState, signInSteps } from './sign-in-steps.ts';

const STATE = { challenge: { asks: 'code' }, email: 'a@b.example', from: 'strangers' } as unknown as StepState;
const AHEAD = ['five minutes ahead', 'a day ahead', '2038', '2100'] as const;

// A clock that is behind does not know that something is over; put back, it opens no limit.
describe('whatever the clock says', () => {
  it('a step of a sign-in is answered for three minutes, and by a link for ten', async () => {
    const data = await createTestTable();
    let clock = RIGHT;
    const steps = signInSteps({ data, now: () => new Date(clock) });
    const answered = (lifetimeMilliseconds?: number) =>
      atEach(async (at) => {
        clock = RIGHT;
        const { item, step } = steps.made(STATE, lifetimeMilliseconds);
        await data.entities.signInStep.create(item).go();
        clock = at;
        return (await codeOf(steps.read(step.continuation))) === 'none';
      });
    expect(await answered()).toEqual(openWhile(AHEAD));
    expect(await answered(LINK_MILLISECONDS)).toEqual(openWhile(['a day ahead', '2038', '2100']));
  });

  it('an invitation is shown for seven days, and accepted', async () => {
    const scene = await createScene();
    const { body } = await scene.invite('otto@example.com');
    const asked = { as: scene.people.outsider, body: { secret: await scene.mail(body.id) } };
    const move = (to: number) => scene.clock.pass((to - scene.clock.now().getTime()) / 1000);
    const shown = await atEach(async (at) => {
      move(at);
      return (await scene.call('findInvitation', asked)).status === 200;
    });
    expect(shown).toEqual(openWhile(['2038', '2100']));
    move(2 ** 31 * 1000);
    expect((await scene.call('acceptInvitation', asked)).status).toBe(404);
    move(RIGHT);
    expect((await scene.call('acceptInvitation', asked)).status).toBe(201);
  });

  it('a session is renewed for fourteen days, and one that ended never', async () => {
    const scene = await createSessionScene();
    const move = (to: number) => scene.later((to - scene.now().getTime()) / 1000);
    const renewed = (isEnded: boolean) =>
      atEach(async (at) => {
        move(RIGHT);
        scene.somebody();
        scene.answers(scene.tokens);
        const { sessionToken, session, user } = await scene.signIns.create(REQUEST);
        if (isEnded) await scene.signIns.end({ userId: user.id, roles: ['developer'] }, session.id);
        move(at);
        return (await codeOf(scene.signIns.refresh({ sessionToken }))) === 'none';
      });
    expect(await renewed(false)).toEqual(openWhile(['2038', '2100']));
    expect(Object.values(await renewed(true))).not.toContain(true);
    await scene.stop();
  });

  it('wrong passwords are four in a quarter of an hour', async () => {
    const data = await createTestTable();
    let clock = RIGHT;
    const tries = passwordTries({ data, now: () => new Date(clock), secret: async () => liveSecret('a secret') });
    const taken = async () => {
      let count = 0;
      for (let index = 0; index < 6; index++)
        if ((await codeOf(tries.take('a@b.example', undefined))) === 'none') count += 1;
      return count;
    };
    expect(await taken()).toBe(4);
    const counts = await atEach((at) => {
      clock = at;
      return taken();
    });
    const later = { 'a day ahead': 4, 2038: 4, 2100: 4 };
    const before = { 1970: 0, 'a day behind': 0, 'five minutes behind': 0, right: 0, 'five minutes ahead': 0 };
    expect(counts).toEqual({ ...before, ...later, 'right again': 0 });
  });

  it('mails of invitations are so many in an hour of the clock', async () => {
    const scene = await createScene(undefined, { invitationMailsPerHour: 2 });
    let invited = 0;
    const sent = async () => {
      const statuses = [];
      for (let index = 0; index < 3; index++) {
        invited += 1;
        statuses.push((await scene.invite(`i${invited}@example.com`)).status);
      }
      return statuses.filter((status) => status === 201).length;
    };
    expect(await sent()).toBe(2);
    const counts = await atEach((at) => {
      scene.clock.pass((at - scene.clock.now().getTime()) / 1000);
      return sent();
    });
    const hours = { 1970: 2, 'a day behind': 2, 'five minutes behind': 2, 'a day ahead': 2, 2038: 2, 2100: 2 };
    expect(counts).toEqual({ ...hours, right: 0, 'five minutes ahead': 0, 'right again': 0 });
  });
});
