'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import type { ReactNode } from 'react';
import { useAction } from '../api/use-action.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { Form, useFields } from '../ui/form.tsx';

type ReasonProps = {
  title: string;
  lead: string;
  submit: ReactNode;
  act: (reason: string) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
};

/** What is done to somebody with a reason, which they are told. */
export const ReasonDialog = ({ title, lead, submit, act, onClose, onDone }: ReasonProps) => {
  const t = useWordsOf(common);
  const { run, busy, failure } = useAction(({ reason }: { reason: string }) => act(reason), onDone);
  const fields = useFields(FORM_SCHEMAS.Rejection, { reason: '' }, failure);
  return (
    <Dialog open onClose={onClose} title={title} lead={lead}>
      <Form fields={fields} onSend={run} busy={busy} submit={submit} onCancel={onClose}>
        <TextArea label={t.reason} rows={3} {...fields.field('reason')} />
      </Form>
    </Dialog>
  );
};
