'use client';
import { useEffect, useState } from 'react';
import { SESSION_LOST } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, PlainLinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Row } from '../../ui/layout.tsx';

/** Says that the session ended without taking away the page and what was typed into it. */
export const SessionLost = () => {
  const { t } = useWords();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const show = () => setLost(true);
    window.addEventListener(SESSION_LOST, show);
    return () => window.removeEventListener(SESSION_LOST, show);
  }, []);
  return (
    <Dialog
      open={lost}
      onClose={() => setLost(false)}
      title={t.shell.lostTitle}
      lead={t.shell.lostLead}
      modalRole="alertdialog"
    >
      <Row justify="end">
        <Button onClick={() => setLost(false)}>{t.shell.lostDone}</Button>
        <PlainLinkButton kind="primary" href="/auth/sign-in?returnTo=/apps" target="_blank" rel="noopener">
          {t.shell.lostSignIn}
        </PlainLinkButton>
      </Row>
    </Dialog>
  );
};
