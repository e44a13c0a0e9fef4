'use client';
import type { SignInWays } from '@portico/client';
import { FORM_SCHEMAS } from '@portico/client/form-schemas';
import { sendOwn } from '../../api/send-own.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { PlainLinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { CORPORATE, connectionPath } from './connection-path.ts';
import styles from './sign-in.module.css';
import { Step } from './step.tsx';

type AddressStepProps = {
  returnTo: string;
  email: string;
  first: boolean;
  onWays: (email: string, ways: SignInWays) => void;
};

export const AddressStep = ({ returnTo, email, first, onWays }: AddressStepProps) => {
  const t = useWordsOf(signIn);
  const lead = returnTo.startsWith('/invitations/') ? t.invitedLead : t.lead;
  const { run, busy, failure } = useAction(
    (values: { email: string }) => sendOwn<SignInWays>('ways', values),
    (ways, values) => onWays(values.email, ways),
  );
  const fields = useFields(FORM_SCHEMAS.SignInAddress, { email }, failure);
  return (
    <Step title={t.title} lead={lead} first={first}>
      <Form fields={fields} onSend={run} busy={busy} submit={t.go}>
        <TextField label={t.email} type="email" autoComplete="username webauthn" {...fields.field('email')} />
      </Form>
      <div className={styles.or}>{t.or}</div>
      <PlainLinkButton href={connectionPath(returnTo, CORPORATE)}>{t.company}</PlainLinkButton>
    </Step>
  );
};
