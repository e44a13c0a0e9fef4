import 'server-only';
import type { GuideEntry, Portico } from '@portico/client';
import { plainMarkdown as plain } from '@portico/client/markdown-text';
import { environment } from './environment.ts';
import { type Loaded, load } from './failure.ts';
import { type Book, bookOf, pageAt } from './guide-book.ts';
import { AS_MARKDOWN, linked } from './markdown.ts';
import { readerClient } from './session.ts';

const listed = (book: Book, { slug, title, description }: GuideEntry, version?: string): string =>
  `- ${linked(title, environment.portalUrl + pageAt(book, `${slug}.md`, version))}${description ? `: ${plain(description)}` : ''}`;

/** The pages of a book as a part of what tells of more; nothing where there are none. */
export const guidesPart = async (client: Portico, book: Book, version?: string): Promise<readonly string[]> => {
  const { items } = await bookOf(client, book).list(version);
  return items.length === 0 ? [] : ['## Guides', '', ...items.map((entry) => listed(book, entry, version)), ''];
};

export const guideText = (book: Book, guide: string, version?: string): Promise<Loaded<string>> =>
  load(async () => String(await bookOf(await readerClient(), book).get(guide, version, AS_MARKDOWN)));

export const guidesText = (book: Book, version?: string): Promise<Loaded<string>> =>
  load(async () => {
    const { items } = await bookOf(await readerClient(), book).list(version);
    return ['# Guides', '', ...items.map((entry) => listed(book, entry, version)), ''].join('\n');
  });

/** Of the whole of a book so much at once; the rest is led to. */
const WHOLE_CHARACTERS = 500_000;

/** The pages of a book, one after the other. */
export const wholeBook = async (client: Portico, book: Book, version?: string): Promise<readonly string[]> => {
  const { items } = await bookOf(client, book).list(version);
  const texts: string[] = [];
  let length = 0;
  for (const entry of items) {
    const text =
      length < WHOLE_CHARACTERS
        ? String(await bookOf(client, book).get(entry.slug, version, AS_MARKDOWN))
        : listed(book, entry, version);
    length += text.length;
    texts.push(text, '');
  }
  return texts;
};
