import type { Route } from '@portico/http';
import type { References } from '../services/references.ts';

export const getPublicDocument =
  (references: References): Route<'getPublicDocument'> =>
  async ({ params }) => ({ status: 200, ...(await references.get(undefined, params)) });
