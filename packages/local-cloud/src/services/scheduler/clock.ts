import type { CloudContext } from '../../service.ts';

const SLEEP_MS_MAX = 30_000;

/**
 * Calls `fire` whenever `nextAtMilliseconds` is reached. It asks again after each firing and whenever told to; it sleeps at most
 * half a minute at a time, so a machine that slept, or a changed clock, is noticed.
 */
export const createClock = (
  context: CloudContext,
  nextAtMilliseconds: () => number | undefined,
  fire: (nowMilliseconds: number) => void,
) => {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  const tick = () => {
    if (!running) return;
    clearTimeout(timer);
    const now = context.now().getTime();
    const due = nextAtMilliseconds();
    if (due !== undefined && due <= now) fire(now);
    const next = nextAtMilliseconds();
    const waitMilliseconds = next === undefined ? SLEEP_MS_MAX : Math.min(SLEEP_MS_MAX, Math.max(1, next - now));
    timer = setTimeout(tick, waitMilliseconds);
    timer.unref();
  };
  return {
    start() {
      running = true;
      tick();
    },
    /** The schedule changed. */
    again: tick,
    stop() {
      running = false;
      clearTimeout(timer);
    },
  };
};
