/** What the tools of an MCP server may take of a model's context, all together; above it they are searched instead. */
export const TOOL_TOKENS_MAX = 10_000;
