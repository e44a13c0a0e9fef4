import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { VersionStatus } from '../../parts/version-status.tsx';
import { Banner, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { LintDetails } from './lint-report.tsx';
import { PublicationTold } from './publication-told.tsx';
import { ReviewActions } from './review-actions.tsx';
import { Steps } from './steps.tsx';
import { VersionChanges } from './version-changes.tsx';

/** A version before it is published: what it changes for consumers, and how good its document is. */
export const ReviewPage = async ({ slug, version: asked }: { slug: string; version: string | undefined }) => {
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
  const version = versions.find((one) => one.version === asked);
  if (!api.mayEdit || !version) {
    return (
      <Page>
        <PageHead title={api.name} />
        <Banner tone="info" title={api.mayEdit ? t.publish.noVersion : t.publish.notYours} />
      </Page>
    );
  }
  const draft = version.status === 'draft';
  const client = await userClient();
  const preview = draft
    ? await load(() => client.previewPublication({ apiId: api.id, version: version.version }))
    : undefined;
  return (
    <Page>
      <PageHead
        title={t.publish.reviewOf(api.name, version.version)}
        lead={draft ? t.publish.reviewDraftLead : t.publish.reviewPageLead}
      >
        <Row>
          <VersionStatus status={version.status} />
        </Row>
      </PageHead>
      {draft && <Steps current="review" />}
      <Stack gap="loose">
        <ReviewActions slug={api.slug} version={version.version} draft={draft} />
        {preview && (
          <Stack>
            <h2>{t.publishing.preview}</h2>
            {preview.ok ? <PublicationTold preview={preview.data} /> : <ProblemPanel problem={preview.failure} />}
          </Stack>
        )}
        <Stack>
          <h2>{t.changes.title}</h2>
          <VersionChanges slug={api.slug} version={version.version} />
        </Stack>
        <section id="lint" aria-labelledby="lint-title">
          <Stack>
            <div>
              <h2 id="lint-title">{t.lint.title}</h2>
              <p>{t.lint.lead}</p>
            </div>
            {version.lint ? (
              <LintDetails lint={version.lint} />
            ) : (
              <EmptyState title={t.lint.none}>{t.lint.noneLead}</EmptyState>
            )}
          </Stack>
        </section>
      </Stack>
    </Page>
  );
};
