import { connection } from 'next/server';
import { environment } from '../../../../api/environment.ts';

/** How the portal's MCP server is protected (RFC 9728): by an access token that somebody makes for it on a page. */
export const GET = async (): Promise<Response> => {
  await connection();
  return Response.json(
    {
      resource: `${environment.portalUrl}/mcp`,
      resource_name: 'Portico',
      bearer_methods_supported: ['header'],
      scopes_supported: ['apis:read', 'docs:read'],
      resource_documentation: `${environment.portalUrl}/account/tokens`,
    },
    { headers: { 'Cache-Control': 'public, max-age=3600' } },
  );
};
