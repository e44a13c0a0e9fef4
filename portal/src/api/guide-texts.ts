import 'server-only';
import type { GuideEntry, Portico } from '@portico/client';
import { plainMarkdown as plain } from '@portico/client/markdown-text';
import { environment } from './environment.ts';
import { type Loaded, load } from './failure.ts';
import { type Book, bookOf, readAt } from './guide-book.ts';
import { AS_MARKDOWN, linked } from './markdown.ts';
import { readerClient } from './session.ts';

const listed = (book: Book, { slug, title, description }: GuideEntry): string =>
  `- ${linked(title, `${environment.portalUrl}${readAt(book)}/${slug}.md`)}${description ? `: ${plain(description)}` : ''}`;

/** The pages of a book as a part of what tells of more; nothing where there are none. */
export const guidesPart = async (client: Portico, book: Book): Promise<readonly string[]> => {
  const { items } = await bookOf(client, book).list();
  return items.length === 0 ? [] : ['## Guides', '', ...items.map((entry) => listed(book, entry)), ''];
};

export const guideText = (book: Book, guide: string): Promise<Loaded<string>> =>
  load(async () => String(await bookOf(await readerClient(), book).get(guide, AS_MARKDOWN)));

export const guidesText = (book: Book): Promise<Loaded<string>> =>
  load(async () => {
    const { items } = await bookOf(await readerClient(), book).list();
    return ['# Guides', '', ...items.map((entry) => listed(book, entry)), ''].join('\n');
  });

/** Of the whole of a book so much at once; the rest is led to. */
const WHOLE_CHARACTERS = 500_000;

/** The pages of a book, one after the other. */
export const wholeBook = async (client: Portico, book: Book): Promise<readonly string[]> => {
  const { items } = await bookOf(client, book).list();
  const texts: string[] = [];
  let length = 0;
  for (const entry of items) {
    const text =
      length < WHOLE_CHARACTERS ? String(await bookOf(client, book).get(entry.slug, AS_MARKDOWN)) : listed(book, entry);
    length += text.length;
    texts.push(text, '');
  }
  return texts;
};
