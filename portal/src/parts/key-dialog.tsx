'use client';
import type { CodeSample } from '@portico/client';
import { Download } from 'lucide-react';
import { useWordsOf } from '../i18n/language.tsx';
import { access } from '../i18n/messages/access.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock, CopyButton } from '../ui/code.tsx';
import { Row } from '../ui/layout.tsx';
import { saveFile } from '../ui/save-file.ts';
import styles from './key-dialog.module.css';
import { ShownOnce } from './shown-once.tsx';

type KeyDialogProps = {
  secret: string;
  /** A call to put the secret into: one of ours, for what a document brings may go anywhere. */
  call?: CodeSample | undefined;
  /** Of what it is the key: the file is called so. */
  name: string;
  /** What is said of it where it is no API key, and what it is called in a file of the environment. */
  words?: Partial<(typeof access)['en']['once']>;
  variable?: string;
  onDone: () => void;
};

/** Shows a secret once: to copy, as a file, and in the first call with it. */
export const KeyDialog = ({ secret, call, name, words, variable = 'PORTICO_KEY', onDone }: KeyDialogProps) => {
  const t = useWordsOf(access);
  const said = { ...t.once, ...words };
  const fileName = `${name.replace(/[^\w-]+/g, '-').toLowerCase()}.env`;
  const download = () => saveFile(fileName, new Blob([`${variable}=${secret}\n`], { type: 'text/plain' }));
  return (
    <ShownOnce words={said} onDone={onDone}>
      <output className={styles.secret} aria-label={said.what}>
        {secret}
      </output>
      <Row>
        <CopyButton kind="primary" text={secret} label={said.copy} />
        <Button onClick={download}>
          <Download size={16} aria-hidden="true" /> {t.downloadEnv}
        </Button>
      </Row>
      {call && !call.given && (
        <CodeBlock label={t.firstCall} title={t.firstCall} code={call.source.replaceAll('YOUR_API_KEY', secret)} />
      )}
    </ShownOnce>
  );
};
