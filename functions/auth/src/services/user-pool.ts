import { Problem } from '@portico/contract';
import { fetchUserPool } from '@portico/identity';

export interface PoolTokens {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
}

const read = (text: string): PoolTokens | undefined => {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null) return undefined;
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
    // No answer, or half of one, says nothing of the token: nobody loses a session for it.
    const answer = await fetchUserPool(`${signInUrl}/oauth2/token`, {
      timeoutMilliseconds: 6_000,
      form: { client_id: clientId, ...form },
    }).catch(() => undefined);
    if (!answer || answer.status >= 500 || answer.status === 429)
      throw new Problem('unavailable', 'The sign-in service does not answer.');
    return answer.status === 200 ? read(answer.text) : undefined;
  };
  return {
    exchange: (code: string, codeVerifier: string, redirectUri: string) =>
      tokens({ grant_type: 'authorization_code', code, code_verifier: codeVerifier, redirect_uri: redirectUri }),
    refresh: (refreshToken: string) => tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),
  };
};
