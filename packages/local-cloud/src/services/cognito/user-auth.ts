import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { AwsError } from '../../service.ts';
import { childOf, type Fields, isFields, textOf } from '../wire/fields.ts';
import { authenticated, CHALLENGE_LIFE_SECONDS, type Party, parameter } from './admission.ts';
import { checkSecretHash } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { clientDataOf, isOriginOf } from './passkey-operations.ts';
import { passkeyRules } from './passkeys.ts';
import { secondFactorOf } from './second-factor.ts';
import type { User } from './user-store.ts';

/** Whether somebody may begin with a passkey: with a second factor set up, only where passkeys stand for that, too. */
const maySignIn = (room: CognitoRoom, { pool }: Party, user: User): boolean => {
  const { first, relyingPartyId, secondFactor } = passkeyRules(pool);
  if (!first || relyingPartyId === undefined || room.passkeys.all(user).length === 0) return false;
  return secondFactorOf(room, pool, user) === undefined || (secondFactor && room.passkeys.standForMfa(user));
};

const askPasskey = async (room: CognitoRoom, party: Party, user: User) => {
  const { relyingPartyId = '', verification } = passkeyRules(party.pool);
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyId,
    userVerification: room.passkeys.standForMfa(user) ? 'required' : verification,
    allowCredentials: room.passkeys.all(user).map(({ credentialId }) => ({ id: credentialId })),
  });
  const { username } = user;
  const asked = { name: 'WEB_AUTHN', clientId: party.client.id, poolId: party.pool.id, username };
  return {
    ChallengeName: 'WEB_AUTHN',
    Session: room.tickets.issue('challenge', { ...asked, options: { ...options } }, CHALLENGE_LIFE_SECONDS),
    ChallengeParameters: {
      USERNAME: username,
      USER_ID_FOR_SRP: username,
      CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options),
    },
    AvailableChallenges: ['WEB_AUTHN', 'PASSWORD', 'PASSWORD_SRP'],
  };
};

/** Choice-based sign-in: the preferred challenge where it can be had, else what there is; of somebody unknown, passwords. */
export const byChoice = async (room: CognitoRoom, party: Party, input: Fields) => {
  const name = parameter(input, 'AuthParameters', 'USERNAME');
  checkSecretHash(party.client, name, textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH'));
  const user = room.users.find(party.pool, name);
  const passkey = user !== undefined && maySignIn(room, party, user);
  const preferred = textOf(childOf(input, 'AuthParameters'), 'PREFERRED_CHALLENGE');
  if (passkey && preferred === 'WEB_AUTHN') return await askPasskey(room, party, user);
  const asked = { name: 'SELECT_CHALLENGE', clientId: party.client.id, poolId: party.pool.id, username: name };
  return {
    ChallengeName: 'SELECT_CHALLENGE',
    Session: room.tickets.issue('challenge', asked, CHALLENGE_LIFE_SECONDS),
    ChallengeParameters: { USERNAME: name },
    AvailableChallenges: [...(passkey ? ['WEB_AUTHN'] : []), 'PASSWORD', 'PASSWORD_SRP'],
  };
};

/** What was chosen; a password is the flow of passwords. */
export const selected = async (
  room: CognitoRoom,
  party: Party,
  input: Fields,
  byPassword: (name: string, password: string) => Promise<unknown>,
) => {
  const ticket = room.tickets.take('challenge', textOf(input, 'Session'));
  if (ticket?.name !== 'SELECT_CHALLENGE' || ticket.clientId !== party.client.id)
    throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
  const name = textOf(ticket, 'username') ?? '';
  const answer = parameter(input, 'ChallengeResponses', 'ANSWER');
  if (answer === 'PASSWORD') return await byPassword(name, parameter(input, 'ChallengeResponses', 'PASSWORD'));
  const user = room.users.find(party.pool, name);
  if (answer !== 'WEB_AUTHN' || !user || !maySignIn(room, party, user))
    throw new AwsError('InvalidParameterException', `Selected challenge is not available: ${answer}`);
  return await askPasskey(room, party, user);
};

const proves = async (room: CognitoRoom, user: User, asked: Fields, credential: Fields): Promise<boolean> => {
  const passkey = room.passkeys.find(user, textOf(credential, 'id') ?? '');
  const relyingPartyId = textOf(asked, 'rpId') ?? '';
  const origin = textOf(clientDataOf(credential), 'origin') ?? '';
  if (!passkey || !isOriginOf(origin, relyingPartyId)) return false;
  const { credentialId, publicKey, counter } = passkey;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // What it lacks is refused by the verification.
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: textOf(asked, 'challenge') ?? '',
      expectedOrigin: origin,
      expectedRPID: relyingPartyId,
      credential: { id: credentialId, publicKey, counter },
      requireUserVerification: textOf(asked, 'userVerification') === 'required',
    });
    if (verified) room.passkeys.count(user, credentialId, authenticationInfo.newCounter);
    return verified;
  } catch {
    return false;
  }
};

/** The answer of an authenticator: one, right or wrong. */
export const passkeyResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
  const ticket = room.tickets.take('challenge', textOf(input, 'Session'));
  if (ticket?.name !== 'WEB_AUTHN' || ticket.clientId !== party.client.id)
    throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
  const user = room.users.known(party.pool, textOf(ticket, 'username') ?? '');
  let credential: unknown;
  try {
    credential = JSON.parse(parameter(input, 'ChallengeResponses', 'CREDENTIAL'));
  } catch {
    credential = undefined;
  }
  if (!isFields(credential)) throw new AwsError('InvalidParameterException', 'CREDENTIAL is no credential.');
  room.authentication.checkLock(user);
  if (!(await proves(room, user, childOf(ticket, 'options'), credential)))
    throw new AwsError('NotAuthorizedException', 'Incorrect username or password.');
  return await authenticated(room, party, room.authentication.checkAdmitted(user));
};
