import type { Schema, Total } from '@portico/contract';
import { type Data, portalName } from '@portico/data';

type Dependencies = { readonly data: Data; readonly gatewayUrl: string; readonly portalUrl: string };

/**
 * How what answers at the API's address is protected (RFC 9728): by what people make for it on pages of the portal, and MCP
 * servers by what people grant agents there.
 */
export const protectedResources = ({ data, gatewayUrl, portalUrl }: Dependencies) => {
  const apiUrl = gatewayUrl.replace(/\/proxy$/, '');
  return {
    all: async (): Promise<Total<Schema<'ProtectedResource'>>> => ({
      resource: apiUrl,
      authorization_servers: undefined,
      resource_name: await portalName(data),
      bearer_methods_supported: ['header'],
      resource_documentation: `${portalUrl}/apis`,
    }),
    mcpServer: async (api: string): Promise<Total<Schema<'ProtectedResource'>>> => ({
      resource: `${apiUrl}/mcp/${api}`,
      authorization_servers: [portalUrl],
      resource_name: `${await portalName(data)}: ${api}`,
      bearer_methods_supported: ['header'],
      resource_documentation: `${portalUrl}/apis/${api.split('@')[0]}/agents`,
    }),
  };
};
