import { answers } from './closeness.ts';
import type { SearchRecord } from './records.ts';
import { codePlaces, eachPlace } from './shards.ts';
import { type Asked, foundBy } from './words.ts';

/** Where a record has a word, the most telling first. */
export const PARTS = ['title', 'name', 'path', 'tags', 'fields', 'text'] as const;
export type Part = (typeof PARTS)[number];

const textOf = (record: SearchRecord, part: Part): string => {
  if (part === 'path') return record.method ? `${record.method} ${record.path}` : '';
  if (part === 'tags') return (record.tags ?? []).join(' ');
  return part === 'fields' ? record.fields.join(' ') : record[part];
};

/** What is kept of a version, to be searched: of each word in which records it is, and in which part of them (`codePlaces`). */
export type KeptIndex = { readonly records: readonly SearchRecord[]; readonly words: Readonly<Record<string, string>> };

export const makeIndex = (records: readonly SearchRecord[]): KeptIndex => {
  const words = new Map<string, [record: number, part: number][]>();
  for (const [at, record] of records.entries())
    for (const [part, name] of PARTS.entries())
      for (const word of new Set(foundBy(textOf(record, name)))) {
        const places = words.get(word);
        if (places) places.push([at, part]);
        else words.set(word, [[at, part]]);
      }
  return { records, words: Object.fromEntries([...words].map(([word, places]) => [word, codePlaces(places)])) };
};

/** A record, and which of its words answer in which parts. */
export type Candidate = { readonly record: SearchRecord; readonly match: Readonly<Record<string, readonly Part[]>> };

export const openIndex = ({ records, words }: KeptIndex) => {
  const vocabulary = Object.entries(words);
  return {
    records,
    /** All that have a word which answers one that is asked for. */
    candidates: (asked: readonly Asked[]): Candidate[] => {
      // A word may be `constructor`.
      const found = new Map<number, Record<string, Part[]>>();
      for (const [word, coded] of vocabulary)
        if (asked.some((one) => answers(one, word) > 0))
          eachPlace(coded, (at, part) => {
            const match = found.get(at) ?? Object.create(null);
            found.set(at, match);
            const name = PARTS[part];
            if (name) match[word] = [...(match[word] ?? []), name];
          });
      return [...found].flatMap(([at, match]) => {
        const record = records[at];
        return record ? [{ record, match }] : [];
      });
    },
  };
};

export type VersionIndex = ReturnType<typeof openIndex>;
