import { protectedResource } from '../../../../../mcp/protected-resource.ts';

export const GET = protectedResource('/mcp/me');
