import type {
  AccessPolicy,
  Api,
  ApiPublishingRules,
  ApiSource,
  ApiVersion,
  Appearance,
  Backend,
  McpServer,
  Plan,
  Portico,
  PublishingRules,
} from '@portico/client';
import { ApiError } from '@portico/client';
import { slugOf } from '../names.ts';
import { type Patient, unlessMissing } from '../registering.ts';
import { appNameOf } from './app-names.ts';
import { type AppState, readApps } from './apps.ts';
import type { Member } from './entities.ts';
import { bookOf } from './guide-book.ts';
import { type Guides, readGuides } from './guides.ts';
import { collected, inParallel, PAGE } from './patience.ts';

export type TeamState = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly members: readonly Member[];
};
export type VersionState = {
  readonly version: ApiVersion;
  readonly backend: Backend | undefined;
  /** Of test keys, where there is one. */
  readonly testBackend: Backend | undefined;
};
export type ApiState = {
  readonly api: Api;
  readonly rules: ApiPublishingRules;
  readonly policies: readonly AccessPolicy[];
  readonly mcpServer: McpServer;
  readonly source: ApiSource;
  readonly guides: Guides;
  /** Its own, those that are offered no longer too. */
  readonly plans: readonly Plan[];
  readonly versions: readonly VersionState[];
};

/** What of a portal a manifest can say. */
export type PortalState = {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly rules: PublishingRules | undefined;
  /** The portal's own, for admins. */
  readonly guides: Guides | undefined;
  readonly appearance: Appearance | undefined;
  readonly teams: ReadonlyMap<string, TeamState>;
  /** By slug, those that whoever is signed in may change. */
  readonly apis: ReadonlyMap<string, ApiState>;
  readonly teamSlugs: ReadonlyMap<string, string>;
  /** By their names in manifests, those that whoever is signed in may change. */
  readonly apps: ReadonlyMap<string, AppState>;
};

/** Which part of it is looked at. */
export type Wanted = {
  readonly plans: boolean;
  readonly rules: boolean;
  readonly guides: boolean;
  readonly appearance: boolean;
  /** Slugs; all, where nothing is said. */
  readonly teams?: ReadonlySet<string>;
  readonly apis?: ReadonlySet<string>;
  /** Their names in manifests; all, where nothing is said. */
  readonly apps?: ReadonlySet<string>;
};

const membersOf = async (portal: Portico, teamId: string, patient: Patient): Promise<Member[]> => {
  const [members, invited] = await Promise.all([
    patient(() => collected(portal.iterateListMembers({ teamId, limit: PAGE }))),
    // Owners alone see who is invited.
    patient(() => unlessMissing(collected(portal.iterateListInvitations({ teamId, limit: PAGE })))),
  ]);
  return [...members, ...(invited ?? [])]
    .map(({ email, role }) => ({ email, role }))
    .toSorted((a, b) => (a.email < b.email ? -1 : 1));
};

export const readApi = async (portal: Portico, api: Api, patient: Patient): Promise<ApiState> => {
  const apiId = api.id;
  const [rules, { policies }, mcpServer, source, guides, plans, found, backends] = await Promise.all([
    patient(() => portal.getApiPublishingRules({ apiId })),
    patient(() => portal.getAccessPolicies({ apiId })),
    patient(() => portal.getMcpServer({ apiId })),
    patient(() => portal.getApiSource({ apiId })),
    readGuides(bookOf(portal, apiId), patient),
    patient(() => collected(portal.iterateListPlans({ apiId, archived: true, limit: PAGE }))),
    patient(() => collected(portal.iterateListApiVersions({ apiId, limit: PAGE }))),
    patient(() => collected(portal.iterateListBackends({ apiId, limit: PAGE }))),
  ]);
  const ofVersion = Map.groupBy(backends, ({ version }) => version);
  const versions = found.toReversed().map((version) => {
    const own = ofVersion.get(version.version) ?? [];
    const of = (wanted: Backend['environment']) => own.find(({ environment }) => environment === wanted);
    return { version, backend: of('live'), testBackend: of('test') };
  });
  // The portal's follow its own.
  const ownPlans = plans.filter((plan) => plan.apiId !== undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...{ api, rules, policies, mcpServer, source, guides }, plans: ownPlans, versions };
};

/** One API by its slug; nothing where there is none that may be changed. */
const findApi = async (portal: Portico, slug: string, patient: Patient): Promise<ApiState | undefined> => {
  const api = await patient(() => unlessMissing(portal.getApi({ apiId: slug })));
  return api?.mayEdit ? readApi(portal, api, patient) : undefined;
};

const FEW = 20;

/** Few APIs are asked for one by one, many from the list's pages. */
const readApis = async (
  portal: Portico,
  wanted: ReadonlySet<string> | undefined,
  patient: Patient,
): Promise<ApiState[]> => {
  if (wanted && wanted.size <= FEW) {
    const found = await inParallel([...wanted], (slug) => findApi(portal, slug, patient));
    return found.filter((state) => state !== undefined);
  }
  const listed = await patient(() => collected(portal.iterateListApis({ limit: PAGE })));
  const mine = listed.filter(({ slug, mayEdit }) => mayEdit && (!wanted || wanted.has(slug)));
  return inParallel(mine, (api) => readApi(portal, api, patient));
};

/** Nothing where it is not for whoever is signed in. */
const unlessRefused = async <Value>(call: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.status === 403) return undefined;
    throw error;
  }
};

/** Every team for an admin, one's own for everybody else. */
const listTeams = async (portal: Portico, patient: Patient) => {
  const all = await unlessRefused(patient(() => collected(portal.iterateListTeamDirectory({ limit: PAGE }))));
  return all ?? patient(() => collected(portal.iterateListTeams({ limit: PAGE })));
};

export const readPortal = async (portal: Portico, wanted: Wanted, patient: Patient): Promise<PortalState> => {
  const [plans, rules, guides, appearance, listed, apis] = await Promise.all([
    wanted.plans ? patient(() => collected(portal.iterateListPlans({ archived: true, limit: PAGE }))) : [],
    wanted.rules ? patient(() => portal.getPublishingRules()) : undefined,
    wanted.guides ? unlessRefused(readGuides(bookOf(portal), patient)) : undefined,
    wanted.appearance ? patient(() => portal.getAppearance()) : undefined,
    listTeams(portal, patient),
    readApis(portal, wanted.apis, patient),
  ]);
  const named = listed.map(({ id, name, slug }) => ({ id, name, slug: slug ?? slugOf(name) }));
  const own = apis.flatMap((state) => state.plans);
  const teams = await inParallel(
    named.filter(({ slug }) => !wanted.teams || wanted.teams.has(slug)),
    async (team) => ({ ...team, members: await membersOf(portal, team.id, patient) }),
  );
  const teamsOfApps = wanted.apps && new Set([...wanted.apps].map((name) => appNameOf(name).team));
  const apps = await inParallel(
    named.filter(({ slug }) => !teamsOfApps || teamsOfApps.has(slug)),
    (team) => readApps(portal, team, patient, wanted.apps),
  );
  return {
    ...{
      rules,
      guides,
      appearance,
      apps: new Map(apps.flat()),
      plans: new Map([...plans, ...own].map((plan) => [plan.id, plan])),
    },
    teams: new Map(teams.map((team) => [team.slug, team])),
    apis: new Map(apis.map((state) => [state.api.slug, state])),
    teamSlugs: new Map(named.map(({ id, slug }) => [id, slug])),
  };
};
