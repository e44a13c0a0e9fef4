import type { Worker } from 'node:worker_threads';

/** What a thread may take, and what is said of one that takes more. */
export type Expected<M> = {
  /** Of the processor, for the thread alone: what else the machine has to do takes nothing of it. */
  readonly processorMilliseconds: number;
  /** Of the clock. */
  readonly wallMilliseconds: number;
  /** What to say when either is over. */
  readonly late: () => M;
  /** What to say of a thread that ended by an error; it may throw it on. */
  readonly broken: (error: Error & { readonly code?: string }) => M;
};

const LOOK_MILLISECONDS = 100;

const processorMicroseconds = async (worker: Worker): Promise<number> => {
  const { user, system } = await worker.cpuUsage();
  return user + system;
};

/** Calls when a thread has had so much of the processor from now on; answers what ends the watch. */
const watchProcessor = (worker: Worker, milliseconds: number, over: () => void): (() => void) => {
  // One that does not run yet has had nothing.
  const begun = processorMicroseconds(worker).catch(() => 0);
  const look = async () => {
    if ((await processorMicroseconds(worker)) - (await begun) > milliseconds * 1000) over();
  };
  // A thread that has ended uses nothing, and says so itself.
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MILLISECONDS);
  return () => clearInterval(timer);
};

/** The next message of the worker, or what is said instead when none comes in time. */
export const nextMessage = <M>(
  worker: Worker,
  signal: AbortSignal | undefined,
  { processorMilliseconds, wallMilliseconds, late, broken }: Expected<M>,
): Promise<M> =>
  new Promise<M>((settle, fail) => {
    const tooLate = () => {
      unwatch();
      settle(late());
    };
    const endWatch = watchProcessor(worker, processorMilliseconds, tooLate);
    const timer = setTimeout(tooLate, wallMilliseconds);
    const unwatch = () => {
      clearTimeout(timer);
      endWatch();
    };
    const ended = (error: Error) => {
      unwatch();
      new Promise<M>((answer) => answer(broken(error))).then(settle, fail);
    };
    const aborted = () => {
      unwatch();
      fail(signal?.reason);
    };
    signal?.addEventListener('abort', aborted, { once: true });
    worker.once('message', (message: M) => {
      unwatch();
      settle(message);
    });
    worker.once('error', ended);
    worker.once('exit', () => ended(new Error('the thread ended without an answer')));
  });
