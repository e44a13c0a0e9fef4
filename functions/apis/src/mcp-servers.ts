import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, editableApi, revisionOf, stillAt, stillMay, stillOwnedBy, writeTogether } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { toldOf } from './publication.ts';

type Said = { readonly enabled: boolean; readonly operations: readonly string[] | undefined };

const presentServer = ({ enabled, operations }: Said): Total<Schema<'McpServer'>> => ({
  enabled,
  operations: operations && [...operations],
});

/** What agents get of an API: an MCP server, which the gateway serves, with tools for some of its operations. */
export const mcpServers = ({ data, now }: Dependencies) => {
  const found = async (principal: Principal, reference: string) => {
    const api = await editableApi(data, principal, reference);
    if (!api) throw new Problem('not-found');
    const item = (await data.entities.mcpServer.get({ apiId: api.apiId }).go({ consistent: true })).data;
    const said: Said = { enabled: item?.enabled ?? true, operations: item?.operations };
    return { api, said, revision: revisionOf(item ?? {}) };
  };

  return {
    async get(principal: Principal, reference: string) {
      const { said, revision } = await found(principal, reference);
      return { body: presentServer(said), etag: String(revision) };
    },

    async put(principal: Principal, reference: string, seen: string, body: Schema<'McpServer'>) {
      const { api, said: before, revision } = await found(principal, reference);
      const after = { enabled: body.enabled, operations: body.operations } satisfies Written<'McpServer'>;
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      const refused = await writeTogether(data, (items) => ({
        server: items.mcpServer
          .put({
            ...{ apiId: api.apiId, enabled: after.enabled, revision: revision + 1 },
            ...(after.operations && { operations: [...after.operations] }),
          })
          .where(stillAt(revision))
          .commit(),
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, {
          ...{ ...toldOf(api, now()), action: 'mcp-server.change' },
          ...{ before: presentServer(before), after: presentServer(after) },
        }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return { body: presentServer(after), etag: String(revision + 1) };
    },
  };
};
