import { createHash } from 'node:crypto';
import { Problem, type Schema, type Total } from '@portico/contract';
import type { ApiItem, GuideItem, StoredGuide } from '@portico/data';
import type { Principal } from '@portico/domain';
import { isForVersion } from '@portico/guides/for-version';
import { type OfBook, seenBook } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import type { KeptPages } from './kept-pages.ts';
import { knownPlaces } from './known-places.ts';
import type { Page } from './pages.ts';
import { presentHeading, presentNode } from './present-guides.ts';

/** A page of a book. */
export type GuideReference = OfBook & { readonly guide: string };
/** Of an API, the version whose pages are read, or `latest`. */
type Read = { readonly version?: string | undefined };

const presentEntry = (slug: string, guide: StoredGuide, publishedAt: string): Total<Schema<'GuideEntry'>> => ({
  slug,
  title: guide.title,
  publishedAt,
  description: guide.description,
  parent: guide.parent,
  order: guide.order,
});

type Placed = { readonly slug: string; readonly title: string; readonly order?: number | undefined };
/** As pages say it themselves; those that do not come last, by their titles. */
export const inOrder = (one: Placed, other: Placed): number =>
  (one.order ?? Number.MAX_SAFE_INTEGER) - (other.order ?? Number.MAX_SAFE_INTEGER) ||
  one.title.localeCompare(other.title, 'en') ||
  (one.slug < other.slug ? -1 : 1);

const versionRead = (api: ApiItem | undefined, version = 'latest'): string | undefined =>
  version === 'latest' ? api?.latestVersion : version;

/** Guides as their readers have them. */
export const guides = ({ data, documents }: Dependencies, kept: KeptPages) => {
  /** A page that is published, and what it can lead to. */
  const read = async (principal: Principal | undefined, { guide: slug, ...of }: GuideReference, { version }: Read) => {
    const book = await seenBook(data, principal, of);
    const { data: item } = await data.entities.guide.get({ apiId: book.bookId, slug }).go();
    const [edition] = item?.editions ?? [];
    if (!item?.published || !edition) throw new Problem('not-found');
    if (!isForVersion(item.published.versions, versionRead(book.api, version))) throw new Problem('not-found');
    const text = await documents.getGuide(item.published.contentHash);
    const known = await knownPlaces(data, kept, principal, book, text, () => true, version);
    return { slug, text, known, published: item.published, edition };
  };
  const isListed = ({ published }: GuideItem, version: string | undefined) =>
    published !== undefined && !published.hidden && isForVersion(published.versions, version);

  return {
    async list(principal: Principal | undefined, of: OfBook, { version }: Read = {}): Promise<Total<Schema<'Guides'>>> {
      const { bookId, api } = await seenBook(data, principal, of);
      const { data: all } = await data.entities.guide.query.primary({ apiId: bookId }).go({ pages: 'all' });
      const listed = all
        .filter((item) => isListed(item, versionRead(api, version)))
        .flatMap(({ slug, published, editions: [edition], changedAt }) =>
          published ? [presentEntry(slug, published, edition?.publishedAt ?? changedAt)] : [],
        );
      return { items: listed.toSorted(inOrder) };
    },

    async get(
      principal: Principal | undefined,
      reference: GuideReference,
      asked: Read = {},
    ): Promise<Total<Schema<'Guide'>>> {
      const { slug, text, known, published, edition } = await read(principal, reference, asked);
      const { readGuide } = await import('@portico/guides');
      const page = readGuide(text, known);
      if (page.diagrams.length > 0) await (await import('@portico/guides/diagrams')).drawDiagrams(page);
      const { headings, nodes } = page;
      return {
        slug,
        title: published.title,
        description: published.description,
        publishedAt: edition.publishedAt,
        headings: headings.map(presentHeading),
        nodes: nodes.map(presentNode),
      };
    },

    /** The same page for who reads Markdown. */
    async text(principal: Principal | undefined, reference: GuideReference, asked: Read = {}): Promise<Page> {
      const { text, known, published } = await read(principal, reference, asked);
      const { markdownOf } = await import('@portico/guides');
      const body = Buffer.from(markdownOf(text, known, published.title));
      return { body, hash: createHash('sha256').update(body).digest('hex').slice(0, 32) };
    },
  };
};
