import { appNameOf } from './app-names.ts';
import { type Applying, etagOf, teamOf } from './applying.ts';
import { appChanges, readApps, suiteChanges } from './apps.ts';
import { type EntityOf, type Suite, versionNameOf } from './entities.ts';

const create = async (applying: Applying, { name, spec }: EntityOf<'App'>) => {
  const { team, called } = appNameOf(name);
  const { testSuites: _, ...said } = spec;
  const teamId = await teamOf(applying, team);
  const app = await applying.patient(() => applying.portal.createApp({ body: { teamId, name: called, ...said } }));
  return { app, suites: [] };
};

const saveSuite = ({ portal, patient }: Applying, appId: string, { name, version: of, tests }: Suite) => {
  const { slug: apiId, version } = versionNameOf(of);
  return patient(() => portal.createTestSuite({ body: { appId, apiId, version, name, tests: [...tests] } }));
};

/** Makes an app and its suites what its manifest says. A suite never changes: another one takes its place. */
export const applyApp = async (applying: Applying, entity: EntityOf<'App'>): Promise<void> => {
  const { portal, patient } = applying;
  const { team } = appNameOf(entity.name);
  const of = { id: await teamOf(applying, team), slug: team };
  const [found] = await readApps(portal, of, patient, new Set([entity.name]));
  const state = found?.[1] ?? (await create(applying, entity));
  const appId = state.app.id;
  const changes = appChanges(entity, state);
  if (changes.length > 0) {
    const read = await patient(() => portal.getApp({ appId }).withResponse());
    const body = Object.fromEntries(changes.map(({ path, after }) => [path, after === '' ? null : after]));
    await patient(() => portal.updateApp({ appId, 'If-Match': etagOf(read), body }));
  }
  const { missing, more } = suiteChanges(entity, state.suites);
  for (const suite of missing) await saveSuite(applying, appId, suite);
  for (const { id: suiteId } of more) await patient(() => portal.deleteTestSuite({ suiteId }));
};
