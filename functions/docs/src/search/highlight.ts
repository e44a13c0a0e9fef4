import { answers } from './closeness.ts';
import { type Asked, placedWords } from './words.ts';

/** A text in pieces: those that answer what was asked are marked. */
export type Marked = { readonly text: string; readonly found: true | undefined }[];

const plain = (text: string) => ({ text, found: undefined });

const AROUND = 60;

const placesIn = (asked: readonly Asked[], text: string) =>
  placedWords(text).filter(({ word }) => asked.some((one) => answers(one, word) > 0));

/** A text with what answers marked in it. */
export const marked = (asked: readonly Asked[], text: string): Marked => {
  const pieces: Marked = [];
  let end = 0;
  for (const { from, to } of placesIn(asked, text)) {
    if (from > end) pieces.push(plain(text.slice(end, from)));
    const last = pieces.at(-1);
    const joined = text.slice(end, from) === '' && last?.found;
    if (joined) pieces.splice(-1, 1, { text: last.text + text.slice(from, to), found: true });
    else pieces.push({ text: text.slice(from, to), found: true });
    end = to;
  }
  if (end < text.length || pieces.length === 0) pieces.push(plain(text.slice(end)));
  return pieces;
};

/** The place of a longer text that answers first, with some of it before and after. */
export const excerpt = (asked: readonly Asked[], text: string): Marked => {
  const [first] = placesIn(asked, text);
  const from = first && first.from > AROUND ? text.indexOf(' ', first.from - AROUND) + 1 : 0;
  const piece = text.slice(from, from + 3 * AROUND).toWellFormed();
  return marked(asked, `${from > 0 ? '… ' : ''}${piece}${from + 3 * AROUND < text.length ? ' …' : ''}`);
};
