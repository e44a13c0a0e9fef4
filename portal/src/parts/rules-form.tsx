'use client';
import type { ApiPublishingRules, PublishingRules } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../api/browser-client.ts';
import { useAction } from '../api/use-action.ts';
import { useWords } from '../i18n/words.tsx';
import { Select } from '../ui/field.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Card } from '../ui/layout.tsx';
import { say } from '../ui/toasts.tsx';
import { GRADES } from './grade-tones.ts';

const LEVELS = ['block', 'warn', 'free'] as const;
type Values = Record<'breakingChange' | 'grade' | 'minimumGrade' | 'owner', string>;
type RulesFormProps = { rules: PublishingRules | ApiPublishingRules; etag: string; apiId?: string };

/** A choice that a form made of these. */
const one = <Value extends string>(choices: readonly Value[], chosen: string, otherwise: Value): Value =>
  choices.find((choice) => choice === chosen) ?? otherwise;

/** What publishing asks: of every API, or of one besides; changed as it was read. */
export const RulesForm = ({ rules, etag, apiId }: RulesFormProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { run, busy, failure } = useAction(
    (typed: Values): PromiseLike<PublishingRules> => {
      const body = {
        breakingChange: one(LEVELS, typed.breakingChange, 'warn'),
        grade: one(LEVELS, typed.grade, 'warn'),
        minimumGrade: one(GRADES, typed.minimumGrade, 'C'),
        owner: one(LEVELS, typed.owner, 'warn'),
      };
      // What admins said besides stays as it was read.
      const excused = 'exceptions' in rules && rules.exceptions ? { exceptions: rules.exceptions } : {};
      return apiId
        ? portico.putApiPublishingRules({ apiId, 'If-Match': etag, body: { ...body, ...excused } })
        : portico.putPublishingRules({ 'If-Match': etag, body });
    },
    () => {
      say(t.publishing.saved);
      router.refresh();
    },
  );
  const { breakingChange, grade, minimumGrade, owner } = rules;
  const fields = useFields({}, { breakingChange, grade, minimumGrade, owner }, failure);
  const levels = LEVELS.map((value) => ({ value, label: t.publishing.levels[value] }));
  return (
    <Card as="section" label={t.publishing.rules}>
      <h2>{t.publishing.rules}</h2>
      <p>{apiId ? t.publishing.apiRulesLead : t.publishing.rulesLead}</p>
      <Form fields={fields} onSend={run} busy={busy} submit={t.common.save}>
        <Select label={t.publishing.breakingChange} choices={levels} {...fields.field('breakingChange')} />
        <Select label={t.publishing.grade} choices={levels} {...fields.field('grade')} />
        <Select
          label={t.publishing.minimumGrade}
          choices={GRADES.map((value) => ({ value, label: value }))}
          {...fields.field('minimumGrade')}
        />
        <Select label={t.publishing.ownerRule} choices={levels} {...fields.field('owner')} />
      </Form>
    </Card>
  );
};
