'use client';
import type { Team } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import { Card, Facts, Stack } from '../../ui/layout.tsx';
import { DetailsForm } from './details-form.tsx';
import { DocumentStep } from './document-step.tsx';
import { ImportStep } from './import-step.tsx';
import { ReviewActions } from './review-actions.tsx';
import { Steps } from './steps.tsx';

const Review = ({ slug, version }: { slug: string; version: string }) => {
  const { t } = useWords();
  return (
    <Card as="section" label={t.publish.steps.review}>
      <h2>{t.publish.reviewTitle}</h2>
      <Facts
        facts={[
          [t.publish.slug, slug],
          [t.publish.version, version],
        ]}
      />
      <ReviewActions slug={slug} version={version} draft lead={t.publish.reviewLead} />
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
