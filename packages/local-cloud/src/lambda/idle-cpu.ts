import { cpus } from 'node:os';

const SAMPLE_MILLISECONDS = 100;
/** What was so long ago says nothing of now. */
const LATELY_MILLISECONDS = 1000;

/**
 * Answers the share of this machine's processor time that was idle lately, from 0 to 1; 0 where nobody asked lately. What
 * gives way counts as well: beside it, whoever is slow at full width, and every cold start, would leave readers a share
 * among many.
 */
export const createIdleCpu = (
  read: typeof cpus = cpus,
  now: () => number = () => performance.now(),
): (() => number) => {
  const totals = (): { readonly idle: number; readonly all: number } => {
    let idle = 0;
    let all = 0;
    for (const { times } of read()) {
      idle += times.idle;
      all += times.idle + times.user + times.nice + times.sys + times.irq;
    }
    return { idle, all };
  };
  let last = totals();
  let at = now();
  let share = 1;
  return () => {
    if (now() - at < SAMPLE_MILLISECONDS) return share;
    const current = totals();
    if (now() - at > LATELY_MILLISECONDS) share = 0;
    // The kernel counts in ticks of 10 ms: no tick, no news.
    else if (current.all > last.all) share = (current.idle - last.idle) / (current.all - last.all);
    last = current;
    at = now();
    return share;
  };
};
