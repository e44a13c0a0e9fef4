'use client';
import { useEffect, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { Button } from './button.tsx';
import styles from './code.module.css';
import { Icon } from './icon.tsx';
import { Spoken } from './layout.tsx';

/** Whether the text was just copied, and how to copy it. */
export const useCopy = (text: string) => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  return { copied, copy: () => void navigator.clipboard.writeText(text).then(() => setCopied(true)) };
};

const Said = ({ copied }: { copied: boolean }) => {
  const t = useWordsOf(common);
  return (
    <Spoken>
      <span role="status">{copied ? t.copied : ''}</span>
    </Spoken>
  );
};

export const CopyButton = ({ text, label, kind }: { text: string; label: string; kind?: 'primary' }) => {
  const { copied, copy } = useCopy(text);
  const t = useWordsOf(common);
  return (
    <>
      <Button kind={kind} onClick={copy}>
        <Icon name={copied ? 'check' : 'copy'} />
        {copied ? t.copied : label}
      </Button>
      <Said copied={copied} />
    </>
  );
};

export const CodeBlock = ({ code, title, label }: { code: string; title?: string; label: string }) => {
  const { copied, copy } = useCopy(code);
  const t = useWordsOf(common);
  return (
    <div className={`${styles.block} ${title ? styles.titled : ''}`}>
      {title && <span className={styles.title}>{title}</span>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <button type="button" className={styles.copy} onClick={copy} aria-label={`${t.copy}: ${label}`}>
        <Icon name={copied ? 'check' : 'copy'} />
      </button>
      <Said copied={copied} />
    </div>
  );
};
