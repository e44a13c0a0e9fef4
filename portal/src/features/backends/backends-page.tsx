import type { ApiVersion, Backend } from '@portico/client';
import { notFound } from 'next/navigation';
import { chooseVersion, readApi } from '../../api/catalogue.ts';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Grid, Row, Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { BackendForm } from './backend-form.tsx';
import { BackendTestCard } from './backend-test.tsx';

type Environment = Backend['environment'];
type BackendsPageProps = { slug: string; version: string | undefined; environment: Environment };

const hrefOf = (slug: string, version: string, environment: Environment) =>
  `/publish/${slug}/backends?${new URLSearchParams({ version, environment })}`;

type TableProps = { slug: string; backends: readonly Backend[]; versions: readonly ApiVersion[] };

/** Every version's backends, the newest version first. */
const BackendTable = async ({ slug, backends, versions }: TableProps) => {
  const { t, f } = await readWords();
  const rows = versions.flatMap(({ version }) => backends.filter((one) => one.version === version));
  const hasTest = (version: string) => backends.some((one) => one.version === version && one.environment === 'test');
  return (
    <Table
      label={t.backends.title}
      rows={rows}
      keyOf={({ version, environment }) => `${version} ${environment}`}
      columns={[
        { head: t.backends.version, cell: ({ version }) => version },
        {
          head: t.backends.environment,
          cell: ({ environment }) => (
            <Badge tone={environment === 'live' ? 'ok' : 'info'}>{t.backends.environments[environment]}</Badge>
          ),
        },
        {
          head: t.backends.targets,
          long: true,
          cell: ({ targets: [first, ...rest] }) => (
            <Stack gap="tight">
              {first?.url}
              {rest.length > 0 && <Soft small>{t.backends.more(rest.length)}</Soft>}
            </Stack>
          ),
        },
        {
          head: t.backends.auth,
          cell: ({ auth: { kind, secretSetAt } }) => (
            <Stack gap="tight">
              {t.backends.kinds[kind]}
              {secretSetAt && <Soft small>{t.backends.secretSetShort(f.date(secretSetAt))}</Soft>}
            </Stack>
          ),
        },
        {
          head: t.common.actions,
          actions: true,
          cell: ({ version, environment }) => (
            <Row>
              <LinkButton
                small
                href={hrefOf(slug, version, environment)}
                aria-label={t.backends.editNamed(version, t.backends.environments[environment])}
              >
                {t.backends.edit}
              </LinkButton>
              {environment === 'live' && !hasTest(version) && (
                <LinkButton
                  small
                  kind="quiet"
                  href={hrefOf(slug, version, 'test')}
                  aria-label={t.backends.addTestNamed(version)}
                >
                  {t.backends.addTest}
                </LinkButton>
              )}
            </Row>
          ),
        },
      ]}
    />
  );
};

/** Where calls of one API go, for the team that has it: all backends, and one of them to change and to test. */
export const BackendsPage = async ({ slug, version, environment }: BackendsPageProps) => {
  const { t } = await readWords();
  const [api, client] = await Promise.all([readApi(slug), userClient()]);
  if (isAbsent(api)) notFound();
  if (!api.ok) return <ProblemPanel problem={api.failure} />;
  const { versions } = api.data;
  const chosen = versions.find((one) => one.version === version) ?? chooseVersion(api.data);
  const [read, one] = await Promise.all([
    load(() => everything(client.iterateListBackends({ apiId: slug, limit: PAGE_MAX }))),
    chosen && load(() => client.getBackend({ apiId: slug, version: chosen.version, environment }).withResponse()),
  ]);
  const seen = one?.ok ? { backend: one.data.data, etag: one.data.headers.get('etag') ?? '' } : undefined;
  // Of what is no OpenAPI there may be none for live keys either.
  const isNew = one && !one.ok && one.failure.status === 404;
  return (
    <WorkingPage title={t.backends.titleOf(api.data.api.name)} lead={t.backends.lead}>
      <Stack gap="loose">
        {read.ok ? (
          read.data.length > 0 && <BackendTable slug={slug} backends={read.data} versions={versions} />
        ) : (
          <ProblemPanel problem={read.failure} />
        )}
        {chosen && (seen || isNew) && (
          <Grid min="24rem">
            <BackendForm
              key={`${chosen.version} ${environment} ${seen?.etag}`}
              {...{ slug, version: chosen.version, environment }}
              backend={seen?.backend}
              etag={seen?.etag ?? '"none"'}
            />
            {seen && (
              <BackendTestCard
                key={`${chosen.version} ${environment}`}
                {...{ slug, version: chosen.version, environment }}
                backend={seen.backend}
              />
            )}
          </Grid>
        )}
        {one && !one.ok && !isNew && <ProblemPanel problem={one.failure} />}
      </Stack>
    </WorkingPage>
  );
};
