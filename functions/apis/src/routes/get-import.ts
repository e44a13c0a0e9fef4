import type { Route } from '@portico/http';
import type { Imports } from '../services/imports.ts';

export const getImport =
  (imports: Imports): Route<'getImport'> =>
  async ({ params }, principal) => ({ status: 200, body: await imports.get(principal, params.importId) });
