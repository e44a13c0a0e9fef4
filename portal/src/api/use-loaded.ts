'use client';
import { useCallback } from 'react';
import useSWR, { mutate } from 'swr';
import { type Failure, load } from './failure.ts';

/** What is read, and of what: the same key is read once, however many parts of a page ask. */
export type Key = readonly [name: string, ...of: readonly (string | number | undefined)[]];

type Options<T> = {
  /** How long until it is read again while the page is visible; 0 or undefined: never by itself. */
  readonly everyMilliseconds?: number | ((data: T | undefined) => number) | undefined;
};

const CACHE = { shouldRetryOnError: false, revalidateOnFocus: false, dedupingInterval: 250 } as const;

/**
 * Reads now, again whenever the key changes, and by and by when asked to. The last data stays while it is renewed, and is
 * shown at once when a page is returned to; an answer that came too late is dropped.
 */
export const useLoaded = <T>(
  key: Key | undefined,
  read: () => PromiseLike<T>,
  { everyMilliseconds = 0 }: Options<T> = {},
) => {
  const {
    data,
    error,
    isValidating,
    mutate: again,
  } = useSWR<T, Failure>(
    key ?? null,
    async () => {
      const loaded = await load(read);
      if (!loaded.ok) throw loaded.failure;
      return loaded.data;
    },
    { ...CACHE, refreshInterval: everyMilliseconds },
  );
  const reload = useCallback(() => void again(), [again]);
  return { data, failure: error, busy: isValidating, reload };
};

/** What was changed is read again, wherever it is shown; what is not shown is forgotten. */
export const renew = (...names: readonly string[]): void =>
  void mutate((key) => Array.isArray(key) && names.includes(String(key[0])), undefined, { revalidate: true });
