import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { createFairQueue } from './fair-queue.ts';
import { FunctionInstance } from './function-instance.ts';
import type { InstanceOptions } from './function-process.ts';
import { createIdleCpu } from './idle-cpu.ts';
import { type Invocation, type InvocationOptions, type InvocationResult, newTraceId } from './invocation.ts';
import { createLanes } from './lanes.ts';

export type FunctionPool = {
  /** Runs one event on an idle instance, a new one, or the next that comes free. Never rejects. */
  invoke(payload: string, given?: InvocationOptions): Promise<InvocationResult>;
  readonly instances: number;
  /** Ends the instances there are, those that run an event after it. */
  renew(): void;
  /** Lets running events end (at most their timeout), then ends the processes. */
  stop(): Promise<void>;
};

type Waiting = {
  readonly invocation: Invocation;
  /** Events of one lane wait for one another; those of another do not wait for all of them. */
  readonly lane: string;
  readonly since: number;
  settle(result: InvocationResult): void;
};

/** How long an event waits for a busy instance before another is started: a cold start costs more than a short wait. */
const PATIENCE_MILLISECONDS = 25;
/** An instance beyond the first ends after this long without an event. */
const IDLE_MILLISECONDS = 60_000;
/** More than this many waiting events is an overload, answered as Lambda answers its concurrency limit. */
const WAITING_MAX = 1000;
/** How long a stop waits for events that run; what runs longer is ended, and its source offers it again. */
const DRAIN_MILLISECONDS = 10_000;
/** Where the processor is busy, more processes only take turns: beyond `BUSY_INSTANCES`, not counting those that slow lanes hold, one starts when it idles or after this. */
const BUSY_PATIENCE_MILLISECONDS = 300;
const BUSY_INSTANCES = 2;
const IDLE_SHARE_MIN = 0.35;
/** A function that is asked so often, in events a second, has so many instances before they are needed: one more than quick lanes share. */
const OFTEN_PER_SECOND = 10;
const WARM_INSTANCES = BUSY_INSTANCES + 1;
const WARM_MILLISECONDS = 1_000;
const idleShare = createIdleCpu();
const isBusy = (): boolean => idleShare() <= IDLE_SHARE_MIN;
/** So many cold starts side by side, and so many of a slow lane: more would only slow each other, and whoever is served meanwhile. */
const HALF_THE_CORES = Math.max(1, Math.floor(availableParallelism() / 2));

const refused = ({ requestId }: Invocation, errorType: string, errorMessage: string): InvocationResult => ({
  requestId,
  payload: JSON.stringify({ errorType, errorMessage, trace: [] }),
  functionError: 'Unhandled',
  refused: true,
  logTail: '',
});

export const createPool = (options: InstanceOptions): FunctionPool => {
  const { settings } = options;
  const all = new Set<FunctionInstance>();
  const idle: FunctionInstance[] = [];
  const outdated = new WeakSet<FunctionInstance>();
  const queue = createFairQueue<Waiting>();
  const lanes = createLanes({ instancesMax: settings.instancesMax, slowMax: HALF_THE_CORES, isBusy });
  const mayGoOn = (lane: string): boolean => lanes.mayGoOn(lane, all.size - starting);
  let starting = 0;
  let active = 0;
  let stopping = false;
  let watching = false;
  let drained = (): void => {};
  let came = 0;
  let isAskedOften = false;

  const forget = (instance: FunctionInstance): void => {
    all.delete(instance);
    const at = idle.indexOf(instance);
    if (at >= 0) idle.splice(at, 1);
  };

  /** An idle instance that still lives: one whose process ended meanwhile must not be given an event. */
  const rested = (): FunctionInstance | undefined => {
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive) return instance;
      forget(instance);
    }
    return undefined;
  };

  /** Gives what waits and may go on to the instances that are idle. */
  const serve = (): void => {
    for (let instance = rested(); instance; instance = rested()) {
      const next = queue.shift(mayGoOn);
      if (!next) return void idle.push(instance);
      begin(instance, next);
    }
  };

  const run = async (instance: FunctionInstance, { invocation, lane, settle }: Waiting): Promise<void> => {
    const started = performance.now();
    const result = await instance.invoke(invocation);
    const milliseconds = performance.now() - started;
    queue.charge(lane, milliseconds);
    lanes.ended(lane, milliseconds);
    settle(result);
    active -= 1;
    if (active === 0 && queue.length === 0) drained();
    if (!instance.alive || outdated.has(instance)) {
      forget(instance);
      await instance.kill();
      return pump();
    }
    idle.push(instance);
    serve();
  };

  const begin = (instance: FunctionInstance, waiting: Waiting): void => {
    active += 1;
    lanes.began(waiting.lane);
    void run(instance, waiting);
  };

  const grow = async (): Promise<void> => {
    starting += 1;
    const instance = new FunctionInstance(options);
    all.add(instance);
    const error = await instance.ready;
    starting -= 1;
    if (!error && outdated.has(instance)) {
      forget(instance);
      await instance.kill();
      return pump();
    }
    if (error) {
      forget(instance);
      await instance.kill();
      const waiting = queue.shift();
      waiting?.settle({
        requestId: waiting.invocation.requestId,
        payload: JSON.stringify(error),
        functionError: 'Unhandled',
        logTail: '',
      });
      if (active === 0 && queue.length === 0) drained();
      return pump();
    }
    idle.push(instance);
    serve();
  };

  const room = (): boolean => all.size < settings.instancesMax;

  /**
   * One more instance is of use to those only whose lane may have it; and where the processor is busy, after a while. A
   * slow lane is in no hurry: for it one starts after that while, and only where the processor idles.
   */
  const worthGrowing = (): boolean => {
    const busy = isBusy();
    const few = all.size - lanes.heldBySlow < BUSY_INSTANCES;
    return queue
      .heads((lane) => lanes.mayGoOn(lane, all.size + 1))
      .some(({ lane, since }) => {
        const patient = performance.now() - since > BUSY_PATIENCE_MILLISECONDS;
        return lanes.isSlow(lane) ? patient && !busy : patient || few || !busy;
      });
  };

  /** Starts one instance when events wait and nothing else will take them. */
  const pump = (): void => {
    if (queue.length > 0 && starting === 0 && room()) void grow();
  };

  /** Looks again while events wait: what may be started, and which lane may have more since the processor idles. */
  const impatience = (): void => {
    serve();
    if (starting < HALF_THE_CORES && queue.length > starting && room() && worthGrowing()) void grow();
    watching = queue.length > 0;
    if (watching) setTimeout(impatience, PATIENCE_MILLISECONDS);
  };

  /** Where the processor idles, starts what a burst would otherwise wait for, when it could least be started. */
  const warmer = setInterval(() => {
    isAskedOften = (came * 1000) / WARM_MILLISECONDS >= OFTEN_PER_SECOND;
    came = 0;
    if (isAskedOften && starting === 0 && all.size < WARM_INSTANCES && room() && !isBusy()) void grow();
  }, WARM_MILLISECONDS);
  warmer.unref();

  const reaper = setInterval(() => {
    const limit = Date.now() - IDLE_MILLISECONDS;
    for (const instance of [...idle]) {
      if (all.size <= (isAskedOften ? WARM_INSTANCES : 1)) break;
      if (instance.idleSince > limit) continue;
      forget(instance);
      void instance.kill();
    }
  }, 15_000);
  reaper.unref();

  return {
    get instances() {
      return all.size;
    },
    invoke: (payload, given = {}) =>
      new Promise((resolve) => {
        const settle = (result: InvocationResult): void => {
          options.measure(result);
          resolve(result);
        };
        const invocation: Invocation = {
          requestId: randomUUID(),
          payload,
          traceId: given.traceId ?? newTraceId(),
          clientContext: given.clientContext,
          onChunk: given.onChunk,
        };
        if (stopping) return settle(refused(invocation, 'ServiceException', 'The local cloud is stopping.'));
        if (queue.length >= WAITING_MAX)
          return settle(refused(invocation, 'TooManyRequestsException', 'Rate Exceeded.'));
        const { lane = '' } = given;
        came += 1;
        lanes.came(lane);
        const waiting = { invocation, lane, since: performance.now(), settle };
        const free = mayGoOn(lane) ? rested() : undefined;
        if (free) return begin(free, waiting);
        queue.push(lane, waiting);
        if (all.size === 0) pump();
        if (!watching) setTimeout(impatience, PATIENCE_MILLISECONDS);
        watching = true;
      }),
    renew: () => {
      for (const instance of all) outdated.add(instance);
      for (const instance of idle.splice(0)) {
        all.delete(instance);
        void instance.kill();
      }
    },
    stop: async () => {
      stopping = true;
      clearInterval(warmer);
      clearInterval(reaper);
      if (active > 0 || queue.length > 0)
        await new Promise<void>((settle) => {
          const timer = setTimeout(settle, DRAIN_MILLISECONDS);
          drained = () => {
            clearTimeout(timer);
            settle();
          };
        });
      await Promise.all([...all].map((instance) => instance.kill()));
      all.clear();
    },
  };
};
