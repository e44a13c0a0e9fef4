'use client';
import type { Api } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner, Skeleton } from '../../ui/feedback.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { tagsOf, VISIBILITIES, visibilityOf } from './form-values.ts';

type Values = { name: string; summary: string; visibility: string; tags: string };

/** What becomes of its subscribers, before it is saved. */
const MadePrivate = ({ apiId }: { apiId: string }) => {
  const { t, f } = useWords();
  const { data, failure } = useLoaded(['subscriber-count', apiId], () => portico.countSubscribers({ apiId }));
  if (failure) return <ProblemBanner problem={failure} />;
  if (!data) return <Skeleton height="3rem" />;
  const { live, cutOff, more } = data;
  const counted = (count: number) => `${f.number(count)}${more ? '+' : ''}`;
  return (
    <Banner
      tone={cutOff > 0 ? 'warn' : 'info'}
      role="status"
      title={cutOff > 0 ? t.publish.cutOff(counted(cutOff), counted(live)) : t.publish.cutOffNobody}
    >
      {cutOff > 0 && t.publish.cutOffLead}
    </Banner>
  );
};

/** Changes the API as it was read; somebody else's change in between is told, and not written over. */
export const SettingsForm = ({ api, etag }: { api: Api; etag: string }) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    ({ name, summary, visibility, tags }: Values) =>
      portico.updateApi({
        apiId: api.id,
        'If-Match': etag,
        body: { name, summary: summary.trim() || null, visibility: visibilityOf(visibility), tags: tagsOf(tags) },
      }),
    () => {
      say(t.publish.settingsSaved);
      router.refresh();
    },
  );
  const { name, summary = '', visibility } = api;
  // What may be left out of a change may not be emptied by it.
  const schemas = { ...FORM_SCHEMAS.ApiChanges, name: { ...FORM_SCHEMAS.ApiChanges.name, required: true } };
  const fields = useFields(schemas, { name, summary, visibility, tags: api.tags.join(', ') }, failure);
  return (
    <Card as="section" label={t.publish.settings}>
      <h2>{t.publish.settings}</h2>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <TextField label={t.publish.name} {...fields.field('name')} />
        <TextField label={t.publish.summary} hint={t.publish.summaryHint} {...fields.field('summary')} />
        <Select
          label={t.publish.visibility}
          {...fields.field('visibility')}
          choices={VISIBILITIES.map((value) => ({ value, label: t.publish.visibilities[value] }))}
        />
        {visibility !== 'private' && fields.value('visibility') === 'private' && <MadePrivate apiId={api.id} />}
        <TextField label={t.publish.tags} hint={t.publish.tagsHint} {...fields.field('tags')} maxLength={300} />
      </Form>
    </Card>
  );
};
