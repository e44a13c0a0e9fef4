import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  answered,
  audited,
  CHANGED,
  type GuideItem,
  given,
  leavePlace,
  revisionOf,
  type StoredGuide,
  stillAt,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { GUIDES_MAX, type Principal } from '@portico/domain';
import type { GuidePage } from '@portico/guides';
import { phrase } from '@portico/words';
import { type Book, bookEvents, editableBook, heldBook, type OfBook, toldOfBook } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import { type GuideReference, inOrder } from './guides.ts';
import type { KeptPages } from './kept-pages.ts';
import { knownPlaces } from './known-places.ts';
import {
  presentDraft,
  presentDraftEntry,
  presentHeading,
  presentNode,
  presentProblems,
  statusOf,
} from './present-guides.ts';

/** What was published is kept so many times. */
const EDITIONS_MAX = 50;

const NAMES_VERSIONS = /^["']?versions["']?[ \t]*:/m;

type Read = { readonly text: string; readonly page: GuidePage };

/** Guides as those have them who write them. */
export const guideDrafts = ({ data, documents, now }: Dependencies, reference: KeptPages) => {
  const { guide, user, version } = data.entities;

  const all = async ({ bookId }: Book): Promise<readonly GuideItem[]> =>
    (await guide.query.primary({ apiId: bookId }).go({ pages: 'all', consistent: true })).data;
  const require = async (principal: Principal, { guide: slug, ...of }: GuideReference) => {
    const book = await editableBook(data, principal, of);
    const { data: item } = await guide.get({ apiId: book.bookId, slug }).go({ consistent: true });
    if (!item) throw new Problem('not-found');
    return { book, item };
  };

  /** All versions of an API, drafts too: a page may be written before one is published. */
  const versionsOf = async ({ api }: Book): Promise<readonly string[]> => {
    if (!api) return [];
    const { data: found } = await version.query.byCreation({ apiId: api.apiId }).go({ pages: 'all' });
    return found.map((item) => item.version);
  };

  const read = async (principal: Principal, book: Book, text: string, own?: string): Promise<Read> => {
    const { BYTES_MAX, PROBLEMS_MAX, readGuide } = await import('@portico/guides');
    if (Buffer.byteLength(text) > BYTES_MAX)
      throw new Problem('body-too-large', phrase`A page takes ${BYTES_MAX} bytes at most.`);
    const slugs = new Set([...(await all(book)).map(({ slug }) => slug), ...(own ? [own] : [])]);
    const known = await knownPlaces(data, reference, principal, book, text, (slug) => slugs.has(slug));
    // A page that names no version costs no reading of them.
    const page = readGuide(text, NAMES_VERSIONS.test(text) ? { ...known, versions: await versionsOf(book) } : known);
    if (page.diagrams.length === 0) return { text, page };
    const { drawDiagrams } = await import('@portico/guides/diagrams');
    const problems = [...page.problems, ...(await drawDiagrams(page))].slice(0, PROBLEMS_MAX);
    return { text, page: { ...page, problems: problems.toSorted((one, other) => one.line - other.line) } };
  };

  /** What is kept of a text: what lists say of it, and where it is. */
  const kept = async (slug: string, { text, page: { front, title } }: Read): Promise<StoredGuide> => {
    const { description, parent, order, hidden, versions } = front;
    const contentHash = await documents.putGuide(text);
    return {
      contentHash,
      title: title?.slice(0, 200) || slug,
      ...given({ description, parent, order, hidden, versions }),
    };
  };

  const namesOf = async ({ editions }: GuideItem): Promise<ReadonlyMap<string, string>> => {
    const userIds = [...new Set(editions.map(({ publishedBy }) => publishedBy))];
    if (userIds.length === 0) return new Map();
    const { data: people } = await user.get(userIds.map((userId) => ({ userId }))).go();
    return new Map(people.map(({ userId, name }) => [userId, name]));
  };
  const shown = async (item: GuideItem, { text, page }: Read) => ({
    body: presentDraft(item, text, page, await namesOf(item)),
    etag: String(revisionOf(item)),
  });

  const told = (book: Book, { slug, draft }: GuideItem, at: Date) => {
    const { entity, ...where } = toldOfBook(book, 'guide', slug, at);
    return { ...where, entity: { ...entity, name: draft.title } };
  };

  /** The page as it is once something is written, published or taken back; undefined where nothing is another. */
  const changed = (
    before: GuideItem,
    draft: StoredGuide,
    published: boolean | undefined,
    { userId }: Principal,
    at: Date,
  ): GuideItem => {
    const changedAt = at.toISOString();
    const after = { ...before, draft, changedAt, revision: revisionOf(before) + 1 };
    if (published === false) {
      const { published: _, ...rest } = after;
      return rest;
    }
    if (published === undefined || statusOf(after) === 'published') return after;
    const number = (before.editions[0]?.number ?? 0) + 1;
    const edition = { number, publishedAt: changedAt, publishedBy: userId, contentHash: draft.contentHash };
    return { ...after, published: draft, editions: [edition, ...before.editions].slice(0, EDITIONS_MAX) };
  };

  return {
    async list(principal: Principal, of: OfBook): Promise<Total<Schema<'GuideDrafts'>>> {
      const items = await all(await editableBook(data, principal, of));
      return { items: items.map(presentDraftEntry).toSorted(inOrder) };
    },

    async get(principal: Principal, of: GuideReference) {
      const { book, item } = await require(principal, of);
      return shown(item, await read(principal, book, await documents.getGuide(item.draft.contentHash)));
    },

    create: (principal: Principal, of: OfBook, body: Schema<'NewGuide'>) =>
      untilUnchanged(async () => {
        const { slug, text } = { slug: body.slug, text: body.text } satisfies Written<'NewGuide'>;
        const book = await editableBook(data, principal, of);
        const made = await read(principal, book, text, slug);
        const at = now();
        const item: GuideItem = {
          ...{ apiId: book.bookId, slug, draft: await kept(slug, made), editions: [] },
          ...{ changedAt: at.toISOString(), revision: 1 },
        };
        const { body: answer } = await shown(item, made);
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide.create(item).commit(),
          place: takePlace(items, { holderId: book.bookId, kind: 'guides' }, slug, GUIDES_MAX),
          held: heldBook(items, principal, book),
          audit: audited(items, { ...told(book, item, at), action: 'guide.add', after: presentDraftEntry(item) }),
          answer: answered(items, answer),
        }));
        if (refused === 'guide') throw new Problem('conflict', phrase`There is a page with this address.`);
        if (refused === 'place')
          throw new Problem('limit-reached', phrase`Guides have ${GUIDES_MAX} pages at the most.`);
        return refused ? CHANGED : answer;
      }),

    update: (principal: Principal, of: GuideReference, seen: string, body: Schema<'GuideChanges'>) =>
      untilUnchanged(async () => {
        const { text, published } = { text: body.text, published: body.published } satisfies Written<'GuideChanges'>;
        const { book, item: before } = await require(principal, of);
        if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
        const written = text ?? (await documents.getGuide(before.draft.contentHash));
        const made = await read(principal, book, written);
        const draft = text === undefined ? before.draft : await kept(before.slug, made);
        const at = now();
        const after = changed(before, draft, published, principal, at);
        const publishes = after.published !== undefined && after.editions !== before.editions;
        const withdraws = before.published !== undefined && after.published === undefined;
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide
            .put(after)
            .where(stillAt(revisionOf(before)))
            .commit(),
          held: heldBook(items, principal, book),
          event:
            publishes || withdraws
              ? bookEvents(items, book, publishes ? 'guide.published' : 'guide.withdrawn', after.slug, at)
              : undefined,
          audit: audited(items, {
            ...told(book, after, at),
            action: publishes ? 'guide.publish' : withdraws ? 'guide.withdraw' : 'guide.change',
            ...{ before: presentDraftEntry(before), after: presentDraftEntry(after) },
          }),
        }));
        return refused ? CHANGED : shown(after, made);
      }),

    delete: (principal: Principal, of: GuideReference): Promise<undefined> =>
      untilUnchanged(async () => {
        const { book, item } = await require(principal, of);
        const at = now();
        const refused = await writeTogether(data, (items) => ({
          guide: items.guide
            .delete({ apiId: item.apiId, slug: item.slug })
            .where(stillAt(revisionOf(item)))
            .commit(),
          place: leavePlace(items, { holderId: item.apiId, kind: 'guides' }, item.slug),
          held: heldBook(items, principal, book),
          event: item.published && bookEvents(items, book, 'guide.withdrawn', item.slug, at),
          audit: audited(items, { ...told(book, item, at), action: 'guide.delete', before: presentDraftEntry(item) }),
        }));
        return refused ? CHANGED : undefined;
      }),

    async version(principal: Principal, of: GuideReference, number: number): Promise<Total<Schema<'GuideVersion'>>> {
      const { item } = await require(principal, of);
      const edition = item.editions.find((one) => one.number === number);
      if (!edition) throw new Problem('not-found');
      return { number, publishedAt: edition.publishedAt, text: await documents.getGuide(edition.contentHash) };
    },

    async preview(principal: Principal, of: OfBook, body: Schema<'GuideText'>): Promise<Total<Schema<'GuidePreview'>>> {
      const { text } = { text: body.text } satisfies Written<'GuideText'>;
      const { page } = await read(principal, await editableBook(data, principal, of), text);
      return {
        title: page.title?.slice(0, 200) || undefined,
        headings: page.headings.map(presentHeading),
        nodes: page.nodes.map(presentNode),
        problems: presentProblems(page),
      };
    },
  };
};
