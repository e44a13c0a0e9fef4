import type { ReactNode } from 'react';
import styles from './layout.module.css';

type Children = { children: ReactNode };
const join = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

/** A page to read, or, inside a working frame, a page to work on. */
export const Page = ({ children, narrow }: Children & { narrow?: boolean }) => (
  <div className={join(styles.page, narrow && styles.narrow)}>{children}</div>
);

/** Where pages are worked on: the navigation beside them (above them below 1024 px), everything denser. */
export const WorkingFrame = ({ navigation, children }: Children & { navigation: ReactNode }) => (
  <div className={styles.frame}>
    {navigation}
    <div className={styles.work}>{children}</div>
  </div>
);

type WorkingPageProps = Children & {
  title: ReactNode;
  lead?: ReactNode;
  /** What one does here, beside the title. */
  actions?: ReactNode;
  /** What narrows the page down; stays in sight while it scrolls. */
  filters?: ReactNode;
};

/** A page to work on: title and acts, and filters that stay. One item in full opens in a `Drawer`. */
export const WorkingPage = ({ title, lead, actions, filters, children }: WorkingPageProps) => (
  <Page>
    <PageHead title={title} lead={lead}>
      {actions && <Row>{actions}</Row>}
    </PageHead>
    {filters && <div className={styles.filters}>{filters}</div>}
    {children}
  </Page>
);

export const PageHead = ({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) => (
  <div className={styles.head}>
    <div className={styles.titles}>
      <h1>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </div>
    {children}
  </div>
);

export const Stack = ({ children, gap }: Children & { gap?: 'tight' | 'loose' }) => (
  <div className={join(styles.stack, gap && styles[gap])}>{children}</div>
);

export const Row = ({ children, justify }: Children & { justify?: 'between' | 'end' | undefined }) => (
  <div className={join(styles.row, justify && styles[justify])}>{children}</div>
);

export const Grid = ({ children, min }: Children & { min?: string }) => (
  <div className={styles.grid} style={min ? { ['--min' as string]: min } : undefined}>
    {children}
  </div>
);

export const Card = ({
  children,
  linked,
  as: Tag = 'div',
  label,
}: Children & { linked?: boolean; as?: 'div' | 'section' | 'article' | 'li'; label?: string }) => (
  <Tag className={join(styles.card, linked && styles.linked)} aria-label={label}>
    {children}
  </Tag>
);

export const Soft = ({ children, small }: Children & { small?: boolean }) => (
  <span className={join(styles.soft, small && styles.small)}>{children}</span>
);

/** `whole`: never broken, as what is known by its ends. */
export const Mono = ({ children, whole }: Children & { whole?: boolean }) => (
  <span className={join(styles.mono, whole && styles.whole)}>{children}</span>
);

export const Facts = ({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** For those who listen instead of looking. */
export const Spoken = ({ children }: Children) => <span className={styles.hidden}>{children}</span>;
