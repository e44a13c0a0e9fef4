import type { Route } from '@portico/http';
import type { Apps } from '../services/apps.ts';

export const createApp =
  (apps: Apps): Route<'createApp'> =>
  async ({ body }, principal) => ({ status: 201, body: await apps.create(principal, body) });
