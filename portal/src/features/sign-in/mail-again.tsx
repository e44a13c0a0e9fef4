'use client';
import { useState } from 'react';
import { sendOwn } from '../../api/send-own.ts';
import { useAction } from '../../api/use-action.ts';
import { Banner } from '../../ui/feedback.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { OtherWay } from './other-way.tsx';

type MailAgainProps = {
  /** Of the routes that mail something. */
  route: 'link' | 'reset/code' | 'sign-up/code';
  body: Readonly<Record<string, string>>;
  label: string;
  done: string;
};

/** For whom nothing came: the mail once more, and that it is on its way. */
export const MailAgain = ({ route, body, label, done }: MailAgainProps) => {
  const [sent, setSent] = useState(false);
  const { run, busy, failure } = useAction(
    () => sendOwn<void>(route, body),
    () => setSent(true),
  );
  return (
    <>
      <OtherWay busy={busy} onClick={() => void run()}>
        {label}
      </OtherWay>
      {sent && !failure && <Banner tone="ok" role="status" title={done} />}
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};
