import type { Api, ApiVersion } from '@portico/client';
import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { DefaultBadge, VersionStatus } from '../../parts/version-status.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Grid, Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { DeprecationForm } from './deprecation-form.tsx';
import { LifecycleActs } from './lifecycle-acts.tsx';
import { LifecycleTimeline } from './lifecycle-timeline.tsx';
import { reviewPath } from './review-path.ts';

/** As far back as a page shows. */
const STEPS_MAX = 50;

type Shown = { api: Api; apiTag: string; version: ApiVersion; tag: string; versions: readonly ApiVersion[] };

const Acts = async ({ api, apiTag, version, tag, versions }: Shown) => {
  const { t } = await readWords();
  if (version.status === 'draft')
    return (
      <Banner tone="info" title={t.lifecycle.draftLead}>
        <LinkButton href={reviewPath(api.slug, version.version)}>{t.publish.reviewNamed(version.version)}</LinkButton>
      </Banner>
    );
  const others = versions
    .filter((one) => one.version !== version.version && (one.status === 'published' || one.status === 'deprecated'))
    .map((one) => one.version);
  return (
    <Stack>
      <LifecycleActs api={api} apiTag={apiTag} version={version} tag={tag} />
      {version.status !== 'retired' && (
        <DeprecationForm key={tag} apiId={api.id} version={version} tag={tag} others={others} />
      )}
    </Stack>
  );
};

/** The life of one version: what happened, what is to come, and what can be done now. */
export const LifecyclePage = async ({ slug, version: asked }: { slug: string; version: string | undefined }) => {
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
  const { api, etag, versions } = read.data;
  const found = versions.find((one) => one.version === (asked ?? api.latestVersion));
  if (!api.mayEdit || !found) {
    return (
      <Page>
        <PageHead title={api.name} />
        <Banner tone="info" title={api.mayEdit ? t.publish.noVersion : t.publish.notYours} />
      </Page>
    );
  }
  const client = await userClient();
  const [current, steps] = await Promise.all([
    load(() => client.getApiVersion({ apiId: api.id, version: found.version }).withResponse()),
    load(() => client.listLifecycleSteps({ apiId: api.id, limit: STEPS_MAX })),
  ]);
  if (!current.ok) {
    return (
      <Page>
        <ProblemPanel problem={current.failure} />
      </Page>
    );
  }
  const version = current.data.data;
  const tag = current.data.headers.get('etag') ?? '';
  return (
    <Page>
      <PageHead title={t.lifecycle.of(api.name, version.version)} lead={t.lifecycle.lead}>
        <Row>
          <VersionStatus status={version.status} />
          {version.isDefault && version.status !== 'draft' && <DefaultBadge />}
          <LinkButton href={`/publish/${api.slug}`}>{t.publish.manage}</LinkButton>
        </Row>
      </PageHead>
      <Grid min="20rem">
        <Acts api={api} apiTag={etag} version={version} tag={tag} versions={versions} />
        <div>
          {steps.ok ? (
            <LifecycleTimeline version={version} steps={steps.data.items} />
          ) : (
            <ProblemPanel problem={steps.failure} />
          )}
        </div>
      </Grid>
    </Page>
  );
};
