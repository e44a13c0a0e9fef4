import type { Cursors, Route } from '@portico/http';
import type { Catalogue } from '../services/catalogue.ts';

export const listPublicApis =
  (catalogue: Catalogue, cursors: Cursors): Route<'listPublicApis'> =>
  async ({ query }) => {
    const binding = `apis::${query.q ?? ''}:${query.tag ?? ''}`;
    const { items, position } = await catalogue.listPublic(query, await cursors.open(query.cursor, binding));
    return {
      status: 200,
      body: { items, ...(await cursors.seal(position, binding)) },
      headers: { 'Cache-Control': 'public, max-age=10' },
    };
  };
