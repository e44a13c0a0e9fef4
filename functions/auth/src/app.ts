import { auth } from '@portico/contract/auth';
import type { Data } from '@portico/data';
import { createCursors, createHandler, type KernelOptions } from '@portico/http';
import type { Identity } from '@portico/identity';
import { createSession } from './routes/create-session.ts';
import { createTeam } from './routes/create-team.ts';
import { deleteSession } from './routes/delete-session.ts';
import { getCurrentUser } from './routes/get-current-user.ts';
import { listSessions } from './routes/list-sessions.ts';
import { refreshSession } from './routes/refresh-session.ts';
import { sessions } from './services/sessions.ts';
import type { userPool } from './services/user-pool.ts';
import { users } from './services/users.ts';

export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly secret: () => Promise<string>;
  readonly identity: Identity;
  readonly pool: ReturnType<typeof userPool>;
  readonly issuer: string;
};

/** The operations of the auth function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const cursors = createCursors(dependencies.secret);
  const people = users(dependencies);
  const signIns = sessions(dependencies, people);
  return createHandler<'auth'>(
    auth,
    {
      createSession: createSession(signIns),
      refreshSession: refreshSession(signIns),
      listSessions: listSessions(signIns, cursors),
      deleteSession: deleteSession(signIns),
      getCurrentUser: getCurrentUser(people),
      createTeam: createTeam(people),
    },
    options,
  );
};
