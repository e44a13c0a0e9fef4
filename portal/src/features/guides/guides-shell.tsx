import type { GuideEntry } from '@portico/client';
import type { ReactNode } from 'react';
import { type Book, pageAt } from '../../api/guide-book.ts';
import type { GuideWords } from '../../i18n/messages/guides.ts';
import { Link } from '../../ui/link.tsx';
import { type InTree, inTree } from './guide-tree.ts';
import styles from './guides.module.css';

type TreeProps = {
  book: Book;
  version: string | undefined;
  told: readonly InTree<GuideEntry>[];
  current: string | undefined;
};

const Tree = ({ book, version, told, current }: TreeProps) => (
  <ul className={styles.tree}>
    {told.map(({ entry, depth }) => (
      <li key={entry.slug} style={{ paddingInlineStart: `${Math.min(depth, 4) * 0.75}rem` }}>
        <Link href={pageAt(book, entry.slug, version)} aria-current={entry.slug === current ? 'page' : undefined}>
          {entry.title}
        </Link>
      </li>
    ))}
  </ul>
);

type ShellProps = {
  book: Book;
  entries: readonly GuideEntry[];
  version: string | undefined;
  current?: string;
  t: GuideWords;
  children: ReactNode;
};

/** What every page of the guides has: the others beside it, above it where there is little room. */
export const GuidesShell = ({ book, version, entries, current, t, children }: ShellProps) => {
  const told = inTree(entries);
  return (
    <div className={styles.panes}>
      <details className={styles.pages}>
        <summary>{t.pages}</summary>
        <nav aria-label={t.pages}>
          <Tree book={book} version={version} told={told} current={current} />
        </nav>
      </details>
      <nav aria-label={t.pages} className={styles.beside}>
        <Tree book={book} version={version} told={told} current={current} />
      </nav>
      {children}
    </div>
  );
};
