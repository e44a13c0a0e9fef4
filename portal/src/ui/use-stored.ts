'use client';
import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'portico:stored';

const subscribe = (listener: () => void) => {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
};

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** A choice this browser remembers; null before there is one, and on the server. */
export const useStored = (key: string): readonly [string | null, (value: string) => void] => {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const store = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next);
      } catch {
        // A browser that keeps nothing still works; it only forgets.
      }
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [value, store];
};
