'use client';
import type { GuideFile, GuidePreview } from '@portico/client';
import { useEffect, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';

/** So long nobody writes before what was written is shown. */
const PAUSE_MILLISECONDS = 400;

/** A text as the page it would be; the last one stays until the next is there. */
export const usePreview = (book: Book, text: string, files: readonly GuideFile[]) => {
  const [shown, setShown] = useState<{ page?: GuidePreview; failure?: Failure | undefined }>({});
  useEffect(() => {
    let left = false;
    const timer = setTimeout(async () => {
      const read = await load(() => bookOf(portico, book).preview(text));
      if (left) return;
      setShown((before) => (read.ok ? { page: read.data } : { ...before, failure: read.failure }));
    }, PAUSE_MILLISECONDS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // What it shows of files is another once there are others.
  }, [book, text, files]);
  return shown;
};
