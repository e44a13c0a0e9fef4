'use client';

/** Texts of documents, kept in this tab: a reload can still show the lines of an import, and nothing that was pasted is lost. */
const CHARACTERS_MAX = 2_000_000;
const DRAFT = 'portico.pasted';
const keyOf = (importId: string) => `portico.import.${importId}`;

const keep = (key: string, text: string): void => {
  if (text.length > CHARACTERS_MAX) return;
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Without room the lines are named but not shown.
  }
};

const recall = (key: string): string | undefined => {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

export const rememberSource = (importId: string, text: string): void => keep(keyOf(importId), text);
export const recallSource = (importId: string): string | undefined => recall(keyOf(importId));

/** What is being pasted or mended and was not accepted yet. */
export const rememberDraft = (text: string): void => keep(DRAFT, text);
export const recallDraft = (): string | undefined => recall(DRAFT) || undefined;
