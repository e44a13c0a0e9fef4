import { AwsError } from '../../service.ts';
import { childOf, type Fields, flagOf, recordsOf, textMapOf, textOf } from '../wire/fields.ts';
import { authenticated, CHALLENGE_LIFE_SECONDS, type Party, parameter } from './admission.ts';
import { checkSecretHash } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { type Pool, preventsUserExistenceErrors } from './pool-store.ts';
import type { User } from './user-store.ts';

const TRIGGERS = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const;
type TriggerName = (typeof TRIGGERS)[number];

/** Of somebody who does not exist: the triggers run for them, too, and are told so. */
const nobody = (pool: Pool, username: string): User => ({
  ...{ poolId: pool.id, username, sub: '', attributes: {}, status: 'CONFIRMED', enabled: true },
  ...{ passwordHash: undefined, srp: undefined, passwordHistory: [] },
  ...{ failedAttempts: 0, lockedUntilMilliseconds: 0, createdAtMilliseconds: 0, modifiedAtMilliseconds: 0 },
});

const refuse = (): never => {
  throw new AwsError('NotAuthorizedException', 'Incorrect username or password.');
};

type Flow = { readonly party: Party; readonly user: User | undefined; readonly name: string };

const run = (room: CognitoRoom, { party, user, name }: Flow, trigger: TriggerName, request: Fields) =>
  room.triggers.run(
    party.pool,
    trigger,
    `${trigger}_Authentication`,
    user ?? nobody(party.pool, name),
    party.client,
    { ...request, ...(user === undefined && { userNotFound: true }) },
    {},
  );

/** What the pool's triggers say comes next: a challenge, the tokens, or the end. Nobody is asked for a second factor here. */
const next = async (room: CognitoRoom, flow: Flow, session: readonly Fields[]) => {
  const { party, user, name } = flow;
  const defined = await run(room, flow, 'DefineAuthChallenge', { session });
  if (flagOf(defined, 'issueTokens'))
    return user ? await authenticated(room, party, room.authentication.checkAdmitted(user)) : refuse();
  if (flagOf(defined, 'failAuthentication')) return refuse();
  const challengeName = textOf(defined, 'challengeName');
  if (challengeName !== 'CUSTOM_CHALLENGE')
    throw new AwsError('InvalidLambdaResponseException', `The challenge ${challengeName} is not emulated here`);
  const created = await run(room, flow, 'CreateAuthChallenge', { session, challengeName });
  const username = user?.username ?? name;
  const asked = {
    ...{ name: challengeName, clientId: party.client.id, poolId: party.pool.id, username, session },
    private: childOf(created, 'privateChallengeParameters'),
    metadata: textOf(created, 'challengeMetadata') ?? '',
  };
  return {
    ChallengeName: challengeName,
    Session: room.tickets.issue('challenge', asked, CHALLENGE_LIFE_SECONDS),
    ChallengeParameters: { ...textMapOf(created, 'publicChallengeParameters'), USERNAME: username },
  };
};

/** Custom authentication, which the pool's Lambda triggers lead. */
export const byTriggers = async (room: CognitoRoom, party: Party, input: Fields) => {
  const name = parameter(input, 'AuthParameters', 'USERNAME');
  checkSecretHash(party.client, name, textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH'));
  if (TRIGGERS.some((trigger) => textOf(childOf(party.pool.properties, 'LambdaConfig'), trigger) === undefined))
    throw new AwsError('InvalidParameterException', 'Custom auth lambda trigger is not configured for the user pool.');
  const user = room.users.find(party.pool, name);
  if (!user && !preventsUserExistenceErrors(party.client))
    throw new AwsError('UserNotFoundException', 'User does not exist.');
  return await next(room, { party, user, name }, []);
};

export const customResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
  const ticket = room.tickets.take('challenge', textOf(input, 'Session'));
  if (ticket?.name !== 'CUSTOM_CHALLENGE' || ticket.clientId !== party.client.id)
    throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
  const name = textOf(ticket, 'username') ?? '';
  const flow = { party, user: room.users.find(party.pool, name), name };
  const verified = await run(room, flow, 'VerifyAuthChallengeResponse', {
    privateChallengeParameters: childOf(ticket, 'private'),
    challengeAnswer: parameter(input, 'ChallengeResponses', 'ANSWER'),
  });
  const answered = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult: flagOf(verified, 'answerCorrect'),
    challengeMetadata: textOf(ticket, 'metadata'),
  };
  return await next(room, flow, [...recordsOf(ticket, 'session'), answered]);
};
