import { CommandError } from '../exit-codes.ts';
import { importDocument, unlessMissing } from '../registering.ts';
import { applyAppearance } from './appearance.ts';
import { applyApp } from './apply-app.ts';
import { applyPlan } from './apply-plan.ts';
import { applyVersion, draftOf } from './apply-version.ts';
import { type Applying, etagOf, teamOf } from './applying.ts';
import { changesOf } from './compare.ts';
import { documentBytes } from './document-hash.ts';
import { type Entity, type EntityOf, type Specs, versionNameOf } from './entities.ts';
import { bookOf } from './guide-book.ts';
import { guidesOf } from './guide-folder.ts';
import { applyGuides } from './guides.ts';
import { imageChanges } from './icon.ts';
import { memberChanges, versionsByApi, wantedApi } from './plan.ts';
import { readApi, readPortal } from './portal-state.ts';
import { applySource } from './source.ts';
import { apiSpec, policySpec } from './specs.ts';

const stated = (spec: object, found: object): Record<string, unknown> =>
  Object.fromEntries(changesOf(spec, found).map(({ path, after }) => [path, after]));

const applyRules = async ({ portal, patient }: Applying, { spec }: EntityOf<'PublishingRules'>) => {
  const read = await patient(() => portal.getPublishingRules().withResponse());
  if (changesOf(spec, read.data).length > 0)
    await patient(() => portal.putPublishingRules({ 'If-Match': etagOf(read), body: spec }));
};

const NOTHING_ELSE = { apis: new Set<string>(), apps: new Set<string>() };

const applyTeam = async (applying: Applying, { name: slug, spec }: EntityOf<'Team'>) => {
  const { portal, patient, teamIds } = applying;
  const { members, ...rest } = spec;
  const wanted = {
    plans: false,
    rules: false,
    guides: false,
    appearance: false,
    teams: new Set([slug]),
    ...NOTHING_ELSE,
  };
  let found = (await readPortal(portal, wanted, patient)).teams.get(slug);
  if (!found) {
    const { id, name } = await patient(() => portal.createTeam({ body: { slug, name: spec.name } }));
    const { user } = await patient(() => portal.getCurrentUser());
    found = { id, name, slug, members: [{ email: user.email, role: 'owner' }] };
  }
  const teamId = found.id;
  teamIds.set(slug, teamId);
  if (changesOf(rest, found).length > 0) {
    const read = await patient(() => portal.getTeam({ teamId }).withResponse());
    await patient(() => portal.updateTeam({ teamId, 'If-Match': etagOf(read), body: rest }));
  }
  const changes = memberChanges(members, found);
  if (changes.length === 0) return;
  const ids = new Map<string, string>();
  for await (const { email, userId } of portal.iterateListMembers({ teamId, limit: 100 }))
    ids.set(email.toLowerCase(), userId);
  for (const { path, after } of changes) {
    const email = path.slice('members.'.length);
    // Checked by the schema of manifests.
    const role = after as 'owner' | 'maintainer' | 'member';
    const userId = ids.get(email.toLowerCase());
    if (userId === undefined) await patient(() => portal.createInvitation({ teamId, body: { email, role } }));
    else await patient(() => portal.updateMember({ teamId, userId, body: { role } }));
  }
};

/** A new API begins with the first of its versions; what it is called with it is said at once. */
const createApi = async (applying: Applying, { name: slug, spec }: EntityOf<'API'>) => {
  const { portal, patient, entities, made } = applying;
  const [first] = versionsByApi(entities).get(slug) ?? [];
  if (!first) throw new CommandError(`the API ${slug} has no version to begin with`);
  const read = await importDocument(portal, documentBytes(first), { patient, root: first.spec.root });
  const { version } = versionNameOf(first.name);
  const draft = draftOf(first, read);
  const { name, summary, visibility, tags } = spec;
  const teamId = await teamOf(applying, spec.team);
  const about = {
    ...(summary !== undefined && { summary }),
    ...(visibility && { visibility }),
    ...(tags && { tags: [...tags] }),
  };
  await patient(() => portal.createApi({ body: { ...draft, version, teamId, slug, name, ...about } }));
  made.add(slug);
};

/** What an API may lack: an empty one is none. */
const CLEARED = new Set([
  ...['summary', 'contactName', 'contactMail', 'contactUrl', 'termsUrl', 'termsText', 'iconText', 'iconColour'],
]);
const LATER = new Set<string>([
  ...([
    'team',
    'iconImage',
    'defaultVersion',
    'publishingRules',
    'accessPolicies',
    'mcpServer',
  ] satisfies (keyof Specs['API'])[]),
]);

/** What an API is in the catalogue, and whose. */
const applyApi = async (applying: Applying, entity: EntityOf<'API'>) => {
  const { portal, patient, teamIds } = applying;
  const { name: slug, spec } = entity;
  let read = await patient(() => unlessMissing(portal.getApi({ apiId: slug }).withResponse()));
  if (!read) {
    await createApi(applying, entity);
    read = await patient(() => portal.getApi({ apiId: slug }).withResponse());
  }
  const slugs = new Map([...teamIds].map(([team, id]) => [id, team]));
  const { data: api } = read;
  const state = await readApi(portal, api, patient);
  const changes = stated(wantedApi(entity), apiSpec(state, slugs.get(api.teamId) ?? api.teamName));
  const said = Object.entries(changes)
    .filter(([field]) => !LATER.has(field))
    .map(([field, value]) => [field, CLEARED.has(field) ? value || null : value]);
  const body = { ...Object.fromEntries(said), ...(await imageChanges(applying, entity, changes, api)) };
  if (Object.keys(body).length > 0)
    read = await patient(() =>
      portal.updateApi({ apiId: slug, 'If-Match': etagOf(read ?? { headers: new Headers() }), body }).withResponse(),
    );
  const etag = etagOf(read);
  if (changes.team !== undefined) {
    const teamId = await teamOf(applying, spec.team);
    await patient(() => portal.transferApi({ apiId: slug, 'If-Match': etag, body: { teamId } }));
  }
  // What an API is judged by holds for the versions that come now; what is put back is not judged by it.
  if (!applying.made.has(slug)) await applyApiRules(applying, entity);
};

const applyApiRules = async ({ portal, patient }: Applying, { name: apiId, spec }: EntityOf<'API'>) => {
  const { publishingRules: body } = spec;
  if (!body) return;
  const read = await patient(() => portal.getApiPublishingRules({ apiId }).withResponse());
  if (changesOf(body, read.data).length > 0)
    await patient(() => portal.putApiPublishingRules({ apiId, 'If-Match': etagOf(read), body }));
};

/** Policies name plans, and operations of versions. */
const applyPolicies = async ({ portal, patient }: Applying, { name: apiId, spec }: EntityOf<'API'>) => {
  const policies = spec.accessPolicies?.map(policySpec);
  if (!policies) return;
  const read = await patient(() => portal.getAccessPolicies({ apiId }).withResponse());
  if (changesOf({ policies }, { policies: read.data.policies.map(policySpec) }).length > 0)
    await patient(() => portal.putAccessPolicies({ apiId, 'If-Match': etagOf(read), body: { policies } }));
};

/** The operations that agents get are those of versions. */
const applyMcpServer = async ({ portal, patient }: Applying, { name: apiId, spec: { mcpServer } }: EntityOf<'API'>) => {
  if (!mcpServer) return;
  const read = await patient(() => portal.getMcpServer({ apiId }).withResponse());
  if (changesOf({ mcpServer }, { mcpServer: read.data }).length > 0)
    await patient(() => portal.putMcpServer({ apiId, 'If-Match': etagOf(read), body: mcpServer }));
};

/** What can be said of an API once its versions and plans are there. */
export const settleApi = async (applying: Applying, entity: EntityOf<'API'>): Promise<void> => {
  const { portal, patient } = applying;
  const { name: apiId, spec } = entity;
  const { defaultVersion: version } = spec;
  if (version !== undefined) {
    const read = await patient(() => portal.getApi({ apiId }).withResponse());
    if (read.data.latestVersion !== version)
      await patient(() => portal.putDefaultVersion({ apiId, 'If-Match': etagOf(read), body: { version } }));
  }
  if (applying.made.has(apiId)) await applyApiRules(applying, entity);
  await applyPolicies(applying, entity);
  await applyMcpServer(applying, entity);
  await applySource(applying, entity);
  // What pages show of the reference is there by now.
  await applyGuides(applying, bookOf(portal, apiId), guidesOf(entity));
};

/** Makes one thing of the portal what its manifest says. */
export const perform = async (applying: Applying, entity: Entity): Promise<void> => {
  switch (entity.kind) {
    case 'Plan':
      return applyPlan(applying, entity);
    case 'PublishingRules':
      return applyRules(applying, entity);
    case 'Portal':
      return applyGuides(applying, bookOf(applying.portal), guidesOf(entity));
    case 'Appearance':
      return applyAppearance(applying, entity);
    case 'Team':
      return applyTeam(applying, entity);
    case 'API':
      return applyApi(applying, entity);
    case 'APIVersion':
      return applyVersion(applying, entity);
    case 'App':
      return applyApp(applying, entity);
  }
};
