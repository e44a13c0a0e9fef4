'use client';
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from '@portico/client';
import { RefusedHere } from './failure.ts';

const load = () => import('@simplewebauthn/browser');

/** Where there is none, whoever asks is told so; nothing throws while a page is rendered on the server. */
export const hasPasskeys = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window;

const orRefused = async <Made>(work: Promise<Made>, otherwise: string): Promise<Made> => {
  try {
    return await work;
  } catch {
    // Cancelled, too late, or no passkey here: browsers do not say which, so that pages learn nothing.
    throw new RefusedHere(otherwise);
  }
};

/** The answer of a passkey that the person chooses; refused in the given words where they show none. */
export const showPasskey = async (optionsJSON: PasskeyRequest, otherwise: string): Promise<PasskeyAssertion> => {
  const { startAuthentication } = await load();
  const { id: credentialId, response } = await orRefused(startAuthentication({ optionsJSON }), otherwise);
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    credentialId,
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) },
  };
};

/** A new passkey; refused in the given words where none was made. */
export const makePasskey = async (asked: PasskeyCreation, otherwise: string): Promise<NewPasskey> => {
  const { startRegistration } = await load();
  const optionsJSON = {
    ...asked,
    // The library takes lists that may be changed.
    pubKeyCredParams: [...asked.pubKeyCredParams],
    excludeCredentials: [...asked.excludeCredentials],
  };
  const {
    id: credentialId,
    response,
    authenticatorAttachment,
  } = await orRefused(startRegistration({ optionsJSON }), otherwise);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return {
    credentialId,
    ...(authenticatorAttachment && { authenticatorAttachment }),
    response: { clientDataJSON, attestationObject, transports },
  };
};
