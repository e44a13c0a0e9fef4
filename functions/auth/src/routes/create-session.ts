import type { Route } from '@portico/http';
import type { Sessions } from '../services/sessions.ts';

export const createSession =
  (sessions: Sessions): Route<'createSession'> =>
  async ({ body }) => ({ status: 201, body: await sessions.create(body) });
