import { createHmac, randomBytes } from 'node:crypto';
import { AwsError } from '../../service.ts';
import { childOf, type Fields, textOf } from '../wire/fields.ts';
import { admitted, CHALLENGE_LIFE_SECONDS, type Party, parameter } from './admission.ts';
import { checkSecretHash, poolNameOf } from './authentication.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { clientValueIsSafe, srpChallenge, srpProves, srpSecret } from './srp.ts';

/** A password that is proven and not told. */
export const bySrp = (room: CognitoRoom, { pool, client }: Party, input: Fields) => {
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

export const srpResponse = async (room: CognitoRoom, party: Party, input: Fields) => {
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
