import type { GuideEntry } from '@portico/client';
import { notFound } from 'next/navigation';
import { isAbsent } from '../../api/failure.ts';
import { type Book, pageAt, writtenAt } from '../../api/guide-book.ts';
import { readGuide, readGuides } from '../../api/guides.ts';
import type { GuideWords } from '../../i18n/messages/guides.ts';
import { readWords } from '../../i18n/server.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { GuideNodes } from './guide-nodes.tsx';
import { inTree } from './guide-tree.ts';
import styles from './guides.module.css';
import { GuidesShell } from './guides-shell.tsx';
import { readBook } from './read-book.ts';

const Turn = ({
  book,
  version,
  entries,
  guide,
  t,
}: {
  book: Book;
  version: string | undefined;
  entries: readonly GuideEntry[];
  guide: string;
  t: GuideWords;
}) => {
  const told = inTree(entries);
  const at = told.findIndex(({ entry }) => entry.slug === guide);
  if (at === -1) return null;
  const link = (place: number, rel: 'prev' | 'next', word: string) => {
    const entry = told[place]?.entry;
    return (
      entry && (
        <Link href={pageAt(book, entry.slug, version)} rel={rel}>
          <small>{word}</small>
          {entry.title}
        </Link>
      )
    );
  };
  return (
    <nav className={styles.turn} aria-label={`${t.previous}, ${t.next}`}>
      {link(at - 1, 'prev', t.previous)}
      {link(at + 1, 'next', t.next)}
    </nav>
  );
};

type PageProps = { book: Book; guide: string; version: string | undefined };

/** A page of the guides, whole without script. */
export const GuidePage = async ({ book, guide, version }: PageProps) => {
  const { t, f } = await readWords();
  const [found, read, all] = await Promise.all([
    readBook(book),
    readGuide(book, guide, version),
    readGuides(book, version),
  ]);
  if (isAbsent(read)) notFound();
  if (!found) return null;
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { title, description, publishedAt, headings, nodes } = read.data;
  const entries = all.ok ? all.data : [];
  const { book: of, mayEdit } = found;
  return (
    <GuidesShell book={of} version={version} entries={entries} current={guide} t={t.guides}>
      <div className={styles.read}>
        <article className={styles.article}>
          <h2>{title}</h2>
          {description && <p className={styles.lead}>{description}</p>}
          <div className={styles.prose}>
            <GuideNodes nodes={nodes} t={t.guides} />
          </div>
          <p className={styles.facts}>
            <span>{t.guides.published(f.date(publishedAt))}</span>
            {mayEdit && <Link href={`${writtenAt(of)}/${guide}`}>{t.guides.edit}</Link>}
          </p>
          <Turn book={of} version={version} entries={entries} guide={guide} t={t.guides} />
        </article>
        {headings.length > 1 && (
          <nav className={styles.onPage} aria-label={t.guides.onThisPage}>
            <strong>{t.guides.onThisPage}</strong>
            <ul className={styles.contents}>
              {headings.map(({ id, level, text }) => (
                <li key={id} style={{ paddingInlineStart: `${(level - 2) * 0.75}rem` }}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </GuidesShell>
  );
};
