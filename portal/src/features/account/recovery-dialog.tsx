'use client';
import { Download } from 'lucide-react';
import { useWords } from '../../i18n/words.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Row } from '../../ui/layout.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './account.module.css';

/** Codes that are shown once. */
export const RecoveryDialog = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const { t } = useWords();
  const text = `${codes.join('\n')}\n`;
  return (
    <ShownOnce words={t.account.codes} onDone={onDone}>
      <ul className={styles.codes} aria-label={t.account.codes.title}>
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
    </ShownOnce>
  );
};
