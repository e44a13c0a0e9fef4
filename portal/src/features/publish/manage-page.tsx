import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { load } from '../../api/failure.ts';
import { readTeams, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { RulesForm } from '../../parts/rules-form.tsx';
import { UsageCharts } from '../../parts/usage-charts.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Grid, Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Stats } from '../../ui/stat.tsx';
import { DeleteApi } from './delete-api.tsx';
import { FeaturedSwitch } from './featured-switch.tsx';
import { HandOverApi } from './hand-over-api.tsx';
import { RuleExceptions } from './rule-exceptions.tsx';
import { SettingsForm } from './settings-form.tsx';
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

/** Everything the owning team does with one API. */
export const ManagePage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const read = await readApi(slug);
  if (!read.ok && read.failure.status === 404) notFound();
  if (!read.ok) {
    return (
      <Page>
        <ProblemPanel problem={read.failure} />
      </Page>
    );
  }
  const { api, etag, versions } = read.data;
  if (!api.mayEdit) {
    return (
      <Page>
        <PageHead title={api.name} />
        <Banner tone="info" title={t.publish.notYours} />
      </Page>
    );
  }
  const [client, me] = await Promise.all([userClient(), readTeams()]);
  const admin = me.ok && me.data.user.roles.includes('admin');
  const rules = await load(() => client.getApiPublishingRules({ apiId: api.id }).withResponse());
  const rulesTag = rules.ok ? (rules.data.headers.get('etag') ?? '') : '';
  return (
    <Page>
      <PageHead title={t.publish.manageLead(api.name)} lead={api.summary}>
        <Row>
          <LinkButton href={`/apis/${api.slug}`}>{t.publish.openApi}</LinkButton>
          <LinkButton href={`/publish/${api.slug}/backends`}>{t.backends.title}</LinkButton>
          <LinkButton href={`/publish/${api.slug}/policies`}>{t.policies.title}</LinkButton>
          <LinkButton href={`/publish/${api.slug}/source`}>{t.sources.title}</LinkButton>
          <LinkButton href={`/publish/${api.slug}/plans`}>{t.planAdmin.title}</LinkButton>
          <LinkButton href={`/publish/${api.slug}/subscribers`}>{t.subscribers.title}</LinkButton>
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
        <Grid min="24rem">
          <Stack>
            <SettingsForm api={api} etag={etag} />
            {rules.ok && (
              <>
                <RulesForm key={rulesTag} apiId={api.id} rules={rules.data.data} etag={rulesTag} />
                <RuleExceptions
                  key={`exceptions ${rulesTag}`}
                  apiId={api.id}
                  rules={rules.data.data}
                  etag={rulesTag}
                  admin={admin}
                />
              </>
            )}
            {!rules.ok && <ProblemPanel problem={rules.failure} />}
          </Stack>
          <Stack>
            <FeaturedSwitch api={{ id: api.id, featured: api.featured }} etag={etag} />
            {api.mayHandOver && me.ok && (
              <HandOverApi
                key={etag}
                api={{ id: api.id, name: api.name, teamId: api.teamId }}
                etag={etag}
                teams={me.data.teams}
              />
            )}
            {api.mayDelete && (
              <DeleteApi api={{ id: api.id, slug: api.slug, name: api.name }} etag={etag} admin={admin} />
            )}
          </Stack>
        </Grid>
        <Stack>
          <h2>{t.publish.usage24}</h2>
          <ApiUsage apiId={api.id} />
        </Stack>
      </Stack>
    </Page>
  );
};
