'use client';
import { useCallback, useMemo, useState } from 'react';
import { useStored } from '../../ui/use-stored.ts';
import type { Draft } from './console-request.ts';

/** A call that was sent, without its answer, its files and what is secret of it. */
export type Sent = {
  readonly at: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly draft: Draft;
};

const EMPTY: Draft = { values: {}, texts: {} };
const HISTORY_MAX = 10;
/** All of a browser's pages share some five million. */
const CHARACTERS_MAX = 200_000;

const parsed = <T>(stored: string | null): T | undefined => {
  try {
    // Written by us; an older one has the same members.
    return stored ? (JSON.parse(stored) as T) : undefined;
  } catch {
    return undefined;
  }
};

const isDraft = (draft: Draft | undefined): draft is Draft =>
  typeof draft?.values === 'object' && typeof draft.texts === 'object';

/** What is typed, kept as it is typed. */
export const useDraft = (key: string) => {
  const [stored, store] = useStored(key);
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = parsed<Draft>(stored);
    return isDraft(kept) ? kept : EMPTY;
  });
  const change = useCallback(
    (next: Draft) => {
      setDraft(next);
      const text = next === EMPTY ? '' : JSON.stringify(next);
      if (text.length <= CHARACTERS_MAX) store(text);
    },
    [store],
  );
  const clear = useCallback(() => change(EMPTY), [change]);
  return { draft, change, clear };
};

/** The last calls of an operation, the newest first. */
export const useSent = (key: string) => {
  const [stored, store] = useStored(`${key}.sent`);
  const sent = useMemo(() => {
    const kept = parsed<Sent[]>(stored);
    return Array.isArray(kept) ? kept.filter(({ draft }) => isDraft(draft)) : [];
  }, [stored]);
  const add = (one: Sent) => {
    const next = [one, ...sent].slice(0, HISTORY_MAX);
    while (next.length > 1 && JSON.stringify(next).length > CHARACTERS_MAX) next.pop();
    store(JSON.stringify(next));
  };
  return { sent, add, forget: () => store('') };
};
