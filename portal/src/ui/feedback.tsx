import type { ReactNode } from 'react';
import styles from './feedback.module.css';
import { Icon } from './icon.tsx';

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'accent';

export const Badge = ({ tone, plain, children }: { tone?: Tone | undefined; plain?: boolean; children: ReactNode }) => (
  <span className={[styles.badge, tone && styles[tone], plain && styles.plain].filter(Boolean).join(' ')}>
    {children}
  </span>
);

const ICONS = { ok: 'done', warn: 'warning', danger: 'alert', info: 'info', accent: 'info' } as const;

export const Banner = ({
  tone,
  title,
  children,
  role,
}: {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  role?: 'alert' | 'status';
}) => (
  <div className={`${styles.banner} ${styles[tone]}`} role={role}>
    <Icon name={ICONS[tone]} size={18} />
    <div>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  </div>
);

type EmptyProps = {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** What can be run to end the emptiness: a block of code. */
  code?: ReactNode;
  /** Something is on its way and shows by itself. */
  waiting?: boolean;
};

/** Why there is nothing, in a sentence, and what to do about it. */
export const EmptyState = ({ title, children, action, code, waiting = false }: EmptyProps) => (
  <div className={styles.empty} role={waiting ? 'status' : undefined}>
    <p>
      {waiting && <span className={styles.pulse} aria-hidden="true" />}
      <strong>{title}</strong>
    </p>
    {children && <p>{children}</p>}
    {code && <div>{code}</div>}
    {action}
  </div>
);

/** Space kept for what is being loaded. Height in CSS units. */
export const Skeleton = ({ height = '1rem', width = '100%' }: { height?: string; width?: string }) => (
  <div className={styles.skeleton} style={{ height, width, maxWidth: '100%' }} aria-hidden="true" />
);

/** How far long work is: 0–1, or undefined when nobody knows. */
export const Progress = ({ label, part }: { label: string; part?: number | undefined }) => (
  <div>
    <p>{label}</p>
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part === undefined ? undefined : Math.round(part * 100)}
      data-unknown={part === undefined ? '' : undefined}
    >
      <div style={part === undefined ? undefined : { width: `${part * 100}%` }} />
    </div>
  </div>
);
