'use client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { sendOwn } from '../../api/send-own.ts';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Banner } from '../../ui/feedback.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { ByPasskey } from './by-passkey.tsx';
import { OtherWay } from './other-way.tsx';
import styles from './sign-in.module.css';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type PasswordStepProps = {
  returnTo: string;
  email: string;
  onDone: (outcome: SignInOutcome) => void;
  onForgot: () => void;
  onLink: () => void;
  /** Where an account may be made with an address like this. */
  onSignUp?: (() => void) | undefined;
  onAnother: () => void;
  /** What was done before it is asked. */
  done?: string | undefined;
};

export const PasswordStep = ({
  returnTo,
  email,
  onDone,
  onForgot,
  onLink,
  onSignUp,
  onAnother,
  done,
}: PasswordStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(
    ({ password }: { password: string }) => sendOwn<SignInOutcome>('password', { email, password, returnTo }),
    onDone,
  );
  const { password } = FORM_SCHEMAS.NewSignIn;
  const fields = useFields({ password }, { password: '' }, failure);
  const makeAccount = useAction(() => sendOwn<void>('sign-up/code', { email }), onSignUp);
  const link = useAction(() => sendOwn<void>('link', { email, returnTo }), onLink);
  const forgot = useAction(() => sendOwn<void>('reset/code', { email }), onForgot);
  return (
    <Step title={t.title}>
      {done && !failure && <Banner tone="ok" role="status" title={done} />}
      <Form fields={fields} onSend={run} busy={busy} submit={t.signIn}>
        <Who email={email} onAnother={onAnother} />
        {/* For password managers: whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={t.password}
          autoComplete="current-password"
          hint={
            <div className={styles.who}>
              <OtherWay small busy={forgot.busy} onClick={() => void forgot.run()}>
                {t.forgot}
              </OtherWay>
              {onSignUp && !done && (
                <OtherWay small busy={makeAccount.busy} onClick={() => void makeAccount.run()}>
                  {t.noAccount}
                </OtherWay>
              )}
            </div>
          }
          {...fields.field('password')}
        />
      </Form>
      <div className={styles.or}>{t.or}</div>
      <ByPasskey returnTo={returnTo} email={email} onDone={onDone} />
      <OtherWay busy={link.busy} onClick={() => void link.run()}>
        {t.withLink}
      </OtherWay>
      {Object.entries({ forgot, makeAccount, link }).map(([name, { failure: problem }]) =>
        problem ? <ProblemBanner key={name} problem={problem} /> : null,
      )}
    </Step>
  );
};
