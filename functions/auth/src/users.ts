import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { type UserItem, writeTogether } from '@portico/data';
import { beginningOf, createId, type Principal } from '@portico/domain';
import type { TokenClaims } from '@portico/identity';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentTeam, presentUser } from './present.ts';

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
    const teamName = `${beginningOf(name, 60).trim()}’s team`;
    const createdAt = at.toISOString();
    const refused = await writeTogether(data, (items) => ({
      identity: items.identity.create({ issuer, sub: claims.sub, userId }).commit(),
      user: items.user.create({ userId, email: (claims.email ?? '').toLowerCase(), name, createdAt }).commit(),
      team: items.team.create({ teamId, name: teamName, createdAt }).commit(),
      membership: items.membership.create({ userId, teamId, teamName, role: 'owner' }).commit(),
    }));
    const found = refused ? await byClaims(claims) : await find(userId);
    if (!found) throw new Problem('internal');
    return found;
  };

  const byClaims = async (claims: TokenClaims): Promise<UserItem | undefined> => {
    const known = (await data.entities.identity.get({ issuer, sub: claims.sub }).go({ consistent: true })).data;
    return known ? find(known.userId) : undefined;
  };

  return {
    /** The user who signs in: found by (issuer, sub), made on the first sign-in; a disabled one is refused. */
    async signIn(claims: TokenClaims): Promise<UserItem> {
      const found = (await byClaims(claims)) ?? (await provision(claims));
      if (found.disabledAt) throw new Problem('sign-in-failed', phrase`This account is disabled.`);
      return found;
    },
    async current(principal: Principal): Promise<Total<Schema<'CurrentUser'>>> {
      const found = await find(principal.userId);
      if (!found) throw new Problem('unauthenticated');
      const teams = await data.entities.membership.query.primary({ userId: principal.userId }).go({ pages: 'all' });
      return {
        user: presentUser(found, principal.roles),
        teams: teams.data.map(presentTeam),
      };
    },
    async createTeam(principal: Principal, body: Schema<'NewTeam'>) {
      const { name } = { name: body.name } satisfies Written<'NewTeam'>;
      const at = now();
      const teamId = createId('team', at);
      const refused = await writeTogether(data, (items) => ({
        team: items.team.create({ teamId, name, createdAt: at.toISOString() }).commit(),
        membership: items.membership
          .create({ userId: principal.userId, teamId, teamName: name, role: 'owner' })
          .commit(),
      }));
      if (refused) throw new Problem('conflict');
      return presentTeam({ teamId, teamName: name, role: 'owner' });
    },
  };
};

export type Users = ReturnType<typeof users>;
