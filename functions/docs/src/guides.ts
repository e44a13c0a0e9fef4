import { createHash } from 'node:crypto';
import { Problem, type Schema, type Total } from '@portico/contract';
import type { GuideItem, StoredGuide } from '@portico/data';
import type { Principal } from '@portico/domain';
import { type OfBook, seenBook } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import type { KeptPages } from './kept-pages.ts';
import { knownPlaces } from './known-places.ts';
import type { Page } from './pages.ts';
import { presentHeading, presentNode } from './present-guides.ts';

/** A page of a book. */
export type GuideReference = OfBook & { readonly guide: string };

const presentEntry = (slug: string, guide: StoredGuide): Total<Schema<'GuideEntry'>> => ({
  slug,
  title: guide.title,
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

/** Guides as their readers have them. */
export const guides = ({ data, documents }: Dependencies, kept: KeptPages) => {
  /** A page that is published, and what it can lead to. */
  const read = async (principal: Principal | undefined, { guide: slug, ...of }: GuideReference) => {
    const book = await seenBook(data, principal, of);
    const { data: item } = await data.entities.guide.get({ apiId: book.bookId, slug }).go();
    const [edition] = item?.editions ?? [];
    if (!item?.published || !edition) throw new Problem('not-found');
    const text = await documents.getGuide(item.published.contentHash);
    const known = await knownPlaces(data, kept, principal, book, text, () => true);
    return { slug, text, known, published: item.published, edition };
  };
  const isListed = ({ published }: GuideItem) => published !== undefined && !published.hidden;

  return {
    async list(principal: Principal | undefined, of: OfBook): Promise<Total<Schema<'Guides'>>> {
      const { bookId } = await seenBook(data, principal, of);
      const { data: all } = await data.entities.guide.query.primary({ apiId: bookId }).go({ pages: 'all' });
      const listed = all.filter(isListed).flatMap(({ slug, published }) => published && presentEntry(slug, published));
      return { items: listed.filter((entry) => entry !== undefined).toSorted(inOrder) };
    },

    async get(principal: Principal | undefined, reference: GuideReference): Promise<Total<Schema<'Guide'>>> {
      const { slug, text, known, published, edition } = await read(principal, reference);
      const { readGuide } = await import('@portico/guides');
      const { headings, nodes } = readGuide(text, known);
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
    async text(principal: Principal | undefined, reference: GuideReference): Promise<Page> {
      const { text, known, published } = await read(principal, reference);
      const { markdownOf } = await import('@portico/guides');
      const body = Buffer.from(markdownOf(text, known, published.title));
      return { body, hash: createHash('sha256').update(body).digest('hex').slice(0, 32) };
    },
  };
};
