import type { Connection } from '@portico/client';
import { everything } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { ServiceProviderCard } from './service-provider-card.tsx';

const ConnectionTable = async ({ connections }: { connections: readonly Connection[] }) => {
  const { t, f } = await readWords();
  return (
    <Table
      label={t.connections.title}
      rows={connections}
      keyOf={({ id }) => id}
      columns={[
        { head: t.common.name, cell: ({ id, name }) => <Link href={`/admin/connections/${id}`}>{name}</Link> },
        { head: t.connections.kind, cell: ({ kind }) => t.connections.kinds[kind] },
        { head: t.connections.domains, cell: ({ domains }) => domains.join(', ') || t.connections.noDomains },
        {
          head: t.common.status,
          cell: ({ enabled }) => (
            <Badge tone={enabled ? 'ok' : 'warn'}>{enabled ? t.connections.on : t.connections.off}</Badge>
          ),
        },
        {
          head: t.connections.tested,
          cell: ({ lastTest }) =>
            lastTest
              ? `${t.connections.outcomes[lastTest.outcome]} · ${f.dateTime(lastTest.at)}`
              : t.connections.neverTested,
        },
      ]}
    />
  );
};

/** Which identity providers people come through, and what a new one has to know. */
export const ConnectionsPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const [read, us] = await Promise.all([
    load(() => everything(client.iterateListConnections({ limit: 100 }))),
    load(() => client.getServiceProvider()),
  ]);
  const add = (
    <LinkButton kind="primary" href="/admin/connections/new">
      {t.connections.add}
    </LinkButton>
  );
  return (
    <WorkingPage title={t.connections.title} lead={t.connections.lead} actions={read.ok && add}>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && <ConnectionTable connections={read.data} />}
      {us.ok && <ServiceProviderCard us={us.data} />}
    </WorkingPage>
  );
};
