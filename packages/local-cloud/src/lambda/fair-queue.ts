/** What waits, in lanes: each lane in its order, and of the lanes that one whose work took the least time so far. */
export type FairQueue<Waiting> = {
  readonly length: number;
  push(lane: string, waiting: Waiting): void;
  /** The next of the lanes that may go on. */
  shift(mayGoOn?: (lane: string) => boolean): Waiting | undefined;
  /** The first of each lane that may go on. */
  heads(mayGoOn: (lane: string) => boolean): readonly Waiting[];
  /** Says how long the work of a lane took. */
  charge(lane: string, milliseconds: number): void;
};

export const createFairQueue = <Waiting>(): FairQueue<Waiting> => {
  const lanes = new Map<string, Waiting[]>();
  const taken = new Map<string, number>();
  let length = 0;
  /** Where the lane stood that was served last: one that comes after a rest has nothing to catch up with. */
  let clock = 0;
  return {
    get length() {
      return length;
    },
    push(lane, waiting) {
      const others = lanes.get(lane);
      length += 1;
      if (others) return void others.push(waiting);
      lanes.set(lane, [waiting]);
      taken.set(lane, Math.max(taken.get(lane) ?? 0, clock));
    },
    shift(mayGoOn = () => true) {
      let next: string | undefined;
      for (const lane of lanes.keys())
        if (mayGoOn(lane) && (next === undefined || (taken.get(lane) ?? 0) < (taken.get(next) ?? 0))) next = lane;
      const waiting = next === undefined ? undefined : lanes.get(next);
      if (next === undefined || !waiting) return undefined;
      clock = Math.max(clock, taken.get(next) ?? 0);
      length -= 1;
      const first = waiting.shift();
      if (waiting.length === 0) lanes.delete(next);
      return first;
    },
    heads: (mayGoOn) => [...lanes].flatMap(([lane, [first]]) => (first === undefined || !mayGoOn(lane) ? [] : [first])),
    charge: (lane, milliseconds) => void taken.set(lane, (taken.get(lane) ?? clock) + milliseconds),
  };
};
