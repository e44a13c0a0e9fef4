import type { Route } from '@portico/http';
import type { Sdks } from '../services/sdks.ts';

export const getSdk =
  (sdks: Sdks): Route<'getSdk'> =>
  async ({ params }, principal) => ({ status: 200, ...(await sdks.get(principal, params)) });
