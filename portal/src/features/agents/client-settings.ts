/** How clients are told of an MCP server, with a place for the key. */
export const clientSettings = (slug: string, url: string) => {
  const headers = { Authorization: 'Bearer YOUR_API_KEY' };
  const json = (value: object) => JSON.stringify(value, undefined, 2);
  return {
    claude: {
      file: 'shell',
      code: `claude mcp add --transport http ${slug} ${url} \\\n  --header "Authorization: Bearer YOUR_API_KEY"`,
    },
    vscode: { file: '.vscode/mcp.json', code: json({ servers: { [slug]: { type: 'http', url, headers } } }) },
    cursor: { file: '.cursor/mcp.json', code: json({ mcpServers: { [slug]: { url, headers } } }) },
  } as const;
};

export const CLIENTS = ['claude', 'vscode', 'cursor'] as const;
