'use client';
import type { ApiVersion, Import } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { type Failure, load } from '../../api/failure.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { DocumentStep } from './document-step.tsx';
import { backendOf, textOf, versionOf } from './form-values.ts';
import { ImportStep } from './import-step.tsx';
import { reviewPath } from './review-path.ts';
import { Steps } from './steps.tsx';

const VersionForm = ({ slug, read }: { slug: string; read: Import }) => {
  const { t } = useWords();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const add = async (form: FormData) => {
    setBusy(true);
    const backendUrl = textOf(form, 'backendUrl');
    const body = { importId: read.id, version: textOf(form, 'version'), ...(backendUrl && { backendUrl }) };
    const added = await load<ApiVersion>(() => portico.createApiVersion({ apiId: slug, body }));
    setBusy(false);
    if (added.ok) router.push(reviewPath(slug, added.data.version));
    else setFailure(added.failure);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add(new FormData(event.currentTarget));
      }}
    >
      <Stack>
        <h2>{t.publish.steps.details}</h2>
        <TextField
          label={t.publish.version}
          name="version"
          required
          maxLength={64}
          pattern="[0-9A-Za-z][0-9A-Za-z.+_\-]*"
          defaultValue={versionOf(read.facts?.version ?? '')}
        />
        <TextField
          label={t.publish.backend}
          name="backendUrl"
          hint={t.publish.backendHint}
          type="url"
          maxLength={2048}
          defaultValue={backendOf(read.facts?.servers)}
        />
        {failure && <ProblemBanner problem={failure} />}
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            {t.publish.createDraft}
          </Button>
        </div>
      </Stack>
    </form>
  );
};

export const AddVersion = ({ slug, importId }: { slug: string; importId: string | undefined }) => {
  const router = useRouter();
  const here = `/publish/${slug}/versions/new`;
  return (
    <Stack gap="loose">
      <Steps current={importId ? 'details' : 'document'} />
      {importId ? (
        <ImportStep key={importId} importId={importId} again={here}>
          {(read) => <VersionForm slug={slug} read={read} />}
        </ImportStep>
      ) : (
        <DocumentStep onImport={(id) => router.push(`${here}?import=${id}`)} />
      )}
    </Stack>
  );
};
