'use client';
import type { Plan } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { PlanFields, type PlanValues, planOf, valuesOf } from './plan-fields.tsx';
import { ratesOf, rowsOf } from './rates-field.tsx';

type EditProps = { plan: Plan; onClose: () => void; onDone: (plan: Plan) => void };

const EditForm = ({ plan, etag, onClose, onDone }: EditProps & { etag: string }) => {
  const { t } = useWords();
  const [rates, setRates] = useState(() => rowsOf(plan.operationRates));
  const { run, busy, failure } = useAction(
    (values: PlanValues) =>
      portico.updatePlan({
        planId: plan.id,
        'If-Match': etag,
        body: {
          ...planOf(values),
          requestsPerDay: values.requestsPerDay ? Number(values.requestsPerDay) : null,
          operationRates: ratesOf(rates),
          terms: values.terms || null,
        },
      }),
    onDone,
  );
  const fields = useFields(FORM_SCHEMAS.PlanChanges, valuesOf(plan), failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.common.save} onCancel={onClose}>
      <PlanFields fields={fields} rates={rates} onRates={setRates} />
    </Form>
  );
};

/** A plan as it is now, to be changed as it was seen. */
export const EditPlanDialog = (props: EditProps) => {
  const { t } = useWords();
  const { plan, onClose } = props;
  const { data, failure, reload } = useLoaded(['plan', plan.id], async () => {
    const read = await portico.getPlan({ planId: plan.id }).withResponse();
    return { plan: read.data, etag: read.headers.get('etag') ?? '' };
  });
  return (
    <Dialog open onClose={onClose} title={t.planAdmin.editTitle(plan.name)} lead={t.planAdmin.editLead}>
      {failure && !data && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Skeleton height="16rem" />}
      {data && <EditForm {...props} {...data} />}
    </Dialog>
  );
};
