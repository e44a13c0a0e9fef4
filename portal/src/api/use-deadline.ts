'use client';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from './failure.ts';

/** Longer than any work waits and lasts before the back end ends it. */
export const FOLLOWED_MILLISECONDS = 20 * 60_000;

/** What is shown instead of waiting for ever. */
export const NOT_IN_TIME: Failure = { status: 408, code: 'timed-out', title: 'It was not finished in time' };

/** Whether the time is over since this page began to follow `what`, or since `again`. */
export const useDeadline = (what: string | undefined, milliseconds: number) => {
  const [over, setOver] = useState<string>();
  const [round, setRound] = useState(0);
  const followed = what && `${what} ${round}`;
  useEffect(() => {
    if (followed === undefined) return undefined;
    const timer = setTimeout(() => setOver(followed), milliseconds);
    return () => clearTimeout(timer);
  }, [followed, milliseconds]);
  return { over: followed !== undefined && over === followed, again: useCallback(() => setRound((at) => at + 1), []) };
};
