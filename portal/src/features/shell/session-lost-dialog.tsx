'use client';
import { signInPath } from '../../api/return-to.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, PlainLinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Row } from '../../ui/layout.tsx';

export const SessionLostDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.sessionLost.lostTitle}
      lead={t.sessionLost.lostLead}
      modalRole="alertdialog"
    >
      <Row justify="end">
        <Button onClick={onClose}>{t.sessionLost.lostDone}</Button>
        <PlainLinkButton kind="primary" href={signInPath('/apps')} target="_blank" rel="noopener">
          {t.sessionLost.lostSignIn}
        </PlainLinkButton>
      </Row>
    </Dialog>
  );
};
