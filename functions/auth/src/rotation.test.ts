import { randomBytes } from 'node:crypto';
import type { Schema } from '@portico/contract';
import { challengeOf, liveSecret } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AgentScene, createAgentScene } from '../test/agent-scene.ts';
import { answerChallenge } from './answer-challenge.ts';
import { challengeProof } from './challenge-proof.ts';
import { devices } from './devices.ts';
import { isLinkOf, linkOf } from './sign-in-link.ts';

/** Each stage of a rotation: what came before is good in all but the last. */
const [OLD, NEW] = ['a secret of the tests', 'the next secret'];
const BOTH = [
  ['one that comes', [OLD, NEW]],
  ['one that goes', [NEW, OLD]],
] as const;

let scene: AgentScene;
beforeAll(async () => {
  scene = await createAgentScene();
});

describe.each(BOTH)('with %s, what the secret made before', (_name, values) => {
  it('registers an agent and keeps its grant', async () => {
    scene.rotate(OLD);
    const { body: first } = await scene.redeem(await scene.codeOf());
    const { body: kept } = await scene.redeem(await scene.codeOf());
    scene.rotate(...values);
    expect((await scene.find()).status).toBe(200);
    const next = await scene.refresh(first.refreshToken);
    expect(next.status).toBe(200);
    // Both instances, of which one knows less yet, take what the other gives.
    scene.rotate(values[1], values[0]);
    expect((await scene.refresh(next.body.refreshToken)).status).toBe(200);
    scene.rotate(NEW);
    expect((await scene.refresh(kept.refreshToken)).status).toBe(401);
    expect((await scene.find()).status).toBe(400);
  });

  it('shows the code of a program that waits', async () => {
    scene.rotate(OLD);
    const verifier = randomBytes(32).toString('base64url');
    const ask = async () => {
      const body = { name: 'a program', scopes: ['apis:write'], challenge: challengeOf(verifier) };
      return (await scene.call<Schema<'CreatedDeviceAuthorization'>>('createDeviceAuthorization', { body })).body;
    };
    const find = ({ userCode }: { readonly userCode: string }) =>
      scene.call('findDeviceAuthorization', { as: scene.people.member, body: { userCode } });
    const asked = await ask();
    scene.rotate(...values);
    expect((await find(asked)).status).toBe(200);
    expect((await find(await ask())).status).toBe(200);
    scene.rotate(NEW);
    expect((await find(asked)).status).toBe(404);
  });

  it('mails the link of an invitation, which opens it', async () => {
    scene.rotate(OLD);
    const as = await scene.person(`guest-${values[0].length}`);
    const { body } = await scene.invite(as.email ?? '');
    scene.rotate(...values);
    const secret = await scene.mail(body.id);
    // The link is as good as its hash, which no secret is asked for.
    scene.rotate('a later one');
    expect((await scene.call('findInvitation', { as, body: { secret } })).status).toBe(200);
  });

  it('knows a browser, a link that was mailed, and who answers the user pool', async () => {
    const account = 'a'.repeat(32);
    const token = await devices({ secret: async () => liveSecret(OLD) }).tokenFor(account, undefined);
    const id = (...[current, ...others]: readonly [string, ...string[]]) =>
      devices({ secret: async () => liveSecret(current, others) }).idIn(account, token);
    expect(await id(...values)).toEqual(await id(OLD));
    expect(await id(NEW)).toBeUndefined();
    const renewed = await devices({ secret: async () => liveSecret(NEW, [OLD]) }).tokenFor(account, token);
    expect(await devices({ secret: async () => liveSecret(NEW) }).idIn(account, renewed)).toBe(await id(OLD));

    const secret = liveSecret(values[0], values.slice(1));
    expect(isLinkOf(linkOf('step', OLD), 'step', secret)).toBe(true);
    expect(isLinkOf(linkOf('step', OLD), 'step', liveSecret(NEW))).toBe(false);

    const [nonce, username] = ['a nonce', 'sub'];
    const answer = async (key: string) =>
      answerChallenge({ secret: async () => secret })({
        triggerSource: 'VerifyAuthChallengeResponse_Authentication',
        userName: username,
        request: {
          ...{ userAttributes: {}, privateChallengeParameters: { nonce } },
          challengeAnswer: challengeProof(key, { nonce, username }),
        },
        // No other part of an event is read.
      } as never);
    for (const key of values) expect(await answer(key)).toMatchObject({ response: { answerCorrect: true } });
    expect(await answer('another')).toMatchObject({ response: { answerCorrect: false } });
  });
});

it('an invitation whose secret is gone before its mail is told as failed, to be sent anew', async () => {
  scene.rotate(OLD);
  const { body } = await scene.invite('late@example.com');
  scene.rotate(NEW);
  const before = scene.mails.length;
  const { data: item } = await scene.data.entities.invitation.get({ invitationId: body.id }).go({ consistent: true });
  await scene.deliver({ invitationId: body.id, round: item?.round ?? '' });
  expect(scene.mails).toHaveLength(before);
  const { data: after } = await scene.data.entities.invitation.get({ invitationId: body.id }).go({ consistent: true });
  expect(after?.mail).toBe('failed');
});
