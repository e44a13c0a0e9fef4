'use client';
import { useState } from 'react';
import { sendOwn } from '../../api/send-own.ts';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Button, PlainLinkButton } from '../../ui/button.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { CodeStep } from './code-step.tsx';
import styles from './sign-in.module.css';
import { Step } from './step.tsx';

type FollowLinkProps = { link: string; email: string; returnTo: string };
const begin = () => window.location.assign('/sign-in');

/** The one button of a link, and the second factor of who has one. */
export const FollowLink = ({ link, email, returnTo }: FollowLinkProps) => {
  const t = useWordsOf(signIn);
  const [asksCode, setAsksCode] = useState(false);
  const onDone = (outcome: SignInOutcome) => {
    if ('to' in outcome) window.location.assign(outcome.to);
    else setAsksCode(true);
  };
  const { run, busy, failure } = useAction(() => sendOwn<SignInOutcome>('link/follow', { link }), onDone);
  if (asksCode) return <CodeStep returnTo={returnTo} email={email} onDone={onDone} onAgain={begin} />;
  return (
    <Step title={t.linkTitle} lead={t.linkLead} first>
      <div className={styles.who}>
        <strong>{email}</strong>
      </div>
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t.signIn}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
      {failure && <PlainLinkButton href="/sign-in">{t.again}</PlainLinkButton>}
    </Step>
  );
};
