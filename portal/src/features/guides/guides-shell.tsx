import type { GuideEntry } from '@portico/client';
import type { ReactNode } from 'react';
import type { GuideWords } from '../../i18n/messages/guides.ts';
import { Link } from '../../ui/link.tsx';
import { type InTree, inTree } from './guide-tree.ts';
import styles from './guides.module.css';

type TreeProps = { slug: string; told: readonly InTree<GuideEntry>[]; current: string | undefined };

const Tree = ({ slug, told, current }: TreeProps) => (
  <ul className={styles.tree}>
    {told.map(({ entry, depth }) => (
      <li key={entry.slug} style={{ paddingInlineStart: `${Math.min(depth, 4) * 0.75}rem` }}>
        <Link href={`/apis/${slug}/guides/${entry.slug}`} aria-current={entry.slug === current ? 'page' : undefined}>
          {entry.title}
        </Link>
      </li>
    ))}
  </ul>
);

type ShellProps = {
  slug: string;
  entries: readonly GuideEntry[];
  current?: string;
  t: GuideWords;
  children: ReactNode;
};

/** What every page of the guides has: the others beside it, above it where there is little room. */
export const GuidesShell = ({ slug, entries, current, t, children }: ShellProps) => {
  const told = inTree(entries);
  return (
    <div className={styles.panes}>
      <details className={styles.pages}>
        <summary>{t.pages}</summary>
        <nav aria-label={t.pages}>
          <Tree slug={slug} told={told} current={current} />
        </nav>
      </details>
      <nav aria-label={t.pages} className={styles.beside}>
        <Tree slug={slug} told={told} current={current} />
      </nav>
      {children}
    </div>
  );
};
