import { answered, forClients, jsonOf, OauthRefusal } from '../../../api/oauth.ts';

const NAME_LENGTH_MAX = 80;

const oneLine = (text: unknown): string =>
  (typeof text === 'string' ? text : '')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH_MAX)
    .trim()
    .toWellFormed() || 'Agent';

/** Where a client registers that has no metadata document at an address of its own (RFC 7591). */
export const POST = forClients('invalid_client_metadata', async (request, client) => {
  const { client_name, redirect_uris, token_endpoint_auth_method = 'none' } = await jsonOf(request);
  if (token_endpoint_auth_method !== 'none')
    throw new OauthRefusal(
      'invalid_client_metadata',
      'token_endpoint_auth_method is none: clients have no secret here.',
    );
  if (!Array.isArray(redirect_uris) || !redirect_uris.every((one): one is string => typeof one === 'string'))
    throw new OauthRefusal('invalid_redirect_uri', 'redirect_uris are needed.');
  const name = oneLine(client_name);
  const { clientId } = await client.registerAgentClient({ body: { name, redirectUris: redirect_uris } });
  return answered(
    {
      client_id: clientId,
      client_id_issued_at: Math.floor(Date.now() / 1000),
      client_name: name,
      redirect_uris,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    201,
  );
});
