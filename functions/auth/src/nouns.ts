import type { Dependencies } from './dependencies.ts';
import { sessions } from './sessions.ts';
import { users } from './users.ts';

/** The nouns of this function, each with what it needs of the others. */
export const nounsOf = (dependencies: Dependencies) => {
  const people = users(dependencies);
  return { users: people, sessions: sessions(dependencies, people) };
};

export type Nouns = ReturnType<typeof nounsOf>;
