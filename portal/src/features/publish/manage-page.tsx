import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { NotFound } from '../../parts/search-misses.tsx';
import { UsageCharts } from '../../parts/usage-charts.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Stats } from '../../ui/stat.tsx';
import { VersionTable } from './version-table.tsx';

const DAY_MILLISECONDS = 86_400_000;

const ApiUsage = async ({ apiId }: { apiId: string }) => {
  const { t, f } = await readWords();
  const client = await userClient();
  const now = Date.now();
  const read = await load(() =>
    client.getApiUsage({
      apiId,
      from: new Date(now - DAY_MILLISECONDS).toISOString(),
      to: new Date(now).toISOString(),
    }),
  );
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { total } = read.data;
  if (total.requests === 0) return <EmptyState title={t.usage.nothing} />;
  return (
    <>
      <Stats
        stats={[
          [t.usage.requests, f.number(total.requests)],
          [t.usage.errorRate, f.percent(total.errors, total.requests)],
          [t.usage.p50, f.milliseconds(total.p50Milliseconds)],
          [t.usage.p95, f.milliseconds(total.p95Milliseconds)],
        ]}
      />
      <UsageCharts usage={read.data} />
    </>
  );
};

const Searched = async ({ apiId }: { apiId: string }) => {
  const client = await userClient();
  return <NotFound read={await load(() => client.listApiSearchMisses({ apiId }))} />;
};

/** An API's versions and what they are called, for the team that has it. */
export const ManagePage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (isAbsent(read)) notFound();
  if (!read.ok) {
    return (
      <Page>
        <ProblemPanel problem={read.failure} />
      </Page>
    );
  }
  const { api, versions } = read.data;
  if (!api.mayEdit) {
    return (
      <Page>
        <PageHead title={api.name} />
        <Banner tone="info" title={t.publish.notYours} />
      </Page>
    );
  }
  return (
    <Page>
      <PageHead title={t.publish.manageLead(api.name)} lead={api.summary}>
        <Row>
          <LinkButton href={`/apis/${api.slug}`}>{t.publish.openApi}</LinkButton>
          <LinkButton kind="primary" href={`/publish/${api.slug}/versions/new`}>
            {t.publish.addVersion}
          </LinkButton>
        </Row>
      </PageHead>
      <Stack gap="loose">
        <Stack>
          <h2>{t.publish.tabs.versions}</h2>
          <VersionTable slug={api.slug} versions={versions} />
        </Stack>
        <Stack>
          <h2>{t.publish.usage24}</h2>
          <ApiUsage apiId={api.id} />
        </Stack>
        <Searched apiId={api.id} />
      </Stack>
    </Page>
  );
};
