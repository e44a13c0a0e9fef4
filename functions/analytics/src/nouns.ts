import type { Dependencies } from './dependencies.ts';
import { usage } from './usage.ts';

/** The nouns of this function. */
export const nounsOf = (dependencies: Dependencies) => ({ usage: usage(dependencies) });

export type Nouns = ReturnType<typeof nounsOf>;
