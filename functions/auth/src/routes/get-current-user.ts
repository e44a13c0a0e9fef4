import type { Route } from '@portico/http';
import type { Users } from '../services/users.ts';

export const getCurrentUser =
  (users: Users): Route<'getCurrentUser'> =>
  async (_, principal) => ({ status: 200, body: await users.current(principal) });
