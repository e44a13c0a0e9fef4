'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { sendOwn } from '../api/send-own.ts';
import { useAction } from '../api/use-action.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { signIn } from '../i18n/messages/sign-in.ts';
import { TextField } from '../ui/field.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';

const { password, code } = FORM_SCHEMAS.SessionStepUp;

/** Password and code once more, for this session. */
export const StepUpForm = ({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    (values: { password: string; code: string }) => sendOwn<void>('step-up', values),
    onDone,
  );
  const fields = useFields({ password, code }, { password: '', code: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.showFactor} onCancel={onCancel}>
      <PasswordField label={t.password} autoComplete="current-password" {...fields.field('password')} />
      <TextField label={t.appCode} inputMode="numeric" autoComplete="one-time-code" {...fields.field('code')} />
    </Form>
  );
};
