import type { Cursors, Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const listPublicApiVersions =
  (versions: Versions, cursors: Cursors): Route<'listPublicApiVersions'> =>
  async ({ params, query }) => {
    const binding = `versions::${params.apiId}`;
    const { items, position } = await versions.listPublic(
      params.apiId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return {
      status: 200,
      body: { items, ...(await cursors.seal(position, binding)) },
      headers: { 'Cache-Control': 'public, max-age=10' },
    };
  };
