import { JwtVerifier } from 'aws-jwt-verify';
import type { Fetcher } from 'aws-jwt-verify/https';
import { type PenaltyBox, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { fetchUserPool } from './fetch-user-pool.ts';

export { fetchUserPool } from './fetch-user-pool.ts';

export type IdentityOptions = {
  /** The user pool's issuer, e.g. https://cognito-idp.<region>.amazonaws.com/<pool id>. */
  readonly issuer: string;
  readonly clientId: string;
};

export type TokenClaims = {
  readonly sub: string;
  readonly email: string | undefined;
  /** Whether the identity provider says that the address is theirs; an access token says nothing of it. */
  readonly emailVerified: boolean;
  readonly name: string | undefined;
  readonly groups: readonly string[];
  /** The user pool's own name of them; of who came through a provider, `<provider>_<subject>`. */
  readonly username: string;
  /** What their provider said of their groups, as the user pool keeps it. */
  readonly providerGroups: string | undefined;
  readonly nonce: string | undefined;
  /** The sign-in that the token goes back to: the same in every token that its refresh token renews. */
  readonly originId: string | undefined;
  /** Of an access token: what it may be used for. */
  readonly scopes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
};

/** Three parts of unpadded base64url (RFC 7515 §2), at most 8 KiB: anything looser is refused before it is parsed. */
const FORM = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const readClaims = (payload: Readonly<Record<string, unknown>>): TokenClaims => ({
  sub: text(payload.sub) ?? '',
  email: text(payload.email),
  // Cognito writes a boolean; of a federated user whose attribute is mapped as text, that text.
  emailVerified: payload.email_verified === true || payload.email_verified === 'true',
  name: text(payload.name),
  groups: Array.isArray(payload['cognito:groups'])
    ? payload['cognito:groups'].filter((group) => typeof group === 'string')
    : [],
  username: text(payload['cognito:username']) ?? text(payload.username) ?? '',
  providerGroups: text(payload['custom:groups']),
  nonce: text(payload.nonce),
  originId: text(payload.origin_jti),
  scopes: text(payload.scope)?.split(' ') ?? [],
  // Looked at when it was verified.
  expiresAt: Number(payload.exp) * 1000,
});

/**
 * After the keys were asked for in vain (a key nobody knows, or no answer) they are not asked for again for so long: who
 * sends tokens under unknown keys costs a question a second. A new key is known as soon, whoever sends what meanwhile.
 */
const PAUSE_MILLISECONDS = 1000;

const pausing = () => {
  let until = Number.NEGATIVE_INFINITY;
  const pause = () => {
    until = performance.now() + PAUSE_MILLISECONDS;
  };
  const penaltyBox: PenaltyBox = {
    async wait() {
      if (performance.now() < until) throw new Error('the keys were asked for just now');
    },
    registerFailedAttempt: pause,
    registerSuccessfulAttempt: () => undefined,
  };
  return { pause, penaltyBox };
};

/** Verifies tokens of one user pool and app client; resolves to undefined for anything that does not prove itself. */
export const createIdentity = ({ issuer, clientId }: IdentityOptions) => {
  const { pause, penaltyBox } = pausing();
  const ask = async (uri: string) => {
    const { status, text } = await fetchUserPool(uri, { timeoutMilliseconds: 3_000 });
    if (status !== 200) throw new Error(`the JWKS endpoint answered ${status}`);
    return Uint8Array.from(Buffer.from(text)).buffer;
  };
  const fetcher: Fetcher = {
    fetch: (uri) =>
      ask(uri).catch((error: unknown) => {
        pause();
        throw error;
      }),
  };
  const verifier = JwtVerifier.create(
    { issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json`, graceSeconds: 0 },
    { jwksCache: new SimpleJwksCache({ fetcher, penaltyBox }) },
  );
  const verify = async (token: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    if (token.length > 8192 || !FORM.test(token)) return undefined;
    try {
      const payload = await verifier.verify(token);
      return typeof payload.exp === 'number' && typeof payload.sub === 'string' ? payload : undefined;
    } catch (error) {
      // Everything the library throws about a token is a refusal; a JWKS that cannot be fetched is one too (fail closed).
      if (error instanceof Error) return undefined;
      throw error;
    }
  };
  return {
    /** An access token of this client (`token_use` and `client_id`, as Cognito writes them). */
    async accessToken(token: string): Promise<TokenClaims | undefined> {
      const payload = await verify(token);
      return payload?.token_use === 'access' && payload.client_id === clientId ? readClaims(payload) : undefined;
    },
    /** An ID token of this client (`token_use` and `aud`). */
    async idToken(token: string): Promise<TokenClaims | undefined> {
      const payload = await verify(token);
      return payload?.token_use === 'id' && payload.aud === clientId ? readClaims(payload) : undefined;
    },
  };
};

export type Identity = ReturnType<typeof createIdentity>;
