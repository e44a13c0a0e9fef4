import type { Route } from '@portico/http';
import type { Catalogue } from '../services/catalogue.ts';

export const getApi =
  (catalogue: Catalogue): Route<'getApi'> =>
  async ({ params }, principal) => ({ status: 200, body: await catalogue.get(principal, params.apiId) });
