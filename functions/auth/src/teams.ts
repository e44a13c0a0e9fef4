import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  clearPlaces,
  type Data,
  findTeam,
  given,
  mayInTeam,
  ownersOf,
  type Places,
  revisionOf,
  stillAt,
  stillMay,
  type TeamItem,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, type Principal, type TeamAct } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentTeam, presentTeamDetails, presentTeamEntry } from './present.ts';
import { writeTeam } from './team-record.ts';

const slugTaken = () =>
  new Problem('team-slug-taken', undefined, { errors: [{ pointer: '/slug', words: phrase`is taken` }] });

/** A team in the audit log. */
export const toldOf = ({ teamId, name }: Pick<TeamItem, 'teamId' | 'name'>, at: Date) => ({
  entity: { kind: 'team', id: teamId, name },
  ...{ teamId, at },
});

export const noTeam = () => new Problem('not-found', phrase`There is no such team.`);

/** The team, where the principal may do this to it; else it is as if it were not there. */
export const requireTeam = async (
  data: Data,
  principal: Principal,
  reference: string,
  act: TeamAct,
): Promise<TeamItem> => {
  const team = await findTeam(data, reference);
  if (!team || !(await mayInTeam(data, principal, act, team.teamId))) throw noTeam();
  return team;
};

/** What somebody is in a team, as it is now. */
export const membershipOf = async ({ entities }: Data, teamId: string, userId: string) =>
  (await entities.membership.get({ userId, teamId }).go({ consistent: true })).data ?? undefined;

/** The places somebody has in teams. */
export const placesIn = (userId: string): Places => ({ holderId: userId, kind: 'teams' });

/** Whether there is a place in teams again, once those are given back that nobody has any more. */
export const clearTeams = (data: Data, userId: string): Promise<boolean> =>
  clearPlaces(data, placesIn(userId), async (teamIds) => {
    const { data: kept } = await data.entities.membership
      .get(teamIds.map((teamId) => ({ userId, teamId })))
      .go({ consistent: true });
    return kept.map(({ teamId }) => teamId);
  });

export const tooManyTeams = (most: number) =>
  new Problem('limit-reached', phrase`A person is in ${most} teams at most; leave one first.`);

type Described = { readonly body: Total<Schema<'TeamDetails'>>; readonly etag: string };

/** The rules of teams. */
export const teams = ({ data, now, limits }: Dependencies) => {
  const described = async (principal: Principal, team: TeamItem): Promise<Described> => ({
    body: presentTeamDetails(team, principal, (await membershipOf(data, team.teamId, principal.userId))?.role),
    etag: String(revisionOf(team)),
  });

  /** A team that was seen: its tag names its state, and what is written is conditional on it. */
  const seenTeam = async (principal: Principal, reference: string, seen: string, act: TeamAct) => {
    const team = await requireTeam(data, principal, reference, act);
    if (seen !== String(revisionOf(team))) throw new Problem('precondition-failed');
    return team;
  };

  return {
    create: (principal: Principal, body: Schema<'NewTeam'>) =>
      untilUnchanged(async (): Promise<Total<Schema<'Team'>> | typeof CHANGED> => {
        const { name, slug } = { name: body.name, slug: body.slug } satisfies Written<'NewTeam'>;
        const { userId } = principal;
        const at = now();
        const teamId = createId('team', at);
        const made = await writeTeam(data, { teamId, name, ownerId: userId, at }, slug, (items, own) => ({
          audit: audited(items, { ...toldOf({ teamId, name }, at), action: 'team.add', after: { name, slug } }),
          place: takePlace(items, placesIn(userId), teamId, limits.teamsPerPerson),
          answer: answered(items, presentTeam({ teamId, name, slug: own }, 'owner')),
        }));
        if ('slug' in made) return presentTeam({ teamId, name, slug: made.slug }, 'owner');
        if (made.refused === 'slug') throw slugTaken();
        if (made.refused === 'place' && !(await clearTeams(data, userId))) throw tooManyTeams(limits.teamsPerPerson);
        return CHANGED;
      }),

    /** The teams of the principal, whatever their role. */
    async list(principal: Principal, { limit, position }: Page) {
      const { membership, team } = data.entities;
      const page = await membership.query
        .primary({ userId: principal.userId })
        .go({ limit, order: 'desc', cursor: position ?? null, consistent: true });
      const found = await team.get(page.data.map(({ teamId }) => ({ teamId }))).go({ consistent: true });
      const byId = new Map(found.data.map((item) => [item.teamId, item]));
      const items = page.data.flatMap(({ teamId, role }) => {
        const item = byId.get(teamId);
        return item ? [presentTeam(item, role)] : [];
      });
      return { items, position: page.cursor };
    },

    /** Every team there is, for who may ask. */
    async directory({ limit, position }: Page) {
      const page = await data.entities.team.query
        .byDirectory({ directory: 'teams' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map(presentTeamEntry), position: page.cursor };
    },

    get: async (principal: Principal, reference: string) =>
      described(principal, await requireTeam(data, principal, reference, 'team.see')),

    /** Renames the team that was seen; the slug it had is free with the same write. */
    async update(principal: Principal, reference: string, seen: string, body: Schema<'TeamChanges'>) {
      const changes = { name: body.name, slug: body.slug } satisfies Written<'TeamChanges'>;
      const before = await seenTeam(principal, reference, seen, 'team.rename');
      const { teamId } = before;
      const slug = changes.slug === before.slug ? undefined : changes.slug;
      const set = { ...given(changes), revision: revisionOf(before) + 1 };
      const refused = await writeTogether(data, (items) => ({
        slug: slug === undefined ? undefined : items.teamSlug.create({ slug, teamId }).commit(),
        old: slug !== undefined && before.slug ? items.teamSlug.delete({ slug: before.slug }).commit() : undefined,
        team: items.team
          .patch({ teamId })
          .set(set)
          .where(stillAt(revisionOf(before)))
          .commit(),
        access: stillMay(items, principal, 'team.rename', teamId, { team: true }),
        audit: audited(items, {
          ...toldOf(before, now()),
          action: 'team.rename',
          before: { name: before.name, slug: before.slug },
          after: { name: before.name, slug: before.slug, ...given(changes) },
        }),
      }));
      if (refused === 'slug') throw slugTaken();
      if (refused === 'access') throw noTeam();
      if (refused) throw new Problem('precondition-failed');
      return described(principal, { ...before, ...set });
    },

    /** Another member becomes an owner and the principal a maintainer: there is no moment without an owner. */
    transfer: (principal: Principal, reference: string, seen: string, body: Schema<'TeamTransfer'>) =>
      untilUnchanged(async () => {
        const { userId } = { userId: body.userId } satisfies Written<'TeamTransfer'>;
        const before = await seenTeam(principal, reference, seen, 'team.hand-over');
        const { teamId } = before;
        const own = await membershipOf(data, teamId, principal.userId);
        if (own?.role !== 'owner') {
          // Whoever handed it over meanwhile is none any more: then it is not as it was seen.
          await seenTeam(principal, reference, seen, 'team.hand-over');
          throw new Problem('conflict', phrase`Only an owner of the team hands it over.`);
        }
        const heir = userId === principal.userId ? undefined : await membershipOf(data, teamId, userId);
        if (!heir)
          throw new Problem('invalid-reference', undefined, {
            errors: [{ pointer: '/userId', words: phrase`is not another member of the team` }],
          });
        const owners = ownersOf(before) - (heir.role === 'owner' ? 1 : 0);
        const set = { owners, revision: revisionOf(before) + 1 };
        const refused = await writeTogether(data, (items) => ({
          own: items.membership
            .patch({ userId: principal.userId, teamId })
            .set({ role: 'maintainer' })
            .remove(['givenBy'])
            .where(({ role }, { eq }) => eq(role, 'owner'))
            .commit(),
          heir: items.membership
            .patch({ userId, teamId })
            .set({ role: 'owner' })
            .remove(['givenBy'])
            .where(({ role }, { eq }) => eq(role, heir.role))
            .commit(),
          team: items.team
            .patch({ teamId })
            .set(set)
            .where((had, comparison) =>
              [
                stillAt(revisionOf(before))(had, comparison),
                before.owners === undefined
                  ? comparison.notExists(had.owners)
                  : comparison.eq(had.owners, before.owners),
              ].join(' AND '),
            )
            .commit(),
          audit: audited(items, {
            ...toldOf(before, now()),
            action: 'team.hand-over',
            before: { [principal.userId]: 'owner', [userId]: heir.role },
            after: { [principal.userId]: 'maintainer', [userId]: 'owner' },
          }),
        }));
        return refused ? CHANGED : described(principal, { ...before, ...set });
      }),
  };
};
