'use client';
import type { SignUpMode, SignUpSettings } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

const MODES = ['off', 'invitation', 'domain', 'approval', 'open'] as const satisfies readonly SignUpMode[];
type Values = { mode: string; domains: string };
const SCHEMAS = { mode: { required: true, enum: MODES }, domains: { type: 'string', maxLength: 9000 } } as const;

const domainsOf = (typed: string) =>
  typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((domain) => domain !== '');

/** Changes the settings as they were read. */
export const SettingsForm = ({ settings, etag }: { settings: SignUpSettings; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ mode, domains }: Values) =>
      // One of the choices, and nothing else.
      portico.putSignUpSettings({ 'If-Match': etag, body: { mode: mode as SignUpMode, domains: domainsOf(domains) } }),
    () => {
      say(t.common.saved);
      router.refresh();
    },
  );
  const before = { mode: settings.mode, domains: (settings.domains ?? []).join(', ') };
  const fields = useFields(SCHEMAS, before, failure);
  return (
    <Card as="section" label={t.signUp.who}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <Select
          label={t.signUp.who}
          {...fields.field('mode')}
          choices={MODES.map((mode) => ({ value: mode, label: t.signUp.modes[mode] }))}
        />
        {fields.value('mode') === 'domain' && (
          <TextField label={t.signUp.domains} hint={t.signUp.domainsHint} {...fields.field('domains')} />
        )}
      </Form>
    </Card>
  );
};
