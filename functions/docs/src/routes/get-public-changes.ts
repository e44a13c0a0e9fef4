import type { Route } from '@portico/http';
import type { ChangesService } from '../services/changes.ts';

export const getPublicChanges =
  (changes: ChangesService): Route<'getPublicChanges'> =>
  async ({ params, query }) => ({
    status: 200,
    body: await changes.get(undefined, { ...params, from: query.from }),
  });
