import { CommandError } from '../exit-codes.ts';
import { appNameOf } from './app-names.ts';
import { appearanceChanges } from './appearance.ts';
import { appChanges, suiteChanges, suiteLines } from './apps.ts';
import { changesOf, type FieldChange } from './compare.ts';
import { checkDocument, isRegistered } from './document-hash.ts';
import { type Entity, type EntityOf, ofKind, planNameOf, type Specs, titleOf, versionNameOf } from './entities.ts';
import { guidesOf } from './guide-folder.ts';
import { guideChanges } from './guides.ts';
import { imageOf } from './icon.ts';
import { inParallel } from './patience.ts';
import type { PortalState, TeamState, VersionState } from './portal-state.ts';
import { sourceChanges, sourceFaults, sourceSpec } from './source.ts';
import { apiSaid, apiSpec, planSpec, policySpec, teamSpec, versionSpec, wantedBackend } from './specs.ts';

export type Step = {
  readonly entity: Entity;
  readonly action: 'create' | 'change' | 'none';
  readonly changes: readonly FieldChange[];
  readonly faults: readonly string[];
};

type Known = {
  readonly state: PortalState;
  readonly entities: readonly Entity[];
  readonly now: number;
  /** What may be referred to: it is in the portal, or in the manifest. */
  readonly teams: ReadonlySet<string>;
  readonly apis: ReadonlySet<string>;
};
type Found = Omit<Step, 'entity'>;

const CREATE: Found = { action: 'create', changes: [], faults: [] };

const changed = (changes: readonly FieldChange[], faults: readonly string[] = []): Found => ({
  action: changes.length > 0 ? 'change' : 'none',
  ...{ changes, faults },
});

/** Members are added and change their roles; who is not named stays. */
export const memberChanges = (
  wanted: Specs['Team']['members'] = [],
  { members }: Pick<TeamState, 'members'>,
): FieldChange[] => {
  const roles = new Map(members.map(({ email, role }) => [email.toLowerCase(), role]));
  return wanted.flatMap(({ email, role }) => {
    const before = roles.get(email.toLowerCase());
    return before === role ? [] : [{ path: `members.${email}`, before, after: role }];
  });
};

/** Who is named twice has one role all the same: which, nobody knows. */
const namedTwice = ({ spec: { members = [] }, place }: EntityOf<'Team'>): string[] => {
  const all = members.map(({ email }) => email.toLowerCase());
  return members.flatMap(({ email }, index) =>
    all.indexOf(email.toLowerCase()) === index
      ? []
      : [`${place(['spec', 'members', index, 'email'])}: ${email} is a member already`],
  );
};

const teamStep = (entity: EntityOf<'Team'>, { state }: Known): Found => {
  const { name, spec } = entity;
  const found = state.teams.get(name);
  const faults = namedTwice(entity);
  if (!found) return { ...CREATE, faults };
  const { members, ...rest } = spec;
  return changed([...changesOf(rest, teamSpec(found)), ...memberChanges(members, found)], faults);
};

const planStep = ({ name, spec, place }: EntityOf<'Plan'>, { state, apis }: Known): Found => {
  const { slug } = planNameOf(name);
  const faults =
    slug === undefined || state.apis.has(slug) || apis.has(slug)
      ? []
      : [`${place(['metadata', 'name'])}: there is no API ${slug}, neither here nor among those you may change`];
  const found = state.plans.get(name);
  return found ? changed(changesOf(spec, { archived: false, ...planSpec(found) }), faults) : { ...CREATE, faults };
};

/** Versions by their API, once for all of them. */
const grouped = new WeakMap<readonly Entity[], ReadonlyMap<string, readonly EntityOf<'APIVersion'>[]>>();
export const versionsByApi = (entities: readonly Entity[]): ReadonlyMap<string, readonly EntityOf<'APIVersion'>[]> => {
  const known =
    grouped.get(entities) ?? Map.groupBy(ofKind(entities, 'APIVersion'), ({ name }) => versionNameOf(name).slug);
  grouped.set(entities, known);
  return known;
};

/** What an API's manifest says of it, as it is compared: an image by its hash. */
export const wantedApi = (entity: EntityOf<'API'>): Partial<Specs['API']> => {
  const { source: _, guides: __, accessPolicies, iconImage, ...said } = apiSaid(entity.spec);
  return {
    ...said,
    ...(iconImage !== undefined && { iconImage: imageOf(entity)?.hash ?? '' }),
    ...(accessPolicies && { accessPolicies: accessPolicies.map(policySpec) }),
  };
};

const apiStep = (entity: EntityOf<'API'>, { state, entities, teams }: Known): Found => {
  const { name, spec, place } = entity;
  const found = state.apis.get(name);
  const faults: string[] = [];
  if (!teams.has(spec.team))
    faults.push(`${place(['spec', 'team'])}: there is no team ${spec.team}, neither here nor among yours`);
  const wanted = wantedApi(entity);
  const guides = guidesOf(entity);
  const has = found && sourceSpec(found.source);
  faults.push(...sourceFaults(entity, has));
  const own = versionsByApi(entities).get(name) ?? [];
  if (!found) {
    if (own.length === 0) faults.push(`${place()}: a new API begins with a version: say an APIVersion ${name}@…`);
    return { ...CREATE, faults };
  }
  const team = state.teamSlugs.get(found.api.teamId) ?? found.api.teamName;
  return changed(
    [
      ...changesOf(wanted, { ...apiSpec(found, team), mcpServer: found.mcpServer }),
      ...sourceChanges(spec.source, has),
      ...guideChanges(guides, found.guides),
    ],
    faults,
  );
};

const ORDER = ['draft', 'published', 'retired'] as const;

/** A version that ended on its day is as it was said to be. */
const endedByItself = ({ deprecation }: Specs['APIVersion'], now: number): boolean =>
  deprecation?.sunsetAt !== undefined && Date.parse(deprecation.sunsetAt) <= now;

/** What a version's manifest asks for beside its document. */
export const versionChanges = (spec: Specs['APIVersion'], found: VersionState, now: number): FieldChange[] => {
  const { document, backend, testBackend, deprecation, lifecycle } = spec;
  const has = versionSpec(found, String(document));
  const retired = found.version.status === 'retired';
  const wanted = {
    ...(lifecycle !== undefined && !(retired && endedByItself(spec, now)) && { lifecycle }),
    ...(deprecation !== undefined && !retired && { deprecation }),
    ...(backend && { backend: wantedBackend(has.backend, backend) }),
    ...(testBackend && { testBackend: wantedBackend(has.testBackend ?? undefined, testBackend) }),
    ...(testBackend === null && { testBackend }),
  };
  return changesOf(wanted, has);
};

/** References to secrets that lead to nothing, where the portal has none either. */
const unsetSecrets = ({ unset, place }: EntityOf<'APIVersion'>, found: VersionState | undefined): string[] =>
  unset
    .filter(({ path }) => !(path[1] === 'testBackend' ? found?.testBackend : found?.backend)?.auth.secretSetAt)
    .map(({ path, text }) => `${place(path)}: ${text}`);

const versionStep = async (entity: EntityOf<'APIVersion'>, { state, apis, now }: Known): Promise<Found> => {
  const { slug, version } = versionNameOf(entity.name);
  const { spec, place } = entity;
  const api = state.apis.get(slug);
  if (!api && !apis.has(slug))
    return {
      ...CREATE,
      faults: [`${place(['metadata', 'name'])}: there is no API ${slug}, neither here nor among those you may change`],
    };
  const found = api?.versions.find((one) => one.version.version === version);
  if (!found) {
    await checkDocument(entity);
    return { ...CREATE, faults: unsetSecrets(entity, undefined) };
  }
  const faults = unsetSecrets(entity, found);
  if (!(await isRegistered(entity, found.version.contentHash)))
    faults.push(
      `${place(['spec', 'document'])}: ${entity.name} is registered with another document, which never changes: say a new version`,
    );
  const changes = versionChanges(spec, found, now);
  const life = changes.find(({ path }) => path === 'lifecycle');
  if (life && ORDER.findIndex((one) => one === life.after) < ORDER.findIndex((one) => one === life.before))
    faults.push(
      `${place(['spec', 'lifecycle'])}: ${entity.name} is ${String(life.before)}, and does not become a ${String(life.after)} version again`,
    );
  return changed(changes, faults);
};

const appStep = (entity: EntityOf<'App'>, { state, teams }: Known): Found => {
  const { team } = appNameOf(entity.name);
  const found = state.apps.get(entity.name);
  const suites = suiteChanges(entity, found?.suites ?? []);
  const isOurs = teams.has(team);
  const lost = `${entity.place(['metadata', 'name'])}: there is no team ${team}, neither here nor among yours`;
  const faults = [...suites.faults, ...(isOurs ? [] : [lost])];
  return found ? changed([...appChanges(entity, found), ...suiteLines(suites)], faults) : { ...CREATE, faults };
};

const portalStep = (entity: EntityOf<'Portal'>, { state: { guides } }: Known): Found =>
  guides
    ? changed(guideChanges(guidesOf(entity), guides))
    : changed([], [`${entity.place(['kind'])}: what is the portal's own is for admins`]);

const stepOf = async (entity: Entity, known: Known): Promise<Found> => {
  switch (entity.kind) {
    case 'Plan':
      return planStep(entity, known);
    case 'PublishingRules':
      return known.state.rules ? changed(changesOf(entity.spec, known.state.rules)) : CREATE;
    case 'Portal':
      return portalStep(entity, known);
    case 'Appearance':
      return known.state.appearance ? changed(appearanceChanges(entity, known.state.appearance)) : CREATE;
    case 'Team':
      return teamStep(entity, known);
    case 'API':
      return apiStep(entity, known);
    case 'APIVersion':
      return versionStep(entity, known);
    case 'App':
      return appStep(entity, known);
  }
};

/** What would have to be done, entity by entity, in the order of the manifest. */
export const planOf = async (
  entities: readonly Entity[],
  state: PortalState,
  now = Date.now(),
): Promise<readonly Step[]> => {
  const namesOf = (kind: 'Team' | 'API') => ofKind(entities, kind).map(({ name }) => name);
  const teams = new Set([...state.teamSlugs.values(), ...namesOf('Team')]);
  const known = { entities, state, now, teams, apis: new Set(namesOf('API')) };
  return inParallel(entities, async (entity) => {
    try {
      return { entity, ...(await stepOf(entity, known)) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return { entity, action: 'create' as const, changes: [], faults: [error.message] };
    }
  });
};

const HIDDEN = '(from a reference)';
const VALUE_MAX = 80;

const shown = (value: unknown, secrets: ReadonlySet<string>): string => {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  if ([...secrets].some((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))) return HIDDEN;
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX - 1)}…` : text;
};

const SIGNS = { create: '+', change: '~', none: ' ' } as const;

/** A plan for people: what is as it should be is counted, not listed. */
export const planLines = (steps: readonly Step[]): string[] => {
  const count = (action: Step['action']) => steps.filter((step) => step.action === action).length;
  return [
    ...steps
      .filter(({ action }) => action !== 'none')
      .flatMap(({ entity, action, changes }) => [
        `${SIGNS[action]} ${titleOf(entity)}`,
        ...changes.map(
          ({ path, before, after }) =>
            `    ${path}: ${shown(before, entity.secrets)} → ${shown(after, entity.secrets)}`,
        ),
      ]),
    `${count('create')} to create, ${count('change')} to change, ${count('none')} as they are`,
  ];
};

/** The same for programs; values that came by a reference are left out. */
export const planValue = (steps: readonly Step[]): object => ({
  create: steps.filter(({ action }) => action === 'create').map(({ entity }) => titleOf(entity)),
  change: steps
    .filter(({ action }) => action === 'change')
    .map(({ entity, changes }) => ({
      entity: titleOf(entity),
      fields: changes.map(({ path, before, after }) => ({
        path,
        before: shown(before, entity.secrets),
        after: shown(after, entity.secrets),
      })),
    })),
  unchanged: steps.filter(({ action }) => action === 'none').length,
});
