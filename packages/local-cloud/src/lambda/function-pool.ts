import { randomUUID } from 'node:crypto';
import { createFairQueue } from './fair-queue.ts';
import { FunctionInstance } from './function-instance.ts';
import type { InstanceOptions } from './function-process.ts';
import { createIdleCpu } from './idle-cpu.ts';
import { type Invocation, type InvocationOptions, type InvocationResult, newTraceId } from './invocation.ts';

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
/** Where the processor is busy, more processes only take turns: beyond `busyInstances` one starts when it idles or after this. */
const BUSY_PATIENCE_MILLISECONDS = 1000;
const BUSY_INSTANCES = 2;
const IDLE_SHARE_MIN = 0.35;
const idleShare = createIdleCpu();
/** One lane leaves so many instances to the others, where there are more than a few. */
const LEFT_TO_OTHERS = 2;
/** Cold starts side by side: more would only slow each other down. */
const STARTING_MAX = 2;

const refused = ({ requestId }: Invocation, errorType: string, errorMessage: string): InvocationResult => ({
  requestId,
  payload: JSON.stringify({ errorType, errorMessage, trace: [] }),
  functionError: 'Unhandled',
  logTail: '',
});

export const createPool = (options: InstanceOptions): FunctionPool => {
  const { settings } = options;
  const all = new Set<FunctionInstance>();
  const idle: FunctionInstance[] = [];
  const outdated = new WeakSet<FunctionInstance>();
  const queue = createFairQueue<Waiting>();
  /** How many events of each lane run. */
  const running = new Map<string, number>();
  const laneMax = settings.instancesMax > 3 ? settings.instancesMax - LEFT_TO_OTHERS : settings.instancesMax;
  const mayGoOn = (lane: string): boolean => (running.get(lane) ?? 0) < laneMax;
  const count = (lane: string, change: number) => void running.set(lane, (running.get(lane) ?? 0) + change);
  let starting = 0;
  let active = 0;
  let stopping = false;
  let drained = (): void => {};

  const forget = (instance: FunctionInstance): void => {
    all.delete(instance);
    const at = idle.indexOf(instance);
    if (at >= 0) idle.splice(at, 1);
  };

  const run = async (instance: FunctionInstance, { invocation, lane, settle }: Waiting): Promise<void> => {
    const started = performance.now();
    const result = await instance.invoke(invocation);
    queue.charge(lane, performance.now() - started);
    count(lane, -1);
    settle(result);
    active -= 1;
    if (active === 0 && queue.length === 0) drained();
    if (!instance.alive || outdated.has(instance)) {
      forget(instance);
      await instance.kill();
      return pump();
    }
    const next = queue.shift(mayGoOn);
    if (next) return begin(instance, next);
    idle.push(instance);
  };

  const begin = (instance: FunctionInstance, waiting: Waiting): void => {
    active += 1;
    count(waiting.lane, 1);
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
    const next = queue.shift(mayGoOn);
    if (next) begin(instance, next);
    else idle.push(instance);
  };

  const room = (): boolean => all.size < settings.instancesMax;

  const worthGrowing = (): boolean =>
    all.size < BUSY_INSTANCES ||
    idleShare() > IDLE_SHARE_MIN ||
    queue.heads().some(({ since }) => performance.now() - since > BUSY_PATIENCE_MILLISECONDS);

  /** An idle instance that still lives: one whose process ended meanwhile must not be given an event. */
  const rested = (): FunctionInstance | undefined => {
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive) return instance;
      forget(instance);
    }
    return undefined;
  };

  /** Starts one instance when events wait and nothing else will take them. */
  const pump = (): void => {
    if (queue.length > 0 && starting === 0 && room()) void grow();
  };

  const impatience = (): void => {
    if (starting < STARTING_MAX && queue.length > starting && room() && worthGrowing()) void grow();
    if (queue.length > 0) setTimeout(impatience, PATIENCE_MILLISECONDS);
  };

  const reaper = setInterval(() => {
    const limit = Date.now() - IDLE_MILLISECONDS;
    for (const instance of [...idle]) {
      if (all.size <= 1) break;
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
      new Promise((settle) => {
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
        const waiting = { invocation, lane, since: performance.now(), settle };
        const free = mayGoOn(lane) ? rested() : undefined;
        if (free) return begin(free, waiting);
        queue.push(lane, waiting);
        if (all.size === 0) return pump();
        if (queue.length === 1) setTimeout(impatience, PATIENCE_MILLISECONDS);
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
