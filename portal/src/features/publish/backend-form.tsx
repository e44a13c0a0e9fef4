'use client';
import type { Backend } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

type BackendFormProps = { slug: string; version: string; backend: Backend; etag: string };
type Values = { url: string; timeoutMilliseconds: string };
const TIMEOUT_MILLISECONDS = 20_000;

/** Changes the backend as it was read; each save tells the state that the next one changes. */
export const BackendForm = ({ slug, version, backend, etag }: BackendFormProps) => {
  const { t } = useWords();
  const [seen, see] = useState(etag);
  const { run, busy, failure } = useAction(
    async ({ url, timeoutMilliseconds }: Values) => {
      const body = { url, timeoutMilliseconds: Number(timeoutMilliseconds) || TIMEOUT_MILLISECONDS };
      const { headers } = await portico.putBackend({ apiId: slug, version, 'If-Match': seen, body }).withResponse();
      see(headers.get('etag') ?? '');
    },
    () => say(t.publish.backendSaved),
  );
  const timeout = String(backend.timeoutMilliseconds);
  const fields = useFields(FORM_SCHEMAS.Backend, { url: backend.url, timeoutMilliseconds: timeout }, failure);
  return (
    <Card as="section" label={t.publish.backendTitle(version)}>
      <h2>{t.publish.backendTitle(version)}</h2>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.publish.backend} type="url" hint={t.publish.backendHint} {...fields.field('url')} />
        <TextField label={t.publish.timeout} type="number" {...fields.field('timeoutMilliseconds')} />
      </Form>
    </Card>
  );
};
