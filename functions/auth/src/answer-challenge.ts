import { randomBytes } from 'node:crypto';
import { isMadeBy, type LiveSecret } from '@portico/domain';
import type {
  CreateAuthChallengeTriggerEvent,
  DefineAuthChallengeTriggerEvent,
  VerifyAuthChallengeResponseTriggerEvent,
} from 'aws-lambda';
import { challengeProof } from './challenge-proof.ts';

type Dependencies = { readonly secret: () => Promise<LiveSecret> };
export type ChallengeEvent =
  | DefineAuthChallengeTriggerEvent
  | CreateAuthChallengeTriggerEvent
  | VerifyAuthChallengeResponseTriggerEvent;

const NONCE_BYTES = 32;

/** One challenge, answered once: right signs in, and whatever else refuses. */
const define = ({ request }: DefineAuthChallengeTriggerEvent) => {
  const [last, ...more] = request.session;
  const begins = last === undefined && !request.userNotFound;
  const done = last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult && more.length === 0;
  return {
    challengeName: begins ? 'CUSTOM_CHALLENGE' : '',
    issueTokens: done === true && !request.userNotFound,
    failAuthentication: !begins && (!done || request.userNotFound === true),
  };
};

const create = () => {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return { publicChallengeParameters: { nonce }, privateChallengeParameters: { nonce }, challengeMetadata: 'LINK' };
};

/** What the user pool asks about a sign-in by link: whether it may begin, with what, and whether the answer is right. */
export const answerChallenge =
  ({ secret }: Dependencies) =>
  async (event: ChallengeEvent): Promise<object> => {
    if (event.triggerSource === 'DefineAuthChallenge_Authentication') return { ...event, response: define(event) };
    if (event.triggerSource === 'CreateAuthChallenge_Authentication') return { ...event, response: create() };
    const { userName, request } = event;
    const { nonce = '' } = request.privateChallengeParameters;
    const proof = (key: string) => challengeProof(key, { nonce, username: userName });
    const isRight = nonce !== '' && isMadeBy(await secret(), request.challengeAnswer, proof);
    return { ...event, response: { answerCorrect: isRight && !request.userNotFound } };
  };
