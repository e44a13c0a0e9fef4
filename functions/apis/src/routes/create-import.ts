import type { Route } from '@portico/http';
import type { Imports } from '../services/imports.ts';

export const createImport =
  (imports: Imports): Route<'createImport'> =>
  async ({ body }, principal) => ({ status: 202, body: await imports.create(principal, body) });
