'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { sendOwn } from '../../api/send-own.ts';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { NewPasswordField } from '../../parts/new-password-field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { OtherWay } from './other-way.tsx';
import { Step } from './step.tsx';

type NewPasswordStepProps = {
  returnTo: string;
  email: string;
  onDone: (outcome: SignInOutcome) => void;
  onAgain: () => void;
};

/** For who came with a password that is good for one sign-in. */
export const NewPasswordStep = ({ returnTo, email, onDone, onAgain }: NewPasswordStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    ({ newPassword }: { newPassword: string }) => sendOwn<SignInOutcome>('answer', { newPassword, returnTo }),
    onDone,
  );
  const { newPassword } = FORM_SCHEMAS.SignInAnswer;
  const fields = useFields({ newPassword: { ...newPassword, required: true } }, { newPassword: '' }, failure);
  return (
    <Step title={t.newTitle} lead={t.newLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.set}>
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField label={t.newPassword} typed={fields.value('newPassword')} {...fields.field('newPassword')} />
      </Form>
      {failure?.code === 'sign-in-failed' && <OtherWay onClick={onAgain}>{t.again}</OtherWay>}
    </Step>
  );
};
