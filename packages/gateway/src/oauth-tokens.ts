import type { BackendAuth } from '@portico/domain';
import { type Egress, EgressError, readAll } from '@portico/egress';
import { phrase } from '@portico/words';

type Client = Extract<BackendAuth, { kind: 'oauth2' }>;
type Token = { readonly value: string; readonly since: number; readonly until: number };

const ANSWER_BYTES_MAX = 100_000;
/** Where the endpoint does not say how long a token works. */
const SECONDS = 300;
const SECONDS_MAX = 86_400;
/** A token is renewed so long before it ends, or a tenth of its life. */
const EARLY_MILLISECONDS = 30_000;
/** A token so young was not refused for its age: another one would not help. */
const YOUNG_MILLISECONDS = 10_000;
const KEPT_MAX = 500;

/** RFC 6750 §2.1. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/** RFC 6749, appendix B. */
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const credentials = ({ clientId, clientAuthentication }: Client, secret: string) =>
  clientAuthentication === 'basic'
    ? {
        headers: { authorization: `Basic ${Buffer.from(`${form(clientId)}:${form(secret)}`).toString('base64')}` },
        fields: [],
      }
    : {
        headers: {},
        fields: [
          ['client_id', clientId],
          ['client_secret', secret],
        ],
      };

const parsed = (bytes: Uint8Array): Record<string, unknown> => {
  try {
    const answer: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
};

/** Tokens by OAuth 2.0 client credentials (RFC 6749 §4.4), each kept until shortly before it ends. */
export const createTokens = ({ egress, now }: { readonly egress: Egress; readonly now: () => number }) => {
  const kept = new Map<string, Promise<Token>>();

  const fetchToken = async (client: Client, secret: string, timeoutMilliseconds: number): Promise<Token> => {
    const { headers, fields } = credentials(client, secret);
    const body = new URLSearchParams([['grant_type', 'client_credentials'], ...fields]);
    if (client.scopes.length > 0) body.set('scope', client.scopes.join(' '));
    const since = now();
    const answer = await egress.request({
      ...{ url: client.tokenUrl, method: 'POST', body: body.toString() },
      headers: {
        ...{ accept: 'application/json', 'accept-encoding': 'identity' },
        ...{ 'content-type': 'application/x-www-form-urlencoded', ...headers },
      },
      ...{ totalTimeoutMilliseconds: timeoutMilliseconds, responseBytesMax: ANSWER_BYTES_MAX },
    });
    const said = parsed(await readAll(answer.body));
    if (answer.status !== 200)
      throw new EgressError('upstream-protocol', phrase`the token endpoint answered with status ${answer.status}`);
    const { access_token: value, token_type: type = 'Bearer', expires_in: seconds } = said;
    if (typeof value !== 'string' || !TOKEN.test(value) || String(type).toLowerCase() !== 'bearer')
      throw new EgressError('upstream-protocol', phrase`the token endpoint answered with no bearer token`);
    const life = Math.min(Number(seconds) > 0 ? Number(seconds) : SECONDS, SECONDS_MAX) * 1000;
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
