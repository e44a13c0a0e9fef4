import { connection } from 'next/server';
import { environment } from '../../../api/environment.ts';

/** The authorization server of MCP servers (RFC 8414), as clients find it by themselves. */
export const GET = async (): Promise<Response> => {
  await connection();
  const { portalUrl } = environment;
  return Response.json(
    {
      issuer: portalUrl,
      authorization_endpoint: `${portalUrl}/oauth/authorize`,
      token_endpoint: `${portalUrl}/oauth/token`,
      registration_endpoint: `${portalUrl}/oauth/register`,
      revocation_endpoint: `${portalUrl}/oauth/revoke`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['none'],
      revocation_endpoint_auth_methods_supported: ['none'],
      scopes_supported: ['apis:read', 'docs:read'],
      client_id_metadata_document_supported: true,
      authorization_response_iss_parameter_supported: true,
      ui_locales_supported: ['en', 'de'],
      service_documentation: `${portalUrl}/account/tokens`,
    },
    { headers: { 'Cache-Control': 'public, max-age=3600' } },
  );
};
