'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Banner } from '../../ui/feedback.tsx';
import { MailAgain } from './mail-again.tsx';
import { OtherWay } from './other-way.tsx';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type LinkStepProps = { returnTo: string; email: string; onPassword: () => void; onAnother: () => void };

/** A link is on its way, if anybody has the address. */
export const LinkStep = ({ returnTo, email, onPassword, onAnother }: LinkStepProps) => {
  const t = useWordsOf(signIn);
  return (
    <Step title={t.linkSent} lead={t.linkSentLead}>
      <Banner tone="info" role="status" title={t.linkHere} />
      <Who email={email} onAnother={onAnother} />
      <MailAgain route="link" body={{ email, returnTo }} label={t.linkAgain} done={t.linkOnItsWay} />
      <OtherWay onClick={onPassword}>{t.withPassword}</OtherWay>
    </Step>
  );
};
