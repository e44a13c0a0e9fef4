import type { Cursors, Route } from '@portico/http';
import type { Versions } from '../services/versions.ts';

export const listApiVersions =
  (versions: Versions, cursors: Cursors): Route<'listApiVersions'> =>
  async ({ params, query }, principal) => {
    const binding = `versions:${principal.userId}:${params.apiId}`;
    const { items, position } = await versions.list(
      principal,
      params.apiId,
      query.limit,
      await cursors.open(query.cursor, binding),
    );
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
