import type { Route } from '@portico/http';
import type { Imports } from '../services/imports.ts';

export const createDocumentUpload =
  (imports: Imports): Route<'createDocumentUpload'> =>
  async ({ body }, principal) => ({ status: 201, body: await imports.createUpload(principal, body) });
