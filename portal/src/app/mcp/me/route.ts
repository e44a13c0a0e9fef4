import { serverAt } from '../../../mcp/server-at.ts';

/** For who signs in: a client that has no token yet is told where there is one. */
export const POST = serverAt('/mcp/me', { forVisitors: false });
