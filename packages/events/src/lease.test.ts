import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginWhenFree, LeaseLost, OutOfTime, underLease } from './lease.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
/** Work that takes so long, and takes no notice of anything. */
const lasting = (seconds: number) => () =>
  new Promise<string>((done) => setTimeout(() => done('done'), seconds * 1000));
const outcomeOf = async (working: Promise<unknown>) => {
  const outcome = working.then(
    (value) => value,
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(200_000);
  return outcome;
};

describe('work under a lease', () => {
  it('renews it while it lasts, and not any more when it is done', async () => {
    const renew = vi.fn(async () => true);
    expect(await outcomeOf(underLease({ renew, until: inSeconds(100) }, lasting(10)))).toBe('done');
    expect(renew).toHaveBeenCalledTimes(3);
  });

  it('ends when its time is over, whatever it is doing', async () => {
    const renew = async () => true;
    const seen: AbortSignal[] = [];
    const working = underLease({ renew, until: inSeconds(20) }, (signal) => {
      seen.push(signal);
      return lasting(100)();
    });
    expect(await outcomeOf(working)).toBeInstanceOf(OutOfTime);
    expect(seen[0]?.aborted).toBe(true);
  });

  it('ends when it is somebody else’s', async () => {
    const renew = vi.fn(async () => false);
    expect(await outcomeOf(underLease({ renew, until: inSeconds(100) }, lasting(50)))).toBeInstanceOf(LeaseLost);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('goes on when a renewal fails, and throws what the work throws', async () => {
    const renew = vi.fn(async () => {
      throw new Error('not now');
    });
    expect(await outcomeOf(underLease({ renew, until: inSeconds(100) }, lasting(20)))).toBe('done');
    const failure = new Error('broken');
    const failing = underLease({ renew, until: inSeconds(1) }, async () => {
      throw failure;
    });
    expect(await outcomeOf(failing)).toBe(failure);
  });
});

describe('work that may be somebody’s', () => {
  const beginning = (...answers: (string | undefined)[]) => vi.fn(async () => answers.shift());

  it('is begun at once when it is free, and not at all when it has ended', async () => {
    const ended = async () => undefined;
    expect(await outcomeOf(beginWhenFree(beginning('mine'), ended))).toBe('mine');
    const begin = beginning(undefined, 'mine');
    expect(await outcomeOf(beginWhenFree(begin, ended))).toBeUndefined();
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it('is looked at again when their lease is over', async () => {
    const began = Date.now();
    let second = 0;
    const begin = vi.fn(async () => {
      if (begin.mock.calls.length === 1) return undefined;
      second = Date.now() - began;
      return 'mine';
    });
    const until = inSeconds(7).toISOString();
    expect(await outcomeOf(beginWhenFree(begin, async () => until))).toBe('mine');
    expect([second >= 7_000, second < 8_000]).toEqual([true, true]);
  });
});
