import { appNameOf } from './app-names.ts';
import { type Entity, planNameOf, titleOf, versionNameOf } from './entities.ts';
import { refused } from './faults.ts';

/** The portal's rules come last: what is put back is not judged by them. Its guides show what is there by then. */
const RANK = { Plan: 0, Team: 0, API: 1, APIVersion: 2, App: 3, Appearance: 3, Portal: 4, PublishingRules: 5 } as const;

/** What an entity comes after, by title; what is in no manifest must be in the portal already. */
export const dependenciesOf = (entity: Entity): readonly string[] => {
  if (entity.kind === 'API') return [entity.spec.team, ...(entity.spec.sharedWith ?? [])].map((team) => `Team ${team}`);
  if (entity.kind === 'App')
    return [
      `Team ${appNameOf(entity.name).team}`,
      ...(entity.spec.testSuites ?? []).map(({ version }) => `APIVersion ${version}`),
    ];
  if (entity.kind === 'Plan') {
    const { slug } = planNameOf(entity.name);
    return slug === undefined ? [] : [`API ${slug}`];
  }
  if (entity.kind !== 'APIVersion') return [];
  const { slug } = versionNameOf(entity.name);
  const successor = entity.spec.deprecation?.successor;
  return [`API ${slug}`, ...(successor === undefined ? [] : [`APIVersion ${slug}@${successor}`])];
};

/** Entities so that each comes after what it depends on, otherwise as they were written; throws where they lead in a circle. */
export const inOrder = (entities: readonly Entity[]): readonly Entity[] => {
  const byTitle = new Map(entities.map((entity) => [titleOf(entity), entity]));
  /** What is ordered, and what is on the way there: as many as there are may follow one another. */
  const ordered = new Set<Entity>();
  const way = new Map<Entity, Iterator<string>>();
  const begin = (entity: Entity) => way.set(entity, dependenciesOf(entity).values());
  const visit = (root: Entity): void => {
    const path = [root];
    begin(root);
    for (let entity = path.at(-1); entity; entity = path.at(-1)) {
      const next = way.get(entity)?.next();
      const other = next?.done === false ? byTitle.get(next.value) : undefined;
      if (other && way.has(other)) {
        const circle = [...path.slice(path.indexOf(other)), other].map(titleOf).join(' → ');
        throw refused([`${other.place(['spec', 'deprecation', 'successor'])}: they lead in a circle: ${circle}`]);
      }
      if (other && !ordered.has(other)) {
        begin(other);
        path.push(other);
      } else if (next?.done !== false) {
        way.delete(entity);
        path.pop();
        ordered.add(entity);
      }
    }
  };
  const ranked = entities.toSorted((a, b) => RANK[a.kind] - RANK[b.kind]);
  for (const entity of ranked) if (!ordered.has(entity)) visit(entity);
  return [...ordered];
};
