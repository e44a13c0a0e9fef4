'use client';
import type { AccessPolicy } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { EFFECTS, KINDS, kindOf, OFFICE_HOURS, policyOf, valuesOf } from './policy-text.ts';
import { WindowFields } from './window-fields.tsx';

export type PlanChoice = { readonly id: string; readonly name: string };
type PolicyDrawerProps = {
  /** None, where a new one is made. */
  policy: AccessPolicy | undefined;
  plans: readonly PlanChoice[];
  onClose: () => void;
  onDone: (policy: AccessPolicy) => void;
};

const ZONES = Intl.supportedValuesOf('timeZone');
const TEXT = { required: true, type: 'string' } as const;

/** One policy: what it asks about, and for whose calls it holds. */
export const PolicyDrawer = ({ policy, plans, onClose, onDone }: PolicyDrawerProps) => {
  const { t } = useWords();
  const [windows, setWindows] = useState(policy?.windows ?? [OFFICE_HOURS]);
  const [planIds, setPlanIds] = useState(policy?.planIds ?? []);
  const [kind, setKind] = useState(kindOf(policy?.kind ?? ''));
  const { name, timeZone } = FORM_SCHEMAS.AccessPolicy;
  const schemas = { name, timeZone, [kind === 'certificate' ? 'subjects' : kind]: TEXT };
  const fields = useFields(schemas, valuesOf(policy));
  const chosen = kindOf(fields.value('kind'));
  if (chosen !== kind) setKind(chosen);
  const title = policy ? t.policies.editTitle(policy.name) : t.policies.newTitle;
  return (
    <Drawer title={title} onClose={onClose}>
      <Form
        fields={fields}
        busy={false}
        ready={kind !== 'times' || windows.every(({ days, from, to }) => days.length > 0 && from && to)}
        submit={t.policies.done}
        onCancel={onClose}
        onSend={(typed) => onDone(policyOf(typed, windows, planIds))}
      >
        <TextField label={t.policies.name} {...fields.field('name')} />
        <Select
          label={t.policies.kind}
          choices={KINDS.map((value) => ({ value, label: t.policies.kinds[value] }))}
          {...fields.field('kind')}
        />
        {(kind === 'addresses' || kind === 'countries') && (
          <Select
            label={t.policies.effect}
            choices={EFFECTS.map((value) => ({ value, label: t.policies.effects[value] }))}
            {...fields.field('effect')}
          />
        )}
        {kind === 'addresses' && (
          <TextArea
            code
            rows={4}
            label={t.policies.addresses}
            hint={t.policies.addressesHint}
            {...fields.field('addresses')}
          />
        )}
        {kind === 'countries' && (
          <TextField label={t.policies.countries} hint={t.policies.countriesHint} {...fields.field('countries')} />
        )}
        {kind === 'times' && (
          <>
            <Select
              label={t.policies.timeZone}
              hint={t.policies.timeZoneHint}
              choices={['UTC', ...ZONES].map((value) => ({ value, label: value }))}
              {...fields.field('timeZone')}
            />
            <WindowFields windows={windows} onChange={(next) => setWindows([...next])} />
          </>
        )}
        {kind === 'headers' && (
          <TextArea
            code
            rows={3}
            label={t.policies.headers}
            hint={t.policies.headersHint}
            {...fields.field('headers')}
          />
        )}
        {kind === 'certificate' && (
          <TextArea
            code
            rows={3}
            label={t.policies.subjects}
            hint={t.policies.subjectsHint}
            {...fields.field('subjects')}
          />
        )}
        {kind === 'scopes' && (
          <TextField label={t.policies.scopes} hint={t.policies.scopesHint} {...fields.field('scopes')} />
        )}
        <TextArea
          code
          optional
          rows={2}
          label={t.policies.operations}
          hint={t.policies.operationsHint}
          {...fields.field('operations')}
        />
        {plans.length > 0 && (
          <fieldset>
            <legend>{t.policies.plans}</legend>
            <Stack gap="tight">
              <Row>
                {plans.map(({ id, name: planName }) => (
                  <Checkbox
                    key={id}
                    label={planName}
                    checked={planIds.includes(id)}
                    onChange={({ target }) =>
                      setPlanIds(target.checked ? [...planIds, id] : planIds.filter((one) => one !== id))
                    }
                  />
                ))}
              </Row>
              <Soft small>{t.policies.plansHint}</Soft>
            </Stack>
          </fieldset>
        )}
      </Form>
    </Drawer>
  );
};
