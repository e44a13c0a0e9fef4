import { serverAt } from '../../mcp/server-at.ts';

/** For visitors, and for who brings a token. */
export const POST = serverAt('/mcp', { forVisitors: true });
