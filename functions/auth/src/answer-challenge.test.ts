import { liveSecret } from '@portico/domain';
import { describe, expect, it } from 'vitest';
import { answerChallenge, type ChallengeEvent } from './answer-challenge.ts';
import { challengeProof } from './challenge-proof.ts';

const answer = answerChallenge({ secret: async () => liveSecret('the deployment’s secret') });
const ask = async (triggerSource: string, request: object) => {
  // What the user pool sends, as far as it is read.
  const event = { triggerSource: `${triggerSource}_Authentication`, userName: 'sub-1', request, response: {} };
  const { response } = (await answer(event as ChallengeEvent)) as { response: Record<string, unknown> };
  return response;
};
const CHALLENGE = { challengeName: 'CUSTOM_CHALLENGE', challengeMetadata: 'LINK' };

describe('a sign-in by link', () => {
  it('is one challenge, and tokens after a right answer alone', async () => {
    expect(await ask('DefineAuthChallenge', { session: [] })).toMatchObject({
      ...{ challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false },
    });
    expect(await ask('DefineAuthChallenge', { session: [{ ...CHALLENGE, challengeResult: true }] })).toMatchObject({
      issueTokens: true,
      failAuthentication: false,
    });
  });

  it.each([
    ['a wrong answer', { session: [{ ...CHALLENGE, challengeResult: false }] }],
    ['a second try', { session: [false, true].map((challengeResult) => ({ ...CHALLENGE, challengeResult })) }],
    ['another challenge', { session: [{ challengeName: 'PASSWORD_VERIFIER', challengeResult: true }] }],
    ['nobody', { session: [], userNotFound: true }],
    ['nobody who answered right', { session: [{ ...CHALLENGE, challengeResult: true }], userNotFound: true }],
  ])('ends for %s', async (_, request) => {
    expect(await ask('DefineAuthChallenge', request)).toMatchObject({ issueTokens: false, failAuthentication: true });
  });

  it('is answered right by who knows the deployment’s secret, for this challenge and this user', async () => {
    const { publicChallengeParameters, privateChallengeParameters } = await ask('CreateAuthChallenge', { session: [] });
    expect(publicChallengeParameters).toEqual(privateChallengeParameters);
    const { nonce } = publicChallengeParameters as { nonce: string };
    const secret = 'the deployment’s secret';
    for (const [challengeAnswer, answerCorrect] of [
      [challengeProof(secret, { nonce, username: 'sub-1' }), true],
      [challengeProof(secret, { nonce, username: 'sub-2' }), false],
      [challengeProof(secret, { nonce: 'another', username: 'sub-1' }), false],
      [challengeProof('another', { nonce, username: 'sub-1' }), false],
      ['', false],
    ] as const)
      expect(await ask('VerifyAuthChallengeResponse', { privateChallengeParameters, challengeAnswer })).toEqual({
        answerCorrect,
      });
  });

  it('makes another challenge each time, and takes no answer to none', async () => {
    const made = await Promise.all([1, 2].map(() => ask('CreateAuthChallenge', { session: [] })));
    expect(made[0]).not.toEqual(made[1]);
    const challengeAnswer = challengeProof('the deployment’s secret', { nonce: '', username: 'sub-1' });
    const request = { privateChallengeParameters: {}, challengeAnswer };
    expect(await ask('VerifyAuthChallengeResponse', request)).toEqual({ answerCorrect: false });
  });
});
