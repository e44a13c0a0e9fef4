export type PoolTokens = {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
  readonly expiresInSeconds: number;
};

const DEFAULT_SECONDS = 300;

/** The tokens that the API answers; undefined where there are none. */
export const tokensOfResult = (
  result:
    | {
        readonly AccessToken?: string | undefined;
        readonly IdToken?: string | undefined;
        readonly RefreshToken?: string | undefined;
        readonly ExpiresIn?: number | undefined;
      }
    | undefined,
): PoolTokens | undefined =>
  result?.AccessToken === undefined
    ? undefined
    : {
        accessToken: result.AccessToken,
        idToken: result.IdToken,
        refreshToken: result.RefreshToken,
        expiresInSeconds: result.ExpiresIn ?? DEFAULT_SECONDS,
      };

/** The tokens that the token endpoint answers; undefined where there are none. */
export const tokensOf = (text: string): PoolTokens | undefined => {
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
    expiresInSeconds: typeof expires_in === 'number' ? expires_in : DEFAULT_SECONDS,
  };
};
