import type { Route } from '@portico/http';
import type { Catalogue } from '../services/catalogue.ts';

export const getPublicApi =
  (catalogue: Catalogue): Route<'getPublicApi'> =>
  async ({ params }) => ({
    status: 200,
    body: await catalogue.getPublic(params.apiId),
    headers: { 'Cache-Control': 'public, max-age=10' },
  });
