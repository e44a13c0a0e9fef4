import { readApi } from '../../api/catalogue.ts';
import type { Book } from '../../api/guide-book.ts';
import { readSession } from '../../api/session.ts';

/** A book that is read, by the name its API has now, and whether its reader may write it; undefined where it is not there. */
export const readBook = async (book: Book): Promise<{ book: Book; mayEdit: boolean } | undefined> => {
  if (book === undefined) return { book, mayEdit: (await readSession())?.user.roles.includes('admin') ?? false };
  const api = await readApi(book);
  return api.ok ? { book: api.data.api.slug, mayEdit: api.data.api.mayEdit } : undefined;
};
