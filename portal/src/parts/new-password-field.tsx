'use client';
import { type PasswordFault, passwordFaults, readCommon } from '@portico/client/password';
import { Check, Circle } from 'lucide-react';
import { type ComponentProps, useEffect, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { signIn } from '../i18n/messages/sign-in.ts';
import { Spoken } from '../ui/layout.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import styles from './new-password-field.module.css';

const NONE: ReadonlySet<string> = new Set();

/** The commonest passwords, fetched when somebody begins to choose one. */
const useCommon = (wanted: boolean) => {
  const [common, setCommon] = useState(NONE);
  useEffect(() => {
    if (wanted)
      void import('@portico/client/common-passwords').then((list) => setCommon(readCommon(list.COMMON_PASSWORDS)));
  }, [wanted]);
  return common;
};

/** A new password, with what it must be, as it is typed; the API has the last word. */
export const NewPasswordField = ({
  typed,
  ...field
}: { typed: string } & Omit<ComponentProps<typeof PasswordField>, 'hint'>) => {
  const t = useWordsOf(signIn);
  const common = useCommon(typed !== '');
  const faults = new Set(passwordFaults(typed, common));
  // The names of an object are its keys.
  const rules = Object.entries(t.rules) as [PasswordFault, string][];
  const isMet = (rule: PasswordFault) => typed !== '' && !faults.has(rule);
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      hint={
        <ul className={styles.rules}>
          {rules.map(([rule, words]) => (
            <li key={rule} className={isMet(rule) ? styles.met : undefined}>
              {isMet(rule) ? <Check size={14} aria-hidden="true" /> : <Circle size={14} aria-hidden="true" />}
              {words} <Spoken>{isMet(rule) ? t.met : t.notMet}</Spoken>
            </li>
          ))}
        </ul>
      }
    />
  );
};
