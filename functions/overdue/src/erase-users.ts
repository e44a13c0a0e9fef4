import {
  audited,
  CHANGED,
  type Data,
  type MembershipItem,
  ownersOf,
  recountOwners,
  revisionOf,
  type UserItem,
  unlessRefused,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { DELETED_KEPT_MILLISECONDS, ROLES, standingOf } from '@portico/domain';

export type EraseUsersDependencies = {
  readonly data: Data;
  readonly now: () => Date;
  /** Forgets somebody, by their subject, in the user pool; who is not there is forgotten. */
  readonly forget: (sub: string) => Promise<void>;
};

/** More than this is left to the next pass. */
const ERASED_MAX = 10;
/** Of a team that nobody is in any more: its name was somebody's, mostly. */
const NOBODYS = 'Former team';

/** One pass over people who were deleted long enough ago: nothing that says who they were is left but in the audit log. */
export const eraseUsers = ({ data, now, forget }: EraseUsersDependencies) => {
  const { accessToken, agentGrant, identity, membership, recoveryCode, session, team, user, userTerm } = data.entities;

  /** Leaves a team; who is left gets its owner, and one that nobody is in loses its name. */
  const leave = async ({ userId, teamId, role }: MembershipItem): Promise<undefined | typeof CHANGED> => {
    const [{ data: its }, { data: two }] = await Promise.all([
      team.get({ teamId }).go({ consistent: true }),
      membership.query.byTeam({ teamId }).go({ limit: 2 }),
    ]);
    const heir = two.find((other) => other.userId !== userId);
    const isLastOwner = role === 'owner' && (!its || ownersOf(its) <= 1);
    const refused = await writeTogether(data, (items) => ({
      member: items.membership.delete({ userId, teamId }).commit(),
      owners: its && role === 'owner' && !isLastOwner ? recountOwners(items, its, -1) : undefined,
      heir:
        isLastOwner && heir
          ? items.membership.patch({ userId: heir.userId, teamId }).set({ role: 'owner' }).commit()
          : undefined,
      name:
        its && !heir
          ? items.team
              .patch({ teamId })
              .set({ name: NOBODYS, revision: revisionOf(its) + 1 })
              .remove(its.slug ? ['slug'] : [])
              .commit()
          : undefined,
      slug: its?.slug && !heir ? items.teamSlug.delete({ slug: its.slug }).commit() : undefined,
    }));
    return refused ? CHANGED : undefined;
  };

  /** From here on nobody restores them; false where somebody did. One that was begun before goes on. */
  const begin = async (item: UserItem): Promise<boolean> =>
    item.erasedAt !== undefined ||
    (await unlessRefused(
      user
        .patch({ userId: item.userId })
        .set({ erasedAt: now().toISOString(), revision: revisionOf(item) + 1 })
        .where((had, { eq }) => eq(had.deletedAt, item.deletedAt ?? ''))
        .go(),
    )) !== undefined;

  const erase = async (item: UserItem): Promise<boolean> => {
    if (!(await begin(item))) return false;
    const { userId } = item;
    const whole = { pages: 'all' } as const;
    for (const { issuer, sub } of (await identity.query.byUser({ userId }).go(whole)).data) {
      await forget(sub);
      await identity.delete({ issuer, sub }).go();
    }
    for (const { sessionId } of (await session.query.byUser({ userId }).go(whole)).data)
      await session.delete({ sessionId }).go();
    for (const { tokenId } of (await accessToken.query.byUser({ userId }).go(whole)).data)
      await accessToken.delete({ tokenId }).go();
    for (const { grantId } of (await agentGrant.query.byUser({ userId }).go(whole)).data)
      await agentGrant.delete({ grantId }).go();
    for (const { hash } of (await recoveryCode.query.primary({ userId }).go(whole)).data)
      await recoveryCode.delete({ userId, hash }).go();
    for (const one of (await membership.query.primary({ userId }).go(whole)).data)
      await untilUnchanged(() => leave(one));
    const terms = (await userTerm.query.byUser({ userId }).go(whole)).data;
    // The person last: what failed before is gone through again.
    const refused = await writeTogether(data, (items) => ({
      user: items.user.delete({ userId }).commit(),
      terms: terms.map(({ start, word }) => items.userTerm.delete({ start, word, userId }).commit()),
      audit: audited(items, { action: 'user.erase', entity: { kind: 'user', id: userId }, at: now() }),
    }));
    return refused === undefined;
  };

  return async (): Promise<number> => {
    const before = new Date(now().getTime() - DELETED_KEPT_MILLISECONDS).toISOString();
    const due = await Promise.all(
      ROLES.map((role) =>
        user.query
          .byStanding({ standing: standingOf('deleted', role) })
          .lt({ place: before })
          .go({ limit: ERASED_MAX }),
      ),
    );
    let erased = 0;
    for (const item of due.flatMap((page) => page.data).slice(0, ERASED_MAX)) if (await erase(item)) erased += 1;
    return erased;
  };
};
