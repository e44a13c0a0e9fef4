import type { Route } from '@portico/http';
import type { Sessions } from '../services/sessions.ts';

export const deleteSession =
  (sessions: Sessions): Route<'deleteSession'> =>
  async ({ params }, principal) => ({ status: 204, body: await sessions.end(principal, params.sessionId) });
