import { notFound } from 'next/navigation';
import { isAbsent, load } from '../../api/failure.ts';
import { type Book, bookOf, writtenAt } from '../../api/guide-book.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { bookName } from './book-name.ts';
import { GuideEditor } from './guide-editor.tsx';

/** One page of the guides, to be written. */
export const GuideDraftPage = async ({ book, guide }: { book: Book; guide: string }) => {
  const { t } = await readWords();
  const [name, client] = await Promise.all([bookName(book), userClient()]);
  const [read, files] = await Promise.all([
    load(() => bookOf(client, book).draft(guide).withResponse()),
    load(async () => (await bookOf(client, book).files()).items),
  ]);
  if (name === undefined || isAbsent(read)) notFound();
  return (
    <WorkingPage
      title={read.ok ? read.data.data.title : guide}
      lead={name}
      actions={<LinkButton href={writtenAt(book)}>{t.guides.pages}</LinkButton>}
    >
      {read.ok ? (
        <GuideEditor
          book={book}
          guide={guide}
          files={files.ok ? files.data : []}
          read={{ draft: read.data.data, etag: read.data.headers.get('etag') ?? '' }}
        />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
