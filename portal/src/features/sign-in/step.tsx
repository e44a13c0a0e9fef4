'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './sign-in.module.css';

/** One thing that is asked. Whoever comes to it by the keyboard, or by listening, is at its first field. */
export const Step = ({
  title,
  lead,
  first,
  children,
}: {
  title: string;
  lead?: string;
  /** The page has just been opened: its heading is where one begins. */
  first?: boolean;
  children: ReactNode;
}) => {
  const step = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!first) step.current?.querySelector<HTMLElement>('input:not([readonly]):not([type=hidden]), a')?.focus();
  }, [first]);
  return (
    <section ref={step} className={styles.full}>
      <div className={styles.head}>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children}
    </section>
  );
};
