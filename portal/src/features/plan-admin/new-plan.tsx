'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { say } from '../../ui/toasts.tsx';
import { PlanFields, type PlanValues, planOf } from './plan-fields.tsx';
import { type RateRow, ratesOf } from './rates-field.tsx';

type Values = PlanValues & { id: string };
const EMPTY: Values = {
  ...{ id: '', name: '', summary: '', requestsPerSecond: '10', burst: '20' },
  ...{ requestsPerMonth: '100000', requestsPerDay: '' },
  ...{ limitsPer: 'app', priceCentsPerMonth: '0', approval: 'automatic', terms: '' },
};

type NewPlanProps = { /** Whose own it is to be. */ apiId?: string };

const NewPlanDialog = ({ apiId, onClose }: NewPlanProps & { onClose: () => void }) => {
  const { t } = useWords();
  const router = useRouter();
  const [rates, setRates] = useState<readonly RateRow[]>([]);
  const { run, busy, failure } = useAction(
    (values: Values) =>
      portico.createPlan({
        body: {
          ...{ id: values.id, ...planOf(values), operationRates: ratesOf(rates) },
          ...(apiId && { apiId }),
          ...(values.requestsPerDay && { requestsPerDay: Number(values.requestsPerDay) }),
          ...(values.terms && { terms: values.terms }),
        },
      }),
    ({ name }) => {
      say(t.planAdmin.made(name));
      onClose();
      router.refresh();
    },
  );
  const fields = useFields(FORM_SCHEMAS.NewPlan, EMPTY, failure);
  return (
    <Dialog open onClose={onClose} title={t.planAdmin.addTitle}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.planAdmin.add} onCancel={onClose}>
        <TextField label={t.planAdmin.id} hint={t.planAdmin.idHint} autoComplete="off" {...fields.field('id')} />
        <PlanFields fields={fields} rates={rates} onRates={setRates} />
      </Form>
    </Dialog>
  );
};

export const NewPlan = ({ apiId }: NewPlanProps) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t.planAdmin.add}
      </Button>
      {open && <NewPlanDialog {...(apiId && { apiId })} onClose={() => setOpen(false)} />}
    </>
  );
};
