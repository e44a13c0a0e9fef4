import type { Route } from '@portico/http';
import type { Sessions } from '../services/sessions.ts';

export const refreshSession =
  (sessions: Sessions): Route<'refreshSession'> =>
  async ({ body }) => ({ status: 200, body: await sessions.refresh(body) });
