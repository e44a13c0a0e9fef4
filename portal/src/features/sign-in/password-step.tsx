'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { send } from './send.ts';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type PasswordStepProps = {
  returnTo: string;
  email: string;
  onDone: (outcome: SignInOutcome) => void;
  onAnother: () => void;
};

export const PasswordStep = ({ returnTo, email, onDone, onAnother }: PasswordStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    ({ password }: { password: string }) => send<SignInOutcome>('password', { email, password, returnTo }),
    onDone,
  );
  const { password } = FORM_SCHEMAS.NewSignIn;
  const fields = useFields({ password }, { password: '' }, failure);
  return (
    <Step title={t.title} lead={t.lead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.signIn}>
        <Who email={email} onAnother={onAnother} />
        {/* For password managers: whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField label={t.password} autoComplete="current-password" {...fields.field('password')} />
      </Form>
    </Step>
  );
};
