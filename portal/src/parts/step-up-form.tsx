'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { useState } from 'react';
import { portico } from '../api/browser-client.ts';
import { showPasskey } from '../api/passkey.ts';
import { sendOwn } from '../api/send-own.ts';
import type { SignInOutcome } from '../api/sign-in.ts';
import { useAction } from '../api/use-action.ts';
import { useLoaded } from '../api/use-loaded.ts';
import { useWordsOf } from '../i18n/language.tsx';
import { signIn } from '../i18n/messages/sign-in.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Stack } from '../ui/layout.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { ProblemBanner } from '../ui/problem.tsx';

const { password, code, recoveryCode } = FORM_SCHEMAS.SessionStepUp;
const BY_APP = { password: { ...password, required: true }, code: { ...code, required: true } };
const BY_RECOVERY = {
  password: { ...password, required: true },
  recoveryCode: { ...recoveryCode, required: true },
};
type Done = { onDone: () => void; onCancel: () => void };

const ByApp = ({ onDone, onCancel }: Done) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    (values: { password: string; code: string }) => sendOwn<void>('step-up', values),
    onDone,
  );
  const fields = useFields(BY_APP, { password: '', code: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.showFactor} onCancel={onCancel}>
      <PasswordField label={t.password} autoComplete="current-password" {...fields.field('password')} />
      <TextField label={t.appCode} inputMode="numeric" autoComplete="one-time-code" {...fields.field('code')} />
    </Form>
  );
};

const ByRecovery = ({ onDone, onCancel }: Done) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    (values: { password: string; recoveryCode: string }) => sendOwn<void>('step-up', values),
    onDone,
  );
  const fields = useFields(BY_RECOVERY, { password: '', recoveryCode: '' }, failure);
  return (
    <Form fields={fields} onSend={run} busy={busy} submit={t.showFactor} onCancel={onCancel}>
      <PasswordField label={t.password} autoComplete="current-password" {...fields.field('password')} />
      <TextField label={t.recoveryCode} hint={t.recoveryHint} autoComplete="off" {...fields.field('recoveryCode')} />
    </Form>
  );
};

const ByPasskey = ({ onDone }: Pick<Done, 'onDone'>) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(async () => {
    const asked = await sendOwn<SignInOutcome>('step-up/passkey', {});
    if (!('asks' in asked) || !asked.passkey) return;
    await sendOwn<void>('step-up', { passkey: await showPasskey(asked.passkey, t.noPasskey) });
  }, onDone);
  return (
    <>
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t.showPasskey}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};

/** The second factor once more, for this session: whichever one has. */
export const StepUpForm = (done: Done) => {
  const t = useWordsOf(signIn);
  const [recovering, setRecovering] = useState(false);
  const { data, failure } = useLoaded(['security'], () => portico.getSecurity());
  if (!data && !failure) return <p role="status">{t.oneMoment}</p>;
  const passkey = data === undefined || data.passkeys.length > 0;
  const authenticator = data === undefined || data.authenticator;
  return (
    <Stack>
      {passkey && <ByPasskey onDone={done.onDone} />}
      {recovering ? <ByRecovery {...done} /> : authenticator && <ByApp {...done} />}
      {!recovering && (
        <Button kind="quiet" onClick={() => setRecovering(true)}>
          {t.useRecovery}
        </Button>
      )}
      {recovering && authenticator && (
        <Button kind="quiet" onClick={() => setRecovering(false)}>
          {t.useApp}
        </Button>
      )}
    </Stack>
  );
};
