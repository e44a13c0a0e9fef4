import type { Data, Documents, McpServerItem } from '@portico/data';
import { remembered, TOOL_TOKENS_MAX } from '@portico/domain';
import type { ApiRoute } from '@portico/gateway';
import type { ApiModel, JsonObject, McpTool, OpenApiDocument } from '@portico/openapi';

/** What agents get of a version: its tools, or, where these are too many at once, three to find and call them by. */
export type ToolBook = {
  readonly model: ApiModel;
  readonly tools: ReadonlyMap<string, McpTool>;
  /** All tools together take more of a context than one should give. */
  readonly searched: boolean;
  readonly summary: string;
};

/** So many stay with an instance; a model of Stripe's document is 40 MB. */
const BOOKS_MAX = 4;

/** The tools of versions, made from their documents when somebody first asks, and kept with the instance. */
export const toolBooks = ({ data, documents }: { readonly data: Data; readonly documents: Documents }) => {
  const make = async (contentHash: string, summary: string, operations: readonly string[] | undefined) => {
    const { buildModel, mcpTools, readsOnly } = await import('@portico/openapi/tools');
    // The import kept a document it had read as an object.
    const model = buildModel((await documents.getDocument(contentHash)) as OpenApiDocument);
    const picked = operations && new Set(operations);
    const tools = mcpTools(model, (operation) => (picked ? picked.has(operation.key) : readsOnly(operation)));
    const tokens = tools.reduce((sum, tool) => sum + tool.tokens, 0);
    return {
      model,
      tools: new Map(tools.map((tool) => [tool.name, tool])),
      searched: tokens > TOOL_TOKENS_MAX,
      summary,
    };
  };

  const bookOf = remembered(BOOKS_MAX, (_, ...given: Parameters<typeof make>): Promise<ToolBook> => make(...given));

  return async ({ apiId, version }: ApiRoute): Promise<ToolBook | undefined> => {
    const [{ data: said }, { data: item }, { data: api }] = await Promise.all([
      data.entities.mcpServer.get({ apiId }).go(),
      data.entities.version.get({ apiId, version }).go(),
      data.entities.api.get({ apiId }).go(),
    ]);
    if (!item || said?.enabled === false || (item.kind ?? 'openapi') !== 'openapi') return undefined;
    const operations: McpServerItem['operations'] = said?.operations;
    const key = `${item.contentHash} ${said?.revision ?? 0} ${apiId}`;
    return bookOf(key, item.contentHash, api?.summary ?? '', operations);
  };
};

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Tools that have the words of a search, those with most of them first. */
export const foundTools = ({ tools }: ToolBook, query: string, most: number): readonly McpTool[] => {
  const asked = words(query);
  return [...tools.values()]
    .map((tool) => {
      const text = `${tool.name} ${tool.title} ${tool.description}`.toLowerCase();
      return { tool, score: asked.filter((word) => text.includes(word)).length };
    })
    .filter(({ score }) => score > 0 || asked.length === 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ tool }) => tool);
};

const object = (properties: JsonObject, required: string[]): JsonObject & { type: 'object' } => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const NAME: JsonObject = { type: 'string', maxLength: 64, description: 'As search_operations names it.' };

/** What stands for many tools. */
export const SEARCH_TOOLS = {
  search_operations: {
    description:
      'Finds operations of the API by words; answers their names and what they do. Without words: the first.',
    inputSchema: object({ query: { type: 'string', maxLength: 200 } }, []),
  },
  describe_operation: {
    description: 'What an operation does and takes, as JSON Schema.',
    inputSchema: object({ name: NAME }, ['name']),
  },
  call_operation: {
    description: 'Calls an operation with arguments as its description says.',
    inputSchema: object({ name: NAME, arguments: { type: 'object' } }, ['name']),
  },
} as const;
