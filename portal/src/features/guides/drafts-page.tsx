import { notFound } from 'next/navigation';
import { load } from '../../api/failure.ts';
import { type Book, bookOf, writtenAt } from '../../api/guide-book.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Soft, Stack, WorkingPage } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { AddGuide } from './add-guide.tsx';
import { bookName } from './book-name.ts';
import { inTree } from './guide-tree.ts';
import styles from './guides.module.css';

const TONES = { draft: 'warn', published: 'ok', changed: 'info' } as const;

/** The pages of an API's guides for those who write them. */
export const GuideDraftsPage = async ({ book }: { book: Book }) => {
  const { t, f } = await readWords();
  const [name, client] = await Promise.all([bookName(book), userClient()]);
  if (name === undefined) notFound();
  const read = await load(async () => (await bookOf(client, book).drafts()).items);
  return (
    <WorkingPage title={name} lead={t.guides.manageLead}>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.guides.noPages}>{t.guides.noPagesLead}</EmptyState>}
      {read.ok && read.data.length > 0 && (
        <Table
          label={t.guides.pages}
          rows={inTree(read.data)}
          keyOf={({ entry }) => entry.slug}
          columns={[
            {
              head: t.guides.page,
              cell: ({ entry, depth }) => (
                <span className={styles.named} style={{ paddingInlineStart: `${Math.min(depth, 4)}rem` }}>
                  <Stack gap="tight">
                    <Link href={`${writtenAt(book)}/${entry.slug}`}>{entry.title}</Link>
                    <Soft small>{entry.slug}</Soft>
                  </Stack>
                </span>
              ),
            },
            {
              head: t.guides.status,
              cell: ({ entry }) => (
                <Stack gap="tight">
                  <span>
                    <Badge tone={TONES[entry.status]}>{t.guides.statuses[entry.status]}</Badge>
                  </span>
                  {entry.hidden && <Soft small>{t.guides.hidden}</Soft>}
                </Stack>
              ),
            },
            { head: t.guides.changedOn, cell: ({ entry }) => f.dateTime(entry.changedAt) },
          ]}
        />
      )}
      {read.ok && <AddGuide book={book} />}
    </WorkingPage>
  );
};
