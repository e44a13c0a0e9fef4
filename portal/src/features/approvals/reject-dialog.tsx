'use client';
import type { AccessRequest } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';

type RejectProps = { request: AccessRequest; onClose: () => void; onDone: () => void };

/** No, with a reason. */
export const RejectDialog = ({ request: { id, appName }, onClose, onDone }: RejectProps) => {
  const { t } = useWords();
  const { run, busy, failure } = useAction(
    ({ reason }: { reason: string }) => portico.rejectAccessRequest({ accessRequestId: id, body: { reason } }),
    onDone,
  );
  const fields = useFields(FORM_SCHEMAS.Rejection, { reason: '' }, failure);
  return (
    <Dialog open onClose={onClose} title={t.approvals.rejectTitle(appName)} lead={t.approvals.rejectLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.approvals.reject} onCancel={onClose}>
        <TextArea label={t.approvals.reason} rows={3} {...fields.field('reason')} />
      </Form>
    </Dialog>
  );
};
