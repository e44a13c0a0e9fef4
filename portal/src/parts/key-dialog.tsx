'use client';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { access } from '../i18n/messages/access.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock, CopyButton } from '../ui/code.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Row } from '../ui/layout.tsx';
import { saveFile } from '../ui/save-file.ts';
import styles from './key-dialog.module.css';

type KeyDialogProps = {
  secret: string;
  callUrl?: string | undefined;
  /** Of what it is the key: the file is called so. */
  name: string;
  /** What it is called where it is no API key, and in a file of the environment. */
  words?: { readonly title: string; readonly what: string; readonly copy: string };
  variable?: string;
  onDone: () => void;
};

/** Shows a secret once: Done waits for "I have saved it", and leaving without it is asked about. */
export const KeyDialog = ({ secret, callUrl, name, words, variable = 'PORTICO_KEY', onDone }: KeyDialogProps) => {
  const t = { access: useWordsOf(access) };
  const [saved, setSaved] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const fileName = `${name.replace(/[^\w-]+/g, '-').toLowerCase()}.env`;
  const download = () => saveFile(fileName, new Blob([`${variable}=${secret}\n`], { type: 'text/plain' }));
  return (
    <>
      <Dialog
        open
        onClose={() => (saved ? onDone() : setLeaving(true))}
        title={words?.title ?? t.access.keyTitle}
        lead={t.access.keyLead}
      >
        <output className={styles.secret} aria-label={words?.what ?? t.access.key}>
          {secret}
        </output>
        <Row>
          <CopyButton kind="primary" text={secret} label={words?.copy ?? t.access.copyKey} />
          <Button onClick={download}>
            <Download size={16} aria-hidden="true" /> {t.access.downloadEnv}
          </Button>
        </Row>
        {callUrl && (
          <CodeBlock
            label={t.access.firstCall}
            title={t.access.firstCall}
            code={`curl ${callUrl} \\\n  -H "X-Api-Key: ${secret}"`}
          />
        )}
        <Row justify="between">
          <Checkbox label={t.access.saved} checked={saved} onChange={({ target }) => setSaved(target.checked)} />
          <Button kind="primary" disabled={!saved} onClick={onDone}>
            {t.access.done}
          </Button>
        </Row>
      </Dialog>
      <ConfirmDialog
        open={leaving}
        title={t.access.leaveTitle}
        lead={t.access.leaveLead}
        confirm={t.access.leave}
        onConfirm={onDone}
        onClose={() => setLeaving(false)}
      />
    </>
  );
};
