'use client';
import type { Metrics } from '@portico/client';
import { RefreshCw } from 'lucide-react';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Badge, Banner } from '../../ui/feedback.tsx';
import { Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { Stats } from '../../ui/stat.tsx';
import { Table } from '../../ui/table.tsx';
import { readMetrics } from './read-metrics.ts';

const RENEWED_MILLISECONDS = 15_000;

/** What the deployment says of itself, asked again by and by. */
export const System = ({ first }: { first: Metrics }) => {
  const { t, f } = useWords();
  const {
    data = first,
    failure,
    busy,
    reload,
  } = useLoaded(['metrics'], () => portico.getMetrics(), { everyMilliseconds: RENEWED_MILLISECONDS });
  const { version, contract, sealed, archived, dependencies, queues } = readMetrics(data);
  const works = dependencies.every(({ ok }) => ok);
  return (
    <Stack gap="loose">
      {failure && <ProblemBanner problem={failure} />}
      <Banner tone={works ? 'ok' : 'danger'} role="status" title={works ? t.system.works : t.system.fails}>
        <p>{f.dateTime(data.at)}</p>
      </Banner>
      <Stats
        stats={[
          [t.system.version, version],
          [t.system.contract, contract],
          [t.system.sealed, f.number(sealed)],
          [t.system.archived, f.number(archived)],
        ]}
      />
      <Row justify="between">
        <h2>{t.system.dependencies}</h2>
        <Button small busy={busy} onClick={reload}>
          <RefreshCw size={14} aria-hidden="true" /> {t.system.renew}
        </Button>
      </Row>
      <Table
        label={t.system.dependencies}
        rows={dependencies}
        keyOf={({ name }) => name}
        columns={[
          { head: t.system.dependency, cell: ({ name }) => t.system.names[name] },
          {
            head: t.common.status,
            cell: ({ ok }) => (
              <Badge tone={ok ? 'ok' : 'danger'}>{ok ? t.system.states.ok : t.system.states.failing}</Badge>
            ),
          },
          { head: t.system.took, cell: ({ milliseconds }) => f.milliseconds(milliseconds) },
        ]}
      />
      <h2>{t.system.queues}</h2>
      <Table
        label={t.system.queues}
        rows={queues}
        keyOf={({ name }) => name}
        columns={[
          { head: t.system.queue, cell: ({ name }) => <Mono>{name}</Mono> },
          { head: t.system.waiting, cell: ({ waiting }) => f.number(waiting) },
          { head: t.system.underWay, cell: ({ underWay }) => f.number(underWay) },
        ]}
      />
      <Soft small>{t.system.scrape}</Soft>
    </Stack>
  );
};
