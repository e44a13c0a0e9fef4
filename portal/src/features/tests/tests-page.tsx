import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Mono, Page, PageHead, Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { AppSelect } from './app-select.tsx';
import { readApps } from './read-apps.ts';

const Suites = async ({ appId }: { appId: string }) => {
  const { t, f } = await readWords();
  const client = await userClient();
  const read = await load(() => client.listTestSuites({ appId, limit: 100 }));
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { items } = read.data;
  if (items.length === 0) {
    const write = (
      <LinkButton kind="primary" href={`/tests/new?app=${appId}`}>
        {t.tests.newSuite}
      </LinkButton>
    );
    return (
      <EmptyState title={t.tests.none} action={write}>
        {t.tests.noneLead}
      </EmptyState>
    );
  }
  return (
    <Table
      label={t.tests.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { head: t.tests.suiteName, cell: ({ id, name }) => <Link href={`/tests/${id}`}>{name}</Link> },
        { head: t.tests.api, cell: ({ apiSlug, version }) => `${apiSlug} ${version}` },
        {
          head: t.tests.operation,
          cell: ({ tests }) => <Mono>{tests.map(({ operationId }) => operationId).join(', ')}</Mono>,
        },
        { head: t.common.created, cell: ({ createdAt }) => f.date(createdAt) },
      ]}
    />
  );
};

export const TestsPage = async ({ asked }: { asked: string | undefined }) => {
  const { t } = await readWords();
  const read = await readApps();
  const apps = read.ok ? read.data : [];
  const appId = (apps.find(({ id }) => id === asked) ?? apps[0])?.id;
  return (
    <Page>
      <PageHead title={t.tests.title} lead={t.tests.lead}>
        {appId && (
          <LinkButton kind="primary" href={`/tests/new?app=${appId}`}>
            {t.tests.newSuite}
          </LinkButton>
        )}
      </PageHead>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && !appId && (
        <EmptyState
          title={t.tests.noApps}
          action={
            <LinkButton kind="primary" href="/apps?new=1">
              {t.apps.create}
            </LinkButton>
          }
        />
      )}
      {appId && (
        <>
          <Row>
            <AppSelect apps={apps} appId={appId} path="/tests" />
          </Row>
          <Suites appId={appId} />
        </>
      )}
    </Page>
  );
};
