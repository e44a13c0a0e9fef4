'use client';
import { useSyncExternalStore } from 'react';
import { recall, remember } from '../ui/remember.ts';
import { CODE_LANGUAGE_COOKIE } from './code-language.ts';

const CHANGED = 'portico:code-language';

const subscribe = (listener: () => void) => {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
};
const read = () => recall(CODE_LANGUAGE_COOKIE);
const choose = (next: string) => {
  remember(CODE_LANGUAGE_COOKIE, next);
  window.dispatchEvent(new Event(CHANGED));
};

/** The language a reader wants code in; `rendered` is what the server rendered the page with. */
export const useCodeLanguage = (rendered: string | null = null) =>
  [useSyncExternalStore(subscribe, read, () => rendered), choose] as const;
