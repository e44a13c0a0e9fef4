import { gzipSync } from 'node:zlib';
import { Problem, type Schema, type Total } from '@portico/contract';
import { visibleApi } from '@portico/data';
import { type Principal, TOOL_TOKENS_MAX } from '@portico/domain';
import type { OpenApiDocument } from '@portico/openapi';
import type { Dependencies } from './dependencies.ts';
import { readMade } from './made.ts';

/** Changes with what tools are. */
const FORMAT = '1';

type Kept = Omit<Schema<'McpTool'>, 'picked'>;

/** The tools of MCP servers, as the gateway makes them; their sizes are kept by the document. */
export const mcpTools = ({ data, documents, gatewayUrl }: Dependencies) => {
  const make = async (contentHash: string): Promise<readonly Kept[]> => {
    const { buildModel, mcpTools: toolsOf } = await import('@portico/openapi/tools');
    // The import kept a document it had read as an object.
    const model = buildModel((await documents.getDocument(contentHash)) as OpenApiDocument);
    const operations = new Map(model.operations.map((operation) => [operation.key, operation]));
    return toolsOf(model).map(({ name, title, operationKey, annotations, tokens }) => ({
      ...{ name, title, tokens, operation: operationKey },
      method: operations.get(operationKey)?.method ?? '',
      path: operations.get(operationKey)?.path ?? '',
      readOnly: annotations.readOnlyHint,
    }));
  };

  const keptOf = async (contentHash: string): Promise<readonly Kept[]> => {
    const key = `${contentHash}/tools-${FORMAT}.json.gz`;
    const kept = readMade<readonly Kept[]>(await documents.getMade(key));
    if (kept) return kept;
    const made = await make(contentHash);
    await documents.putMade(key, gzipSync(JSON.stringify(made)));
    return made;
  };

  return {
    async list(principal: Principal | undefined, reference: string, all: boolean) {
      const api = await visibleApi(data, principal, reference);
      if (!api) throw new Problem('not-found');
      const { apiId, latestVersion } = api;
      const [{ data: said }, version] = await Promise.all([
        data.entities.mcpServer.get({ apiId }).go(),
        latestVersion ? data.entities.version.get({ apiId, version: latestVersion }).go() : { data: null },
      ]);
      const callable = version.data !== null && (version.data.kind ?? 'openapi') === 'openapi';
      const kept = version.data && callable ? await keptOf(version.data.contentHash) : [];
      const picked = said?.operations && new Set(said.operations);
      const tools = kept.map(
        (tool): Total<Schema<'McpTool'>> => ({
          ...{ name: tool.name, operation: tool.operation, title: tool.title, method: tool.method, path: tool.path },
          ...{
            readOnly: tool.readOnly,
            picked: picked ? picked.has(tool.operation) : tool.readOnly,
            tokens: tool.tokens,
          },
        }),
      );
      const chosen = tools.filter((tool) => tool.picked);
      return {
        enabled: callable && said?.enabled !== false,
        url: `${gatewayUrl.replace(/\/proxy$/, '')}/mcp/${api.slug}`,
        tokensMax: TOOL_TOKENS_MAX,
        searched: chosen.reduce((sum, { tokens }) => sum + tokens, 0) > TOOL_TOKENS_MAX,
        tools: all ? tools : chosen,
      } satisfies Total<Schema<'McpTools'>>;
    },
  };
};
