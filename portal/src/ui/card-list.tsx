import type { ReactNode } from 'react';
import styles from './card-list.module.css';

export const CardList = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={styles.list} aria-label={label}>
    {children}
  </ul>
);
