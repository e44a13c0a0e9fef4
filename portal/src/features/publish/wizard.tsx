'use client';
import type { Team } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Card, Facts, Row, Stack } from '../../ui/layout.tsx';
import { DetailsForm } from './details-form.tsx';
import { DocumentStep } from './document-step.tsx';
import { ImportStep } from './import-step.tsx';
import styles from './publish.module.css';
import { PublishButton } from './publish-button.tsx';

const Steps = ({ current }: { current: 'document' | 'details' | 'review' }) => {
  const { t } = useWords();
  return (
    <ol className={styles.steps} aria-label={t.publish.steps.label}>
      {(['document', 'details', 'review'] as const).map((step) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {t.publish.steps[step]}
        </li>
      ))}
    </ol>
  );
};

const Review = ({ slug, version }: { slug: string; version: string }) => {
  const { t } = useWords();
  const [published, setPublished] = useState(false);
  return (
    <Card as="section" label={t.publish.steps.review}>
      <h2>{t.publish.reviewTitle}</h2>
      {published ? <Banner tone="ok" role="status" title={t.publish.published} /> : <p>{t.publish.reviewLead}</p>}
      <Facts
        facts={[
          [t.publish.slug, slug],
          [t.publish.version, version],
        ]}
      />
      <Row>
        {published ? (
          <LinkButton kind="primary" href={`/apis/${slug}`}>
            {t.publish.openApi}
          </LinkButton>
        ) : (
          <PublishButton slug={slug} version={version} onPublished={() => setPublished(true)} />
        )}
        <LinkButton href={`/apis/${slug}/reference?version=${encodeURIComponent(version)}`}>
          {t.publish.viewReference}
        </LinkButton>
        <LinkButton href={`/publish/${slug}`}>{t.publish.manage}</LinkButton>
      </Row>
    </Card>
  );
};

type WizardProps = {
  teams: readonly Team[];
  importId: string | undefined;
  draft: { slug: string; version: string } | undefined;
};

/** Document → details → publish. Where one is stands in the URL, so that a reload goes on from there. */
export const Wizard = ({ teams, importId, draft }: WizardProps) => {
  const router = useRouter();
  return (
    <Stack gap="loose">
      <Steps current={draft ? 'review' : importId ? 'details' : 'document'} />
      {draft && <Review {...draft} />}
      {!draft && !importId && <DocumentStep onImport={(id) => router.push(`/publish/new?import=${id}`)} />}
      {!draft && importId && (
        <ImportStep key={importId} importId={importId} again="/publish/new">
          {(read) =>
            read.facts && (
              <DetailsForm
                read={read}
                facts={read.facts}
                teams={teams}
                onCreated={(api, version) =>
                  router.push(`/publish/new?import=${read.id}&api=${api.slug}&version=${encodeURIComponent(version)}`)
                }
              />
            )
          }
        </ImportStep>
      )}
    </Stack>
  );
};
