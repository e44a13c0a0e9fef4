import { type Page, Problem } from '@portico/contract';
import { type ApiItem, given, type Reader, readerOf, revisionOf, sees, visibleApi } from '@portico/data';
import { ID_PREFIXES, type Principal, timePart, wordsOf } from '@portico/domain';
import { absent } from './absent.ts';
import { type Access, accessOf, allSourcesOf, sourcesOf, teamsWithHidden } from './catalogue-sources.ts';
import type { Dependencies } from './dependencies.ts';
import { hasWords, kindOf, lifecycleOf, type Order } from './listing.ts';
import { presentApis } from './present-apis.ts';
import { createSearch, type Narrowed, type Source } from './search.ts';

/** What a list is narrowed to, and its order: the newest first, unless it is said. */
export type Filters = Omit<Narrowed, 'before'> & {
  readonly access?: Access;
  readonly featured?: boolean;
  readonly createdBefore?: string;
  readonly sort?: 'newest' | Order;
};

/** What the ids of what was registered before an instant are less than. */
const boundOf = (at: string | undefined): string | undefined =>
  at === undefined ? undefined : `${ID_PREFIXES.api}_${timePart(Math.max(0, Date.parse(at)))}`;

const newestFirst = (one: ApiItem, other: ApiItem) => (one.apiId < other.apiId ? 1 : -1);

/** The catalogue as each reader sees it. What a page costs follows from the page, not from how much there is. */
export const catalogue = ({ data, now }: Dependencies) => {
  const { api, featuredApi, sharedListing } = data.entities;
  const search = createSearch(data);

  /** The newest of a source below a position. */
  const newestOf = async (source: Source, before: string | undefined, limit: number): Promise<ApiItem[]> => {
    const query = 'scope' in source ? api.query.byScope(source) : api.query.byShelf(source);
    return (await (before ? query.lt({ apiId: before }) : query).go({ order: 'desc', limit })).data;
  };

  /** The same of what is shared with a team, by their ids. */
  const newestShared = async (teamId: string, before: string | undefined, limit: number): Promise<string[]> => {
    const query = sharedListing.query.primary({ teamId });
    const page = await (before ? query.lt({ apiId: before }) : query).go({ order: 'desc', limit });
    return page.data.map(({ apiId }) => apiId);
  };

  /** APIs by their ids, in this order, those read that are not known. */
  const withMissing = async (known: ReadonlyMap<string, ApiItem>, ids: readonly string[]): Promise<ApiItem[]> => {
    const missing = ids.filter((apiId) => !known.has(apiId)).map((apiId) => ({ apiId }));
    const read = missing.length === 0 ? [] : (await api.get(missing).go()).data;
    const all = new Map([...known, ...read.map((item) => [item.apiId, item] as const)]);
    return ids.flatMap((apiId) => all.get(apiId) ?? []);
  };

  const browse = async (
    reader: Reader,
    access: Access | undefined,
    bound: string | undefined,
    { limit, position = bound }: Page,
  ) => {
    const wanted = limit + 1;
    const newest = (sources: readonly Source[]) =>
      Promise.all(sources.map((source) => newestOf(source, position, wanted)));
    const listed = (await newest(sourcesOf(reader, access))).flat().sort(newestFirst).slice(0, wanted);
    const than = listed.length === wanted ? listed.at(-1)?.apiId : undefined;
    const { own, shared } = await teamsWithHidden(data, reader, { than, access });
    const [hidden, others] = await Promise.all([
      newest(own.map((scope) => ({ scope }))),
      Promise.all(shared.map((teamId) => newestShared(teamId, position, wanted))),
    ]);
    const known = new Map([...listed, ...hidden.flat()].map((item) => [item.apiId, item]));
    const found = [...new Set([...known.keys(), ...others.flat()])].sort().reverse();
    const page = found.slice(0, limit);
    const items = (await withMissing(known, page)).filter((item) => sees(reader, item));
    return { items, position: found.length > limit ? page.at(-1) : undefined };
  };

  /** Those chosen for the front page that the reader has, by name: an order that does not move when others come. */
  const featured = async (reader: Reader, filters: Filters, before: string | undefined, { limit, position }: Page) => {
    const { q, tag, category, teamId, access, lifecycle, grade, kind } = filters;
    const words = wordsOf(q ?? '');
    if (q !== undefined && words.length === 0) return { items: [], position: undefined };
    const chosen = await featuredApi.query.primary({ catalogue: 'all' }).go({ pages: 'all' });
    if (chosen.data.length === 0) return { items: [], position: undefined };
    const placeOf = ({ name, apiId }: ApiItem) => `${name}\n${apiId}`;
    const found = (await api.get(chosen.data.map(({ apiId }) => ({ apiId }))).go()).data
      .filter((item) => item.featured && sees(reader, item) && (!tag || item.tags.includes(tag)))
      .filter((item) => !category || item.categories?.includes(category))
      .filter((item) => !teamId || item.teamId === teamId)
      .filter((item) => !access || accessOf(item.scope) === access)
      .filter((item) => !lifecycle || lifecycleOf(item, now()) === lifecycle)
      .filter((item) => !grade || item.grade === grade)
      .filter((item) => !kind || kindOf(item) === kind)
      .filter((item) => before === undefined || item.apiId < before)
      .filter((item) => hasWords(item, words))
      .filter((item) => position === undefined || placeOf(item) > position)
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, position: last && found.length > limit ? placeOf(last) : undefined };
  };

  const find = async (reader: Reader, filters: Filters, page: Page) => {
    const {
      featured: chosen,
      sort = 'newest',
      q,
      tag,
      category,
      teamId,
      access,
      lifecycle,
      grade,
      kind,
      createdBefore,
    } = filters;
    const before = boundOf(createdBefore);
    const narrowed = given({ q, tag, category, teamId, lifecycle, grade, kind });
    if (chosen) return featured(reader, filters, before, page);
    const order = sort === 'newest' ? undefined : sort;
    if (!order && Object.keys(narrowed).length === 0) return browse(reader, access, before, page);
    const sources = await allSourcesOf(data, reader, access);
    const found = await search.find(sources, { ...narrowed, ...given({ before }) }, order, page);
    return { items: found.items.filter((item) => sees(reader, item)), position: found.position };
  };

  return {
    async list(principal: Principal | undefined, filters: Filters, page: Page) {
      const reader = await readerOf(data, principal);
      const found = await find(reader, filters, page);
      return { items: await presentApis(data, reader, found.items, now()), position: found.position };
    },
    async get(principal: Principal | undefined, reference: string) {
      const [reader, found] = await Promise.all([readerOf(data, principal), visibleApi(data, principal, reference)]);
      if (!found) throw await absent(data, principal, reference);
      const [body] = await presentApis(data, reader, [found], now());
      if (!body) throw new Problem('not-found');
      return { body, etag: String(revisionOf(found)) };
    },
  };
};

export type Catalogue = ReturnType<typeof catalogue>;
