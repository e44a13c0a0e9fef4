import { describe, expect, it } from 'vitest';
import type { SearchRecord } from './records.ts';
import { openShard, withApi } from './shards.ts';
import { makeIndex, openIndex } from './version-index.ts';
import { askedOf } from './words.ts';

/** Words that every object has a member of. */
const MEMBERS = ['constructor', 'hasownproperty', 'valueof', 'tostring', 'proto'];

describe('words that are members of every object', () => {
  it('are kept and found in the parts, beside others of other APIs', () => {
    const found = (words: readonly string[]) => ({
      words: new Map(words.map((word) => [word, 5] as const)),
      teams: undefined,
    });
    const first = withApi(undefined, 'api_1', found(['plain']));
    const both = withApi(first, 'api_2', found(MEMBERS));
    for (const word of [...MEMBERS, 'plain']) {
      const told: string[] = [];
      openShard(both).find(
        askedOf(word),
        () => true,
        (apiId) => told.push(apiId),
      );
      expect([word, told]).toEqual([word, [word === 'plain' ? 'api_1' : 'api_2']]);
    }
  });

  it('are found in the index of a version, each in its parts', () => {
    const record = (title: string): SearchRecord => ({
      ...{ kind: 'operation', slug: title, name: title, title, method: 'get', path: `/${title}` },
      ...{ tags: [], fields: [], text: '' },
    });
    const index = openIndex(makeIndex([record('plain'), ...MEMBERS.map(record)]));
    for (const word of MEMBERS) {
      const [only, ...others] = index.candidates(askedOf(word));
      expect([only?.record.slug, others, only?.match[word]]).toEqual([word, [], ['title', 'name', 'path']]);
    }
  });
});
