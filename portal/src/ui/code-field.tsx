'use client';
import { type ReactNode, useId } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { languageOf } from './code-language.ts';
import type { Offers } from './code-marks.ts';
import { CodePane } from './code-pane.tsx';
import styles from './field.module.css';

type CodeFieldProps = {
  label: string;
  text: string;
  onChange: (text: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  tall?: boolean;
  offers?: Offers | undefined;
};

/** A field for code: JSON or YAML, told apart by how it begins. */
export const CodeField = ({ label, text, onChange, hint, error, optional = false, tall, offers }: CodeFieldProps) => {
  const t = { common: useWordsOf(common) };
  const id = useId();
  return (
    <div className={styles.field}>
      <span className={styles.label}>
        {label} {optional && <span className={styles.optional}>({t.common.optional})</span>}
      </span>
      <CodePane
        label={label}
        text={text}
        language={languageOf(text)}
        onChange={onChange}
        tall={tall}
        offers={offers}
        describedBy={hint || error ? id : undefined}
      />
      <div id={id}>
        {hint && <div className={styles.hint}>{hint}</div>}
        {error && <div className={styles.error}>{error}</div>}
      </div>
    </div>
  );
};
