import { connection } from 'next/server';
import { readAppearance } from '../api/appearance.ts';
import { environment } from '../api/environment.ts';

/** How the portal's MCP server is protected (RFC 9728): by a token that somebody grants an agent, or makes for it on a page. */
export const protectedResource = (path: '/mcp' | '/mcp/me') => async (): Promise<Response> => {
  await connection();
  return Response.json(
    {
      resource: `${environment.portalUrl}${path}`,
      resource_name: (await readAppearance()).name,
      authorization_servers: [environment.portalUrl],
      bearer_methods_supported: ['header'],
      scopes_supported: ['apis:read', 'docs:read'],
      resource_documentation: `${environment.portalUrl}/account/tokens`,
    },
    { headers: { 'Cache-Control': 'public, max-age=3600' } },
  );
};
