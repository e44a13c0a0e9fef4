import { notFound } from 'next/navigation';
import { load } from '../../api/failure.ts';
import { type Book, bookOf } from '../../api/guide-book.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { EmptyState } from '../../ui/feedback.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AddGuide } from './add-guide.tsx';
import { bookName } from './book-name.ts';
import { DraftsTable } from './drafts-table.tsx';

/** The pages of an API's guides for those who write them. */
export const GuideDraftsPage = async ({ book }: { book: Book }) => {
  const { t } = await readWords();
  const [name, client] = await Promise.all([bookName(book), userClient()]);
  if (name === undefined) notFound();
  const read = await load(async () => (await bookOf(client, book).drafts()).items);
  return (
    <WorkingPage title={name} lead={t.guides.manageLead}>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && <EmptyState title={t.guides.noPages}>{t.guides.noPagesLead}</EmptyState>}
      {read.ok && read.data.length > 0 && <DraftsTable book={book} entries={read.data} />}
      {read.ok && <AddGuide book={book} />}
    </WorkingPage>
  );
};
