import type { Metrics } from '@portico/client';

const DEPENDENCIES = ['table', 'documents', 'audit', 'queue', 'userPool'] as const;

/** A family's samples by one of their labels. */
const byLabel = ({ families }: Metrics, name: string, label: string): ReadonlyMap<string, number> =>
  new Map(
    families.find((family) => family.name === name)?.samples.map(({ labels, value }) => [labels[label] ?? '', value]),
  );

const sum = (values: ReadonlyMap<string, number>) => [...values.values()].reduce((all, value) => all + value, 0);

/** What people look at, of what the deployment measures. */
export const readMetrics = (metrics: Metrics) => {
  const [up, seconds] = ['portico_dependency_up', 'portico_dependency_seconds'].map((name) =>
    byLabel(metrics, name, 'dependency'),
  );
  const [waiting, underWay] = ['portico_queue_waiting', 'portico_queue_under_way'].map((name) =>
    byLabel(metrics, name, 'queue'),
  );
  const running = metrics.families.find(({ name }) => name === 'portico_version')?.samples[0]?.labels;
  return {
    version: running?.version ?? '',
    contract: running?.contract ?? '',
    sealed: sum(byLabel(metrics, 'portico_audit_entries', 'shard')),
    archived: sum(byLabel(metrics, 'portico_audit_archived', 'shard')),
    dependencies: DEPENDENCIES.map((name) => ({
      name,
      ok: up?.get(name) === 1,
      milliseconds: (seconds?.get(name) ?? 0) * 1000,
    })),
    queues: [...(waiting?.keys() ?? [])].map((name) => ({
      name,
      waiting: waiting?.get(name) ?? 0,
      underWay: underWay?.get(name) ?? 0,
    })),
  };
};
