'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { sendOwn } from '../../api/send-own.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { NewPasswordField } from '../../parts/new-password-field.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { MailAgain } from './mail-again.tsx';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type Values = { code: string; newPassword: string };
type ResetStepProps = { email: string; onSet: () => void; onAnother: () => void };

/** A new password with the code from the mail. */
export const ResetStep = ({ email, onSet, onAnother }: ResetStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction((values: Values) => sendOwn<void>('reset', { email, ...values }), onSet);
  const { code, newPassword } = FORM_SCHEMAS.PasswordReset;
  const fields = useFields({ code, newPassword }, { code: '', newPassword: '' }, failure);
  return (
    <Step title={t.resetTitle} lead={t.resetLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.setAnew}>
        <Who email={email} onAnother={onAnother} />
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <TextField label={t.code} inputMode="numeric" autoComplete="one-time-code" {...fields.field('code')} />
        <NewPasswordField label={t.newPassword} typed={fields.value('newPassword')} {...fields.field('newPassword')} />
      </Form>
      <MailAgain route="reset/code" body={{ email }} label={t.codeAgain} done={t.codeOnItsWay} />
    </Step>
  );
};
