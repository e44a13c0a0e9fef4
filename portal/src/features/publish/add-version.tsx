'use client';
import type { Import } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Stack } from '../../ui/layout.tsx';
import { DocumentStep } from './document-step.tsx';
import { backendOf, versionOf } from './form-values.ts';
import { ImportStep } from './import-step.tsx';
import { reviewPath } from './review-path.ts';
import { rememberDraft } from './source-memory.ts';
import { ImportSteps, Steps } from './steps.tsx';

type Values = { version: string; backendUrl: string };
const NEW_VERSION = FORM_SCHEMAS.NewApiVersion;
const SCHEMAS = { ...NEW_VERSION, version: { ...NEW_VERSION.version, required: true } };

const VersionForm = ({ slug, read }: { slug: string; read: Import }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ version, backendUrl }: Values) =>
      portico.createApiVersion({
        apiId: slug,
        body: { importId: read.id, version, ...(backendUrl && { backendUrl }) },
      }),
    ({ version }) => {
      rememberDraft('');
      router.push(reviewPath(slug, version));
    },
  );
  const fields = useFields(
    SCHEMAS,
    { version: versionOf(read.facts?.version ?? ''), backendUrl: backendOf(read.facts?.servers) },
    failure,
  );
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.publish.createDraft}>
      <h2>{t.publish.steps.details}</h2>
      <TextField label={t.publish.version} {...fields.field('version')} />
      <TextField label={t.publish.backend} hint={t.publish.backendHint} type="url" {...fields.field('backendUrl')} />
    </Form>
  );
};

export const AddVersion = ({ slug, importId }: { slug: string; importId: string | undefined }) => {
  const router = useRouter();
  const here = `/publish/${slug}/versions/new`;
  const follow = (id: string) => router.push(`${here}?import=${id}`);
  return (
    <Stack gap="loose">
      {importId ? <ImportSteps importId={importId} /> : <Steps current="document" />}
      {importId ? (
        <ImportStep key={importId} importId={importId} again={here} onImport={follow}>
          {(read) => <VersionForm slug={slug} read={read} />}
        </ImportStep>
      ) : (
        <DocumentStep onImport={follow} />
      )}
    </Stack>
  );
};
