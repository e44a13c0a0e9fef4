import type { Schema } from '@portico/contract';
import type { AuditStore, Data } from '@portico/data';
import type { Surroundings } from './surroundings.ts';

type Name = Schema<'DependencyName'>;
export type Checked = { readonly name: Name; readonly ok: boolean; readonly milliseconds: number };
export type Checks = { readonly at: Date; readonly dependencies: readonly Checked[] };

/** What does not answer within this does not answer. */
const BUDGET_MILLISECONDS = 1500;
/** How long what was found is told: whoever asks more often causes nothing. */
const KEPT_MILLISECONDS = 2000;

const inTime = async (ask: () => Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), BUDGET_MILLISECONDS);
  });
  const answered = ask().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
};

/** What the API stands on, each asked for something small that is true only if it works. */
export const dependencyChecks = ({
  data,
  now,
  surroundings,
}: Pick<MetaDependencies, 'data' | 'now' | 'surroundings'>) => {
  const asked: Readonly<Record<Name, () => Promise<unknown>>> = {
    table: () => data.entities.auditHead.get({ shard: '0' }).go({ consistent: true }),
    documents: () => surroundings.askBucket('documents'),
    audit: () => surroundings.askBucket('audit'),
    queue: () => surroundings.askQueues(),
    userPool: () => surroundings.askUserPool(),
  };
  const checkAll = async (): Promise<Checks> => {
    const dependencies = await Promise.all(
      // The keys are the names by type.
      (Object.keys(asked) as Name[]).map(async (name): Promise<Checked> => {
        const begun = performance.now();
        const ok = await inTime(asked[name]);
        return { name, ok, milliseconds: Math.round(performance.now() - begun) };
      }),
    );
    return { at: now(), dependencies };
  };
  let kept: { readonly until: number; readonly checks: Promise<Checks> } | undefined;
  return (): Promise<Checks> => {
    const at = performance.now();
    if (!kept || at > kept.until) kept = { until: at + KEPT_MILLISECONDS, checks: checkAll() };
    return kept.checks;
  };
};

export type MetaDependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly surroundings: Surroundings;
  readonly auditStore: AuditStore;
  readonly portalUrl: string;
  /** Of Portico and of its contract. */
  readonly version: string;
  readonly contract: string;
};
