import type { Dependencies } from './dependencies.ts';
import { runs } from './runs.ts';
import { suites } from './suites.ts';

/** The nouns of this function, each with what it needs of the others. */
export const nounsOf = (dependencies: Dependencies) => {
  const saved = suites(dependencies);
  return { suites: saved, runs: runs(dependencies, saved) };
};

export type Nouns = ReturnType<typeof nounsOf>;
