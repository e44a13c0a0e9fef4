'use client';
import type { AccessDryRun, AccessPolicy, SampleCall } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { ANSWER_PHRASES_DE } from '../../i18n/messages/answer-phrases-de.ts';
import { useSaid } from '../../i18n/use-said.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Card, Grid, Soft, Stack } from '../../ui/layout.tsx';
import { instantOf } from '../../ui/utc-input.ts';
import styles from './dry-run.module.css';
import type { PlanChoice } from './policy-drawer.tsx';
import { headersOf, METHODS, methodOf, wordsOf } from './policy-text.ts';

const ICONS = { passed: CircleCheck, failed: CircleX, 'not-asked': CircleMinus };
const EMPTY = { method: 'GET', path: '/', planId: '', address: '', country: '', at: '', headers: '', scopes: '' };
const DEFAULTS = { ...EMPTY, certificateSubject: '' };
type Values = typeof DEFAULTS;
/** A member of the call is what is typed in the field of its name. */
const PLACES = Object.fromEntries(Object.keys(DEFAULTS).map((name) => [name, `/call/${name}`]));

const callOf = (typed: Values): SampleCall => {
  const { method, path, at, headers, scopes, country, ...texts } = typed;
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const instant = instantOf(at);
  return {
    ...{ method: methodOf(method), path, ...said },
    ...(country !== '' && { country: country.toUpperCase() }),
    ...(instant && { at: instant }),
    ...(headers !== '' && { headers: headersOf(headers) }),
    ...(scopes !== '' && { scopes: wordsOf(scopes) }),
  };
};

/** The verdict, and each step that led to it; the one that refused stands out. */
const Verdict = ({ allowed, operation, steps }: AccessDryRun) => {
  const { t } = useWords();
  const said = useSaid(ANSWER_PHRASES_DE);
  const refusing = steps.findIndex(({ outcome }) => outcome === 'failed');
  return (
    <Stack>
      <Banner tone={allowed ? 'ok' : 'danger'} role="status" title={allowed ? t.policies.allowed : t.policies.refused}>
        {steps[refusing] && <p>{t.policies.refusedBy(steps[refusing].name)}</p>}
      </Banner>
      <Soft small>{operation ? t.policies.operation(operation) : t.policies.noOperation}</Soft>
      {steps.length > 0 && (
        <ol className={styles.steps} aria-label={t.policies.steps}>
          {steps.map(({ name, outcome, words, detail }, index) => {
            const Icon = ICONS[outcome];
            return (
              <li key={name} data-outcome={outcome} data-refusing={index === refusing || undefined}>
                <Icon size={18} aria-hidden="true" />
                <div>
                  <strong>{name}</strong>
                  <p>{`${t.policies.outcomes[outcome]}: ${said(words, detail)}.`}</p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Stack>
  );
};

type DryRunProps = { slug: string; policies: readonly AccessPolicy[]; plans: readonly PlanChoice[] };

/** A call that is made up, and what the policies beside it say of it. */
export const DryRun = ({ slug, policies, plans }: DryRunProps) => {
  const { t } = useWords();
  const [verdict, setVerdict] = useState<AccessDryRun>();
  const { run, busy, failure } = useAction(
    (typed: Values) => portico.dryRunAccess({ apiId: slug, body: { call: callOf(typed), policies: [...policies] } }),
    setVerdict,
  );
  const fields = useFields(FORM_SCHEMAS.SampleCall, DEFAULTS, failure, PLACES);
  return (
    <Card as="section" label={t.policies.tryTitle}>
      <h2>{t.policies.tryTitle}</h2>
      <p>{t.policies.tryLead}</p>
      <Form fields={fields} onSend={run} busy={busy} submit={t.policies.run}>
        <Grid min="10rem">
          <Select
            label={t.policies.method}
            choices={METHODS.map((value) => ({ value, label: value }))}
            {...fields.field('method')}
          />
          <TextField label={t.policies.path} {...fields.field('path')} />
          <TextField label={t.policies.address} optional {...fields.field('address')} />
          <TextField label={t.policies.country} optional {...fields.field('country')} />
          <Select
            label={t.policies.plan}
            choices={[{ value: '', label: '–' }, ...plans.map(({ id, name }) => ({ value: id, label: name }))]}
            {...fields.field('planId')}
          />
          <TextField
            type="datetime-local"
            label={t.policies.at}
            hint={t.policies.atHint}
            optional
            {...fields.field('at')}
          />
          <TextField label={t.policies.callScopes} optional {...fields.field('scopes')} />
          <TextField label={t.policies.certificateSubject} optional {...fields.field('certificateSubject')} />
        </Grid>
        <TextArea
          code
          rows={2}
          optional
          label={t.policies.callHeaders}
          hint={t.policies.callHeadersHint}
          {...fields.field('headers')}
        />
      </Form>
      {verdict && <Verdict {...verdict} />}
    </Card>
  );
};
