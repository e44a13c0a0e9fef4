'use client';
import type { SignedUp } from '@portico/client';
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

type Values = { code: string; name: string; newPassword: string };
type SignUpStepProps = { email: string; onMade: (made: SignedUp) => void; onAnother: () => void };

/** An account, with the code that proves the address. */
export const SignUpStep = ({ email, onMade, onAnother }: SignUpStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    (values: Values) => sendOwn<SignedUp>('sign-up', { email, ...values }),
    onMade,
  );
  const { code, name, newPassword } = FORM_SCHEMAS.SignUpConfirmation;
  const fields = useFields({ code, name, newPassword }, { code: '', name: '', newPassword: '' }, failure);
  return (
    <Step title={t.signUpTitle} lead={t.signUpLead}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.make}>
        <Who email={email} onAnother={onAnother} />
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <TextField label={t.code} inputMode="numeric" autoComplete="one-time-code" {...fields.field('code')} />
        <TextField label={t.name} autoComplete="name" {...fields.field('name')} />
        <NewPasswordField label={t.password} typed={fields.value('newPassword')} {...fields.field('newPassword')} />
      </Form>
      <MailAgain route="sign-up/code" body={{ email }} label={t.codeAgain} done={t.codeOnItsWay} />
    </Step>
  );
};
