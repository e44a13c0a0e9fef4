import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CognitoFixture, createCognitoFixture, password } from './testing.ts';

let fixture: CognitoFixture;
const email = 'ada@portico.example';
const send: CognitoFixture['client']['send'] = (...args: never[]) => fixture.client.send(...(args as [never]));
const nameOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
const begin = (USERNAME = email) =>
  send(
    new AdminInitiateAuthCommand({
      ...{ UserPoolId: fixture.poolId, ClientId: fixture.clientId, AuthFlow: 'CUSTOM_AUTH' },
      AuthParameters: { USERNAME },
    }),
  );
const answer = (Session: string | undefined, ANSWER: string) =>
  send(
    new AdminRespondToAuthChallengeCommand({
      ...{ UserPoolId: fixture.poolId, ClientId: fixture.clientId, ChallengeName: 'CUSTOM_CHALLENGE', Session },
      ChallengeResponses: { USERNAME: email, ANSWER },
    }),
  );

type Event = {
  triggerSource: string;
  request: {
    session?: { challengeResult: boolean; challengeMetadata: string }[];
    userNotFound?: boolean;
    challengeAnswer?: string;
    privateChallengeParameters?: { wanted: string };
  };
};
const told: Event[] = [];
/** Two tries at one word. */
const triggers = (_arn: string, event: unknown) => {
  const { triggerSource, request } = event as Event;
  told.push({ triggerSource, request });
  const session = request.session ?? [];
  if (triggerSource === 'DefineAuthChallenge_Authentication') {
    const issueTokens = session.at(-1)?.challengeResult === true;
    const failAuthentication = request.userNotFound === true || (!issueTokens && session.length >= 2);
    return { response: { issueTokens, failAuthentication, challengeName: 'CUSTOM_CHALLENGE' } };
  }
  if (triggerSource === 'CreateAuthChallenge_Authentication')
    return {
      response: {
        ...{ publicChallengeParameters: { hint: 'a word' }, privateChallengeParameters: { wanted: 'word' } },
        challengeMetadata: 'WORD',
      },
    };
  return { response: { answerCorrect: request.challengeAnswer === request.privateChallengeParameters?.wanted } };
};

beforeEach(async () => {
  told.length = 0;
  fixture = await createCognitoFixture({
    pool: {
      LambdaConfig: {
        ...{ DefineAuthChallenge: 'arn:define', CreateAuthChallenge: 'arn:create' },
        VerifyAuthChallengeResponse: 'arn:verify',
      },
    },
    client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] },
  });
  fixture.cloud.onInvoke(triggers);
  const of = { UserPoolId: fixture.poolId, Username: email };
  await send(new AdminCreateUserCommand({ ...of, MessageAction: 'SUPPRESS' }));
  await send(new AdminSetUserPasswordCommand({ ...of, Password: password, Permanent: true }));
});
afterEach(() => fixture.close());

describe('custom authentication', () => {
  it('asks what the triggers make, tells them what was answered before, and gives tokens for a right answer', async () => {
    const asked = await begin();
    expect(asked).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { hint: 'a word' } });
    expect(JSON.stringify(asked)).not.toContain('wanted');
    const again = await answer(asked.Session, 'wrong');
    expect(again.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect((await answer(again.Session, 'word')).AuthenticationResult?.AccessToken).toBeDefined();
    expect(told.at(-1)?.request.session).toEqual([
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'WORD' },
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: 'WORD' },
    ]);
  });

  it('takes one answer of each challenge, and ends when the triggers say so', async () => {
    const { Session } = await begin();
    const again = await answer(Session, 'wrong');
    expect(await nameOf(answer(Session, 'word'))).toBe('NotAuthorizedException');
    expect(await nameOf(answer(again.Session, 'wrong'))).toBe('NotAuthorizedException');
  });

  it('tells the triggers of who does not exist, and refuses them as anybody', async () => {
    expect(await nameOf(begin('nobody@portico.example'))).toBe('NotAuthorizedException');
    expect(told).toMatchObject([{ request: { userNotFound: true } }]);
  });
});
