import type { ApiItem } from '@portico/data';
import { startOf, wordsOf } from '@portico/domain';

/** A transaction holds 100 items: so many words, ten tags and an owner can all go, come, and leave room for the rest. */
const WORDS_MAX = 36;

type Listed = Pick<ApiItem, 'apiId' | 'name' | 'slug' | 'summary' | 'tags' | 'teamId' | 'visibility' | 'latestVersion'>;

/** Whose lists an API stands in: its team's until something is published, then as its visibility says. */
export const scopeOf = ({
  latestVersion,
  visibility,
  teamId,
}: Pick<Listed, 'latestVersion' | 'visibility' | 'teamId'>): string =>
  !latestVersion || visibility === 'private' ? teamId : visibility;

/** Whether every user has an API in their lists, or its team and the admins. */
export const shelfOf = (scope: string): 'listed' | 'hidden' => (scope.startsWith('team_') ? 'hidden' : 'listed');

/** A tag, and an owner, as words that nobody can type. */
export const tagWord = (tag: string): string => `#${tag}`;
export const teamWord = (teamId: string): string => `@${teamId}`;
const TYPED = /^[^#@]/;
/** Whether a term's word is one that is searched for by its beginning. */
export const isTyped = (word: string): boolean => TYPED.test(word);

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id turned round, so that what is read in order has the newest first. */
const newestFirst = (apiId: string): string =>
  [...apiId.slice(apiId.indexOf('_') + 1)].map((digit) => DIGITS[31 - DIGITS.indexOf(digit)] ?? digit).join('');

/** A word of an API, with what else it is searched by: nothing more has to be read to know whether it fits. */
export type Term = {
  readonly scope: string;
  readonly shelf: 'listed' | 'hidden';
  readonly start: string;
  readonly word: string;
  readonly newness: string;
  readonly apiId: string;
  readonly words: string[];
};

const searchedWords = ({ name, slug, tags, summary }: Pick<Listed, 'name' | 'slug' | 'tags' | 'summary'>): string[] =>
  [...new Set(wordsOf([name, slug, tags.join(' '), summary].join(' ')))].slice(0, WORDS_MAX);

/** Whether an API has words that begin so: what its terms say, of an API at hand. */
export const hasWords = (api: Listed, words: readonly string[]): boolean => {
  const have = searchedWords(api);
  return words.every((word) => have.some((one) => one.startsWith(word)));
};

/** The search terms of an API in its scope: its first 36 different words, its tags and its owner. */
export const termsOf = (api: Listed): Term[] => {
  const scope = scopeOf(api);
  // A tag that is given twice is one: a transaction writes an item once.
  const words = [...new Set([...searchedWords(api), ...api.tags.map(tagWord), teamWord(api.teamId)])].sort();
  const place = { scope, shelf: shelfOf(scope), newness: newestFirst(api.apiId), apiId: api.apiId, words };
  return words.map((word) => ({ ...place, start: startOf(word), word }));
};

const keyOf = ({ scope, word }: Term) => `${scope} ${word}`;

/** Which terms go and which are written when an API changes: all, when any is another, since each knows them all. */
export const changedTerms = (before: Listed | undefined, after: Listed) => {
  const old = before ? termsOf(before) : [];
  const next = termsOf(after);
  const names = new Set(next.map(keyOf));
  const removed = old.filter((term) => !names.has(keyOf(term)));
  return { removed, added: removed.length === 0 && old.length === next.length ? [] : next };
};
