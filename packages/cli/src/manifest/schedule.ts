import { appNameOf } from './app-names.ts';
import { perform, settleApi } from './apply.ts';
import { settlePlan } from './apply-plan.ts';
import type { Applying } from './applying.ts';
import { type Entity, type Kind, ofKind, planNameOf, titleOf, versionNameOf } from './entities.ts';
import { dependenciesOf } from './graph.ts';

export type Outcome = { readonly entity: Entity; readonly error?: unknown; readonly skipped?: string };

type Told = { readonly begun: (entity: Entity) => void; readonly ended: (outcome: Outcome) => void };

/** Where things come in their order: versions of an API, and apps of one name. */
const rowOf = ({ kind, name }: Entity): string | undefined => {
  if (kind === 'APIVersion') return `${kind} ${versionNameOf(name).slug}`;
  if (kind !== 'App') return undefined;
  const { team, called } = appNameOf(name);
  return `${kind} ${team}/${called}`;
};

/** What each entity waits for: what it depends on, and what comes before it in its row. */
const waitsFor = (entities: readonly Entity[]): ReadonlyMap<Entity, readonly string[]> => {
  const before = new Map<string, string>();
  return new Map(
    entities.map((entity): readonly [Entity, readonly string[]] => {
      const own = dependenciesOf(entity);
      const row = rowOf(entity);
      if (row === undefined) return [entity, own];
      const last = before.get(row);
      before.set(row, titleOf(entity));
      return [entity, last === undefined ? own : [...own, last]];
    }),
  );
};

const AT_ONCE = 4;

/** Does what is to be done, each after what it depends on; what fails takes with it what depends on it, and nothing else. */
const performAll = async (applying: Applying, wanted: readonly Entity[], told: Told): Promise<readonly Outcome[]> => {
  const outcomes = new Map<string, Promise<Outcome>>();
  const waits = waitsFor(wanted);
  let free = AT_ONCE;
  const queue: (() => void)[] = [];
  const place = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => queue.push(go));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
  const attempt = async (entity: Entity, after: readonly string[]): Promise<Outcome> => {
    const before = await Promise.all(after.map((title) => outcomes.get(title)));
    const broken = before.find((outcome) => outcome?.error !== undefined || outcome?.skipped !== undefined);
    if (broken) return { entity, skipped: titleOf(broken.entity) };
    return place(async () => {
      told.begun(entity);
      try {
        await perform(applying, entity);
        return { entity };
      } catch (error) {
        return { entity, error };
      }
    });
  };
  const all = wanted.map((entity) => {
    const outcome = attempt(entity, waits.get(entity) ?? []).then((ended) => {
      told.ended(ended);
      return ended;
    });
    outcomes.set(titleOf(entity), outcome);
    return outcome;
  });
  return Promise.all(all);
};

const failed = ({ error, skipped }: Outcome): boolean => error !== undefined || skipped !== undefined;

/** The API that something is of. */
const apiOf = ({ kind, name }: Entity): string | undefined => {
  if (kind === 'API') return name;
  if (kind === 'APIVersion') return versionNameOf(name).slug;
  return kind === 'Plan' ? planNameOf(name).slug : undefined;
};

/** What meets everything else. */
const LAST: ReadonlySet<Kind> = new Set(['Portal', 'PublishingRules']);

/** Everything, in order: what makes APIs and versions, then what is said of an API once they are there, then what is the portal's. */
export const applyAll = async (
  applying: Applying,
  wanted: readonly Entity[],
  told: Told,
): Promise<readonly Outcome[]> => {
  const last = wanted.filter(({ kind }) => LAST.has(kind));
  const outcomes = [
    ...(await performAll(
      applying,
      wanted.filter(({ kind }) => !LAST.has(kind)),
      told,
    )),
  ];
  const broken = new Set(outcomes.filter(failed).map(({ entity }) => titleOf(entity)));
  const settle = async (entity: Entity, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      outcomes.push({ entity, error });
      told.ended({ entity, error });
    }
  };
  for (const one of ofKind(wanted, 'Plan'))
    if (!broken.has(titleOf(one))) await settle(one, () => settlePlan(applying, one));
  const touched = new Set(wanted.map(apiOf));
  const halted = new Set(outcomes.filter(failed).map(({ entity }) => apiOf(entity)));
  for (const api of ofKind(applying.entities, 'API'))
    if (touched.has(api.name) && !halted.has(api.name)) await settle(api, () => settleApi(applying, api));
  return [...outcomes, ...(await performAll(applying, last, told))];
};
