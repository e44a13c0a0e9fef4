'use client';
import { type ComponentProps, useState } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { signIn } from '../i18n/messages/sign-in.ts';
import { Button } from './button.tsx';
import styles from './field.module.css';
import { Field, type Labelled } from './field.tsx';

/** A password, which can be looked at while it is typed. */
export const PasswordField = ({ label, hint, error, ...input }: Labelled & ComponentProps<'input'>) => {
  const t = useWordsOf(signIn);
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div className={styles.password}>
          <input
            {...input}
            {...wiring}
            type={shown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={styles.control}
          />
          <Button
            small
            kind="quiet"
            aria-pressed={shown}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setShown(!shown)}
          >
            {shown ? t.hide : t.show}
          </Button>
        </div>
      )}
    </Field>
  );
};
