import type { Cursors, Route } from '@portico/http';
import type { Catalogue } from '../services/catalogue.ts';

export const listApis =
  (catalogue: Catalogue, cursors: Cursors): Route<'listApis'> =>
  async ({ query }, principal) => {
    const binding = `apis:${principal.userId}:${query.q ?? ''}:${query.tag ?? ''}`;
    const { items, position } = await catalogue.list(principal, query, await cursors.open(query.cursor, binding));
    return { status: 200, body: { items, ...(await cursors.seal(position, binding)) } };
  };
