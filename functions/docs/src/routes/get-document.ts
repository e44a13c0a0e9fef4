import type { Route } from '@portico/http';
import type { References } from '../services/references.ts';

export const getDocument =
  (references: References): Route<'getDocument'> =>
  async ({ params }, principal) => ({ status: 200, ...(await references.get(principal, params)) });
