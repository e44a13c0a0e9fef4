import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Backend, BackendSettings, Portico } from '@portico/client';
import { stringify } from 'yaml';
import schema from '../generated/manifest.schema.json' with { type: 'json' };
import type { Patient } from '../registering.ts';
import { appNameOf } from './app-names.ts';
import { exportedAppearance } from './appearance.ts';
import { API_VERSION, type Kind, type Specs } from './entities.ts';
import { writtenApp } from './export-apps.ts';
import { bookOf } from './guide-book.ts';
import { guideFolder } from './guide-folder.ts';
import { type Guides, isEmpty, readGuideFiles } from './guides.ts';
import { inParallel } from './patience.ts';
import type { ApiState, PortalState, VersionState } from './portal-state.ts';
import { asWritten } from './references.ts';
import { reference, type SecretNames, secretNames } from './secret-names.ts';
import { mayHoldSecret } from './source.ts';
import { apiSpec, planSpec, teamSpec, versionSpec } from './specs.ts';

const SCHEMA_FILE = 'portico.schema.json';

const text = <Name extends Kind>(kind: Name, name: string, spec: Specs[Name]): string =>
  stringify({ apiVersion: API_VERSION, kind, metadata: { name }, spec }, { lineWidth: 0 });

const entity = <Name extends Kind>(kind: Name, name: string, spec: Specs[Name]): string =>
  // What means itself has the form of what it was.
  text(kind, name, asWritten(spec) as Specs[Name]);

const manifest = (schemaPath: string, entities: readonly string[]): string =>
  `# yaml-language-server: $schema=${schemaPath}\n${entities.join('---\n')}`;

const byName = <Value>(values: ReadonlyMap<string, Value>): [string, Value][] =>
  [...values].toSorted(([a], [b]) => (a < b ? -1 : 1));

const withSecret = (said: BackendSettings, kept: Backend, name: string): BackendSettings =>
  kept.auth.secretSetAt === undefined || !said.auth
    ? said
    : { ...said, auth: { ...said.auth, secret: reference(name) } };

const versionEntity = (slug: string, one: VersionState, secretName: SecretNames): string => {
  const { version } = one.version;
  // What means itself has the form of what it was.
  const said = asWritten(versionSpec(one, `${slug}/${version}.json`)) as Specs['APIVersion'];
  const { backend, testBackend, ...spec } = said;
  const nameOf = (environment: 'live' | 'test') => secretName(slug, version, environment, 'secret');
  return text('APIVersion', `${slug}@${version}`, {
    ...spec,
    ...(backend && one.backend && { backend: withSecret(backend, one.backend, nameOf('live')) }),
    ...(testBackend && one.testBackend && { testBackend: withSecret(testBackend, one.testBackend, nameOf('test')) }),
  });
};

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

type Icon = { readonly path: string; readonly bytes: Uint8Array };

/** The image of an API, as a file beside its documents. */
const iconFile = async (portal: Portico, { api }: ApiState, patient: Patient): Promise<Icon | undefined> => {
  if (api.iconImage === undefined) return undefined;
  const { mediaType, data } = await patient(() => portal.getApiIcon({ apiId: api.slug }));
  return mediaType && data !== undefined
    ? { path: `${api.slug}/icon.${EXTENSIONS[mediaType]}`, bytes: Buffer.from(data, 'base64') }
    : undefined;
};

const apiEntity = (state: ApiState, team: string, icon: Icon | undefined, secretName: SecretNames): string => {
  const { slug } = state.api;
  // What means itself has the form of what it was.
  const { iconImage: _, ...spec } = asWritten(apiSpec(state, team)) as Specs['API'];
  const { url } = state.source;
  return text('API', slug, {
    ...spec,
    ...(icon && { iconImage: icon.path }),
    ...(!isEmpty(state.guides) && { guides: `${slug}/guides` }),
    ...(spec.source &&
      url !== undefined &&
      mayHoldSecret(url) && { source: { ...spec.source, url: reference(secretName(slug, 'source_url')) } }),
  });
};

const apiFile = (state: ApiState, team: string, icon: Icon | undefined, secretName: SecretNames): string => {
  const { slug } = state.api;
  const plans = state.plans.map((plan) => entity('Plan', plan.id, planSpec(plan)));
  const versions = state.versions.map((one) => versionEntity(slug, one, secretName));
  return manifest(`../${SCHEMA_FILE}`, [apiEntity(state, team, icon, secretName), ...plans, ...versions]);
};

/** Adds the folders of guides: each API's, and the portal's. */
const putGuides = async (
  portal: Portico,
  { apis, guides }: PortalState,
  patient: Patient,
  files: Map<string, string | Uint8Array>,
): Promise<void> => {
  const put = async (folder: string, found: Guides, apiId?: string) => {
    const media = await readGuideFiles(bookOf(portal, apiId), found, patient);
    for (const [path, content] of guideFolder({ ...found, files: media })) files.set(`${folder}/${path}`, content);
  };
  for (const [slug, one] of byName(apis)) await put(`apis/${slug}/guides`, one.guides, slug);
  if (guides) await put('guides', guides);
};

/** The files of a portal's manifest, by path; documents are as the portal keeps them. */
export const exportedFiles = async (
  portal: Portico,
  state: PortalState,
  patient: Patient,
): Promise<ReadonlyMap<string, string | Uint8Array>> => {
  const files = new Map<string, string | Uint8Array>([[SCHEMA_FILE, `${JSON.stringify(schema, undefined, 2)}\n`]]);
  // What ships is in no manifest.
  const look = state.appearance?.hasPrevious ? await exportedAppearance(portal, state.appearance, patient) : undefined;
  for (const [path, bytes] of look?.files ?? []) files.set(path, bytes);
  const entities = [
    ...byName(state.plans).flatMap(([id, plan]) =>
      plan.apiId === undefined ? [entity('Plan', id, planSpec(plan))] : [],
    ),
    ...byName(state.teams).map(([slug, team]) => entity('Team', slug, teamSpec(team))),
    ...(state.guides && !isEmpty(state.guides) ? [entity('Portal', 'portal', { guides: 'guides' })] : []),
    ...(state.rules ? [entity('PublishingRules', 'portal', state.rules)] : []),
    ...(look ? [entity('Appearance', 'portal', look.spec)] : []),
  ];
  if (entities.length > 0) files.set('portal.yaml', manifest(`./${SCHEMA_FILE}`, entities));
  const secretName = secretNames();
  const apis = byName(state.apis);
  const icons = await inParallel(apis, ([, one]) => iconFile(portal, one, patient));
  for (const [index, [slug, one]] of apis.entries()) {
    const icon = icons[index];
    files.set(
      `apis/${slug}.yaml`,
      apiFile(one, state.teamSlugs.get(one.api.teamId) ?? one.api.teamName, icon, secretName),
    );
    if (icon) files.set(`apis/${icon.path}`, icon.bytes);
  }
  await putGuides(portal, state, patient, files);
  for (const [team, apps] of Map.groupBy(state.apps, ([name]) => appNameOf(name).team))
    files.set(
      `apps/${team}.yaml`,
      manifest(
        `../${SCHEMA_FILE}`,
        apps.map(([name, one]) => text('App', name, writtenApp(name, one, secretName))),
      ),
    );
  const documents = apis.flatMap(([slug, { versions }]) =>
    versions.map(({ version }) => ({ slug, version: version.version })),
  );
  const read = await inParallel(documents, async ({ slug, version }) =>
    patient(() => portal.getDocument({ apiId: slug, version, source: true })),
  );
  for (const [index, { slug, version }] of documents.entries())
    files.set(`apis/${slug}/${version}.json`, `${JSON.stringify(read[index], undefined, 2)}\n`);
  return files;
};

export const writeFiles = (folder: string, files: ReadonlyMap<string, string | Uint8Array>): void => {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};
