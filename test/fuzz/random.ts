/** Numbers that look random and are the same for the same seed (mulberry32): what went wrong can be made again. */
export const createRandom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    /** Whether something of a likelihood happens now. */
    chance: (likelihood: number): boolean => next() < likelihood,
    pick: <Value>(from: readonly Value[]): Value => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
  };
};

export type Random = ReturnType<typeof createRandom>;
