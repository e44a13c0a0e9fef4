'use client';
import type { GuideDraftEntry } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';
import { useAction } from '../../api/use-action.ts';
import { type Move, movesOf, type Place, withPlace } from './move-guide.ts';

/** A page says another place of itself: it is written on what was read of it. */
const write = async (book: Book, { slug, parent, order }: Place): Promise<void> => {
  const calls = bookOf(portico, book);
  const { data, headers } = await calls.draft(slug).withResponse();
  const text = withPlace(data.text, { parent, order });
  if (text === data.text) return;
  // What is read stands where it was put at once; a draft waits until it is published.
  const body = { text, ...(data.status === 'published' && { published: true }) };
  await calls.update({ guide: slug, ifMatch: headers.get('etag') ?? '', body });
};

/** Pages in their tree, and moving them. */
export const useMoves = (book: Book, had: readonly GuideDraftEntry[]) => {
  const [entries, setEntries] = useState(had);
  const [moved, setMoved] = useState<{ readonly slug: string; readonly move: Move }>();
  const action = useAction(
    async (slug: string, move: Move) => {
      try {
        for (const one of movesOf(entries, slug, move)) await write(book, one);
      } finally {
        // As they are now, also where somebody wrote one of them meanwhile.
        setEntries((await bookOf(portico, book).drafts()).items);
      }
    },
    (_, slug, move) => setMoved({ slug, move }),
  );
  return { entries, moved, ...action };
};
