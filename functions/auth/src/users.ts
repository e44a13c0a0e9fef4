import { Problem, type Schema, type Total } from '@portico/contract';
import {
  audited,
  CHANGED,
  type ConnectionItem,
  given,
  revisionOf,
  type UserItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import {
  beginningOf,
  foldAddress,
  givenByGroups,
  highestOf,
  type Principal,
  type Role,
  seenOf,
  valuesOf,
} from '@portico/domain';
import type { TokenClaims } from '@portico/identity';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { accountOf } from './devices.ts';
import { writeNewUser } from './new-user.ts';
import { notices } from './notices.ts';
import { presentPreferences, presentTeam, presentUser } from './present.ts';
import { ADMINS, changed, changeUserParts } from './user-record.ts';
import { switchedOff, vouchesFor } from './ways-in.ts';

const ADDRESS_MAX = 254;

type Via = ConnectionItem | undefined;
/** Somebody who signs in; for the first time, as who was invited does, too. */
export type SignedInUser = UserItem & { readonly isFirst: boolean };

/** The address of somebody, and whether their identity provider says that it is theirs. */
const addressOf = (claims: TokenClaims, via: Via) => ({
  email: foldAddress(claims.email ?? ''),
  emailVerified: vouchesFor(via, claims),
});

/** The rules of who signs in, and of one's own account. */
export const users = ({ data, now, issuer }: Pick<Dependencies, 'data' | 'now' | 'issuer'>) => {
  const told = notices({ data, now });
  const find = async (userId: string) =>
    (await data.entities.user.get({ userId }).go({ consistent: true })).data ?? undefined;

  const identityOf = async ({ sub }: TokenClaims) =>
    (await data.entities.identity.get({ issuer, sub }).go({ consistent: true })).data ?? undefined;

  /** The first sign-in: user, identity and a team of their own, in one transaction; a second one at once loses and reads. */
  const provision = async (claims: TokenClaims, role: Role, via: Via): Promise<UserItem> => {
    const email = foldAddress(claims.email ?? '');
    const waits =
      !via && (await data.entities.signUpRequest.get({ accountId: accountOf(email) }).go({ consistent: true })).data;
    if (waits) throw new Problem('sign-in-failed', phrase`An admin has to let you in first.`);
    const at = now();
    const called = seenOf(claims.name ?? '') || seenOf(claims.email?.split('@')[0] ?? '');
    const name = seenOf(beginningOf(called, 200)) || 'Developer';
    const { connectionId } = via ?? {};
    const item = { ...addressOf(claims, via), name, role, lastSignInAt: at.toISOString(), ...given({ connectionId }) };
    const made = await writeNewUser(data, { issuer, sub: claims.sub, item, at, act: { action: 'user.join' } });
    const found = made ?? (await find((await identityOf(claims))?.userId ?? ''));
    if (!found) throw new Problem('internal');
    return found;
  };

  const canAct = async (userId: string): Promise<boolean> =>
    (await data.entities.places.get(ADMINS).go({ consistent: true })).data?.ids?.includes(userId) ?? false;

  const requireEnabled = (item: UserItem): UserItem => {
    if (item.disabledAt) throw new Problem('sign-in-failed', phrase`This account is disabled.`);
    return item;
  };

  /** A role that the identity provider gives, or takes: its own act. */
  const roleChange = ({ userId, name, role: had }: UserItem, role: Role | undefined, via: Via) => ({
    action: 'user.change' as const,
    entity: { kind: 'user', id: userId, name },
    ...{ at: now(), actorId: via?.connectionId ?? userId },
    before: { role: had },
    after: { role },
  });

  /** What a sign-in says: when, what the address is now, and, unless an admin gave it, the role. */
  const seen = (userId: string, claims: TokenClaims, said: Role, via: Via): Promise<SignedInUser> =>
    untilUnchanged(async () => {
      const before = await find(userId);
      if (!before) throw new Problem('sign-in-failed');
      requireEnabled(before);
      const write = async (role: Role | undefined) => {
        const { connectionId } = via ?? {};
        const changes = { ...addressOf(claims, via), lastSignInAt: now().toISOString(), role, connectionId };
        // Of those who come through a connection it is known here only that they can.
        const way = via && role === 'admin' && !(await canAct(userId)) ? ('just-now' as const) : undefined;
        const change = { before, changes, edits: false, way };
        const refused = await writeTogether(data, (items) => ({
          ...changeUserParts(items, change),
          audit: role === before.role ? undefined : audited(items, roleChange(before, role, via)),
        }));
        return { change, refused };
      };
      const first = await write(before.roleGiven ? before.role : said);
      // The last admin stays one, whatever their groups say now.
      const { change, refused } = first.refused === 'admins' ? await write('admin') : first;
      if (refused === 'way') throw switchedOff();
      return refused ? CHANGED : { ...changed(change), isFirst: before.lastSignInAt === undefined };
    });

  return {
    find,
    /** Who signed in before. */
    async knownAs(claims: TokenClaims): Promise<UserItem | undefined> {
      const known = await identityOf(claims);
      return known && find(known.userId);
    },
    /** The user who signs in: found by (issuer, sub), made on the first sign-in; a disabled one is refused. */
    async signIn(claims: TokenClaims, roles: readonly Role[], via?: ConnectionItem): Promise<SignedInUser> {
      const mapped = via && givenByGroups(via.mappings, valuesOf(claims.providerGroups)).role;
      const role = highestOf(mapped ? [...roles, mapped] : roles);
      if ((claims.email?.length ?? 0) > ADDRESS_MAX)
        throw new Problem('sign-in-failed', phrase`What your identity provider says is no mail address.`);
      const known = await identityOf(claims);
      if (known) return seen(known.userId, claims, role, via);
      return { ...requireEnabled(await provision(claims, role, via)), isFirst: true };
    },
    async current(principal: Principal): Promise<{ body: Total<Schema<'CurrentUser'>>; etag: string }> {
      const found = await find(principal.userId);
      if (!found) throw new Problem('unauthenticated');
      const { membership, team } = data.entities;
      const [{ data: memberships }, unseenNotices] = await Promise.all([
        membership.query.primary({ userId: principal.userId }).go({ pages: 'all' }),
        told.unseen(principal.userId, found.noticesSeen),
      ]);
      const keys = memberships.map(({ teamId }) => ({ teamId }));
      const teams = keys.length === 0 ? [] : (await team.get(keys).go({ consistent: true })).data;
      const byId = new Map(teams.map((item) => [item.teamId, item]));
      const body = {
        user: presentUser(found, principal.roles),
        teams: memberships.flatMap(({ teamId, role }) => {
          const item = byId.get(teamId);
          return item ? [presentTeam(item, role)] : [];
        }),
        preferences: presentPreferences(found.preferences),
        unseenNotices,
      };
      return { body, etag: String(revisionOf(found)) };
    },
  };
};

export type Users = ReturnType<typeof users>;
