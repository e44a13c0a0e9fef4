'use client';
import type { Plan, PlanChanges, PlanPreview } from '@portico/client';
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
import { PlanEffects } from './plan-effects.tsx';
import { PLAN_FIELDS, PlanFields, type PlanValues, planOf, valuesOf } from './plan-fields.tsx';
import { ratesOf, rowsOf } from './rates-field.tsx';

/** What a change does, of the change as it was typed. */
type Seen = { readonly of: string; readonly preview: PlanPreview };
type EditProps = { plan: Plan; onClose: () => void; onDone: (plan: Plan) => void };

const EditForm = ({ plan, etag, onClose, onDone }: EditProps & { etag: string }) => {
  const { t } = useWords();
  const [rates, setRates] = useState(() => rowsOf(plan.operationRates));
  const [seen, setSeen] = useState<Seen>();
  const changesOf = (values: PlanValues): PlanChanges => ({
    ...planOf(values),
    requestsPerDay: values.requestsPerDay ? Number(values.requestsPerDay) : null,
    operationRates: ratesOf(rates),
    terms: values.terms || null,
  });
  const { run, busy, failure } = useAction(
    async (values: PlanValues): Promise<Plan | Seen> => {
      const planId = plan.id;
      const body = changesOf(values);
      const of = JSON.stringify(body);
      // What it does for somebody is seen before it is done.
      const preview = seen?.of === of ? undefined : await portico.previewPlanChange({ planId, body });
      if (preview && preview.subscribers + preview.arriving > 0) return { of, preview };
      return portico.updatePlan({ planId, 'If-Match': etag, body });
    },
    (done) => ('preview' in done ? setSeen(done) : onDone(done)),
  );
  const fields = useFields(FORM_SCHEMAS.PlanChanges, valuesOf(plan), failure);
  const shown = Object.fromEntries(PLAN_FIELDS.map((name) => [name, fields.value(name).trim()])) as PlanValues;
  const preview = seen?.of === JSON.stringify(changesOf(shown)) ? seen.preview : undefined;
  return (
    <Form
      fields={fields}
      onSend={run}
      busy={busy}
      submit={preview ? t.planAdmin.changeAll : t.planAdmin.review}
      onCancel={onClose}
    >
      <PlanFields fields={fields} rates={rates} onRates={setRates} />
      {preview && <PlanEffects preview={preview} />}
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
