import type { Route } from '@portico/http';
import type { Sdks } from '../services/sdks.ts';

export const getPublicSdk =
  (sdks: Sdks): Route<'getPublicSdk'> =>
  async ({ params }) => ({ status: 200, ...(await sdks.get(undefined, params)) });
