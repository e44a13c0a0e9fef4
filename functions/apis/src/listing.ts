import type { ApiItem } from '@portico/data';
import { type DocumentKind, plainLetters, startOf, statusAt, type VersionStatus, wordsOf } from '@portico/domain';

/**
 * A transaction holds 100 items: so many words, ten tags, three categories and what else it is found by can all go, come,
 * and leave room for the rest.
 */
const WORDS_MAX = 26;
/** As many as APIs had that were listed before they were found by what their document is written in. */
const KINDLESS_WORDS_MAX = 27;
/** As many as they had before they were found by more than words, tags and owner. */
const OLD_WORDS_MAX = 36;
const OLD_REMOVED_MAX = 45;
const NAME_MAX = 60;

type Listed = Pick<
  ApiItem,
  | 'apiId'
  | 'name'
  | 'slug'
  | 'summary'
  | 'tags'
  | 'categories'
  | 'teamId'
  | 'visibility'
  | 'latestVersion'
  | 'retired'
  | 'listedAs'
  | 'listedKind'
  | 'grade'
  | 'updatedAt'
>;
type Sharing = Pick<ApiItem, 'teamId' | 'visibility' | 'latestVersion' | 'sharedWith' | 'shownTo' | 'listedFor'>;

/** Whose lists an API stands in: its team's until something is published, then as its visibility says. */
export const scopeOf = ({
  latestVersion,
  visibility,
  teamId,
}: Pick<Listed, 'latestVersion' | 'visibility' | 'teamId'>): string =>
  !latestVersion || visibility === 'private' ? teamId : visibility;

/** The other teams that see an API: those it is shared with, while it is private and something is published. */
const shownToOf = ({ teamId, visibility, latestVersion, sharedWith = [] }: Sharing): string[] =>
  visibility === 'private' && latestVersion ? sharedWith.filter((other) => other !== teamId) : [];

/** Whom an API is shown to, and in whose lists it is besides, or may be still; nothing of one that was never shared. */
export const sharingOf = (api: Sharing): Pick<ApiItem, 'shownTo' | 'listedFor'> => {
  const shownTo = shownToOf(api);
  const { listedFor = [] } = api;
  if (shownTo.length === 0 && !api.shownTo) return {};
  return { shownTo, listedFor: [...new Set([...listedFor, ...shownTo])] };
};

/** Where a team has what is shared with it: apart from what is its own. */
export const sharedScope = (teamId: string): string => `shared_${teamId}`;

/** Whether every user has an API in their lists, or its team and the admins. */
export const shelfOf = (scope: string): 'listed' | 'hidden' => (scope.startsWith('team_') ? 'hidden' : 'listed');

/** What the document of an API is written in; it is not said of one that was made when there was one kind. */
export const kindOf = ({ kind = 'openapi' }: Pick<ApiItem, 'kind'>): DocumentKind => kind;

/** What an API's default version is at an instant. */
export const lifecycleOf = (
  { latestVersion, retired, deprecation }: Pick<ApiItem, 'latestVersion' | 'retired' | 'deprecation'>,
  at: Date,
): VersionStatus =>
  latestVersion === undefined
    ? 'draft'
    : statusAt({ status: retired ? 'retired' : 'published', deprecation }, at.getTime());

/** What an API is found by besides its words, each as a word that nobody can type. */
export const tagWord = (tag: string): string => `#${tag}`;
export const categoryWord = (category: string): string => `:${category}`;
export const teamWord = (teamId: string): string => `@${teamId}`;
export const lifecycleWord = (status: VersionStatus): string => `~${status}`;
/** Of what has none, it comes after all. */
export const gradeWord = (grade: string | undefined): string => `%g${grade ?? 'Z'}`;
const TYPED = /^[\p{L}\p{N}]/u;
export const kindWord = (kind: DocumentKind): string => `^${kind}`;
/** Whether a term's word is one that is searched for by its beginning. */
export const isTyped = (word: string): boolean => TYPED.test(word);

/** The orders of a list besides the newest first: the words that terms are read by. */
export const ORDERS = { name: '$n', updated: '$u', grade: '%g' } as const;
export type Order = keyof typeof ORDERS;

/** By the letters of its name. */
const nameWord = (name: string): string => ORDERS.name + plainLetters(name).slice(0, NAME_MAX).toWellFormed();
/** The latest first. */
const LAST_MILLISECOND = 9_999_999_999_999;
export const updatedWord = (updatedAt: string): string =>
  ORDERS.updated + String(LAST_MILLISECOND - Date.parse(updatedAt)).padStart(13, '0');

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id turned round, so that what is read in order has the newest first. */
const newestFirst = (apiId: string): string =>
  [...apiId.slice(apiId.indexOf('_') + 1)].map((digit) => DIGITS[31 - DIGITS.indexOf(digit)] ?? digit).join('');

/** A word of an API, with what else it is searched by: nothing more has to be read to know whether it fits. */
export type Term = {
  readonly scope: string;
  readonly shelf: 'listed' | 'hidden' | 'shared';
  readonly start: string;
  readonly word: string;
  readonly newness: string;
  readonly apiId: string;
  readonly words: string[];
};

const searchedWords = (
  { name, slug, tags, summary, listedKind }: Pick<Listed, 'name' | 'slug' | 'tags' | 'summary' | 'listedKind'>,
  most = listedKind ? WORDS_MAX : KINDLESS_WORDS_MAX,
): string[] => [...new Set(wordsOf([name, slug, tags.join(' '), summary].join(' ')))].slice(0, most);

/** Whether an API has words that begin so: what its terms say, of an API at hand. */
export const hasWords = (api: Listed, words: readonly string[]): boolean => {
  const have = searchedWords(api);
  return words.every((word) => have.some((one) => one.startsWith(word)));
};

/** What readers narrow a list by, of an API as it stands in lists. */
export const facetWords = ({
  tags,
  categories = [],
  teamId,
  latestVersion,
  retired,
  listedAs = latestVersion === undefined ? 'draft' : retired ? 'retired' : 'published',
  grade,
  listedKind,
}: Omit<Listed, 'name' | 'slug' | 'summary' | 'updatedAt' | 'apiId' | 'visibility'>): string[] => [
  ...new Set([...tags.map(tagWord), ...categories.map(categoryWord)]),
  ...[teamWord(teamId), lifecycleWord(listedAs), gradeWord(grade)],
  ...(listedKind ? [kindWord(listedKind)] : []),
];

type Place = Pick<Term, 'scope' | 'shelf'>;
const placeOf = (api: Listed): Place => {
  const scope = scopeOf(api);
  return { scope, shelf: shelfOf(scope) };
};

const placed = (apiId: string, place: Place, words: readonly string[], known: string[]): Term[] => {
  const common = { ...place, newness: newestFirst(apiId), apiId, words: known };
  return words.map((word) => ({ ...common, start: startOf(word), word }));
};

/** What an API is found by: its first 26 different words, what it is narrowed by, and its orders. */
const foundBy = (api: Listed) => ({
  // A tag that is given twice is one: a transaction writes an item once.
  words: [...searchedWords(api), ...facetWords(api), nameWord(api.name)].sort(),
  // When it was changed last is no other term's to know: else each change were one of them all.
  updated: updatedWord(api.updatedAt),
});
type FoundBy = ReturnType<typeof foundBy>;

/** The search terms of an API in its scope. */
export const termsOf = (api: Listed): Term[] => {
  const { words, updated } = foundBy(api);
  return placed(api.apiId, placeOf(api), [...words, updated], words);
};

/** An API as it stands in the lists of a team that it is shared with. */
export const sharedListingOf = (teamId: string, api: Listed) => ({ teamId, apiId: api.apiId, ...foundBy(api) });

/** The search terms of one there. */
export const sharedTermsOf = ({ teamId, apiId, words, updated }: FoundBy & { teamId: string; apiId: string }): Term[] =>
  placed(apiId, { scope: sharedScope(teamId), shelf: 'shared' }, [...words, updated], words);

/** Those of an API that was listed before it was found by what it is now. */
const oldTerms = (api: Listed): Term[] => {
  const words = [...searchedWords(api, OLD_WORDS_MAX), ...api.tags.map(tagWord), teamWord(api.teamId)];
  return placed(api.apiId, placeOf(api), [...new Set(words)], []).slice(0, OLD_REMOVED_MAX + KINDLESS_WORDS_MAX);
};

const keyOf = ({ scope, word }: Term) => `${scope} ${word}`;
const wordsIn = ({ words }: Term) => words.join('\n');

/** Which terms go, and which are written: those that know something else. */
export const between = (old: readonly Term[], next: readonly Term[]) => {
  const names = new Set(next.map(keyOf));
  const known = new Map(old.map((term) => [keyOf(term), wordsIn(term)]));
  return {
    removed: old.filter((term) => !names.has(keyOf(term))),
    added: next.filter((term) => known.get(keyOf(term)) !== wordsIn(term)),
  };
};

/** The same when an API changes: nearly all, when any is another, since each knows them all. */
export const changedTerms = (before: Listed | undefined, after: Listed) => {
  const old = before ? (before.listedAs ? termsOf(before) : oldTerms(before)) : [];
  const { removed, added } = between(old, termsOf(after));
  return { removed: removed.slice(0, before?.listedAs ? undefined : OLD_REMOVED_MAX), added };
};
