'use client';
import type { GuideFile } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { useAction } from '../../api/use-action.ts';
import { fileNameFor } from './file-name.ts';

const FILE_BYTES_MAX = 5_000_000;

/** How a page shows an image, and leads to any other file. */
export const referenceTo = ({ name, mediaType }: GuideFile): string =>
  mediaType ? `![${name.replace(/\.[^.]*$/, '')}](media/${name})` : `[${name}](media/${name})`;

/** The files beside the pages: those that are added are written where the cursor is. */
export const useFiles = (book: Book, had: readonly GuideFile[], onAdded: (reference: string) => void) => {
  const [files, setFiles] = useState(had);
  const [sending, setSending] = useState<{ name: string; part: number }>();
  const [tooLarge, setTooLarge] = useState<string>();
  const { run, failure } = useAction(async (chosen: readonly File[]) => {
    const taken = files.map(({ name }) => name);
    for (const file of chosen) {
      const name = fileNameFor(file.name, taken);
      taken.push(name);
      setSending({ name, part: 0 });
      const uploadId = await uploadFile(file, (part) => setSending({ name, part }));
      const added = await bookOf(portico, book).addFile({ name, uploadId });
      setFiles((before) => [...before, added].toSorted((one, other) => (one.name < other.name ? -1 : 1)));
      onAdded(referenceTo(added));
    }
  });
  const add = async (chosen: readonly File[]) => {
    const large = chosen.find(({ size }) => size > FILE_BYTES_MAX);
    setTooLarge(large?.name);
    if (large || chosen.length === 0) return;
    await run(chosen);
    setSending(undefined);
  };
  const forget = (name: string) => setFiles((before) => before.filter((one) => one.name !== name));
  return { files, sending, tooLarge, failure, add: (chosen: readonly File[]) => void add(chosen), forget };
};

export type Media = ReturnType<typeof useFiles>;
