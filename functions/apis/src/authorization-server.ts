import { Problem } from '@portico/contract';
import { type Egress, EgressError } from '@portico/egress';
import { askForToken, bearerIn, type TokenAnswer, type TokenClient } from '@portico/gateway';
import { phrase } from '@portico/words';

/** A person waits for it. */
const TIMEOUT_MILLISECONDS = 8_000;
const DISCOVERY_BYTES_MAX = 100_000;
const URL_MAX = 2048;
const ERROR_MAX = 100;
const DESCRIPTION_MAX = 500;
const RENEWAL_MAX = 8192;
const TOKEN_MAX = 16_384;
const SECONDS_MAX = 31_536_000;
const SCOPES_MAX = 100;
const SCOPE = /^[!#-[\]-~]{1,200}$/;
const MASK = '***';

type Asking = { readonly egress: Egress };

/** Where a scheme has its endpoints, as its document says, or the document that this one leads to. */
export type Endpoints = {
  readonly authorizationUrl: string | undefined;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  readonly issuer: string | undefined;
};

type Exchange = {
  readonly tokenUrl: string;
  readonly client: TokenClient;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** What came of the network is said as the egress door says it; it names nothing that the document does not. */
const telling = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof EgressError) throw new Problem('authorization-refused', error.words);
    throw error;
  }
};

/** One line of what somebody else says, and nothing of what was told to them in confidence. */
const plain = (text: unknown, charactersMax: number, secrets: readonly string[]): string => {
  if (typeof text !== 'string') return '';
  const masked = secrets.reduce((said, secret) => said.replaceAll(secret, MASK), text);
  return masked
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, charactersMax);
};

/** Refused in the words of RFC 6749 §5.2, whatever the status is: some answer 200. */
const requireGiven = ({ said }: TokenAnswer, secrets: readonly string[]): void => {
  const error = plain(said['error'], ERROR_MAX, secrets);
  if (error === '') return;
  const description = plain(said['error_description'], DESCRIPTION_MAX, secrets);
  throw new Problem(
    'authorization-refused',
    description === '' ? phrase`It says: ${error}` : phrase`It says: ${error} – ${description}`,
  );
};

const scopesOf = (said: unknown): string[] | undefined => {
  if (typeof said !== 'string') return undefined;
  const scopes = said.split(' ').filter((scope) => SCOPE.test(scope));
  return scopes.length > 0 ? scopes.slice(0, SCOPES_MAX) : undefined;
};

/** Asks for a token, and takes of the answer what is one. */
export const exchange = ({ egress }: Asking, { tokenUrl, client, fields }: Exchange) =>
  telling(async () => {
    const answer = await askForToken(
      { egress },
      { tokenUrl, client, fields, timeoutMilliseconds: TIMEOUT_MILLISECONDS },
    );
    const told = fields.filter(([name]) => ['code', 'code_verifier', 'refresh_token'].includes(name));
    requireGiven(
      answer,
      [client.secret ?? '', ...told.map(([, value]) => value)].filter((secret) => secret !== ''),
    );
    const { value, seconds } = bearerIn(answer);
    if (value.length > TOKEN_MAX)
      throw new Problem('authorization-refused', phrase`The token has more than ${TOKEN_MAX} characters.`);
    const { refresh_token: renewal, scope } = answer.said;
    return {
      token: value,
      expiresInSeconds: seconds === undefined ? undefined : Math.max(1, Math.min(Math.floor(seconds), SECONDS_MAX)),
      renewal:
        typeof renewal === 'string' && /^[ -~]+$/.test(renewal) && renewal.length <= RENEWAL_MAX ? renewal : undefined,
      scopes: scopesOf(scope),
    };
  });

const DISCOVERY = '/.well-known/openid-configuration';

const parsed = (bytes: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof said === 'object' && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
};

const addressOf = (said: unknown): string | undefined => {
  if (typeof said !== 'string' || said.length > URL_MAX) return undefined;
  const url = URL.parse(said);
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
};

/** The endpoints that a discovery document names, where it is its issuer's own (OpenID Connect Discovery 1.0 §4.3). */
export const discovered = ({ egress }: Asking, url: string): Promise<Endpoints> =>
  telling(async () => {
    const limits = { bytesMax: DISCOVERY_BYTES_MAX, timeoutMilliseconds: TIMEOUT_MILLISECONDS };
    const said = parsed((await egress.fetchDocument(url, limits)).bytes);
    const { issuer } = said;
    if (typeof issuer !== 'string' || URL.parse(`${issuer.replace(/\/$/, '')}${DISCOVERY}`)?.href !== url)
      throw new Problem('authorization-refused', phrase`Its discovery document says that it is another issuer’s.`);
    const tokenUrl = addressOf(said['token_endpoint']);
    if (tokenUrl === undefined)
      throw new Problem('authorization-refused', phrase`Its discovery document names no token endpoint.`);
    const authorizationUrl = addressOf(said['authorization_endpoint']);
    return { issuer: issuer.slice(0, URL_MAX), authorizationUrl, tokenUrl, refreshUrl: tokenUrl };
  });
