import type { Portico } from '@portico/client';
import type { Patient } from '../registering.ts';
import { appNameOf, namedApps } from './app-names.ts';
import { type Entity, ofKind, titleOf } from './entities.ts';
import { guidesOf } from './guide-folder.ts';
import { extraGuides } from './guides.ts';
import { collected, PAGE } from './patience.ts';
import type { PortalState } from './portal-state.ts';

/** A manifest, and what the portal has of it. */
export type Compared = {
  readonly portal: Portico;
  readonly patient: Patient;
  readonly entities: readonly Entity[];
  readonly state: PortalState;
};

/** What the portal has of the manifest's APIs and teams that stands in no manifest; of apps, where some of the team do. */
export const extras = async ({ portal, patient, entities, state }: Compared): Promise<string[]> => {
  const named = new Set(entities.map(titleOf));
  const versions = [...state.apis].flatMap(([slug, { versions: found }]) =>
    found.map(({ version }) => `APIVersion ${slug}@${version.version}`),
  );
  // A plan that is offered no longer is never gone.
  const plans = [...state.apis.values()].flatMap(({ plans: own }) =>
    own.filter(({ archivedAt }) => archivedAt === undefined).map(({ id }) => `Plan ${id}`),
  );
  const teamIds = ofKind(entities, 'Team').flatMap(({ name }) => state.teams.get(name)?.id ?? []);
  const apis: string[] = [];
  for (const teamId of teamIds) {
    const own = await patient(() => collected(portal.iterateListApis({ teamId, limit: PAGE })));
    apis.push(...own.map(({ slug }) => `API ${slug}`));
  }
  const apps: string[] = [];
  for (const team of new Set(ofKind(entities, 'App').map(({ name }) => appNameOf(name).team))) {
    const teamId = [...state.teamSlugs].find(([, slug]) => slug === team)?.[0];
    const listed = teamId ? await patient(() => collected(portal.iterateListApps({ teamId, limit: PAGE }))) : [];
    apps.push(...[...namedApps(team, listed).keys()].map((name) => `App ${name}`));
  }
  const guides = [...ofKind(entities, 'API'), ...ofKind(entities, 'Portal')].flatMap((entity) => {
    const wanted = guidesOf(entity);
    const has = entity.kind === 'API' ? state.apis.get(entity.name)?.guides : state.guides;
    return wanted && has ? extraGuides(wanted, has).map((title) => `${title} of ${titleOf(entity)}`) : [];
  });
  return [...[...apis, ...plans, ...versions, ...apps].filter((title) => !named.has(title)), ...guides];
};
