import { type Page, Problem } from '@portico/contract';
import { type ApiItem, revisionOf, visibleApi } from '@portico/data';
import type { Principal } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { shardsOf, wordsOf } from './listing.ts';
import { presentApi } from './present.ts';
import { mayEdit, type Reader, readerOf, scopesOf } from './reader.ts';

/** What a list is narrowed to. */
export type Filters = { readonly q?: string; readonly tag?: string; readonly featured?: boolean };

/** More than a front page shows; who may see them is asked after. */
const FEATURED_MAX = 100;

/** The catalogue as each reader sees it. A page costs one query for each partition of each scope the reader has. */
export const catalogue = ({ data }: Dependencies) => {
  /** The newest of all scopes below a position; ids are time-ordered, so the merge is a sort of a few pages. */
  const newest = async (scopes: readonly string[], before: string | undefined, limit: number): Promise<ApiItem[]> => {
    const partitions = scopes.flatMap((scope) => shardsOf(scope).map((shard) => ({ scope, shard })));
    const pages = await Promise.all(
      partitions.map((partition) => {
        const query = data.entities.api.query.byScope(partition);
        return (before ? query.lt({ apiId: before }) : query).go({ order: 'desc', limit });
      }),
    );
    return pages
      .flatMap((page) => page.data)
      .sort((a, b) => (a.apiId < b.apiId ? 1 : -1))
      .slice(0, limit);
  };

  const browse = async (reader: Reader, { tag }: Filters, { limit, position: before }: Page) => {
    const items: ApiItem[] = [];
    let position = before;
    // A tag is looked for in at most ten pages a request; the cursor goes on from there.
    for (let pages = 0; pages < 10 && items.length < limit; pages++) {
      const page = await newest(scopesOf(reader), position, limit);
      for (const item of page) {
        if (items.length === limit) break;
        position = item.apiId;
        if (!tag || item.tags.includes(tag)) items.push(item);
      }
      if (page.length < limit)
        return { items, position: items.length === limit && page.at(-1)?.apiId !== position ? position : undefined };
    }
    return { items, position };
  };

  /** Prefix search by the longest word; the others, and the tag, filter what it finds. */
  const search = async (reader: Reader, query: Filters, { limit, position: after }: Page) => {
    const words = wordsOf(query.q ?? '').sort((a, b) => b.length - a.length);
    const [longest] = words;
    if (!longest) return { items: [], position: undefined };
    const pages = await Promise.all(
      scopesOf(reader).map((scope) => {
        const terms = data.entities.catalogueTerm.query.primary({ scope, start: longest.slice(0, 2) });
        return terms.begins({ word: longest }).go({ limit: 200 });
      }),
    );
    const ids = [...new Set(pages.flatMap((page) => page.data.map(({ apiId }) => apiId)))].sort().reverse();
    const chosen = ids.filter((id) => !after || id < after);
    const items: ApiItem[] = [];
    let position: string | undefined;
    for (let start = 0; start < chosen.length && items.length < limit; start += 100) {
      const batch = chosen.slice(start, start + 100);
      const found = (await data.entities.api.get(batch.map((apiId) => ({ apiId }))).go()).data.sort((a, b) =>
        a.apiId < b.apiId ? 1 : -1,
      );
      for (const item of found) {
        const have = wordsOf([item.name, item.slug, item.summary, item.tags.join(' ')].join(' '));
        const fits =
          words.every((word) => have.some((one) => one.startsWith(word))) &&
          (!query.tag || item.tags.includes(query.tag));
        if (items.length === limit) return { items, position };
        position = item.apiId;
        if (fits) items.push(item);
      }
    }
    return { items, position: undefined };
  };

  /** Those chosen for the front page that the reader has, by name: an order that does not move when others come. */
  const featured = async (reader: Reader, { tag }: Filters, { limit }: Page) => {
    const chosen = await data.entities.featuredApi.query.primary({ catalogue: 'all' }).go({ limit: FEATURED_MAX });
    if (chosen.data.length === 0) return { items: [], position: undefined };
    const scopes = new Set(scopesOf(reader));
    const found = await data.entities.api.get(chosen.data.map(({ apiId }) => ({ apiId }))).go();
    const items = found.data
      .filter((item) => item.featured && scopes.has(item.scope) && (!tag || item.tags.includes(tag)))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    return { items: items.slice(0, limit), position: undefined };
  };

  const find = (reader: Reader, filters: Filters, page: Page) => {
    if (filters.q) return search(reader, filters, page);
    return filters.featured ? featured(reader, filters, page) : browse(reader, filters, page);
  };

  return {
    async list(principal: Principal | undefined, filters: Filters, page: Page) {
      const reader = await readerOf(data, principal);
      const found = await find(reader, filters, page);
      return { items: found.items.map((item) => presentApi(item, mayEdit(reader, item))), position: found.position };
    },
    async get(principal: Principal | undefined, reference: string) {
      const [reader, found] = await Promise.all([readerOf(data, principal), visibleApi(data, principal, reference)]);
      if (!found) throw new Problem('not-found');
      return { body: presentApi(found, mayEdit(reader, found)), etag: String(revisionOf(found)) };
    },
  };
};

export type Catalogue = ReturnType<typeof catalogue>;
