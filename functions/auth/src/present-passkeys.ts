import type { WebAuthnCredentialDescription } from '@aws-sdk/client-cognito-identity-provider';
import type { Schema, Total } from '@portico/contract';
import type { UserItem } from '@portico/data';
import type { CreationOptions } from './pool-passkeys.ts';

const TIMEOUT_MILLISECONDS = 180_000;
/** What the user pool is set up with. */
const VERIFICATION = 'required';

const attachmentOf = (text: string | undefined): Schema<'PasskeyAttachment'> | undefined =>
  text === 'platform' || text === 'cross-platform' ? text : undefined;

export const presentPasskey = (kept: WebAuthnCredentialDescription): Total<Schema<'Passkey'>> => ({
  id: kept.CredentialId ?? '',
  name: (kept.FriendlyCredentialName ?? '').slice(0, 200),
  attachment: attachmentOf(kept.AuthenticatorAttachment),
  createdAt: (kept.CreatedAt ?? new Date(0)).toISOString(),
});

/** What is asked to be shown. It names no passkey, so that it is the same of everybody; each knows the host it is of. */
export const presentPasskeyRequest = (challenge: string, rpId: string): Total<Schema<'PasskeyRequest'>> => ({
  challenge,
  rpId,
  timeout: TIMEOUT_MILLISECONDS,
  userVerification: VERIFICATION,
});

/** What is asked to be made: named as people know themselves, not as the user pool does. */
export const presentPasskeyCreation = (
  options: CreationOptions,
  { email, name }: UserItem,
): Total<Schema<'PasskeyCreation'>> => ({
  rp: { id: options.rp.id ?? '', name: options.rp.name ?? '' },
  user: { id: options.user.id, name: email, displayName: name.slice(0, 200) },
  challenge: options.challenge,
  pubKeyCredParams: options.pubKeyCredParams.map(({ alg }) => ({ type: 'public-key', alg })),
  timeout: options.timeout ?? TIMEOUT_MILLISECONDS,
  excludeCredentials: (options.excludeCredentials ?? []).map(({ id }) => ({ type: 'public-key', id })),
  // Found without its id: signing in names none.
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: options.authenticatorSelection?.userVerification ?? VERIFICATION,
  },
});
