import type { Route } from '@portico/http';
import type { ChangesService } from '../services/changes.ts';

export const getChanges =
  (changes: ChangesService): Route<'getChanges'> =>
  async ({ params, query }, principal) => ({
    status: 200,
    body: await changes.get(principal, { ...params, from: query.from }),
  });
