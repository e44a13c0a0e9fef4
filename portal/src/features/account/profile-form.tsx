'use client';
import type { CurrentUser, MailSwitches } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { rememberLanguage, rememberTheme } from '../../parts/appearance.ts';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

const LANGUAGES = ['en', 'de'] as const;
const COLOURS = ['light', 'dark'] as const;
const MAILS = ['security', 'teams', 'apis'] as const satisfies readonly (keyof MailSwitches)[];
const { name: NAME } = FORM_SCHEMAS.ProfileChanges;
/** What may be left out of a change may not be emptied by it. */
const SCHEMAS = { name: { ...NAME, required: true } };
const OFFSETS = Intl.supportedValuesOf('timeZone');

type Values = { name: string; language: string; theme: string; timeZone: string };

/** Oneself as others see it, and what one prefers; nothing said is as the browser has it. */
export const ProfileForm = ({ me: { user, preferences }, etag }: { me: CurrentUser; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const [mails, setMails] = useState<MailSwitches>(preferences.mails ?? {});
  const { run, busy, failure } = useAction(
    (values: Values) =>
      portico.updateCurrentUser({
        'If-Match': etag,
        body: {
          name: values.name,
          language: LANGUAGES.find((one) => one === values.language) ?? null,
          theme: COLOURS.find((one) => one === values.theme) ?? null,
          timeZone: values.timeZone || null,
          mails,
        },
      }),
    (changed) => {
      const { language, theme } = changed.preferences;
      if (language) rememberLanguage(language);
      rememberTheme(theme ?? 'system');
      say(t.users.profileSaved);
      router.refresh();
    },
  );
  const fields = useFields(
    SCHEMAS,
    {
      name: user.name,
      language: preferences.language ?? '',
      theme: preferences.theme ?? '',
      timeZone: preferences.timeZone ?? '',
    },
    failure,
  );
  const browser = { value: '', label: t.users.likeBrowser };
  return (
    <Card as="section" label={t.users.profileTitle}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.common.name} autoComplete="name" {...fields.field('name')} />
        <TextField label={t.users.email} value={user.email} readOnly />
        <Select
          label={t.users.language}
          choices={[browser, ...LANGUAGES.map((value) => ({ value, label: t.users.languages[value] }))]}
          {...fields.field('language')}
        />
        <Select
          label={t.users.theme}
          choices={[browser, ...COLOURS.map((value) => ({ value, label: t.users.themes[value] }))]}
          {...fields.field('theme')}
        />
        <Select
          label={t.users.timeZone}
          choices={[browser, ...OFFSETS.map((value) => ({ value, label: value.replaceAll('_', ' ') }))]}
          {...fields.field('timeZone')}
        />
        <fieldset>
          <legend>{t.users.mails}</legend>
          <Stack gap="tight">
            <Soft small>{t.users.mailsHint}</Soft>
            {MAILS.map((name) => (
              <Checkbox
                key={name}
                label={t.users.mailsAbout[name]}
                checked={mails[name] ?? true}
                onChange={({ target }) => setMails((known) => ({ ...known, [name]: target.checked }))}
              />
            ))}
          </Stack>
        </fieldset>
      </Form>
    </Card>
  );
};
