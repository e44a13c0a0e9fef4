import { readApi } from '../../api/catalogue.ts';
import { isAbsent } from '../../api/failure.ts';
import type { Book } from '../../api/guide-book.ts';
import { readWords } from '../../i18n/server.ts';

/** What a book is called where it is written; undefined where there is no such API. */
export const bookName = async (book: Book): Promise<string | undefined> => {
  const { t } = await readWords();
  if (book === undefined) return t.guides.managePortal;
  const api = await readApi(book);
  return isAbsent(api) ? undefined : t.guides.manage(api.ok ? api.data.api.name : book);
};
