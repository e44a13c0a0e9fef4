'use client';
import { sendOwn } from '../../api/send-own.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Banner } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { OtherWay } from './other-way.tsx';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type LinkStepProps = { returnTo: string; email: string; onPassword: () => void; onAnother: () => void };

/** A link is on its way, if anybody has the address. */
export const LinkStep = ({ returnTo, email, onPassword, onAnother }: LinkStepProps) => {
  const t = useWordsOf(signIn);
  const { run, busy, failure } = useAction(() => sendOwn<void>('link', { email, returnTo }));
  return (
    <Step title={t.linkSent} lead={t.linkSentLead}>
      <Banner tone="info" role="status" title={t.linkHere} />
      <Who email={email} onAnother={onAnother} />
      <OtherWay busy={busy} onClick={() => void run()}>
        {t.linkAgain}
      </OtherWay>
      <OtherWay onClick={onPassword}>{t.withPassword}</OtherWay>
      {failure && <ProblemBanner problem={failure} />}
    </Step>
  );
};
