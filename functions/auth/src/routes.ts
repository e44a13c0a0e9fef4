import type { Routes } from '@portico/http';
import type { Nouns } from './nouns.ts';

/** The operations of the auth function: a line each says which noun answers, and with which status. */
export const routes = (of: Nouns) =>
  ({
    createSession: async ({ body }) => ({ status: 201, body: await of.sessions.create(body) }),
    refreshSession: async ({ body }) => ({ status: 200, body: await of.sessions.refresh(body) }),
    listSessions: async ({ page }, principal) => ({ status: 200, ...(await of.sessions.list(principal, page)) }),
    deleteSession: async ({ params }, principal) => ({
      status: 204,
      body: await of.sessions.end(principal, params.sessionId),
    }),
    getCurrentUser: async (_, principal) => ({ status: 200, body: await of.users.current(principal) }),
    createTeam: async ({ body }, principal) => ({ status: 201, body: await of.users.createTeam(principal, body) }),
  }) satisfies Routes<'auth'>;
