import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, requiredText, textOf } from '../wire/fields.ts';
import { admitted, authenticated, checkFlow, type Party, parameter, partyOf } from './admission.ts';
import { attributesOf } from './attributes.ts';
import { checkSecretHash } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { byTriggers, customResponse } from './custom-auth.ts';
import { bySrp, srpResponse } from './srp-challenges.ts';
import { byChoice, passkeyResponse, selected } from './user-auth.ts';

const admittedBy = async (room: CognitoRoom, party: Party, username: string, password: string) =>
  await admitted(room, party, await room.authentication.byPassword(party.pool, party.client, username, password));

const byPassword = async (room: CognitoRoom, party: Party, input: Fields) => {
  const username = parameter(input, 'AuthParameters', 'USERNAME');
  checkSecretHash(party.client, username, textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH'));
  return await admittedBy(room, party, username, parameter(input, 'AuthParameters', 'PASSWORD'));
};

const refreshed = async (room: CognitoRoom, { pool, client }: Party, token: string, rotating: boolean) => {
  const { enabled, graceMilliseconds } = room.authentication.rotation(client);
  const outcome = room.grants.refresh(token, client.id, graceMilliseconds);
  if ('refused' in outcome) {
    if (outcome.refused === 'reused')
      throw new AwsError('RefreshTokenReuseException', 'Refresh token has been rotated and cannot be used again');
    throw new AwsError(
      'NotAuthorizedException',
      outcome.refused === 'unknown' ? 'Invalid Refresh Token' : `Refresh Token has been ${outcome.refused}`,
    );
  }
  const { grant } = outcome;
  const user = room.users.find(pool, grant.username);
  if (!user) throw new AwsError('NotAuthorizedException', 'Invalid Refresh Token');
  if (!user.enabled) throw new AwsError('NotAuthorizedException', 'User is disabled.');
  const tokens = await room.tokens.issue({ pool, client, user, grant }, 'TokenGeneration_RefreshTokens');
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresInSeconds,
      TokenType: 'Bearer',
      IdToken: tokens.idToken,
      ...(rotating && enabled ? { RefreshToken: room.grants.rotate(token, grant) } : {}),
    },
  };
};

const ANYBODYS_FLOWS = [
  'CUSTOM_AUTH',
  'USER_AUTH',
  'USER_PASSWORD_AUTH',
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
];
/** Flows of callers who sign with credentials of the account. */
const SIGNED_FLOWS = [
  'CUSTOM_AUTH',
  'USER_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
];

const initiate =
  (room: CognitoRoom, flows: readonly string[]): JsonOperation =>
  async (input) => {
    const party = partyOf(room, input);
    const flow = requiredText(input, 'AuthFlow', 'InvalidParameterException');
    if (!flows.includes(flow)) throw new AwsError('InvalidParameterException', 'Initiate Auth method not supported.');
    checkFlow(party.client, flow);
    if (flow === 'USER_PASSWORD_AUTH' || flow === 'ADMIN_USER_PASSWORD_AUTH')
      return await byPassword(room, party, input);
    if (flow === 'CUSTOM_AUTH') return await byTriggers(room, party, input);
    if (flow === 'USER_AUTH') return await byChoice(room, party, input);
    if (flow === 'USER_SRP_AUTH') return bySrp(room, party, input);
    if (room.authentication.rotation(party.client).enabled) {
      throw new AwsError(
        'InvalidParameterException',
        'Refresh token rotation is enabled for this client: use GetTokensFromRefreshToken',
      );
    }
    const secret = textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH');
    if (party.client.secret !== undefined && secret === undefined) checkSecretHash(party.client, '', secret);
    return await refreshed(room, party, parameter(input, 'AuthParameters', 'REFRESH_TOKEN'), false);
  };

const newPasswordResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
  const session = textOf(input, 'Session');
  const ticket = room.tickets.peek('challenge', session);
  if (ticket?.name !== 'NEW_PASSWORD_REQUIRED' || ticket.clientId !== party.client.id) {
    throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
  }
  const user = room.users.known(party.pool, textOf(ticket, 'username') ?? '');
  const responses = childOf(input, 'ChallengeResponses');
  const given = Object.entries(responses)
    .filter(([name]) => name.startsWith('userAttributes.'))
    .map(([name, Value]) => ({ Name: name.slice(15), Value }));
  const attributes = { ...user.attributes, ...attributesOf(party.pool, { UserAttributes: given }) };
  const changed = await room.authentication.setPassword(
    party.pool,
    user,
    parameter(input, 'ChallengeResponses', 'NEW_PASSWORD'),
    'CONFIRMED',
    { attributes },
  );
  room.tickets.take('challenge', session);
  return await admitted(room, party, room.authentication.checkAdmitted(changed));
};

const softwareTokenResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
  const session = textOf(input, 'Session');
  const ticket = room.tickets.peek('challenge', session);
  if (ticket?.name !== 'SOFTWARE_TOKEN_MFA' || ticket.clientId !== party.client.id)
    throw new AwsError('NotAuthorizedException', 'Invalid session for the user.');
  const user = room.users.known(party.pool, textOf(ticket, 'username') ?? '');
  room.authentication.checkLock(user);
  const token = room.softwareTokens.of(user);
  const code = parameter(input, 'ChallengeResponses', 'SOFTWARE_TOKEN_MFA_CODE');
  const outcome = token ? room.softwareTokens.check(user, token, code) : 'wrong';
  if (outcome === 'used') throw new AwsError('ExpiredCodeException', 'Your software token has already been used once.');
  if (outcome === 'wrong') {
    room.authentication.countFailure(user);
    throw new AwsError('CodeMismatchException', 'Invalid code received for user');
  }
  room.tickets.take('challenge', session);
  return await authenticated(room, party, room.authentication.checkAdmitted(user));
};

const respond =
  (room: CognitoRoom): JsonOperation =>
  async (input) => {
    const party = partyOf(room, input);
    const name = requiredText(input, 'ChallengeName', 'InvalidParameterException');
    const responses = childOf(input, 'ChallengeResponses');
    checkSecretHash(party.client, textOf(responses, 'USERNAME') ?? '', textOf(responses, 'SECRET_HASH'));
    if (name === 'SELECT_CHALLENGE')
      return await selected(room, party, input, (username, password) => admittedBy(room, party, username, password));
    if (name === 'CUSTOM_CHALLENGE') return await customResponse(room, party, input);
    if (name === 'WEB_AUTHN') return await passkeyResponse(room, party, input);
    if (name === 'PASSWORD_VERIFIER') return await srpResponse(room, party, input);
    if (name === 'SOFTWARE_TOKEN_MFA') return await softwareTokenResponse(room, party, input);
    if (name === 'NEW_PASSWORD_REQUIRED') return await newPasswordResponse(room, party, input);
    throw new AwsError('InvalidParameterException', `The challenge ${name} is not emulated on one machine`);
  };

const fromRefreshToken =
  (room: CognitoRoom): JsonOperation =>
  async (input) => {
    const party = partyOf(room, input);
    const { client } = party;
    if (client.secret !== undefined && textOf(input, 'ClientSecret') !== client.secret)
      throw new AwsError('NotAuthorizedException', `Unable to verify secret for client ${client.id}`);
    return await refreshed(room, party, requiredText(input, 'RefreshToken', 'InvalidParameterException'), true);
  };

const revokeToken =
  (room: CognitoRoom): JsonOperation =>
  (input) => {
    const client = room.pools.knownClient(requiredText(input, 'ClientId', 'InvalidParameterException'));
    if (client.secret !== undefined && textOf(input, 'ClientSecret') !== client.secret)
      throw new AwsError('UnauthorizedException', 'Invalid client secret');
    room.grants.revokeToken(requiredText(input, 'Token', 'InvalidParameterException'), client.id);
  };

/** Sign-in through the API: password, SRP, passkey, custom, refresh, new password. */
export const challengeOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  InitiateAuth: initiate(room, ANYBODYS_FLOWS),
  AdminInitiateAuth: initiate(room, SIGNED_FLOWS),
  RespondToAuthChallenge: respond(room),
  AdminRespondToAuthChallenge: respond(room),
  GetTokensFromRefreshToken: fromRefreshToken(room),
  RevokeToken: revokeToken(room),
});
