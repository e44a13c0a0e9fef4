'use client';
import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'portico:stored';
/** What stands under it is gone from this tab when its reader signs out. */
export const SECRETS = 'portico.secret.';

const subscribe = (listener: () => void) => {
  window.addEventListener('storage', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('storage', listener);
    window.removeEventListener(CHANGED, listener);
  };
};

const storedIn = (place: 'localStorage' | 'sessionStorage') => {
  const read = (key: string): string | null => {
    try {
      return window[place].getItem(key);
    } catch {
      return null;
    }
  };
  return (key: string): readonly [string | null, (value: string) => void] => {
    const value = useSyncExternalStore(
      subscribe,
      () => read(key),
      () => null,
    );
    const store = useCallback(
      (next: string) => {
        try {
          window[place].setItem(key, next);
        } catch {
          // A browser that keeps nothing still works; it only forgets.
        }
        window.dispatchEvent(new Event(CHANGED));
      },
      [key],
    );
    return [value, store];
  };
};

/** A choice this browser remembers; null before there is one, and on the server. */
export const useStored = storedIn('localStorage');

/** What this tab remembers until it is closed. */
export const useTabStored = storedIn('sessionStorage');

/** Drops the secrets that this tab remembers. */
export const forgetSecrets = (): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(SECRETS)) sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has none.
  }
};
