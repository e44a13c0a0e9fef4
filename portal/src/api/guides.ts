import 'server-only';
import { cache } from 'react';
import { load } from './failure.ts';
import { type Book, bookOf } from './guide-book.ts';
import { clientFor, readerClient } from './session.ts';

/** Whoever reads, the portal's own are the same: they are read as for visitors, once for all. */
const clientOf = async (book: Book) => (book === undefined ? clientFor(undefined) : readerClient());

/** The pages of a book that are published, in their order. */
export const readGuides = cache((book: Book, version?: string) =>
  load(async () => (await bookOf(await clientOf(book), book).list(version)).items),
);

export const readGuide = cache((book: Book, guide: string, version?: string) =>
  load(async () => bookOf(await clientOf(book), book).get(guide, version)),
);
