import { forClients, formOf, OauthRefusal } from '../../../api/oauth.ts';

/** Where a client ends what it was granted, by any token of it (RFC 7009): what is none is answered alike. */
export const POST = forClients('invalid_request', async (request, client) => {
  const field = await formOf(request);
  const [clientId, token] = [field('client_id'), field('token')];
  if (clientId === undefined || token === undefined)
    throw new OauthRefusal('invalid_request', 'client_id and token are needed.');
  await client.endAgentGrant({ body: { clientId, token } });
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
});
