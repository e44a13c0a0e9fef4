import {
  audited,
  CHANGED,
  type ConnectionItem,
  findTeam,
  leavePlace,
  type MembershipItem,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { givenByGroups, type TeamRole } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { clearTeams, membershipOf, placesIn, toldOf } from './teams.ts';

type Wanted = Exclude<TeamRole, 'owner'> | undefined;

/**
 * Teams by the groups of an identity provider. What its mappings gave they change and take again; what somebody was
 * given here is not theirs to touch.
 */
export const mappedTeams = ({ data, now, limits }: Pick<Dependencies, 'data' | 'now' | 'limits'>) => {
  const join = async (userId: string, { connectionId }: ConnectionItem, teamId: string, role: TeamRole) => {
    const team = await findTeam(data, teamId);
    if (!team) return undefined;
    const at = now();
    const refused = await writeTogether(data, (items) => ({
      team: items.team
        .check({ teamId })
        .where((had, { exists }) => exists(had.teamId))
        .commit(),
      membership: items.membership
        .create({ userId, teamId, role, joinedAt: at.toISOString(), givenBy: connectionId })
        .commit(),
      place: takePlace(items, placesIn(userId), teamId, limits.teamsPerPerson),
      audit: audited(items, {
        ...toldOf(team, at),
        action: 'member.add',
        actorId: connectionId,
        after: { [userId]: role },
      }),
    }));
    // Whoever is in as many teams as they may is in no other; they sign in all the same.
    if (refused === 'place' && !(await clearTeams(data, userId))) return undefined;
    return refused ? CHANGED : undefined;
  };

  const change = async (had: MembershipItem, { connectionId }: ConnectionItem, role: Wanted) => {
    const { userId, teamId } = had;
    const at = now();
    const team = await findTeam(data, teamId);
    const refused = await writeTogether(data, (items) => ({
      membership:
        role === undefined
          ? items.membership
              .delete({ userId, teamId })
              .where((kept, { eq }) => `${eq(kept.role, had.role)} AND ${eq(kept.givenBy, connectionId)}`)
              .commit()
          : items.membership
              .patch({ userId, teamId })
              .set({ role })
              .where((kept, { eq }) => `${eq(kept.role, had.role)} AND ${eq(kept.givenBy, connectionId)}`)
              .commit(),
      place: role === undefined ? leavePlace(items, placesIn(userId), teamId) : undefined,
      audit: audited(items, {
        ...toldOf({ teamId, name: team?.name ?? '' }, at),
        action: role === undefined ? 'member.remove' : 'member.change',
        actorId: connectionId,
        before: { [userId]: had.role },
        after: { [userId]: role },
      }),
    }));
    return refused ? CHANGED : undefined;
  };

  const settle = (userId: string, connection: ConnectionItem, teamId: string, wanted: Wanted) =>
    untilUnchanged(async () => {
      const had = await membershipOf(data, teamId, userId);
      if (!had) return wanted && join(userId, connection, teamId, wanted);
      if (had.givenBy !== connection.connectionId || had.role === 'owner' || had.role === wanted) return undefined;
      return change(had, connection, wanted);
    });

  return {
    /** Brings the teams of somebody who signs in to what their groups say now. */
    async follow(userId: string, connection: ConnectionItem, groups: readonly string[]): Promise<void> {
      const { teams } = givenByGroups(connection.mappings, groups);
      const { data: memberships } = await data.entities.membership.query
        .primary({ userId })
        .go({ pages: 'all', consistent: true });
      const given = memberships.filter(({ givenBy }) => givenBy === connection.connectionId);
      for (const teamId of new Set([...teams.keys(), ...given.map((one) => one.teamId)]))
        await settle(userId, connection, teamId, teams.get(teamId));
    },
  };
};
