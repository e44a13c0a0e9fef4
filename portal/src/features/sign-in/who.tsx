'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { OtherWay } from './other-way.tsx';
import styles from './sign-in.module.css';

/** Whose sign-in it is, and the way back to the address. */
export const Who = ({ email, onAnother }: { email: string; onAnother: () => void }) => {
  const t = useWordsOf(signIn);
  return (
    <div className={styles.who}>
      <strong>{email}</strong>
      <OtherWay small onClick={onAnother}>
        {t.another}
      </OtherWay>
    </div>
  );
};
