import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  audited,
  CHANGED,
  findTeam,
  leavePlace,
  type MembershipItem,
  ownersOf,
  recountOwners,
  stillMay,
  type TeamItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { may, type Principal, type TeamRole } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentMember } from './present.ts';
import { membershipOf, noTeam, placesIn, requireTeam, toldOf } from './teams.ts';

const noMember = () => new Problem('not-found', phrase`There is no such member.`);
const lastOwner = () =>
  new Problem('last-owner', phrase`A team has an owner at all times: make somebody else one first.`);

/** The rules of who is in a team. It is never without an owner: who takes the last one away is refused, however many at once. */
export const members = ({ data, now }: Dependencies) => {
  const personOf = async (userId: string) => (await data.entities.user.get({ userId }).go()).data ?? undefined;

  /** Gives a member of a team as it was read another role, or none; answers whether all was still so. By whom, unless it is their own. */
  const write = async (
    team: TeamItem,
    { userId, role: had }: MembershipItem,
    role: TeamRole | undefined,
    by?: Principal,
  ): Promise<true | typeof CHANGED> => {
    const { teamId } = team;
    const more = Number(role === 'owner') - Number(had === 'owner');
    if (more < 0 && ownersOf(team) <= 1) throw lastOwner();
    const also = { team: more !== 0, memberships: [userId] };
    const refused = await writeTogether(data, (items) => ({
      access: by && stillMay(items, by, 'team.change-members', teamId, also),
      member:
        role === undefined
          ? items.membership
              .delete({ userId, teamId })
              .where((kept, { eq }) => eq(kept.role, had))
              .commit()
          : items.membership
              .patch({ userId, teamId })
              .set({ role })
              // By hand: no groups take it again.
              .remove(['givenBy'])
              .where((kept, { eq }) => eq(kept.role, had))
              .commit(),
      place: role === undefined ? leavePlace(items, placesIn(userId), teamId) : undefined,
      owners: more === 1 || more === -1 ? recountOwners(items, team, more) : undefined,
      audit: audited(items, {
        ...toldOf(team, now()),
        action: role ? 'member.change' : by ? 'member.remove' : 'member.leave',
        before: { [userId]: had },
        after: { [userId]: role },
      }),
    }));
    if (refused === 'access') throw noTeam();
    return refused ? CHANGED : true;
  };

  const found = async (team: TeamItem, userId: string): Promise<MembershipItem> => {
    const member = await membershipOf(data, team.teamId, userId);
    if (!member) throw noMember();
    return member;
  };

  return {
    async list(principal: Principal, reference: string, { limit, position }: Page) {
      const { teamId } = await requireTeam(data, principal, reference, 'team.see');
      const { membership, user } = data.entities;
      const page = await membership.query.byTeam({ teamId }).go({ limit, cursor: position ?? null });
      const people = await user.get(page.data.map(({ userId }) => ({ userId }))).go();
      const byId = new Map(people.data.map((item) => [item.userId, item]));
      return { items: page.data.map((item) => presentMember(item, byId.get(item.userId))), position: page.cursor };
    },

    changeRole: (principal: Principal, reference: string, userId: string, body: Schema<'MemberChanges'>) =>
      untilUnchanged(async (): Promise<Total<Schema<'Member'>> | typeof CHANGED> => {
        const { role } = { role: body.role } satisfies Written<'MemberChanges'>;
        const team = await requireTeam(data, principal, reference, 'team.change-members');
        const member = await found(team, userId);
        const written = await write(team, member, role, principal);
        return written === CHANGED ? CHANGED : presentMember({ ...member, role }, await personOf(userId));
      }),

    remove: (principal: Principal, reference: string, userId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const team = await requireTeam(data, principal, reference, 'team.change-members');
        const ended = await write(team, await found(team, userId), undefined, principal);
        return ended === CHANGED ? CHANGED : undefined;
      }),

    /** One's own, and no act of the team's: an admin leaves no team that they are not in. */
    leave: (principal: Principal, reference: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const team = await findTeam(data, reference);
        const own = team && (await membershipOf(data, team.teamId, principal.userId));
        if (!own || !may(principal, 'team.leave', { ownerId: own.userId })) throw noTeam();
        const left = await write(team, own, undefined);
        return left === CHANGED ? CHANGED : undefined;
      }),
  };
};
