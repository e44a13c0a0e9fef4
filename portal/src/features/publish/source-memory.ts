'use client';

/** The text of a document under import, kept in this tab so that a reload can still show its lines. */
const CHARACTERS_MAX = 2_000_000;
const keyOf = (importId: string) => `portico.import.${importId}`;

export const rememberSource = (importId: string, text: string): void => {
  if (text.length > CHARACTERS_MAX) return;
  try {
    sessionStorage.setItem(keyOf(importId), text);
  } catch {
    // Without room the lines are named but not shown.
  }
};

export const recallSource = (importId: string): string | undefined => {
  try {
    return sessionStorage.getItem(keyOf(importId)) ?? undefined;
  } catch {
    return undefined;
  }
};
