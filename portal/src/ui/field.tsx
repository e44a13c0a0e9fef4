'use client';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import styles from './field.module.css';

export type Labelled = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** The label beside the control, for filters. */
  inline?: boolean;
};
type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** What begins so has a subject of its own. */
const WITH_SUBJECT = /^(?:an?|no|the|there|das|der|die|dieses?|eine?|zum) /;

/** What the API says of a field goes on after its name (`is taken`), or is a sentence begun small; what the portal says is whole. */
const sentenceOf = (label: string, error: string): string => {
  if (!/^\p{Ll}/u.test(error)) return error;
  const begun = WITH_SUBJECT.test(error) ? error.charAt(0).toUpperCase() + error.slice(1) : `${label} ${error}`;
  return begun.endsWith('.') ? begun : `${begun}.`;
};

export const Field = ({
  label,
  hint,
  error,
  optional,
  inline,
  children,
}: Labelled & { children: (wiring: Wiring) => ReactNode }) => {
  const id = useId();
  const t = { common: useWordsOf(common) };
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label} {optional && <span className={styles.optional}>({t.common.optional})</span>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className={styles.error} id={`${id}-error`}>
          {sentenceOf(label, error)}
        </div>
      )}
    </div>
  );
};

export const TextField = ({
  label,
  hint,
  error,
  optional,
  inline = false,
  ...input
}: Labelled & ComponentProps<'input'>) => (
  <Field label={label} hint={hint} error={error} optional={optional ?? false} inline={inline}>
    {(wiring) => <input {...input} {...wiring} className={styles.control} />}
  </Field>
);

/** What is searched for, in a bar of filters: its name is in it until something is typed. */
export const SearchField = ({ label, ...input }: { label: string } & ComponentProps<'input'>) => (
  <input
    {...input}
    type="search"
    aria-label={label}
    placeholder={label}
    className={`${styles.control} ${styles.search}`}
  />
);

/** Prose, unless it is for machines (`code`). */
export const TextArea = ({
  label,
  hint,
  error,
  optional,
  code = false,
  ...input
}: Labelled & { code?: boolean } & ComponentProps<'textarea'>) => (
  <Field label={label} hint={hint} error={error} optional={optional ?? false}>
    {(wiring) => (
      <textarea
        {...input}
        {...wiring}
        spellCheck={!code}
        className={code ? `${styles.control} ${styles.code}` : styles.control}
      />
    )}
  </Field>
);

export type Choice = { readonly value: string; readonly label: string; readonly disabled?: boolean };

const Choices = ({ choices }: { choices: readonly Choice[] }) =>
  choices.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));

export const Select = ({
  label,
  hint,
  error,
  optional,
  inline = false,
  choices,
  ...select
}: Labelled & { choices: readonly Choice[] } & ComponentProps<'select'>) => (
  <Field label={label} hint={hint} error={error} optional={optional ?? false} inline={inline}>
    {(wiring) => (
      <select {...select} {...wiring} className={styles.control}>
        <Choices choices={choices} />
      </select>
    )}
  </Field>
);

/** In a table, where the head of the column says what it is: the label is spoken only. */
export const CellSelect = ({
  label,
  choices,
  ...select
}: { label: string; choices: readonly Choice[] } & ComponentProps<'select'>) => (
  <select {...select} aria-label={label} className={`${styles.control} ${styles.cell}`}>
    <Choices choices={choices} />
  </select>
);

export const Checkbox = ({ label, ...input }: { label: ReactNode } & ComponentProps<'input'>) => (
  <label className={styles.check}>
    <input type="checkbox" {...input} />
    <span>{label}</span>
  </label>
);
