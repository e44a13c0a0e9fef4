import { Server } from '@modelcontextprotocol/server';
import type { ApiRoute, GatewayRequest, GatewayResponse } from '@portico/gateway';
import type { JsonObject, McpTool } from '@portico/openapi';
import { answerOf, failed, said, type ToolAnswer } from './answer.ts';
import { foundTools, SEARCH_TOOLS, type ToolBook } from './tools.ts';

export type Call = (request: GatewayRequest) => Promise<GatewayResponse>;

export type Served = {
  readonly route: ApiRoute;
  readonly book: ToolBook;
  /** Who calls, and how; of each call what is asked is put in its place. */
  readonly caller: GatewayRequest;
  readonly call: Call;
};

const FOUND_MAX = 20;
const TEXT_MAX = 300;

const shown = ({ name, title, description, inputSchema, annotations }: McpTool) => ({
  ...{ name, title, description },
  inputSchema: { ...inputSchema, type: 'object' as const },
  annotations: { ...annotations, title, openWorldHint: true },
});

/** Calls an operation as the caller would, through the gateway: limits, policies and metering are the same. */
const called = async ({ route, book, caller, call }: Served, tool: McpTool, given: JsonObject): Promise<ToolAnswer> => {
  const { toolRequest, WrongArguments } = await import('@portico/openapi/tools');
  const operation = book.model.operations.find(({ key }) => key === tool.operationKey);
  if (!operation) return failed(`There is no operation ${tool.name}.`);
  try {
    const { method, path, query, headers, body } = toolRequest(book.model, operation, given);
    const { encodedSlashes } = route[caller.environment] ?? route.live;
    const meant = encodedSlashes === 'keep' ? path : path.replaceAll(/%2f/gi, '/');
    // A value that ends its segment would be the path of something else.
    if (route.operationOf(method, meant) !== operation.key)
      return failed('An argument makes the path of this operation that of another one.');
    const pairs = [...new URLSearchParams(query)];
    return answerOf(
      await call({
        ...caller,
        ...{ method, path, query: pairs, body, headers: [['accept', 'application/json, */*;q=0.5'], ...headers] },
        rawQuery: query === '' ? undefined : `?${query}`,
      }),
    );
  } catch (error) {
    if (error instanceof WrongArguments) return failed(`Wrong arguments: ${error.message}.`);
    throw error;
  }
};

const bySearch = async (served: Served, name: string, given: JsonObject): Promise<ToolAnswer> => {
  const { book } = served;
  if (name === 'search_operations') {
    const found = foundTools(book, String(given.query ?? ''), FOUND_MAX);
    const lines = found.map(
      (tool) => `${tool.name}: ${tool.title}\n  ${tool.description.slice(0, TEXT_MAX).replaceAll(/\s+/g, ' ')}`,
    );
    return said(lines.length > 0 ? lines.join('\n') : 'Nothing has these words.');
  }
  const tool = book.tools.get(String(given.name ?? ''));
  if (!tool) return failed(`There is no operation ${JSON.stringify(given.name ?? '')}.`);
  if (name === 'describe_operation') return said(JSON.stringify(shown(tool)));
  const { arguments: values = {} } = given;
  const isObject = typeof values === 'object' && values !== null && !Array.isArray(values);
  // JSON that is neither a list nor anything simple.
  return isObject ? called(served, tool, values as JsonObject) : failed('Wrong arguments: "arguments" is an object.');
};

/** The MCP server of an API for one request of one caller. */
export const mcpServer = (served: Served): Server => {
  const { route, book } = served;
  const server = new Server(
    { name: route.slug, title: route.name, version: route.version },
    {
      capabilities: { tools: {} },
      instructions: `${route.name}. ${book.summary}`.trim(),
    },
  );
  const readOnlyHint = [...book.tools.values()].every(({ annotations }) => annotations.readOnlyHint);
  server.setRequestHandler('tools/list', () => ({
    tools: book.searched
      ? Object.entries(SEARCH_TOOLS).map(([name, { description, inputSchema }]) => ({
          ...{ name, description, inputSchema },
          annotations: { readOnlyHint: name === 'call_operation' ? readOnlyHint : true },
        }))
      : [...book.tools.values()].map(shown),
  }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    // The protocol's arguments are JSON.
    const given = (params.arguments ?? {}) as JsonObject;
    if (book.searched && Object.hasOwn(SEARCH_TOOLS, params.name)) return bySearch(served, params.name, given);
    const tool = book.searched ? undefined : book.tools.get(params.name);
    return tool ? called(served, tool, given) : failed(`There is no tool ${JSON.stringify(params.name)}.`);
  });
  return server;
};
