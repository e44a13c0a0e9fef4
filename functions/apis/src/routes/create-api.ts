import type { Route } from '@portico/http';
import type { Apis } from '../services/apis.ts';

export const createApi =
  (apis: Apis): Route<'createApi'> =>
  async ({ body }, principal) => ({ status: 201, body: await apis.create(principal, body) });
