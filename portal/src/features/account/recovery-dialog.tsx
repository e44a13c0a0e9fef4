'use client';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Row } from '../../ui/layout.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './account.module.css';

/** Codes that are shown once: Done waits for "I have saved them". */
export const RecoveryDialog = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const { t } = useWords();
  const [saved, setSaved] = useState(false);
  const text = `${codes.join('\n')}\n`;
  return (
    <Dialog
      open
      onClose={() => saved && onDone()}
      title={t.account.codesTitle}
      lead={t.account.codesLead}
      modalRole="alertdialog"
    >
      <ul className={styles.codes} aria-label={t.account.codesTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Row>
        <CopyButton kind="primary" text={text} label={t.account.copyCodes} />
        <Button onClick={() => saveFile('portico-recovery-codes.txt', new Blob([text], { type: 'text/plain' }))}>
          <Download size={16} aria-hidden="true" /> {t.account.download}
        </Button>
      </Row>
      <Row justify="between">
        <Checkbox label={t.account.codesSaved} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
        <Button kind="primary" disabled={!saved} onClick={onDone}>
          {t.account.done}
        </Button>
      </Row>
    </Dialog>
  );
};
