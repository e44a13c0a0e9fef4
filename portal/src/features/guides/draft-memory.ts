'use client';
import type { Book } from '../../api/guide-book.ts';

/** A text that was not saved, and the state of the page that it was written on. */
type Kept = { readonly text: string; readonly etag: string };

const keyOf = (book: Book, guide: string) => `portico.guide.${book ?? ''}.${guide}`;

/** What was written of a page and not saved, kept in this tab: nothing is lost on a reload, or by reading elsewhere. */
export const recallText = (book: Book, guide: string): Kept | undefined => {
  try {
    const kept = sessionStorage.getItem(keyOf(book, guide));
    // Written below.
    return kept === null ? undefined : (JSON.parse(kept) as Kept);
  } catch {
    return undefined;
  }
};

/** Without a text it is forgotten. */
export const rememberText = (book: Book, guide: string, kept: Kept | undefined): void => {
  try {
    if (kept === undefined) sessionStorage.removeItem(keyOf(book, guide));
    else sessionStorage.setItem(keyOf(book, guide), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing asks before the page is left.
  }
};
