'use client';
import type { App } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';
import { linesOf } from './lines.ts';

type Values = Readonly<Record<'name' | 'description' | 'contacts' | 'callbackUrls', string>>;

const valuesOf = ({ name, description = '', contacts, callbackUrls }: App): Values => ({
  ...{ name, description },
  ...{ contacts: contacts.join('\n'), callbackUrls: callbackUrls.join('\n') },
});

/** What an app is called, whom one writes to about it, and where it has people sent back to. */
export const EditApp = ({ app, etag }: { app: App; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ name, description, contacts, callbackUrls }: Values) =>
      portico.updateApp({
        appId: app.id,
        'If-Match': etag,
        body: {
          ...{ name, description: description || null },
          ...{ contacts: linesOf(contacts), callbackUrls: linesOf(callbackUrls) },
        },
      }),
    ({ name }) => {
      say(t.apps.saved(name));
      renew('mine');
      router.refresh();
    },
  );
  const fields = useFields(FORM_SCHEMAS.AppChanges, valuesOf(app), failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
      <TextField label={t.common.name} autoComplete="off" {...fields.field('name')} />
      <TextField label={t.apps.description} optional autoComplete="off" {...fields.field('description')} />
      <TextArea label={t.apps.contacts} hint={t.apps.contactsHint} optional rows={2} {...fields.field('contacts')} />
      <TextArea
        label={t.apps.callbackUrls}
        hint={t.apps.callbackUrlsHint}
        optional
        code
        rows={3}
        {...fields.field('callbackUrls')}
      />
    </Form>
  );
};
