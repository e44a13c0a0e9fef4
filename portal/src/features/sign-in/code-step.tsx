'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { sendOwn } from '../../api/send-own.ts';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { OtherWay } from './other-way.tsx';
import { Step } from './step.tsx';

type CodeStepProps = {
  returnTo: string;
  email: string;
  onDone: (outcome: SignInOutcome) => void;
  onAgain: () => void;
};
const { code: CODE, recoveryCode: RECOVERY, password: PASSWORD } = FORM_SCHEMAS.SignInAnswer;
const BY_APP = { code: { ...CODE, required: true } };
const BY_RECOVERY = { recoveryCode: { ...RECOVERY, required: true }, password: { ...PASSWORD, required: true } };

const ByApp = ({ returnTo, onDone }: Pick<CodeStepProps, 'returnTo' | 'onDone'>) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    ({ code }: { code: string }) => sendOwn<SignInOutcome>('answer', { code, returnTo }),
    onDone,
  );
  const fields = useFields(BY_APP, { code: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.signIn}>
      <TextField label={t.appCode} inputMode="numeric" autoComplete="one-time-code" {...fields.field('code')} />
    </Form>
  );
};

const ByRecovery = ({ returnTo, email, onDone }: Pick<CodeStepProps, 'returnTo' | 'email' | 'onDone'>) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    (values: { recoveryCode: string; password: string }) => sendOwn<SignInOutcome>('answer', { ...values, returnTo }),
    onDone,
  );
  const fields = useFields(BY_RECOVERY, { recoveryCode: '', password: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.signIn}>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextField label={t.recoveryCode} hint={t.recoveryHint} autoComplete="off" {...fields.field('recoveryCode')} />
      <PasswordField label={t.passwordAgain} autoComplete="current-password" {...fields.field('password')} />
    </Form>
  );
};

/** The second factor, or what stands in for it. */
export const CodeStep = ({ returnTo, email, onDone, onAgain }: CodeStepProps) => {
  const t = useWordsOf(signIn);
  const [recovering, setRecovering] = useState(false);
  return (
    <Step key={String(recovering)} title={t.codeTitle} lead={recovering ? t.recoveryLead : t.codeLead}>
      {recovering ? (
        <ByRecovery returnTo={returnTo} email={email} onDone={onDone} />
      ) : (
        <ByApp returnTo={returnTo} onDone={onDone} />
      )}
      <OtherWay onClick={() => setRecovering(!recovering)}>{recovering ? t.useApp : t.useRecovery}</OtherWay>
      <OtherWay onClick={onAgain}>{t.again}</OtherWay>
    </Step>
  );
};
