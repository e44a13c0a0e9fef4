import { Problem } from '@portico/contract';
import { fetchUserPool } from '@portico/identity';
import { phrase } from '@portico/words';

export type PoolTokens = {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
};

/** The tokens of an answer; undefined when it holds none. */
const read = (text: string): PoolTokens | undefined => {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  // Every field is looked at before it is used.
  const { access_token, id_token, refresh_token, expires_in } = answer as Record<string, unknown>;
  if (typeof access_token !== 'string') return undefined;
  return {
    accessToken: access_token,
    idToken: typeof id_token === 'string' ? id_token : undefined,
    refreshToken: typeof refresh_token === 'string' ? refresh_token : undefined,
    expiresInSeconds: typeof expires_in === 'number' ? expires_in : 300,
  };
};

/** The user pool's token endpoint (https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html). */
export const userPool = ({ signInUrl, clientId }: { signInUrl: string; clientId: string }) => {
  const tokens = async (form: Record<string, string>): Promise<PoolTokens | undefined> => {
    const answer = await fetchUserPool(`${signInUrl}/oauth2/token`, {
      timeoutMilliseconds: 6_000,
      form: { client_id: clientId, ...form },
    }).catch(() => undefined);
    const granted = answer?.status === 200 ? read(answer.text) : undefined;
    if (granted) return granted;
    // Only a refusal (RFC 6749 §5.2) says something of the grant: nobody loses a session for anything else.
    if (answer?.status === 400 || answer?.status === 401) return undefined;
    throw new Problem('unavailable', phrase`The sign-in service does not answer.`, { headers: { 'Retry-After': '1' } });
  };
  return {
    exchange: (code: string, codeVerifier: string, redirectUri: string) =>
      tokens({ grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri }),
    refresh: (refreshToken: string) => tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
};

export type UserPool = ReturnType<typeof userPool>;
