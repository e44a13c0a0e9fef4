import { plainLetters } from '@portico/domain';

/** A word as it is searched for, and where it stands in its text. */
export type Placed = { readonly word: string; readonly from: number; readonly to: number };

const WORD_MAX = 40;
/** `listUsers`, `HTTPServer`: where a name that is written in one begins its next word. */
const JOINT = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** One of many: `charges` is found by `charge`, and the other way round. */
const singular = (word: string): string => {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
};

const wordOf = (text: string): string => singular(plainLetters(text)).slice(0, WORD_MAX);
/** A letter alone says nothing, where words are written with letters. */
const says = (word: string): boolean => word.length > 1 || /[^a-z]/.test(word);

/** The words of a text, names taken apart. */
export const placedWords = (text: string): Placed[] => {
  const found: Placed[] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    let from = index;
    for (const part of run.split(JOINT)) {
      const word = wordOf(part);
      if (word !== '' && says(word)) found.push({ word, from, to: from + part.length });
      from += part.length;
    }
  }
  return found;
};

/** What a text is found by: its words, and names that were taken apart whole as well (`github` finds GitHub). */
export const foundBy = (text: string): string[] => {
  const whole = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((run) => JOINT.test(run)).map(wordOf);
  return [...placedWords(text).map(({ word }) => word), ...whole.filter((word) => word.length < WORD_MAX)];
};

/** What people say for the same act. */
const SAME: readonly (readonly string[])[] = [
  ['create', 'add', 'new', 'make', 'insert', 'post'],
  ['delete', 'remove', 'destroy'],
  ['update', 'edit', 'change', 'modify', 'set', 'patch'],
  ['get', 'retrieve', 'fetch', 'show', 'read', 'view'],
  ['list', 'all', 'browse'],
  ['search', 'find', 'query', 'lookup'],
  ['buy', 'purchase', 'order'],
  ['invite', 'invitation'],
  ['send', 'post'],
];
const SAID = new Map<string, readonly string[]>();
for (const group of SAME)
  for (const word of group) SAID.set(word, [...(SAID.get(word) ?? []), ...group.filter((other) => other !== word)]);

const EMPTY = new Set(
  'a an and are as at by can do for from how i if in into is it me my of on or our out the their this to up via want what when where which with you your'.split(
    ' ',
  ),
);

/** A word of a query: how much it says, and what else it may be called. */
export type Asked = { readonly word: string; readonly weight: number; readonly others: readonly string[] };

const WORDS_MAX = 8;
const ACT_WEIGHT = 0.6;

/** `creating` and `refunded` begin like what is meant. */
const bare = (word: string): string => {
  const cut = word.replace(/(?:ing|ed)$/, '');
  return cut.length > 3 ? cut : word;
};

/** What is asked for: the first eight words that say something; where none does, those that there are. */
export const askedOf = (q: string): Asked[] => {
  const words = [...new Set(placedWords(q).map(({ word }) => word))];
  const telling = words.filter((word) => !EMPTY.has(word));
  return (telling.length > 0 ? telling : words).slice(0, WORDS_MAX).map((word) => {
    const begun = bare(word);
    const said = [...(SAID.get(word) ?? []), ...(begun === word ? [] : [begun])];
    return { word, weight: SAID.has(word) ? ACT_WEIGHT : 1, others: said };
  });
};
