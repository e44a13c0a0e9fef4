import 'server-only';
import {
  createMcpHandler,
  isLegacyRequest,
  Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { Portico } from '@portico/client';
import { readAppearance } from '../api/appearance.ts';
import { failureOf } from '../api/failure.ts';
import { TOOLS } from './tools.ts';

const BODY_BYTES_MAX = 100_000;
/** About 25,000 tokens: what clients take of one answer. */
const TEXT_MAX = 100_000;

const content = (said: string, isError = false) => ({
  content: [{ type: 'text' as const, text: said.length > TEXT_MAX ? `${said.slice(0, TEXT_MAX)}\n\n[cut]` : said }],
  ...(isError && { isError }),
});

const serverFor = (client: Portico, title: string): Server => {
  const server = new Server(
    { name: 'portico', title, version: '1' },
    {
      capabilities: { tools: {} },
      instructions:
        'Finds APIs of this developer portal, and tells how they are called. Each API may have an MCP server of its own.',
    },
  );
  server.setRequestHandler('tools/list', () => ({
    tools: Object.entries(TOOLS).map(([name, { description, inputSchema }]) => ({
      ...{ name, description, annotations: { readOnlyHint: true } },
      inputSchema: { ...inputSchema, additionalProperties: false },
    })),
  }));
  server.setRequestHandler('tools/call', async ({ params: { name, arguments: given = {} } }) => {
    const tool = Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
    if (!tool) return content(`There is no tool ${JSON.stringify(name)}.`, true);
    const missing = (tool.inputSchema.required ?? []).find((wanted) => typeof given[wanted] !== 'string');
    if (missing !== undefined) return content(`Wrong arguments: ${JSON.stringify(missing)} is missing.`, true);
    try {
      return content(await tool.call(client, given));
    } catch (error) {
      const { status, title = 'There was no answer', detail } = failureOf(error);
      return content([status, title, detail].filter(Boolean).join(': '), true);
    }
  });
  return server;
};

/** One message of the protocol, for whom the client speaks. Of its revisions what the SDK knows; there are no sessions. */
export const answerMessage = async (request: Request, client: Portico): Promise<Response> => {
  const { name } = await readAppearance();
  if (await isLegacyRequest(request, undefined, { maxRequestBodySize: BODY_BYTES_MAX })) {
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await serverFor(client, name).connect(transport);
    return transport.handleRequest(request);
  }
  const options = { legacy: 'reject', maxSubscriptions: 0, maxRequestBodySize: BODY_BYTES_MAX } as const;
  return createMcpHandler(() => serverFor(client, name), options).fetch(request);
};
