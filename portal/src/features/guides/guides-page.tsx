import { type Book, pageAt, writtenAt } from '../../api/guide-book.ts';
import { readGuides } from '../../api/guides.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { inTree } from './guide-tree.ts';
import styles from './guides.module.css';
import { readBook } from './read-book.ts';

/** Guides, page by page. */
export const GuidesPage = async ({ book, version }: { book: Book; version: string | undefined }) => {
  const { t } = await readWords();
  const [found, read] = await Promise.all([readBook(book), readGuides(book, version)]);
  if (!found) return null;
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { book: of, mayEdit } = found;
  const write = mayEdit && <LinkButton href={writtenAt(of)}>{t.guides.write}</LinkButton>;
  if (read.data.length === 0)
    return (
      <EmptyState
        title={of === undefined ? t.guides.nonePortal : t.guides.none}
        action={write || (of && <LinkButton href={`/apis/${of}/reference`}>{t.guides.toReference}</LinkButton>)}
      >
        {of !== undefined && t.guides.noneLead}
      </EmptyState>
    );
  return (
    <Stack>
      <Row justify="between">
        {of !== undefined && <h2>{t.guides.title}</h2>}
        {write}
      </Row>
      <ul className={styles.index}>
        {inTree(read.data).map(({ entry, depth }) => (
          <li key={entry.slug} style={{ marginInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}>
            <Link href={pageAt(of, entry.slug, version)}>{entry.title}</Link>
            {entry.description && <p>{entry.description}</p>}
          </li>
        ))}
      </ul>
    </Stack>
  );
};
