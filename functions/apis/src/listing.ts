import { createHash } from 'node:crypto';
import type { ApiItem } from '@portico/data';

const WORDS_MAX = 40;
/**
 * Partitions of a large scope; a team's own is one. Reading merges them, and each must be asked for a whole page: more of
 * them spread the heat of writing (an API is written a few times in its life) and multiply the cost of reading. A page of
 * 20 is about 1.5 read units, so that one partition holds 2,000 pages a second. The key keeps the shard for more.
 */
const SHARDS = 1;

type Listed = Pick<ApiItem, 'apiId' | 'name' | 'slug' | 'summary' | 'tags' | 'teamId' | 'visibility' | 'latestVersion'>;

/** Whose lists an API stands in: its team's until something is published, then as its visibility says. */
export const scopeOf = ({
  latestVersion,
  visibility,
  teamId,
}: Pick<Listed, 'latestVersion' | 'visibility' | 'teamId'>): string =>
  !latestVersion || visibility === 'private' ? teamId : visibility;

export const shardsOf = (scope: string): string[] =>
  scope.startsWith('team_') ? ['0'] : Array.from({ length: SHARDS }, (_, index) => String(index));

export const shardOf = (scope: string, apiId: string): string => {
  const shards = shardsOf(scope);
  return shards[createHash('sha1').update(apiId).digest().readUInt16BE(0) % shards.length] ?? '0';
};

/** Words of two letters or digits and more, in lower case and without accents. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,40}/gu) ?? [];

export type Term = {
  readonly scope: string;
  readonly start: string;
  readonly word: string;
  readonly apiId: string;
};

/** The search terms of an API in its scope, at most 40. */
export const termsOf = (api: Listed): Term[] => {
  const scope = scopeOf(api);
  const words = new Set(wordsOf([api.name, api.slug, api.tags.join(' '), api.summary].join(' ')));
  return [...words].slice(0, WORDS_MAX).map((word) => ({ scope, start: word.slice(0, 2), word, apiId: api.apiId }));
};

const keyOf = ({ scope, word }: Term) => `${scope} ${word}`;

/** Which terms go and which come when an API changes. */
export const changedTerms = (before: Listed | undefined, after: Listed) => {
  const old = before ? termsOf(before) : [];
  const next = termsOf(after);
  const kept = new Set(next.map(keyOf));
  const had = new Set(old.map(keyOf));
  return { removed: old.filter((term) => !kept.has(keyOf(term))), added: next.filter((term) => !had.has(keyOf(term))) };
};
