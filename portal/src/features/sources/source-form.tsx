'use client';
import type { ApiSource, ApiSourceSettings } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

const SCHEDULES: readonly ApiSourceSettings['schedule'][] = ['off', 'hourly', 'daily', 'weekly'];

type Values = { url: string; schedule: string };

/** Says where the document comes from and how often it is read; without an address it is forgotten. */
export const SourceForm = ({ slug, source, etag }: { slug: string; source: ApiSource; etag: string }) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    ({ url, schedule }: Values) =>
      portico.putApiSource({
        apiId: slug,
        'If-Match': etag,
        body: { ...(url && { url }), schedule: SCHEDULES.find((one) => one === schedule) ?? 'off' },
      }),
    () => {
      say(t.sources.saved);
      renew('source');
    },
  );
  const fields = useFields(
    FORM_SCHEMAS.ApiSourceSettings,
    { url: source.url ?? '', schedule: source.schedule },
    failure,
  );
  return (
    <Card as="section" label={t.sources.schedule}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.sources.save}>
        <TextField
          label={t.sources.url}
          hint={t.sources.urlHint}
          type="url"
          placeholder="https://api.example.com/openapi.yaml"
          {...fields.field('url')}
        />
        <Select
          label={t.sources.schedule}
          {...fields.field('schedule')}
          choices={SCHEDULES.map((value) => ({ value, label: t.sources.schedules[value] }))}
        />
      </Form>
    </Card>
  );
};
