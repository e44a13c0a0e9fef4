/**
 * Whether a merge waits for this run (`npm test` without a word): what is told of here by a part of it is looked at whole
 * where the part is asked for by name (`npm test -- thorough`).
 */
export const GATING = process.env.PORTICO_GATING === 'yes';

/** All of it, or where a merge waits one in so many. */
export const sampled = <T>(all: readonly T[], oneIn: number): readonly T[] =>
  GATING ? all.filter((_, index) => index % oneIn === 0) : all;
