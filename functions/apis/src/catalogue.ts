import { type Page, Problem } from '@portico/contract';
import { type ApiItem, revisionOf, visibleApi } from '@portico/data';
import { hasRole, type Principal, wordsOf } from '@portico/domain';
import { absent } from './absent.ts';
import type { Dependencies } from './dependencies.ts';
import { hasWords } from './listing.ts';
import { presentApis } from './present-apis.ts';
import { type Reader, readerOf, sees } from './reader.ts';
import { createSearch, type Source } from './search.ts';

/** What a list is narrowed to. */
export type Filters = {
  readonly q?: string;
  readonly tag?: string;
  readonly teamId?: string;
  readonly featured?: boolean;
};

const newestFirst = (one: ApiItem, other: ApiItem) => (one.apiId < other.apiId ? 1 : -1);

/** The catalogue as each reader sees it. What a page costs follows from the page, not from how much there is. */
export const catalogue = ({ data, now }: Dependencies) => {
  const { api, featuredApi, hiddenShelf } = data.entities;
  const search = createSearch(data);

  /** The newest of a source below a position. */
  const newestOf = async (source: Source, before: string | undefined, limit: number): Promise<ApiItem[]> => {
    const query = 'scope' in source ? api.query.byScope(source) : api.query.byShelf(source);
    return (await (before ? query.lt({ apiId: before }) : query).go({ order: 'desc', limit })).data;
  };

  /** Teams of the reader that hide something newer than this; a bound from above: it may be published by now. */
  const teamsWithHidden = async ({ teams }: Reader, than = ''): Promise<string[]> => {
    if (teams.size === 0) return [];
    const shelves = await hiddenShelf.get([...teams.keys()].map((teamId) => ({ teamId }))).go();
    return shelves.data.filter(({ newest }) => newest > than).map(({ teamId }) => teamId);
  };

  const isAdmin = ({ principal }: Reader) => principal !== undefined && hasRole(principal, 'admin');

  /** What every reader of this kind has; a team's own comes besides, for who is no admin. */
  const sourcesOf = (reader: Reader): Source[] => {
    if (!reader.principal) return [{ scope: 'public' }];
    return isAdmin(reader) ? [{ shelf: 'listed' }, { shelf: 'hidden' }] : [{ shelf: 'listed' }];
  };

  const browse = async (reader: Reader, { limit, position }: Page) => {
    const wanted = limit + 1;
    const newest = (sources: readonly Source[]) =>
      Promise.all(sources.map((source) => newestOf(source, position, wanted)));
    const listed = (await newest(sourcesOf(reader))).flat().sort(newestFirst).slice(0, wanted);
    const oldest = listed.length === wanted ? listed.at(-1)?.apiId : undefined;
    const teams = isAdmin(reader) ? [] : await teamsWithHidden(reader, oldest);
    const hidden = (await newest(teams.map((scope) => ({ scope })))).flat();
    const found = [...listed, ...hidden].sort(newestFirst);
    const items = found.slice(0, limit);
    return { items, position: found.length > limit ? items.at(-1)?.apiId : undefined };
  };

  /** Those chosen for the front page that the reader has, by name: an order that does not move when others come. */
  const featured = async (reader: Reader, { q, tag, teamId }: Filters, { limit, position }: Page) => {
    const words = wordsOf(q ?? '');
    if (q !== undefined && words.length === 0) return { items: [], position: undefined };
    const chosen = await featuredApi.query.primary({ catalogue: 'all' }).go({ pages: 'all' });
    if (chosen.data.length === 0) return { items: [], position: undefined };
    const placeOf = ({ name, apiId }: ApiItem) => `${name}\n${apiId}`;
    const found = (await api.get(chosen.data.map(({ apiId }) => ({ apiId }))).go()).data
      .filter((item) => item.featured && sees(reader, item) && (!tag || item.tags.includes(tag)))
      .filter((item) => !teamId || item.teamId === teamId)
      .filter((item) => hasWords(item, words))
      .filter((item) => position === undefined || placeOf(item) > position)
      .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, position: last && found.length > limit ? placeOf(last) : undefined };
  };

  const find = async (reader: Reader, filters: Filters, page: Page) => {
    if (filters.featured) return featured(reader, filters, page);
    if ((filters.q ?? filters.tag ?? filters.teamId) === undefined) return browse(reader, page);
    const teams = isAdmin(reader) ? [] : await teamsWithHidden(reader);
    const sources = [...sourcesOf(reader), ...teams.map((scope) => ({ scope }))];
    const found = await search(sources, filters, page);
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
