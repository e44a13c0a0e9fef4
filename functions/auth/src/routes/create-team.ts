import type { Route } from '@portico/http';
import type { Users } from '../services/users.ts';

export const createTeam =
  (users: Users): Route<'createTeam'> =>
  async ({ body }, principal) => ({ status: 201, body: await users.createTeam(principal, body) });
