import {
  actOfSeeing,
  hasRole,
  may,
  type Principal,
  type Shown,
  type TeamAct,
  teamRolesFor,
  teamsSeeing,
} from '@portico/domain';
import type { Data } from './connect.ts';
import type { ApiItem, AppItem, DeletedApiItem, PlanItem, TeamItem, VersionItem } from './items.ts';
import { unchanged } from './revision.ts';
import type { Items } from './write-together.ts';

/** How many owners a team has; one from before they were counted has whoever made it. */
export const ownersOf = ({ owners }: { readonly owners?: number | undefined }): number => owners ?? 1;

/** Which acts the principal may do to a team or what it owns; one read tells of all of them. */
export const whichInTeam = async <Act extends TeamAct>(
  { entities }: Data,
  principal: Principal | undefined,
  acts: readonly Act[],
  teamId: string,
): Promise<ReadonlySet<Act>> => {
  const anywhere = acts.filter((act) => may(principal, act));
  if (!principal) return new Set(anywhere);
  const isTeam = async () => (await entities.team.get({ teamId }).go({ consistent: true })).data !== null;
  if (anywhere.length > 0 && !(await isTeam())) return new Set();
  if (anywhere.length === acts.length) return new Set(anywhere);
  const { data: membership } = await entities.membership
    .get({ userId: principal.userId, teamId })
    .go({ consistent: true });
  return new Set(acts.filter((act) => anywhere.includes(act) || may(principal, act, { team: membership?.role })));
};

/**
 * Whether the principal may do something to what a team owns. Where there is no team, nobody may. It is read as it is
 * now: who has just made a team, or an app in it, goes on with it.
 */
export const mayInTeam = async (
  data: Data,
  principal: Principal | undefined,
  act: TeamAct,
  teamId: string,
): Promise<boolean> => (await whichInTeam(data, principal, [act], teamId)).has(act);

/** What a transaction writes itself, on conditions of its own: an item stands in it once. */
export type AlsoWritten = { readonly team?: boolean; readonly memberships?: readonly string[] };

/** For a transaction: that the principal still has, when it is written, what `mayInTeam` saw them to have. */
export const stillMay = (
  { team, membership }: Items,
  principal: Principal,
  act: TeamAct,
  teamId: string,
  written: AlsoWritten = {},
) => {
  const admin = hasRole(principal, 'admin');
  if (admin ? written.team : written.memberships?.includes(principal.userId)) return undefined;
  return admin
    ? team
        .check({ teamId })
        .where((had, { exists }) => exists(had.teamId))
        .commit()
    : membership
        .check({ userId: principal.userId, teamId })
        .where(({ role }, { eq }) =>
          teamRolesFor(act)
            .map((enough) => eq(role, enough))
            .join(' OR '),
        )
        .commit();
};

/** For a transaction: how many owners a team has, changed from what was read. */
export const recountOwners = ({ team }: Items, { teamId, owners }: Pick<TeamItem, 'teamId' | 'owners'>, by: 1 | -1) =>
  team
    .patch({ teamId })
    .set({ owners: ownersOf({ owners }) + by })
    .where((had, operations) => unchanged(had.owners, owners, operations))
    .commit();

/** For a transaction: that the app is still there and the principal may still do this to it. */
export const stillAccessible = (items: Items, principal: Principal, act: TeamAct, { appId, teamId }: AppItem) =>
  [
    items.app
      .check({ appId })
      .where((had, { eq }) => eq(had.teamId, teamId))
      .commit(),
    stillMay(items, principal, act, teamId) ?? [],
  ].flat();

/** For a transaction: that the API still stands in the lists it was seen in, and is shown to the teams it was. */
export const stillVisible = ({ api }: Items, { apiId, scope, teamId, shownTo }: ApiItem) =>
  api
    .check({ apiId })
    .where((had, operations) => {
      const { eq } = operations;
      return `${eq(had.scope, scope)} AND ${eq(had.teamId, teamId)} AND ${unchanged(had.shownTo, shownTo, operations)}`;
    })
    .commit();

/** For a transaction: that the API is still the team's that it was read of. */
export const stillOwnedBy = ({ api }: Items, { apiId, teamId }: Pick<ApiItem, 'apiId' | 'teamId'>) =>
  api
    .check({ apiId })
    .where((had, { eq }) => eq(had.teamId, teamId))
    .commit();

/** Where a plan stands: the portal's in one catalogue, each of an API's own in one of its own. */
export const planKey = (planId: string) => ({ catalogue: planId.includes('.') ? planId : 'all', planId });

/** For a transaction: that the plan is still offered, on the same terms. */
export const stillOffered = ({ plan }: Items, { planId, approval, termsVersion }: PlanItem) =>
  plan
    .check(planKey(planId))
    .where((had, { exists, notExists, eq }) => {
      // One from before plans were approved is not.
      const sameApproval = unchanged(had.approval, approval, { notExists, eq });
      const sameTerms = unchanged(had.termsVersion, termsVersion, { notExists, eq });
      return `${exists(had.planId)} AND ${notExists(had.archivedAt)} AND ${sameApproval} AND ${sameTerms}`;
    })
    .commit();

/** What an id or a slug looks like: anything else leads nowhere, and what is too long for a key is never asked for. */
const REFERENCE = /^[0-9a-z_-]{1,48}$/;

const apiIdOf = async ({ entities }: Data, reference: string): Promise<string | undefined> => {
  if (!REFERENCE.test(reference) || reference.startsWith('api_')) return REFERENCE.exec(reference)?.[0];
  return (await entities.slug.get({ slug: reference }).go()).data?.apiId;
};

/** The API behind an id or a slug. */
export const findApi = async (data: Data, reference: string): Promise<ApiItem | undefined> => {
  const apiId = await apiIdOf(data, reference);
  return apiId === undefined ? undefined : ((await data.entities.api.get({ apiId }).go()).data ?? undefined);
};

/** What is left of the API that an id or a slug led to. */
export const findDeletedApi = async (data: Data, reference: string): Promise<DeletedApiItem | undefined> => {
  const apiId = await apiIdOf(data, reference);
  return apiId === undefined ? undefined : ((await data.entities.deletedApi.get({ apiId }).go()).data ?? undefined);
};

/** The team behind an id or a slug, as it is now. */
export const findTeam = async ({ entities }: Data, reference: string): Promise<TeamItem | undefined> => {
  if (!REFERENCE.test(reference)) return undefined;
  const named = reference.startsWith('team_')
    ? { teamId: reference }
    : (await entities.teamSlug.get({ slug: reference }).go({ consistent: true })).data;
  if (!named) return undefined;
  return (await entities.team.get({ teamId: named.teamId }).go({ consistent: true })).data ?? undefined;
};

/** Teams by their ids: what one is called is kept once, so that a new name holds wherever it is read. */
export const teamsById = async (
  { entities }: Data,
  teamIds: Iterable<string>,
): Promise<ReadonlyMap<string, TeamItem>> => {
  const wanted = [...new Set(teamIds)].map((teamId) => ({ teamId }));
  if (wanted.length === 0) return new Map();
  const { data } = await entities.team.get(wanted).go();
  return new Map(data.map((item) => [item.teamId, item]));
};

/** What teams are called, by their ids. */
export const teamNames = async (data: Data, teamIds: Iterable<string>): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await teamsById(data, teamIds))].map(([teamId, { name }]) => [teamId, name]));

/** The API if the reader may see it. What one may not see looks exactly like what is not there. */
export const visibleApi = async (
  data: Data,
  principal: Principal | undefined,
  reference: string,
): Promise<ApiItem | undefined> => {
  const found = await findApi(data, reference);
  if (!found) return undefined;
  return (await maySee(data, principal, found)) ? found : undefined;
};

/** Whether somebody may see what stands in the lists of a scope, or stood there. */
export const maySee = async (data: Data, principal: Principal | undefined, shown: Shown): Promise<boolean> => {
  const act = actOfSeeing(shown.scope);
  if (act !== 'api.see-hidden') return may(principal, act);
  if (await mayInTeam(data, principal, act, shown.teamId)) return true;
  const [, ...others] = teamsSeeing(shown);
  if (!principal || others.length === 0) return false;
  const { userId } = principal;
  const { data: memberships } = await data.entities.membership
    .get(others.map((teamId) => ({ userId, teamId })))
    .go({ consistent: true });
  return memberships.some(({ role }) => may(principal, act, { team: role }));
};

/** The API if the principal may change it. */
export const editableApi = async (
  data: Data,
  principal: Principal,
  reference: string,
  act: 'api.edit' | 'api.see-usage' | 'api.hand-over' | 'api.delete' | 'access.decide' = 'api.edit',
): Promise<ApiItem | undefined> => {
  const found = await findApi(data, reference);
  return found && (await mayInTeam(data, principal, act, found.teamId)) ? found : undefined;
};

/** A version by its name or `latest`, if the reader may see it: drafts are the owning team's. */
export const visibleVersion = async (
  data: Data,
  principal: Principal | undefined,
  found: ApiItem,
  name: string,
): Promise<VersionItem | undefined> => {
  const wanted = name === 'latest' ? found.latestVersion : name;
  if (!wanted) return undefined;
  const item = (await data.entities.version.get({ apiId: found.apiId, version: wanted }).go()).data;
  if (!item) return undefined;
  if (item.status !== 'draft') return item;
  return (await mayInTeam(data, principal, 'api.see-draft', found.teamId)) ? item : undefined;
};

/** The app if the principal may do this to it, or to what is its own. */
export const accessibleApp = async (
  data: Data,
  principal: Principal,
  appId: string,
  act: TeamAct,
): Promise<AppItem | undefined> => {
  const item = (await data.entities.app.get({ appId }).go({ consistent: true })).data;
  return item && (await mayInTeam(data, principal, act, item.teamId)) ? item : undefined;
};
