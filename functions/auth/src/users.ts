import { Problem, type Schema, type Total } from '@portico/contract';
import { audited, type UserItem } from '@portico/data';
import { beginningOf, createId, foldAddress, type Principal } from '@portico/domain';
import type { TokenClaims } from '@portico/identity';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentTeam, presentUser } from './present.ts';
import { writeTeam } from './team-record.ts';

/** The address of somebody, and whether their identity provider says that it is theirs. */
const addressOf = ({ email, emailVerified }: TokenClaims) => ({
  email: foldAddress(email ?? ''),
  emailVerified: email !== undefined && emailVerified,
});

/** The rules of users and their teams. */
export const users = ({ data, now, issuer }: Dependencies) => {
  const find = async (userId: string) =>
    (await data.entities.user.get({ userId }).go({ consistent: true })).data ?? undefined;

  /** The first sign-in: user, identity and a team of their own, in one transaction; a second one at once loses and reads. */
  const provision = async (claims: TokenClaims): Promise<UserItem> => {
    const at = now();
    const userId = createId('user', at);
    const teamId = createId('team', at);
    const given = (claims.name ?? claims.email?.split('@')[0] ?? '').toWellFormed().trim();
    const name = beginningOf(given, 200).trim() || 'Developer';
    const team = { teamId, name: `${beginningOf(name, 60).trim()}’s team`, ownerId: userId, at };
    const made = await writeTeam(data, team, undefined, (items) => ({
      identity: items.identity.create({ issuer, sub: claims.sub, userId }).commit(),
      user: items.user.create({ userId, ...addressOf(claims), name, createdAt: at.toISOString() }).commit(),
      audit: audited(items, {
        action: 'user.join',
        entity: { kind: 'user', id: userId, name },
        ...{ at, teamId, actorId: userId },
        after: { email: addressOf(claims).email, name, team: team.name },
      }),
    }));
    const found = 'slug' in made ? await find(userId) : await byClaims(claims);
    if (!found) throw new Problem('internal');
    return found;
  };

  const byClaims = async (claims: TokenClaims): Promise<UserItem | undefined> => {
    const known = (await data.entities.identity.get({ issuer, sub: claims.sub }).go({ consistent: true })).data;
    return known ? find(known.userId) : undefined;
  };

  /** What a sign-in says of the address: it may be another one now, or proven since. */
  const readdressed = async (had: UserItem, said: ReturnType<typeof addressOf>): Promise<UserItem> => {
    if (had.email === said.email && (had.emailVerified ?? false) === said.emailVerified) return had;
    await data.entities.user.patch({ userId: had.userId }).set(said).go();
    return { ...had, ...said };
  };

  return {
    /** The user who signs in: found by (issuer, sub), made on the first sign-in; a disabled one is refused. */
    async signIn(claims: TokenClaims): Promise<UserItem> {
      const found = (await byClaims(claims)) ?? (await provision(claims));
      if (found.disabledAt) throw new Problem('sign-in-failed', phrase`This account is disabled.`);
      return readdressed(found, addressOf(claims));
    },
    async current(principal: Principal): Promise<Total<Schema<'CurrentUser'>>> {
      const found = await find(principal.userId);
      if (!found) throw new Problem('unauthenticated');
      const { membership, team } = data.entities;
      const memberships = (await membership.query.primary({ userId: principal.userId }).go({ pages: 'all' })).data;
      const keys = memberships.map(({ teamId }) => ({ teamId }));
      const teams = keys.length === 0 ? [] : (await team.get(keys).go({ consistent: true })).data;
      const byId = new Map(teams.map((item) => [item.teamId, item]));
      return {
        user: presentUser(found, principal.roles),
        teams: memberships.flatMap(({ teamId, role }) => {
          const item = byId.get(teamId);
          return item ? [presentTeam(item, role)] : [];
        }),
      };
    },
  };
};

export type Users = ReturnType<typeof users>;
