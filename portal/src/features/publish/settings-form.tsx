'use client';
import type { Api, ApiChanges, Team } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Soft, Stack } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { sharedWithOf, tagsOf, VISIBILITIES, visibilityOf } from './form-values.ts';
import { MadePrivate, useCutOff } from './made-private.tsx';
import { SharedWith, shortNameOf } from './shared-with.tsx';

type Followed = Api['fromDocument'][number];
type Values = Record<
  | 'name'
  | 'summary'
  | 'visibility'
  | 'sharedWith'
  | 'tags'
  | 'categories'
  | 'contactName'
  | 'contactMail'
  | 'contactUrl'
  | 'termsUrl'
  | 'termsText',
  string
>;

const valuesOf = (api: Api): Values => ({
  ...{ name: api.name, summary: api.summary ?? '', visibility: api.visibility },
  sharedWith: (api.sharedWith ?? []).map(shortNameOf).join(', '),
  ...{ tags: api.tags.join(', '), categories: api.categories.join(', ') },
  ...{ contactName: api.contactName ?? '', contactMail: api.contactMail ?? '', contactUrl: api.contactUrl ?? '' },
  ...{ termsUrl: api.termsUrl ?? '', termsText: api.termsText ?? '' },
});

/** What is said of an API: all but what follows its document. */
const changesOf = (typed: Values, followed: ReadonlySet<Followed>): ApiChanges => {
  const orNone = (text: string) => text || null;
  return {
    visibility: visibilityOf(typed.visibility),
    ...(typed.visibility === 'private' && { sharedWith: sharedWithOf(typed.sharedWith) }),
    categories: tagsOf(typed.categories).slice(0, 3),
    fromDocument: [...followed],
    ...(!followed.has('name') && { name: typed.name }),
    ...(!followed.has('summary') && { summary: orNone(typed.summary) }),
    ...(!followed.has('tags') && { tags: tagsOf(typed.tags) }),
    ...(!followed.has('contact') && {
      contactName: orNone(typed.contactName),
      contactMail: orNone(typed.contactMail),
      contactUrl: orNone(typed.contactUrl),
    }),
    ...(!followed.has('terms') && { termsUrl: orNone(typed.termsUrl), termsText: orNone(typed.termsText) }),
  };
};

/** What may be left out of a change may not be emptied by it; lists are typed as texts. */
const SCHEMAS = {
  ...FORM_SCHEMAS.ApiChanges,
  name: { ...FORM_SCHEMAS.ApiChanges.name, required: true },
};

type SettingsProps = { api: Api; etag: string; teams: readonly Team[]; admin: boolean };

/** Changes the API as it was read; somebody else's change in between is told, and not written over. */
export const SettingsForm = ({ api, etag, teams, admin }: SettingsProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [followed, setFollowed] = useState<ReadonlySet<Followed>>(new Set(api.fromDocument));
  const { run, busy, failure } = useAction(
    (typed: Values) => portico.updateApi({ apiId: api.id, 'If-Match': etag, body: changesOf(typed, followed) }),
    () => {
      say(t.publish.settingsSaved);
      router.refresh();
    },
  );
  const asking = useCutOff<Values>(api, run);
  const fields = useFields(SCHEMAS, valuesOf(api), failure ?? asking.failure);
  const words = t.apiSettings;
  const before = valuesOf(api).sharedWith;
  const [said, setSaid] = useState(before);
  const isPrivate = fields.value('visibility') === 'private';
  /** A part that people say, or that follows the document: then it is shown as it is, and not typed. */
  const part = (name: Followed, label: string, children: (readOnly: boolean) => ReactNode) => {
    const follows = followed.has(name);
    return (
      <Stack gap="tight">
        {children(follows)}
        <Checkbox
          label={words.follow}
          aria-label={`${words.follow}: ${label}`}
          checked={follows}
          onChange={({ target }) => {
            const next = new Set(followed);
            if (target.checked) next.add(name);
            else next.delete(name);
            setFollowed(next);
          }}
        />
        <Soft small>{follows ? words.followHint : words.kept}</Soft>
      </Stack>
    );
  };
  return (
    <Card as="section" label={t.publish.settings}>
      {asking.dialog}
      <Form fields={fields} onSend={asking.send} busy={busy || asking.busy} submit={words.save}>
        <h2>{words.about}</h2>
        {part('name', t.publish.name, (readOnly) => (
          <TextField label={t.publish.name} readOnly={readOnly} {...fields.field('name')} />
        ))}
        {part('summary', t.publish.summary, (readOnly) => (
          <TextField
            label={t.publish.summary}
            hint={t.publish.summaryHint}
            readOnly={readOnly}
            {...fields.field('summary')}
          />
        ))}
        {part('tags', t.publish.tags, (readOnly) => (
          <TextField
            label={t.publish.tags}
            hint={t.publish.tagsHint}
            readOnly={readOnly}
            {...fields.field('tags')}
            maxLength={500}
          />
        ))}
        <TextField
          label={words.categories}
          hint={words.categoriesHint}
          {...fields.field('categories')}
          maxLength={150}
        />
        <Select
          label={t.publish.visibility}
          {...fields.field('visibility')}
          choices={VISIBILITIES.map((value) => ({ value, label: t.publish.visibilities[value] }))}
        />
        {isPrivate && (
          <SharedWith
            fields={fields}
            teams={[...(api.sharedWith ?? []), ...teams]}
            ownTeamId={api.teamId}
            admin={admin}
            onSaid={setSaid}
          />
        )}
        {isPrivate && (api.visibility !== 'private' || said !== before) && (
          <MadePrivate apiId={api.id} teams={sharedWithOf(said)} />
        )}
        <h2>{words.contact}</h2>
        {part('contact', words.contact, (readOnly) => (
          <Stack>
            <TextField label={words.contactName} readOnly={readOnly} {...fields.field('contactName')} />
            <TextField label={words.contactMail} type="email" readOnly={readOnly} {...fields.field('contactMail')} />
            <TextField label={words.contactUrl} type="url" readOnly={readOnly} {...fields.field('contactUrl')} />
          </Stack>
        ))}
        <h2>{words.terms}</h2>
        {part('terms', words.terms, (readOnly) => (
          <Stack>
            <TextField label={words.termsUrl} type="url" readOnly={readOnly} {...fields.field('termsUrl')} />
            <TextArea
              label={words.termsText}
              hint={words.termsTextHint}
              rows={5}
              readOnly={readOnly}
              {...fields.field('termsText')}
            />
          </Stack>
        ))}
      </Form>
    </Card>
  );
};
