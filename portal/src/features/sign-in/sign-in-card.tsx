import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo.tsx';
import styles from './sign-in.module.css';

/** What every page on the way in looks like. */
export const SignInCard = ({ children }: { children: ReactNode }) => (
  <div className={styles.page}>
    <div className={styles.card}>
      <span className={styles.brand}>
        <Logo size={36} />
      </span>
      {children}
    </div>
  </div>
);
