import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type AuditedEntity,
  audited,
  CHANGED,
  ownersOf,
  revisionOf,
  type UserItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import type { AuditAction } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { createUserSearch, type UserFilter } from './find-people.ts';
import { presentUserDetails } from './present.ts';
import { changed, changeUserParts, roleOf, statusOf, type UserChanges, type WayIn } from './user-record.ts';
import type { Users } from './users.ts';

type Described = { readonly body: Total<Schema<'UserDetails'>>; readonly etag: string };
type Act = { readonly action: AuditAction; readonly changes: UserChanges };

/** What is said of somebody; what is not said stays. */
type Said = { readonly [Key in keyof Schema<'UserReplacement'>]?: Schema<'UserReplacement'>[Key] | undefined };

const noUser = () => new Problem('not-found', phrase`There is no such person.`);

const described = (item: UserItem): Described => ({
  body: presentUserDetails(item),
  etag: String(revisionOf(item)),
});

const told = ({ userId, name }: UserItem): AuditedEntity => ({ kind: 'user', id: userId, name });

/** What the log says of somebody: what admins change. */
const stateOf = (item: UserItem) => ({ name: item.name, role: roleOf(item), status: statusOf(item) });

/** The rules of people as admins see them. There is always an admin who can act. */
export const people = ({ data, now }: Dependencies, users: Users) => {
  const search = createUserSearch(data);

  const found = async (userId: string): Promise<UserItem> => {
    const item = await users.find(userId);
    if (!item) throw noUser();
    return item;
  };

  /** Writes what was decided from somebody as they were read; answers them as they are now, or that they have changed. */
  const write = async (before: UserItem, act: Act, way?: WayIn): Promise<UserItem | typeof CHANGED> => {
    const { action, changes } = act;
    const change = { before, changes, edits: true, way };
    const after = changed(change);
    const refused = await writeTogether(data, (items) => ({
      ...changeUserParts(items, change),
      audit: audited(items, {
        action,
        entity: told(before),
        at: now(),
        before: stateOf(before),
        after: stateOf(after),
      }),
    }));
    if (refused === 'way') return write(before, act, 'shut');
    if (refused === 'admins')
      throw new Problem('last-admin', phrase`Make somebody else an admin first: there would be none.`);
    return refused ? CHANGED : after;
  };

  /** Teams with others in them that would have no owner without this person. */
  const requireNoTeamAlone = async (userId: string) => {
    const { membership, team } = data.entities;
    const owned = (await membership.query.primary({ userId }).go({ pages: 'all', consistent: true })).data
      .filter(({ role }) => role === 'owner')
      .map(({ teamId }) => ({ teamId }));
    if (owned.length === 0) return;
    const alone = (await team.get(owned).go({ consistent: true })).data.filter((item) => ownersOf(item) <= 1);
    for (const { teamId, name } of alone) {
      const others = (await membership.query.byTeam({ teamId }).go({ limit: 2 })).data;
      if (others.length > 1)
        throw new Problem(
          'last-owner',
          phrase`The team ${name} would be without an owner: make somebody else one first.`,
        );
    }
  };

  const change = async (userId: string, seen: string, { name, role, status }: Said): Promise<Described> => {
    const before = await found(userId);
    if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
    if (before.deletedAt) throw new Problem('conflict', phrase`Who is deleted is restored first.`);
    const disabledAt = status === 'disabled' ? (before.disabledAt ?? now().toISOString()) : undefined;
    const changes: UserChanges = {
      ...(name !== undefined && { name: name.trim() }),
      ...(role !== undefined && { role, roleGiven: true }),
      ...(status !== undefined && { disabledAt }),
      // Who is disabled is signed out for good: enabled again, they sign in anew.
      ...(status === 'disabled' && !before.disabledAt && { sessionsEndedAt: disabledAt, sessionKept: undefined }),
    };
    const turned = status !== undefined && status !== statusOf(before);
    const action = turned ? (status === 'disabled' ? 'user.disable' : 'user.enable') : 'user.change';
    const after = await write(before, { action, changes });
    if (after === CHANGED) throw new Problem('precondition-failed');
    return described(after);
  };

  return {
    async list(filter: UserFilter, page: Page) {
      const { items, position } = await search(filter, page);
      return { items: items.map((item) => presentUserDetails(item)), position };
    },

    get: async (userId: string) => described(await found(userId)),

    update: (userId: string, seen: string, body: Schema<'UserChanges'>) =>
      change(userId, seen, {
        name: body.name,
        role: body.role,
        status: body.status,
      } satisfies Written<'UserChanges'>),

    replace: (userId: string, seen: string, body: Schema<'UserReplacement'>) =>
      change(userId, seen, {
        name: body.name,
        role: body.role,
        status: body.status,
      } satisfies Written<'UserReplacement'>),

    remove: (userId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const before = await found(userId);
        if (before.deletedAt) throw noUser();
        await requireNoTeamAlone(userId);
        const at = now().toISOString();
        const changes = {
          deletedAt: at,
          disabledAt: before.disabledAt ?? at,
          sessionsEndedAt: at,
          sessionKept: undefined,
        };
        return (await write(before, { action: 'user.delete', changes })) === CHANGED ? CHANGED : undefined;
      }),

    restore: (userId: string) =>
      untilUnchanged(async () => {
        const before = await found(userId);
        if (before.erasedAt) throw noUser();
        if (!before.deletedAt) throw new Problem('conflict', phrase`This person is not deleted.`);
        const changes = { deletedAt: undefined, disabledAt: undefined };
        const after = await write(before, { action: 'user.restore', changes });
        return after === CHANGED ? CHANGED : presentUserDetails(after);
      }),
  };
};
