import type { Route } from '@portico/http';
import type { Sessions } from '../services/sessions.ts';

export const deleteSession =
  (sessions: Sessions): Route<'deleteSession'> =>
  async ({ params }, principal) => {
    await sessions.end(principal, params.sessionId);
    return { status: 204, body: undefined };
  };
