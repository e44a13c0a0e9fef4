'use client';
import type { Backend } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

type BackendFormProps = { slug: string; version: string; backend: Backend; etag: string };
type Values = { url: string; timeoutMilliseconds: string; encodedSlashes: string };
type Slashes = NonNullable<Backend['encodedSlashes']>;
const SLASHES: readonly Slashes[] = ['separate', 'keep', 'refuse'];
const TIMEOUT_MILLISECONDS = 20_000;

/** Changes the backend as it was read; each save tells the state that the next one changes. */
export const BackendForm = ({ slug, version, backend, etag }: BackendFormProps) => {
  const { t } = useWords();
  const [seen, see] = useState(etag);
  const { run, busy, failure } = useAction(
    async ({ url, timeoutMilliseconds, encodedSlashes }: Values) => {
      const slashes = SLASHES.find((one) => one === encodedSlashes) ?? 'separate';
      const timeout = Number(timeoutMilliseconds) || TIMEOUT_MILLISECONDS;
      const body = { url, timeoutMilliseconds: timeout, encodedSlashes: slashes };
      const { headers } = await portico.putBackend({ apiId: slug, version, 'If-Match': seen, body }).withResponse();
      see(headers.get('etag') ?? '');
    },
    () => say(t.publish.backendSaved),
  );
  const asRead: Values = {
    url: backend.url,
    timeoutMilliseconds: String(backend.timeoutMilliseconds),
    encodedSlashes: backend.encodedSlashes ?? 'separate',
  };
  const fields = useFields(FORM_SCHEMAS.Backend, asRead, failure);
  return (
    <Card as="section" label={t.publish.backendTitle(version)}>
      <h2>{t.publish.backendTitle(version)}</h2>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.publish.backend} type="url" hint={t.publish.backendHint} {...fields.field('url')} />
        <TextField label={t.publish.timeout} type="number" {...fields.field('timeoutMilliseconds')} />
        <Select
          label={t.publish.encodedSlashes}
          choices={SLASHES.map((value) => ({ value, label: t.publish.slashes[value] }))}
          {...fields.field('encodedSlashes')}
        />
      </Form>
    </Card>
  );
};
