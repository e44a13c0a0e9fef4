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

/** A secret by its name: itself in the environment, or where AWS keeps it (`…_ARN`). */
const readSecret = async (name: string): Promise<string> => {
  const given = process.env[name];
  if (given) return given;
  const SecretId = process.env[`${name}_ARN`];
  if (!SecretId) return required(name);
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  return SecretString ?? '';
};

const importKey = async (): Promise<Uint8Array> => {
  const secret = await readSecret('PORTICO_COOKIE_SECRET');
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

/** Reads once per process; a failed read is tried again. */
const once = <Value>(read: () => Promise<Value>): (() => Promise<Value>) => {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined;
      throw error;
    });
    return value;
  };
};

/** 32 bytes for A256GCM, derived once per process (HKDF, RFC 5869). */
export const cookieKey = once(importKey);

/** By which the edge proves itself to this server, and this server to the API. */
export const edgeSecret = once(() => readSecret('PORTICO_EDGE_SECRET'));
