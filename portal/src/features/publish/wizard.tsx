'use client';
import type { Team } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useWords } from '../../i18n/words.tsx';
import { Card, Facts, Stack } from '../../ui/layout.tsx';
import { DetailsForm } from './details-form.tsx';
import { DocumentStep } from './document-step.tsx';
import { ImportStep } from './import-step.tsx';
import { ReviewActions } from './review-actions.tsx';
import { rememberDraft } from './source-memory.ts';
import { ImportSteps, Steps } from './steps.tsx';

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
  admin: boolean;
  importId: string | undefined;
  draft: { slug: string; version: string } | undefined;
};

/** Document → details → publish. Where one is stands in the URL, so that a reload goes on from there. */
export const Wizard = ({ teams, admin, importId, draft }: WizardProps) => {
  const router = useRouter();
  const follow = (id: string) => router.push(`/publish/new?import=${id}`);
  return (
    <Stack gap="loose">
      {importId && !draft ? <ImportSteps importId={importId} /> : <Steps current={draft ? 'review' : 'document'} />}
      {draft && <Review {...draft} />}
      {!draft && !importId && <DocumentStep onImport={follow} />}
      {!draft && importId && (
        <ImportStep key={importId} importId={importId} again="/publish/new" onImport={follow}>
          {(read) =>
            read.facts && (
              <DetailsForm
                read={read}
                facts={read.facts}
                teams={teams}
                admin={admin}
                onCreated={(api, version) => {
                  rememberDraft('');
                  router.push(`/publish/new?import=${read.id}&api=${api.slug}&version=${encodeURIComponent(version)}`);
                }}
              />
            )
          }
        </ImportStep>
      )}
    </Stack>
  );
};
