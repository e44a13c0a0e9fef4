import { gunzipSync, gzipSync } from 'node:zlib';
import { answers } from './closeness.ts';
import type { Asked } from './words.ts';

/** Changes with what parts hold: those of another one are not read. */
export const FORMAT = '2';

/** Who has a part of what is searched: everybody, whoever signed in, or members of the teams that it names. */
export type Audience = 'public' | 'internal' | 'hidden';

/** Which APIs have which words, and how telling they are there; the words of a part begin alike. */
export type KeptShard = {
  /** Each with the teams that see it, where it is hidden; an empty place is free. */
  readonly apis: readonly (readonly [apiId: string, teams?: readonly string[]] | 0)[];
  /** Of each word, by place among the APIs: how far from the place before, and how telling (`codePlaces`). */
  readonly words: Readonly<Record<string, string>>;
};

/** What an API is found by in a part: how telling each word is, 1 to 9. */
export type Words = ReadonlyMap<string, number>;

/** Second letters that parts are kept by, so that none is much larger than the others. */
const SECONDS = ['a', 'e', 'i', 'o', 'u', 'r', 'hl'];
/** Of so many words of one API each part takes the most telling: nobody fills what all share. */
const WORDS_MAX = 400;

/** The part of a word: by its first letter and a group of second ones, so that a slip leads to one of eight. */
export const partOfWord = (word: string): string => {
  const [first = '', second = ''] = word;
  const letter = /[a-z]/.test(first) ? first : /\p{N}/u.test(first) ? '0' : '_';
  const group = SECONDS.findIndex((letters) => letters.includes(second));
  return letter === '0' || letter === '_' ? letter : `${letter}${group === -1 ? SECONDS.length : group}`;
};

/** All parts that a word may be in of which this one was meant to be. */
export const partsNear = (word: string): readonly string[] => {
  const part = partOfWord(word);
  return part.length === 1 ? [part] : [...SECONDS, ''].map((_, group) => `${part[0]}${group}`);
};

export const shardKey = (audience: Audience, part: string): string => `${FORMAT}/${audience}/${part}.json.gz`;

const EMPTY: KeptShard = { apis: [], words: {} };
export const packShard = (kept: KeptShard): Uint8Array => gzipSync(JSON.stringify(kept));
// Written by `packShard`, on one key of this format.
const unpacked = (bytes: Uint8Array): KeptShard => JSON.parse(gunzipSync(bytes).toString()) as KeptShard;

/** Digits of five bits, the last of a number by another letter than those before; none of them is escaped in JSON. */
const LAST_DIGIT = 35;
const DIGIT = 93;

/** Tells of each place that a word has, and how telling it is there. */
export const eachPlace = (coded: string, tell: (place: number, tells: number) => void): void => {
  let place = -1;
  let number = 0;
  for (let at = 0; at < coded.length; at += 1) {
    const code = coded.charCodeAt(at);
    if (code >= DIGIT) number = number * 32 + code - DIGIT;
    else {
      number = number * 32 + code - LAST_DIGIT;
      place += Math.floor(number / 10);
      tell(place, number % 10);
      number = 0;
    }
  }
};

/** The places of a word, in order, as they are kept: text, for it is read many times as fast as a list of numbers. */
export const codePlaces = (places: readonly (readonly [place: number, tells: number])[]): string => {
  let before = -1;
  const numbers = places.map(([place, tells]) => {
    const number = 10 * (place - before) + tells;
    before = place;
    const [last = '', ...digits] = [...number.toString(32)].reverse();
    const letter = (digit: string, from: number) => String.fromCharCode(from + Number.parseInt(digit, 32));
    return (
      digits
        .reverse()
        .map((digit) => letter(digit, DIGIT))
        .join('') + letter(last, LAST_DIGIT)
    );
  });
  return numbers.join('');
};

/** A part with an API as it is now found there, or without it. */
export const withApi = (
  bytes: Uint8Array | undefined,
  apiId: string,
  found: { readonly words: Words; readonly teams: readonly string[] | undefined } | undefined,
): Uint8Array => {
  const { apis, words: known } = bytes ? unpacked(bytes) : EMPTY;
  // A word may be `constructor`.
  const words = new Map(Object.entries(known));
  const had = apis.findIndex((entry) => entry !== 0 && entry[0] === apiId);
  const next: KeptShard['apis'][number][] = apis.map((entry, at) => (at === had ? 0 : entry));
  const free = next.indexOf(0);
  const own = free === -1 ? next.length : free;
  const telling = [...(found?.words ?? [])].sort(([, one], [, other]) => other - one).slice(0, WORDS_MAX);
  const added = new Map(telling);
  if (found) next[own] = found.teams ? [apiId, found.teams] : [apiId];
  while (next.at(-1) === 0) next.pop();
  const all = [...new Set([...words.keys(), ...added.keys()])].sort().flatMap((word) => {
    const places: [number, number][] = [];
    eachPlace(words.get(word) ?? '', (place, tells) => {
      if (place !== had) places.push([place, tells]);
    });
    const tells = added.get(word);
    if (tells !== undefined) places.push([own, tells]);
    places.sort(([one], [other]) => one - other);
    return places.length > 0 ? [[word, codePlaces(places)] as const] : [];
  });
  return packShard({ apis: next, words: Object.fromEntries(all) });
};

/** A part as it is searched. */
export const openShard = (bytes: Uint8Array) => {
  const { apis, words } = unpacked(bytes);
  const vocabulary = Object.entries(words);
  return {
    bytes: bytes.length,
    /** Tells of each API that has a word which answers one that is asked for: which one, and how well. */
    find(
      asked: readonly Asked[],
      sees: (teams: readonly string[] | undefined) => boolean,
      tell: (apiId: string, at: number, well: number) => void,
    ) {
      for (const [at, one] of asked.entries()) {
        const best = new Float32Array(apis.length);
        for (const [word, coded] of vocabulary) {
          const close = answers(one, word);
          if (close > 0)
            eachPlace(coded, (place, tells) => {
              if (close * tells > (best[place] ?? 0)) best[place] = close * tells;
            });
        }
        for (let place = 0; place < best.length; place += 1) {
          const well = best[place] ?? 0;
          const entry = well > 0 ? apis[place] : undefined;
          if (entry && sees(entry[1])) tell(entry[0], at, well);
        }
      }
    },
  };
};

export type Shard = ReturnType<typeof openShard>;
