'use client';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import styles from './code.module.css';
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
  const { t } = useWords();
  return (
    <Spoken>
      <span role="status">{copied ? t.common.copied : ''}</span>
    </Spoken>
  );
};

export const CopyButton = ({ text, label, kind }: { text: string; label: string; kind?: 'primary' }) => {
  const { copied, copy } = useCopy(text);
  const { t } = useWords();
  return (
    <>
      <Button kind={kind} onClick={copy}>
        {copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
        {copied ? t.common.copied : label}
      </Button>
      <Said copied={copied} />
    </>
  );
};

export const CodeBlock = ({ code, title, label }: { code: string; title?: string; label: string }) => {
  const { copied, copy } = useCopy(code);
  const { t } = useWords();
  return (
    <div className={`${styles.block} ${title ? styles.titled : ''}`}>
      {title && <span className={styles.title}>{title}</span>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <button type="button" className={styles.copy} onClick={copy} aria-label={`${t.common.copy}: ${label}`}>
        {copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
      </button>
      <Said copied={copied} />
    </div>
  );
};
