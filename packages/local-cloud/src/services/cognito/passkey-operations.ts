import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { childOf, type Fields, numberOf, parseFields, textOf, textsOf } from '../wire/fields.ts';
import { need } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { passkeyRules } from './passkeys.ts';
import type { Pool } from './pool-store.ts';
import { digestOf } from './ticket-store.ts';
import { USER_SCOPE } from './token-issuer.ts';
import type { User } from './user-store.ts';

/** As Cognito limits them. */
const PASSKEYS_MAX = 20;
const CHALLENGE_LIFE_SECONDS = 180;

/** What an authenticator signed over, as it says itself. */
export const clientDataOf = (credential: Fields): Fields =>
  parseFields(Buffer.from(textOf(childOf(credential, 'response'), 'clientDataJSON') ?? '', 'base64url').toString());

/** An origin of the relying party's: its own host, or one below it; plain HTTP on this machine only. */
export const isOriginOf = (origin: string, relyingPartyId: string): boolean => {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol } = new URL(origin);
  const isBelow = hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`);
  return isBelow && (protocol === 'https:' || hostname === 'localhost');
};

const enabledFor = (pool: Pool) => {
  const { first, relyingPartyId, verification } = passkeyRules(pool);
  if (!first) throw new AwsError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for the user pool.');
  if (relyingPartyId === undefined)
    throw new AwsError('WebAuthnConfigurationMissingException', 'The user pool has no relying party id.');
  return { relyingPartyId, verification } as const;
};

const start = async (room: CognitoRoom, input: Fields) => {
  const { pool, client, user } = await room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);
  const { relyingPartyId, verification } = enabledFor(pool);
  const had = room.passkeys.all(user);
  if (had.length >= PASSKEYS_MAX)
    throw new AwsError('LimitExceededException', 'The user has as many passkeys as may be.');
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpID: relyingPartyId,
    rpName: relyingPartyId,
    userID: new Uint8Array(Buffer.from(user.sub)),
    userName: user.username,
    userDisplayName: user.username,
    excludeCredentials: had.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: verification },
    supportedAlgorithmIDs: [-7, -257],
  });
  // Found again by the challenge itself: the credential that comes back has it, and Cognito gives nothing else out.
  room.tickets.put(
    'passkey',
    options.challenge,
    { clientId: client.id, poolId: pool.id, username: user.username },
    CHALLENGE_LIFE_SECONDS,
  );
  return { CredentialCreationOptions: options };
};

const verified = async (pool: Pool, credential: Fields, challenge: string) => {
  const { relyingPartyId, verification } = enabledFor(pool);
  const origin = textOf(clientDataOf(credential), 'origin') ?? '';
  if (!isOriginOf(origin, relyingPartyId))
    throw new AwsError('WebAuthnOriginNotAllowedException', 'The origin is not one of the relying party’s.');
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      // What it lacks is refused by the verification.
      response: credential as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingPartyId,
      requireUserVerification: verification === 'required',
    });
    if (registrationInfo) return registrationInfo.credential;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    if (said.includes('RP ID'))
      throw new AwsError('WebAuthnRelyingPartyMismatchException', 'The credential is of another relying party.');
  }
  throw new AwsError('WebAuthnCredentialNotSupportedException', 'The credential is not supported.');
};

const complete = async (room: CognitoRoom, input: Fields) => {
  const { pool, client, user } = await room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);
  const credential = childOf(input, 'Credential');
  const challenge = textOf(clientDataOf(credential), 'challenge') ?? '';
  const ticket = room.tickets.take('passkey', challenge);
  if (ticket?.username !== user.username || ticket.poolId !== pool.id)
    throw new AwsError('WebAuthnChallengeNotFoundException', 'The challenge has expired.');
  if (ticket.clientId !== client.id)
    throw new AwsError('WebAuthnClientMismatchException', 'The registration began at another client.');
  const { id, publicKey, counter } = await verified(pool, credential, challenge);
  const transports = textsOf(childOf(credential, 'response'), 'transports');
  const attachment = textOf(credential, 'authenticatorAttachment');
  if (!room.passkeys.add(user, { credentialId: id, publicKey, counter, transports, attachment }))
    throw new AwsError('InvalidParameterException', 'The credential is registered already.');
};

const list = async (room: CognitoRoom, input: Fields) => {
  const { pool, user } = await room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);
  const limit = Math.min(numberOf(input, 'MaxResults') ?? PASSKEYS_MAX, PASSKEYS_MAX);
  const from = Number(textOf(input, 'NextToken') ?? 0);
  const all = room.passkeys.all(user);
  return {
    Credentials: all.slice(from, from + limit).map((passkey) => ({
      CredentialId: passkey.credentialId,
      FriendlyCredentialName: friendlyName(user, passkey.credentialId),
      RelyingPartyId: passkeyRules(pool).relyingPartyId,
      AuthenticatorAttachment: passkey.attachment,
      AuthenticatorTransports: passkey.transports,
      CreatedAt: passkey.createdAtMilliseconds / 1000,
    })),
    ...(from + limit < all.length && { NextToken: String(from + limit) }),
  };
};

/** Cognito makes one up. */
const friendlyName = (user: User, credentialId: string): string =>
  `Passkey ${digestOf(`${user.sub}.${credentialId}`).slice(0, 6)}`;

/** What people do with their passkeys, by their access token; how they sign in with one is in `user-auth.ts`. */
export const passkeyOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  StartWebAuthnRegistration: (input) => start(room, input),
  CompleteWebAuthnRegistration: (input) => complete(room, input),
  ListWebAuthnCredentials: (input) => list(room, input),
  DeleteWebAuthnCredential: async (input) => {
    const { user } = await room.tokens.verify(need(input, 'AccessToken'), USER_SCOPE);
    if (!room.passkeys.remove(user, need(input, 'CredentialId')))
      throw new AwsError('ResourceNotFoundException', 'The credential does not exist.');
  },
});
