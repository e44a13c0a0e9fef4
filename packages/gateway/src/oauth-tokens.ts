import type { BackendAuth } from '@portico/domain';
import type { Egress } from '@portico/egress';
import { askForToken, bearerIn } from './token-endpoint.ts';

type Client = Extract<BackendAuth, { kind: 'oauth2' }>;
type Token = { readonly value: string; readonly since: number; readonly until: number };

/** Where the endpoint does not say how long a token works. */
const SECONDS = 300;
const SECONDS_MAX = 86_400;
/** A token is renewed so long before it ends, or a tenth of its life. */
const EARLY_MILLISECONDS = 30_000;
/** A token so young was not refused for its age: another one would not help. */
const YOUNG_MILLISECONDS = 10_000;
const KEPT_MAX = 500;

/** Tokens by OAuth 2.0 client credentials (RFC 6749 §4.4), each kept until shortly before it ends. */
export const createTokens = ({ egress, now }: { readonly egress: Egress; readonly now: () => number }) => {
  const kept = new Map<string, Promise<Token>>();

  const fetchToken = async (client: Client, secret: string, timeoutMilliseconds: number): Promise<Token> => {
    const { tokenUrl, clientId, clientAuthentication, scopes } = client;
    const since = now();
    const answer = await askForToken(
      { egress },
      {
        ...{ tokenUrl, client: { clientId, secret, clientAuthentication }, timeoutMilliseconds },
        fields: [
          ['grant_type', 'client_credentials'],
          ...(scopes.length > 0 ? [['scope', scopes.join(' ')] as const] : []),
        ],
      },
    );
    const { value, seconds } = bearerIn(answer);
    const life = Math.min(seconds ?? SECONDS, SECONDS_MAX) * 1000;
    return { value, since, until: since + life - Math.min(EARLY_MILLISECONDS, life / 10) };
  };

  /** A token that works; another one than `refused`, unless that is young. */
  return async (
    client: Client,
    { secretId, readSecret }: { readonly secretId: string; readonly readSecret: () => Promise<string> },
    timeoutMilliseconds: number,
    refused?: string,
  ): Promise<string> => {
    const key = JSON.stringify([secretId, client]);
    const had = kept.get(key);
    const token = await had?.catch(() => undefined);
    const isRefused = token?.value === refused && now() - (token?.since ?? 0) > YOUNG_MILLISECONDS;
    if (token && token.until > now() && !isRefused) return token.value;
    // Who waited for the same one meanwhile may have begun to fetch it.
    const begun = kept.get(key);
    if (begun && begun !== had) return (await begun).value;
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    const fetched = readSecret().then((secret) => fetchToken(client, secret, timeoutMilliseconds));
    kept.set(key, fetched);
    fetched.catch(() => {
      if (kept.get(key) === fetched) kept.delete(key);
    });
    return (await fetched).value;
  };
};
