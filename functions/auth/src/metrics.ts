import type { Schema, Total } from '@portico/contract';
import { AUDIT_SHARDS, sealedLog } from '@portico/data';
import type { Checks, MetaDependencies } from './dependency-checks.ts';

type Family = Total<Schema<'MetricFamily'>>;
type Sample = Total<Schema<'MetricSample'>>;

export const OPENMETRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** What is known without counting it anew: a scrape costs a dozen small reads, whatever the table holds. */
export const metrics = (
  { data, now, surroundings, version, contract, auditStore }: MetaDependencies,
  check: () => Promise<Checks>,
) => {
  const log = sealedLog(data, auditStore);

  const ofDependencies = async (): Promise<Family[]> => {
    const { dependencies } = await check();
    const of = (value: (one: Checks['dependencies'][number]) => number): Sample[] =>
      dependencies.map((one) => ({ labels: { dependency: one.name }, value: value(one) }));
    return [
      {
        ...{ name: 'portico_dependency_up', type: 'gauge', help: 'Whether what the API stands on answers.' },
        samples: of(({ ok }) => (ok ? 1 : 0)),
      },
      {
        ...{ name: 'portico_dependency_seconds', type: 'gauge', help: 'How long it took to answer.' },
        samples: of(({ milliseconds }) => milliseconds / 1000),
      },
    ];
  };

  const ofQueues = async (): Promise<Family[]> => {
    // A queue that does not answer is told above.
    const queues = Object.entries(await surroundings.askQueues().catch(() => ({})));
    const of = (count: 'waiting' | 'underWay'): Sample[] =>
      queues.map(([queue, messages]) => ({ labels: { queue }, value: messages[count] }));
    return [
      {
        ...{ name: 'portico_queue_waiting', type: 'gauge', help: 'Messages that wait for a worker.' },
        samples: of('waiting'),
      },
      {
        ...{ name: 'portico_queue_under_way', type: 'gauge', help: 'Messages that a worker has.' },
        samples: of('underWay'),
      },
    ];
  };

  const ofLog = async (): Promise<Family[]> => {
    const shards = await Promise.all(
      AUDIT_SHARDS.map(async (shard) => {
        const [head, border] = await Promise.all([log.head(shard), log.border(shard)]);
        return { labels: { shard }, sealed: head?.sequence ?? 0, archived: border.sequence };
      }),
    );
    return [
      {
        ...{ name: 'portico_audit_entries', type: 'counter', help: 'Entries of the audit log that are sealed.' },
        samples: shards.map(({ labels, sealed }) => ({ labels, value: sealed })),
      },
      {
        ...{ name: 'portico_audit_archived', type: 'counter', help: 'Those of them that left the table.' },
        samples: shards.map(({ labels, archived }) => ({ labels, value: archived })),
      },
    ];
  };

  return async (): Promise<Total<Schema<'Metrics'>>> => {
    const running: Family = {
      ...{ name: 'portico_version', type: 'gauge', help: 'What runs.' },
      samples: [{ labels: { version, contract }, value: 1 }],
    };
    const found = await Promise.all([ofDependencies(), ofQueues(), ofLog()]);
    return { at: now().toISOString(), families: [running, ...found.flat()] };
  };
};

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
const labelled = (labels: Sample['labels']) => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
};

/** The same as OpenMetrics 1.0 text. */
export const openMetrics = ({ families }: Total<Schema<'Metrics'>>): Uint8Array => {
  const lines = families.flatMap(({ name, type, help, samples }) => [
    `# TYPE ${name} ${type}`,
    `# HELP ${name} ${escaped(help)}`,
    ...samples.map(({ labels, value }) => `${name}${type === 'counter' ? '_total' : ''}${labelled(labels)} ${value}`),
  ]);
  return Buffer.from(`${[...lines, '# EOF'].join('\n')}\n`);
};
