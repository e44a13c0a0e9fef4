'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { PlainLinkButton } from '../../ui/button.tsx';
import { connectionPath } from './connection-path.ts';
import { OtherWay } from './other-way.tsx';
import { Step } from './step.tsx';
import { Who } from './who.tsx';

type ConnectionStepProps = {
  returnTo: string;
  email: string;
  name: string;
  /** What admins call it. */
  title: string;
  onPassword: () => void;
  onAnother: () => void;
};

/** Whose mail domain has a connection is led there first. */
export const ConnectionStep = ({ returnTo, email, name, title, onPassword, onAnother }: ConnectionStepProps) => {
  const t = useWordsOf(signIn);
  return (
    <Step title={t.title} lead={t.connectionLead(email.split('@').at(-1) ?? '', title)}>
      <Who email={email} onAnother={onAnother} />
      <PlainLinkButton kind="primary" href={connectionPath(returnTo, name)}>
        {t.connection(title)}
      </PlainLinkButton>
      <OtherWay onClick={onPassword}>{t.withPassword}</OtherWay>
    </Step>
  );
};
