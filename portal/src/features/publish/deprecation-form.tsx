'use client';
import type { ApiVersion, Brownout } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';
import { instantOf, typedOf } from '../../ui/utc-input.ts';
import { BrownoutFields } from './brownout-fields.tsx';

type DeprecationFormProps = {
  apiId: string;
  version: ApiVersion;
  tag: string;
  /** The other versions that answer. */
  others: readonly string[];
};
type Values = Record<'deprecatedAt' | 'sunsetAt' | 'successor' | 'information' | 'note' | 'reason', string>;

const given = (fields: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

/** When and how a version ends: planned, and changed as it was seen. */
export const DeprecationForm = ({ apiId, version, tag, others }: DeprecationFormProps) => {
  const { t } = useWords();
  const router = useRouter();
  const before = version.deprecation;
  const [brownouts, setBrownouts] = useState<readonly Brownout[]>(before?.brownouts ?? []);
  const { run, busy, failure } = useAction(
    ({ deprecatedAt, sunsetAt, ...texts }: Values) =>
      portico.putDeprecation({
        apiId,
        version: version.version,
        'If-Match': tag,
        body: {
          ...given({ ...texts, deprecatedAt: instantOf(deprecatedAt), sunsetAt: instantOf(sunsetAt) }),
          brownouts: brownouts.filter(({ startsAt }) => startsAt !== ''),
        },
      }),
    () => {
      say(t.lifecycle.saved);
      router.refresh();
    },
  );
  // What an instant may be is the input's to say.
  const { successor: _, deprecatedAt: __, sunsetAt: ___, ...schemas } = FORM_SCHEMAS.DeprecationPlan;
  const fields = useFields(
    schemas,
    {
      deprecatedAt: typedOf(before?.deprecatedAt),
      sunsetAt: typedOf(before?.sunsetAt),
      successor: before?.successor ?? '',
      information: before?.information ?? '',
      note: before?.note ?? '',
      reason: '',
    },
    failure,
  );
  const choices = [{ value: '', label: t.lifecycle.noSuccessor }, ...others.map((value) => ({ value, label: value }))];
  return (
    <Card as="section" label={t.lifecycle.plan}>
      <h2>{t.lifecycle.plan}</h2>
      <p>{t.lifecycle.planLead}</p>
      {version.isDefault && <Banner tone="info" title={t.lifecycle.planOfDefault} />}
      <Form fields={fields} onSend={run} busy={busy} submit={before ? t.lifecycle.save : t.lifecycle.deprecate}>
        <TextField
          type="datetime-local"
          label={t.lifecycle.deprecatedAt}
          hint={t.lifecycle.deprecatedAtHint}
          {...fields.field('deprecatedAt')}
        />
        <TextField
          type="datetime-local"
          label={t.lifecycle.sunsetAt}
          hint={t.lifecycle.sunsetAtHint}
          {...fields.field('sunsetAt')}
        />
        <Select label={t.lifecycle.successor} choices={choices} {...fields.field('successor')} />
        <TextArea rows={3} optional label={t.lifecycle.note} {...fields.field('note')} />
        <TextField
          type="url"
          optional
          label={t.lifecycle.information}
          hint={t.lifecycle.informationHint}
          {...fields.field('information')}
        />
        <BrownoutFields value={brownouts} onChange={setBrownouts} sunsetAt={instantOf(fields.value('sunsetAt'))} />
        <TextField optional label={t.lifecycle.reason} {...fields.field('reason')} />
      </Form>
    </Card>
  );
};
