import { Problem } from '@portico/contract';
import { type ApiItem, type Data, editableApi, type Items, stillMay, stillOwnedBy, visibleApi } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';

/** Whose pages are meant: an API's, or, without one, the portal's own. */
export type OfBook = { readonly apiId?: string };

/** Pages and files that belong together: those of an API, or of the portal. */
export type Book = {
  /** What they are kept by: the API's id, or `portal`. */
  readonly bookId: string;
  /** The address that they are below. */
  readonly base: string;
  readonly api?: ApiItem;
};

export const PORTAL: Book = { bookId: 'portal', base: '/guides/' };

const bookOf = (api: ApiItem | undefined): Book => {
  if (!api) throw new Problem('not-found');
  return { bookId: api.apiId, base: `/apis/${api.slug}/guides/`, api };
};

/** The book that a reader may read: everybody the portal's. */
export const seenBook = async (data: Data, principal: Principal | undefined, { apiId }: OfBook): Promise<Book> =>
  apiId === undefined ? PORTAL : bookOf(await visibleApi(data, principal, apiId));

/** The book that somebody may write: of the portal's, only admins ask (the contract). */
export const editableBook = async (data: Data, principal: Principal, { apiId }: OfBook): Promise<Book> =>
  apiId === undefined ? PORTAL : bookOf(await editableApi(data, principal, apiId));

/** For a transaction: that the book is still the principal's to change. */
export const heldBook = (items: Items, principal: Principal, { api }: Book) =>
  api && [stillOwnedBy(items, api), ...[stillMay(items, principal, 'api.edit', api.teamId) ?? []].flat()];

/** For the audit log: what of a book something is done to. */
export const toldOfBook = ({ bookId, api }: Book, kind: 'guide' | 'guide-file', name: string, at: Date) => ({
  entity: { kind, id: `${bookId}.${name}` },
  ...(api && { teamId: api.teamId }),
  at,
});

/** For a transaction: that what is read of a book is another; what is read is searched, too. */
export const bookEvents = (
  items: Items,
  { bookId }: Book,
  type: 'guide.published' | 'guide.withdrawn',
  slug: string,
  at: Date,
) => [
  items.event.create(outboxItem(createId('event', at), type, { apiId: bookId, slug }, at)).commit(),
  items.event.create(outboxItem(createId('event', at), 'api.listed', { apiId: bookId, holderId: bookId }, at)).commit(),
];
