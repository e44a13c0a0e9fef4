import { AwsError } from '../../service.ts';
import { childOf, type Fields, requiredText, textOf, textsOf } from '../wire/fields.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Client, Pool } from './pool-store.ts';
import { secondFactorOf } from './second-factor.ts';
import { USER_SCOPE } from './token-issuer.ts';
import type { User } from './user-store.ts';

export const CHALLENGE_LIFE_SECONDS = 180;

/** A client with its pool. */
export type Party = {
  readonly pool: Pool;
  readonly client: Client;
};

/** A required entry of AuthParameters or ChallengeResponses. */
export const parameter = (input: Fields, field: string, name: string): string => {
  const value = textOf(childOf(input, field), name);
  if (value === undefined) throw new AwsError('InvalidParameterException', `Missing required parameter ${name}`);
  return value;
};

/** Refuses a flow the client is not allowed. */
export const checkFlow = (client: Client, flow: string) => {
  const allowed = textsOf(client.properties, 'ExplicitAuthFlows');
  const name = flow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : flow;
  // Without any flow listed, Cognito allows SRP and refresh.
  const flows = allowed.length > 0 ? allowed : ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  if (!flows.includes(`ALLOW_${name}`) && !flows.includes(name))
    throw new AwsError('InvalidParameterException', `${flow} flow not enabled for this client`);
};

/** Client and pool of a request; a pool that is named must be the client's. */
export const partyOf = (room: CognitoRoom, input: Fields): Party => {
  const client = room.pools.knownClient(requiredText(input, 'ClientId', 'InvalidParameterException'));
  const poolId = textOf(input, 'UserPoolId');
  if (poolId !== undefined && poolId !== client.poolId)
    throw new AwsError('ResourceNotFoundException', `User pool client ${client.id} does not exist.`);
  return { client, pool: room.pools.known(client.poolId) };
};

/** The tokens of a new sign-in. */
export const authenticated = async (room: CognitoRoom, { pool, client }: Party, user: User) => {
  const { grant, refreshToken } = await room.authentication.signIn(pool, client, user, [USER_SCOPE]);
  const tokens = await room.tokens.issue({ pool, client, user, grant }, 'TokenGeneration_Authentication');
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: tokens.accessToken,
      ExpiresIn: tokens.expiresInSeconds,
      TokenType: 'Bearer',
      RefreshToken: refreshToken,
      IdToken: tokens.idToken,
    },
  };
};

/** Tokens, or the challenge that a temporary password or a second factor brings. */
export const admitted = async (room: CognitoRoom, party: Party, user: User) => {
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    const factor = secondFactorOf(room, party.pool, user);
    if (!factor) return await authenticated(room, party, user);
    const { username } = user;
    const asked = { name: factor, clientId: party.client.id, poolId: party.pool.id, username };
    return {
      ChallengeName: factor,
      Session: room.tickets.issue('challenge', asked, CHALLENGE_LIFE_SECONDS),
      ChallengeParameters: { USER_ID_FOR_SRP: username, FRIENDLY_DEVICE_NAME: '' },
    };
  }
  const Session = room.tickets.issue(
    'challenge',
    { name: 'NEW_PASSWORD_REQUIRED', clientId: party.client.id, poolId: party.pool.id, username: user.username },
    CHALLENGE_LIFE_SECONDS,
  );
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(user.attributes),
    },
  };
};
