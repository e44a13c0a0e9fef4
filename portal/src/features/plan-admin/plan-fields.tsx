'use client';
import type { Plan } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import type { useFields } from '../../ui/form.tsx';
import { Grid } from '../../ui/layout.tsx';
import { type RateRow, RatesField } from './rates-field.tsx';

export const PLAN_FIELDS = [
  'name',
  'summary',
  'requestsPerSecond',
  'burst',
  'requestsPerMonth',
  'requestsPerDay',
  'limitsPer',
  'priceCentsPerMonth',
  'approval',
  'terms',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
export type PlanValues = Readonly<Record<PlanField, string>>;

export const valuesOf = (plan: Plan): PlanValues => ({
  name: plan.name,
  summary: plan.summary,
  requestsPerSecond: String(plan.requestsPerSecond),
  burst: String(plan.burst),
  requestsPerMonth: String(plan.requestsPerMonth),
  requestsPerDay: plan.requestsPerDay === undefined ? '' : String(plan.requestsPerDay),
  limitsPer: plan.limitsPer,
  priceCentsPerMonth: String(plan.priceCentsPerMonth),
  approval: plan.approval,
  terms: plan.terms ?? '',
});

/** What the fields say, as the contract has it; what may be missing is its form’s. */
export const planOf = (values: PlanValues) => ({
  name: values.name,
  summary: values.summary,
  requestsPerSecond: Number(values.requestsPerSecond),
  burst: Number(values.burst),
  requestsPerMonth: Number(values.requestsPerMonth),
  limitsPer: values.limitsPer === 'team' ? ('team' as const) : ('app' as const),
  priceCentsPerMonth: Number(values.priceCentsPerMonth),
  approval: values.approval === 'owner' ? ('owner' as const) : ('automatic' as const),
});

type Fields = Pick<ReturnType<typeof useFields<PlanField>>, 'field'>;

type PlanFieldsProps = { fields: Fields; rates: readonly RateRow[]; onRates: (rates: readonly RateRow[]) => void };

export const PlanFields = ({ fields, rates, onRates }: PlanFieldsProps) => {
  const { t } = useWords();
  const number = (name: PlanField, label: string, optional = false) => (
    <TextField label={label} type="number" inputMode="numeric" optional={optional} {...fields.field(name)} />
  );
  return (
    <>
      <TextField label={t.common.name} autoComplete="off" {...fields.field('name')} />
      <TextField label={t.planAdmin.summary} autoComplete="off" {...fields.field('summary')} />
      <Grid min="10rem">
        {number('requestsPerSecond', t.access.requestsPerSecond)}
        {number('burst', t.access.burst)}
        {number('requestsPerMonth', t.access.requestsPerMonth)}
        {number('requestsPerDay', t.access.requestsPerDay, true)}
        {number('priceCentsPerMonth', t.planAdmin.price)}
      </Grid>
      <Grid min="14rem">
        <Select
          label={t.planAdmin.limitsPer}
          {...fields.field('limitsPer')}
          choices={(['app', 'team'] as const).map((value) => ({ value, label: t.access.limitsPer[value] }))}
        />
        <Select
          label={t.planAdmin.approval}
          {...fields.field('approval')}
          choices={(['automatic', 'owner'] as const).map((value) => ({ value, label: t.planAdmin.approvals[value] }))}
        />
      </Grid>
      <RatesField rates={rates} onChange={onRates} />
      <TextArea label={t.planAdmin.terms} hint={t.planAdmin.termsHint} rows={4} optional {...fields.field('terms')} />
    </>
  );
};
