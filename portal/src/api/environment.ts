import type { LiveSecret } from '@portico/client/live-secret';
import { secretNamed } from './live-secrets.ts';

/** What the portal needs to know of the deployment, read at run time so that one build serves every deployment. */
const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`The portal needs the environment variable ${name}.`);
  return value;
};

const originOf = (name: string): string => required(name).replace(/(?<!\/)\/+$/, '');

export const environment = {
  get apiUrl() {
    return originOf('PORTICO_API_URL');
  },
  get portalUrl() {
    return originOf('PORTICO_PORTAL_URL');
  },
  get signInUrl() {
    return originOf('PORTICO_SIGN_IN_URL');
  },
  get clientId() {
    return required('PORTICO_CLIENT_ID');
  },
  get uploadsOrigin() {
    return new URL(required('PORTICO_UPLOADS_ORIGIN')).origin;
  },
};

/** Where what visitors may read answers without a token. */
export const visitorsApiUrl = (): string => `${environment.apiUrl}/public`;

/** 32 bytes for A256GCM, derived (HKDF, RFC 5869). */
const keyOf = async (secret: string): Promise<Uint8Array> => {
  if (secret.length < 32)
    throw new Error('The portal needs a cookie secret (PORTICO_COOKIE_SECRET) of at least 32 characters.');
  const bytes = new TextEncoder().encode(secret);
  const material = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('portico portal cookies');
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    material,
    256,
  );
  return new Uint8Array(bits);
};

const cookieSecret = secretNamed('PORTICO_COOKIE_SECRET');
let derived: { readonly from: LiveSecret; readonly keys: Promise<readonly Uint8Array[]> } | undefined;

/** The keys of cookies, derived once for each set of live values: the first seals, and each opens. */
export const cookieKeys = async (): Promise<readonly Uint8Array[]> => {
  const from = await cookieSecret();
  if (derived?.from !== from) derived = { from, keys: Promise.all(from.all.map(keyOf)) };
  return derived.keys;
};

/** By which the edge proves itself to this server, and this server to the API. */
export const edgeSecret = secretNamed('PORTICO_EDGE_SECRET');
