import { answered, forClients, formOf, OauthRefusal } from '../../../api/oauth.ts';

const required = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new OauthRefusal('invalid_request', `${name} is missing.`);
  return value;
};

/** The token endpoint (RFC 6749 3.2): a code with its verifier, or a refresh token, for the tokens of one MCP server. */
export const POST = forClients('invalid_grant', async (request, client) => {
  const field = await formOf(request);
  const grantType = field('grant_type');
  if (request.headers.has('authorization') || field('client_secret') !== undefined)
    throw new OauthRefusal('invalid_client', 'Clients have no secret here.', 401);
  const clientId = required(field('client_id'), 'client_id');
  const resource = field('resource');
  const common = { clientId, ...(resource !== undefined && { resource }) };
  const given =
    grantType === 'authorization_code'
      ? await client.redeemAgentGrant({
          body: {
            ...common,
            code: required(field('code'), 'code'),
            verifier: required(field('code_verifier'), 'code_verifier'),
            redirectUri: required(field('redirect_uri'), 'redirect_uri'),
          },
        })
      : grantType === 'refresh_token'
        ? await client.refreshAgentGrant({
            body: { ...common, refreshToken: required(field('refresh_token'), 'refresh_token') },
          })
        : undefined;
  if (!given) throw new OauthRefusal('unsupported_grant_type', 'A code or a refresh token is exchanged here.');
  return answered({
    access_token: given.accessToken,
    token_type: 'Bearer',
    expires_in: given.expiresInSeconds,
    refresh_token: given.refreshToken,
    ...(given.scope !== undefined && { scope: given.scope }),
  });
});
