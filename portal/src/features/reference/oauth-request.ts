/** A request for somebody's consent that is under way in this tab. */
export type PendingRequest = {
  /** Where they are sent. */
  readonly url: string;
  readonly state: string;
  /** Proves that who redeems the code is who asked for it (RFC 7636). */
  readonly verifier: string;
  readonly redirectUri: string;
  readonly issuer: string | undefined;
};

type Asked = {
  readonly authorizationUrl: string;
  readonly issuer?: string | undefined;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
};

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const RANDOM_BYTES = 32;
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));

export const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** A request for an authorization code, with PKCE (RFC 6749 §4.1.1, RFC 7636 §4.3); what the endpoint's address has stays. */
export const beginRequest = async ({
  authorizationUrl,
  issuer,
  clientId,
  redirectUri,
  scopes,
}: Asked): Promise<PendingRequest> => {
  const [state, verifier] = [random(), random()];
  const url = new URL(authorizationUrl);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError('not an address that people are sent to');
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier, redirectUri, issuer };
};

/** What came back in the address of the page that the authorization server leads to. */
export type Returned = {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly issuer?: string | undefined;
};

const LENGTH_MAX = 4096;
const WORDS_MAX = 500;

/** Nothing, where it says something twice or not whose it is. */
export const returnedIn = (search: string): Returned | undefined => {
  const said = new URLSearchParams(search);
  const names = ['state', 'code', 'error', 'error_description', 'iss'];
  if (names.some((name) => said.getAll(name).length > 1)) return undefined;
  const textOf = (name: string, most = LENGTH_MAX) => said.get(name)?.slice(0, most) || undefined;
  const state = textOf('state');
  if (state === undefined) return undefined;
  return {
    state,
    code: textOf('code'),
    error: textOf('error', WORDS_MAX),
    description: textOf('error_description', WORDS_MAX),
    issuer: textOf('iss'),
  };
};

/** The code, where the answer is to this very request and from whom it was asked of (RFC 9207). */
export const codeOf = (
  { state, issuer }: Pick<PendingRequest, 'state' | 'issuer'>,
  returned: Returned,
): { readonly code: string } | { readonly refused: string } | 'of-another' => {
  if (returned.state !== state) return 'of-another';
  if (issuer !== undefined && returned.issuer !== undefined && returned.issuer !== issuer) return 'of-another';
  if (returned.code !== undefined && returned.error === undefined) return { code: returned.code };
  return { refused: [returned.error, returned.description].filter(Boolean).join(' – ') };
};
