import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { slipsOf } from './closeness.ts';
import type { SearchRecord } from './records.ts';
import { type Asked, foundBy } from './words.ts';

/** Where a record has a word, the most telling first. */
export const PARTS = ['title', 'name', 'path', 'tags', 'fields', 'text'] as const;
export type Part = (typeof PARTS)[number];

const partOf = (record: SearchRecord, part: string): string => {
  if (part === 'id') return record.slug;
  if (part === 'path') return record.method ? `${record.method} ${record.path}` : '';
  if (part === 'tags') return (record.tags ?? []).join(' ');
  if (part === 'fields') return record.fields.join(' ');
  return part === 'title' || part === 'name' || part === 'text' ? record[part] : '';
};

const OPTIONS = (records: readonly SearchRecord[]): Options<number> => ({
  fields: [...PARTS],
  // A record is its place in the list.
  extractField: (at, part) => {
    const record = records[at];
    return part === 'id' ? String(at) : record ? partOf(record, part) : '';
  },
  tokenize: foundBy,
  processTerm: (term) => term,
});

/** What is kept of a version, to be searched. */
export type KeptIndex = { readonly records: readonly SearchRecord[]; readonly words: AsPlainObject };

export const makeIndex = (records: readonly SearchRecord[]): KeptIndex => {
  const engine = new MiniSearch(OPTIONS(records));
  engine.addAll(records.map((_, at) => at));
  return { records, words: engine.toJSON() };
};

/** A record, and which of its words answer in which parts. */
export type Candidate = { readonly record: SearchRecord; readonly match: Readonly<Record<string, readonly string[]>> };

export const openIndex = ({ records, words }: KeptIndex) => {
  const engine = MiniSearch.loadJS(words, OPTIONS(records));
  return {
    records,
    /** All that have one of the words asked for, or what begins with it or is nearly it. */
    candidates: (asked: readonly Asked[]): Candidate[] =>
      engine
        .search({
          combineWith: 'OR',
          queries: asked.map(({ word, others }) => ({
            queries: [word, ...others],
            combineWith: 'OR',
            tokenize: (text: string) => [text],
            prefix: (term: string) => term.length > 1,
            // Letters that were swapped are two slips to the engine; what is too far is left out when it is ranked.
            fuzzy: (term: string) => (slipsOf(term) === 0 ? 0 : 2),
          })),
        })
        .flatMap(({ id, match }) => {
          const record = records[Number(id)];
          return record ? [{ record, match }] : [];
        }),
  };
};

export type VersionIndex = ReturnType<typeof openIndex>;
