/** How many events of each lane run, and how many may. */
export type Lanes = {
  /** An event of this lane has come. */
  came(lane: string): void;
  began(lane: string): void;
  ended(lane: string, milliseconds: number): void;
  /** How many instances are held by lanes that are slow beside another. */
  readonly heldBySlow: number;
  /** Whether its events take longer than those of another; nobody knows yet of a new one. */
  isSlow(lane: string): boolean;
  /** Whether one more of this lane may run on one of so many instances. */
  mayGoOn(lane: string, instances: number): boolean;
};

export type LanesOptions = {
  readonly instancesMax: number;
  /** How many of a slow lane run beside a quick one, where the processor is busy. */
  readonly slowMax: number;
  /** Whether the processor is busy: then those that run at once only take turns. */
  isBusy(): boolean;
  now?(): number;
};

type Lane = {
  running: number;
  lastAt: number;
  /** How long its events take lately. */
  milliseconds: number | undefined;
};

/** One lane leaves so many instances to the others, where there are more than a few. */
const LEFT_TO_OTHERS = 2;
const SLOW = 2;
/** A lane from which nothing came for so long is not waited for. */
const ALONE_MILLISECONDS = 2000;
const NEWEST_SHARE = 0.2;

/**
 * One lane never has all instances. Beside others it leaves one free at least; and where the processor is busy, a lane
 * whose events take twice as long as another's has few: who is quick does not wait for who is slow.
 */
export const createLanes = ({ instancesMax, slowMax, isBusy, now = () => performance.now() }: LanesOptions): Lanes => {
  const lanes = new Map<string, Lane>();
  const alwaysMax = instancesMax > 3 ? instancesMax - LEFT_TO_OTHERS : instancesMax;

  const of = (name: string): Lane => {
    let lane = lanes.get(name);
    if (!lane) {
      lane = { running: 0, lastAt: Number.NEGATIVE_INFINITY, milliseconds: undefined };
      lanes.set(name, lane);
    }
    return lane;
  };

  const companyOf = (lane: Lane): readonly Lane[] => {
    const since = now() - ALONE_MILLISECONDS;
    return [...lanes.values()].filter((other) => other !== lane && other.lastAt > since);
  };
  /** One that nobody knows yet is slow. */
  const isSlow = ({ milliseconds = Number.POSITIVE_INFINITY }: Lane, company: readonly Lane[]): boolean =>
    company.some((other) => (other.milliseconds ?? milliseconds) * SLOW < milliseconds);

  const maxOf = (lane: Lane, instances: number): number => {
    const company = companyOf(lane);
    if (company.length === 0) return alwaysMax;
    // What nobody knows yet begins as if the processor were busy: by the time it shows, all would have begun.
    const few = isSlow(lane, company) && (lane.milliseconds === undefined || isBusy());
    const max = few ? Math.min(slowMax, Math.floor(instances / 2)) : alwaysMax;
    return Math.max(1, Math.min(alwaysMax, instances - 1, max));
  };

  return {
    get heldBySlow() {
      return [...lanes.values()].reduce((sum, lane) => sum + (isSlow(lane, companyOf(lane)) ? lane.running : 0), 0);
    },
    came: (name) => {
      of(name).lastAt = now();
    },
    began: (name) => {
      of(name).running += 1;
    },
    ended: (name, milliseconds) => {
      const lane = of(name);
      lane.running -= 1;
      lane.milliseconds = (lane.milliseconds ?? milliseconds) * (1 - NEWEST_SHARE) + milliseconds * NEWEST_SHARE;
    },
    isSlow: (name) => isSlow(of(name), companyOf(of(name))),
    mayGoOn: (name, instances) => {
      const lane = of(name);
      return lane.running < maxOf(lane, instances);
    },
  };
};
