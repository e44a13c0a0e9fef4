import { createHmac, randomBytes } from 'node:crypto';
import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, requiredText, textOf } from '../wire/fields.ts';
import {
  admitted,
  authenticated,
  CHALLENGE_LIFE_SECONDS,
  checkFlow,
  type Party,
  parameter,
  partyOf,
} from './admission.ts';
import { attributesOf } from './attributes.ts';
import { checkSecretHash, poolNameOf } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { clientValueIsSafe, srpChallenge, srpProves, srpSecret } from './srp.ts';

const byPassword = async (room: CognitoRoom, party: Party, input: Fields) => {
  const username = parameter(input, 'AuthParameters', 'USERNAME');
  checkSecretHash(party.client, username, textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH'));
  const password = parameter(input, 'AuthParameters', 'PASSWORD');
  return await admitted(
    room,
    party,
    await room.authentication.byPassword(party.pool, party.client, username, password),
  );
};

const bySrp = (room: CognitoRoom, { pool, client }: Party, input: Fields) => {
  const name = parameter(input, 'AuthParameters', 'USERNAME');
  checkSecretHash(client, name, textOf(childOf(input, 'AuthParameters'), 'SECRET_HASH'));
  const clientValue = parameter(input, 'AuthParameters', 'SRP_A');
  if (!clientValueIsSafe(clientValue)) throw new AwsError('InvalidParameterException', 'Incorrect SRP_A value.');
  const user = room.users.find(pool, name);
  // Somebody unknown gets a salt that is theirs for good, and fails only at the proof: as everybody else would.
  const salt = createHmac('sha256', JSON.stringify(pool.key.d)).update(name.toLowerCase()).digest('hex').slice(0, 32);
  const secret = user?.srp ?? srpSecret(poolNameOf(pool), name, randomBytes(16).toString('hex'), salt);
  const challenge = srpChallenge(secret);
  const secretBlock = randomBytes(512).toString('base64');
  const username = user?.username ?? name;
  const Session = room.tickets.issue(
    'challenge',
    {
      name: 'PASSWORD_VERIFIER',
      clientId: client.id,
      poolId: pool.id,
      username,
      clientValue,
      challenge,
      verifier: secret.verifier,
    },
    CHALLENGE_LIFE_SECONDS,
  );
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    Session,
    // Real SDKs send SECRET_BLOCK back without a Session: the block itself finds the ticket then.
    ChallengeParameters: {
      SALT: secret.salt,
      SECRET_BLOCK: Buffer.from(`${Session}.${secretBlock}`).toString('base64'),
      SRP_B: challenge.publicValue,
      USERNAME: username,
      USER_ID_FOR_SRP: username,
    },
  };
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

const ANYBODYS_FLOWS = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'];
/** Flows of callers who sign with credentials of the account. */
const SIGNED_FLOWS = ['ADMIN_USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'];

const initiate =
  (room: CognitoRoom, flows: readonly string[]): JsonOperation =>
  async (input) => {
    const party = partyOf(room, input);
    const flow = requiredText(input, 'AuthFlow', 'InvalidParameterException');
    if (!flows.includes(flow)) throw new AwsError('InvalidParameterException', 'Initiate Auth method not supported.');
    checkFlow(party.client, flow);
    if (flow === 'USER_PASSWORD_AUTH' || flow === 'ADMIN_USER_PASSWORD_AUTH')
      return await byPassword(room, party, input);
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

const srpResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
  const wrapped = Buffer.from(parameter(input, 'ChallengeResponses', 'PASSWORD_CLAIM_SECRET_BLOCK'), 'base64').toString(
    'utf8',
  );
  const ticket = room.tickets.take('challenge', wrapped.split('.')[0]);
  const refuse = (): never => {
    throw new AwsError('NotAuthorizedException', 'Incorrect username or password.');
  };
  if (ticket?.name !== 'PASSWORD_VERIFIER' || ticket.clientId !== party.client.id) return refuse();
  const username = textOf(ticket, 'username') ?? '';
  const user = room.users.find(party.pool, username);
  room.authentication.checkLock(user);
  const proved = srpProves({
    poolName: poolNameOf(party.pool),
    username,
    verifier: textOf(ticket, 'verifier') ?? '0',
    clientValue: textOf(ticket, 'clientValue') ?? '0',
    challenge: {
      secret: textOf(childOf(ticket, 'challenge'), 'secret') ?? '0',
      publicValue: textOf(childOf(ticket, 'challenge'), 'publicValue') ?? '0',
    },
    secretBlock: parameter(input, 'ChallengeResponses', 'PASSWORD_CLAIM_SECRET_BLOCK'),
    timestamp: parameter(input, 'ChallengeResponses', 'TIMESTAMP'),
    signature: parameter(input, 'ChallengeResponses', 'PASSWORD_CLAIM_SIGNATURE'),
  });
  if (!proved || !user?.srp) {
    if (user) room.authentication.countFailure(user);
    return refuse();
  }
  return await admitted(room, party, room.authentication.checkAdmitted(user));
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

/** Sign-in through the API: password, SRP, refresh, new password. */
export const challengeOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  InitiateAuth: initiate(room, ANYBODYS_FLOWS),
  AdminInitiateAuth: initiate(room, SIGNED_FLOWS),
  RespondToAuthChallenge: respond(room),
  AdminRespondToAuthChallenge: respond(room),
  GetTokensFromRefreshToken: fromRefreshToken(room),
  RevokeToken: revokeToken(room),
});
