import {
  given,
  type Items,
  leavePlaceToOthers,
  type Places,
  revisionOf,
  stillAt,
  takePlace,
  type UserItem,
} from '@portico/data';
import {
  CORPORATE_CONNECTION,
  DELETED_KEPT_MILLISECONDS,
  type Role,
  standingOf,
  startOf,
  type UserStatus,
  wordsOf,
} from '@portico/domain';

/** A transaction holds 100 items: so many words of somebody can all go and come. */
const WORDS_MAX = 24;
/** As many as there are: how many admins there may be has no limit. */
const ADMINS_MAX = 10_000;
/** The admins who can act, and get in: whoever comes through a connection is one while it is on. */
export const ADMINS: Places = { holderId: 'portico', kind: 'admins' };

/** When somebody was last seen who was never seen: before everybody else. */
export const NEVER = '0';

type Named = Pick<UserItem, 'name' | 'email'>;

/** The words somebody is found by, each once and in order. */
export const searchedWords = ({ name, email }: Named): string[] =>
  [...new Set(wordsOf(`${name} ${email}`))].slice(0, WORDS_MAX).sort();

export const erasedAt = (deletedAt: string): string =>
  new Date(Date.parse(deletedAt) + DELETED_KEPT_MILLISECONDS).toISOString();

export const statusOf = ({ disabledAt, deletedAt }: Pick<UserItem, 'disabledAt' | 'deletedAt'>): UserStatus =>
  deletedAt ? 'deleted' : disabledAt ? 'disabled' : 'active';

/** Somebody who has not signed in since roles are kept is a developer, until they do. */
export const roleOf = ({ role }: Pick<UserItem, 'role'>): Role => role ?? 'developer';

type Standing = Pick<UserItem, 'userId' | 'role' | 'disabledAt' | 'deletedAt' | 'lastSignInAt' | 'connectionId'>;

/** Where somebody stands in the lists of people. */
export const placeInLists = (item: Standing) => ({
  standing: standingOf(statusOf(item), roleOf(item)),
  place: `${item.deletedAt ?? item.lastSignInAt ?? NEVER} ${item.userId}`,
});

const isAdmin = (item: Standing | undefined): boolean =>
  item !== undefined && statusOf(item) === 'active' && item.role === 'admin';

/**
 * How an admin gets in: `shut`, where their connection is off, by which they are none who can act; `just-now`, where they
 * are about to, and may have been none.
 */
export type WayIn = 'shut' | 'just-now' | undefined;

/** For a transaction: whether somebody is one of the admins who can act; the last one stays. */
const adminParts = (items: Items, before: Standing | undefined, after: Standing, way: WayIn) => {
  const { userId, connectionId } = after;
  const none = { admins: undefined, way: undefined };
  if (!isAdmin(after)) return isAdmin(before) ? { ...none, admins: leavePlaceToOthers(items, ADMINS, userId) } : none;
  if (way === 'shut' || (isAdmin(before) && way !== 'just-now')) return none;
  const isOurs = connectionId === undefined || connectionId === CORPORATE_CONNECTION;
  return {
    admins: takePlace(items, ADMINS, userId, ADMINS_MAX),
    // Whoever switches it off at once sees by the number that there is one more.
    way: isOurs
      ? undefined
      : items.connection
          .patch({ connectionId })
          .add({ adminsCounted: 1 })
          .where(({ enabled }, { eq }) => eq(enabled, true))
          .commit(),
  };
};

/** For a transaction: the words of somebody that are new, and those that are theirs no longer. */
const termParts = ({ userTerm }: Items, userId: string, before: Named | undefined, after: Named | undefined) => {
  const had = new Set(before ? searchedWords(before) : []);
  const has = new Set(after ? searchedWords(after) : []);
  const keyOf = (word: string) => ({ start: startOf(word), word, userId });
  return [
    ...[...had].filter((word) => !has.has(word)).map((word) => userTerm.delete(keyOf(word)).commit()),
    ...[...has].filter((word) => !had.has(word)).map((word) => userTerm.put(keyOf(word)).commit()),
  ];
};

/** For a transaction: somebody new, with all they are found by. */
export const newUserParts = (items: Items, item: Omit<UserItem, 'standing' | 'place'>) => ({
  user: items.user.create({ ...item, ...placeInLists(item) }).commit(),
  ...adminParts(items, undefined, item, undefined),
  terms: termParts(items, item.userId, undefined, item),
});

/** What is cleared is undefined. */
export type UserChanges = {
  readonly [Key in keyof Omit<UserItem, 'userId' | 'createdAt' | 'standing' | 'place' | 'revision'>]?:
    | UserItem[Key]
    | undefined;
};

type Change = {
  readonly before: UserItem;
  readonly changes: UserChanges;
  /** Whether it is what people edit: then what they have seen of it is no longer true. */
  readonly edits: boolean;
  readonly way?: WayIn;
};

export const changed = ({ before, changes, edits }: Change): UserItem => {
  // What is required is never cleared: name and address are texts in every change.
  const after = given({ ...before, ...changes }) as UserItem;
  return { ...after, ...placeInLists(after), ...(edits && { revision: revisionOf(before) + 1 }) };
};

/** For a transaction: somebody as they were read becomes another, with all they are found by. */
export const changeUserParts = (items: Items, change: Change) => {
  const { before, changes, edits, way } = change;
  const after = changed(change);
  const { userId } = after;
  // The names of an object are its keys.
  const names = Object.keys(changes) as (keyof UserChanges)[];
  // Nothing else of what was read: what changes without a revision (factors, the end of sessions) stays as it is now.
  const set: Partial<UserItem> = given(Object.fromEntries(names.map((name) => [name, after[name]])));
  const cleared = names.filter((name) => changes[name] === undefined && before[name] !== undefined);
  return {
    user: items.user
      .patch({ userId })
      .set({ ...set, ...placeInLists(after), ...(edits && { revision: revisionOf(before) + 1 }) })
      .remove(cleared)
      .where(stillAt(revisionOf(before)))
      .commit(),
    ...adminParts(items, before, after, way),
    terms: termParts(items, userId, before, after),
  };
};
