import { Problem, type Schema, type Total } from '@portico/contract';
import { type ApiItem, type Reader, readerOf, sees, visibleApi } from '@portico/data';
import type { Principal } from '@portico/domain';
import { PORTAL } from './books.ts';
import type { Dependencies } from './dependencies.ts';
import { apiCandidate } from './search/api-record.ts';
import { namedBy } from './search/api-words.ts';
import { likelyApis } from './search/candidates.ts';
import { facetsOf, type Hit, isOf, presentHit, withFields } from './search/hits.ts';
import { openedSearch } from './search/opened.ts';
import { ranker } from './search/rank.ts';
import { type Asked, askedOf } from './search/words.ts';
import type { SearchMisses } from './search-misses.ts';

/** What is searched for, and what the answer is narrowed to. */
export type Search = {
  readonly q: string;
  readonly kind?: Schema<'SearchKind'>;
  readonly api?: string;
  readonly tag?: string;
  /** More is to come: what is not found yet is not counted. */
  readonly typing?: boolean;
};

/** Of the likeliest APIs so many are looked into: a search reads as much, whatever there is. */
const LOOKED_INTO_MAX = 8;
const HITS_MAX = 50;
const OF_ONE_API_MAX = 200;
/** What answers so much worse than the best is left out. */
const WORST = 0.2;

/** Searching all that a reader may see: by what is found of APIs, trimmed by what is true of them now. */
export const search = ({ data, documents }: Omit<Dependencies, 'gatewayUrl'>, misses: SearchMisses) => {
  const opened = openedSearch(documents);
  const { api, searchListing, version } = data.entities;

  /** The likeliest APIs that the reader may see as they are now, likeliest first. What was written with the words is not trusted. */
  const seenApis = async (reader: Reader, asked: readonly Asked[]): Promise<readonly ApiItem[]> => {
    const likely = await likelyApis(opened, reader, asked);
    if (likely.length === 0) return [];
    const { data: items } = await api.get(likely.map(({ apiId }) => ({ apiId }))).go({ consistent: true });
    const found = new Map(items.map((item) => [item.apiId, item]));
    return likely.flatMap(({ apiId }) => found.get(apiId) ?? []).filter((item) => sees(reader, item));
  };

  /** What the default version of each has that answers. */
  const hitsIn = async (apis: readonly ApiItem[], asked: readonly Asked[]): Promise<readonly Hit[]> => {
    const wanted = apis.flatMap(({ apiId, latestVersion }) =>
      latestVersion ? [{ apiId, version: latestVersion }] : [],
    );
    if (wanted.length === 0) return [];
    const { data: versions } = await version.get(wanted).go({ attributes: ['apiId', 'contentHash'] });
    const hashes = new Map(versions.map(({ apiId, contentHash }) => [apiId, contentHash]));
    const { data: listings } = await searchListing.get(apis.map(({ apiId }) => ({ apiId }))).go();
    const guides = new Map(listings.map((listing) => [listing.apiId, listing.guides]));
    const found = apis.map(async (item) => {
      const contentHash = hashes.get(item.apiId);
      if (contentHash === undefined) return [];
      const pages = guides.get(item.apiId);
      const indexes = await Promise.all([opened.version(contentHash), pages && opened.pages(pages)]);
      return indexes
        .flatMap((index) => (index ? index.candidates(asked) : []))
        .map(ranker(asked, namedBy(item)))
        .sort((one, other) => other.score - one.score)
        .slice(0, OF_ONE_API_MAX)
        .map((ranked) => withFields(asked, item, ranked));
    });
    return (await Promise.all(found)).flat();
  };

  /** Pages of the portal's own, which everybody reads. */
  const hitsInPortal = async (asked: readonly Asked[]): Promise<readonly Hit[]> => {
    const { data: listing } = await searchListing.get({ apiId: PORTAL.bookId }).go();
    const index = listing?.guides === undefined ? undefined : await opened.pages(listing.guides);
    return (index?.candidates(asked) ?? [])
      .map(ranker(asked, []))
      .map((ranked) => ({ ...ranked, kind: 'page', api: undefined, field: undefined }));
  };

  return {
    async find(
      principal: Principal | undefined,
      { q, kind, api: reference, tag, typing = false }: Search,
    ): Promise<Total<Schema<'SearchAnswer'>>> {
      const asked = askedOf(q);
      const reader = await readerOf(data, principal);
      const only = reference === undefined ? undefined : await visibleApi(data, principal, reference);
      if (reference !== undefined && !only) throw new Problem('not-found');
      const apis = asked.length === 0 ? [] : only ? [only] : await seenApis(reader, asked);
      const ofApis = apis.map((item): Hit => {
        const ranked = ranker(asked, [])(apiCandidate(asked, item));
        return { ...ranked, kind: 'api', api: item, field: undefined };
      });
      const [within, ofPortal] = await Promise.all([
        hitsIn(apis.slice(0, LOOKED_INTO_MAX), asked),
        only || asked.length === 0 ? [] : hitsInPortal(asked),
      ]);
      const all = [...ofApis, ...within, ...ofPortal].filter(({ score }) => score > 0);
      all.sort((one, other) => other.score - one.score);
      const worst = (all[0]?.score ?? 0) * WORST;
      const hits = all.filter(({ score }) => score >= worst);
      if (hits.length === 0 && asked.length > 0 && !typing) await misses.note(only?.apiId, q);
      const narrowed = hits.filter((hit) => isOf(hit, { kind, tag }));
      return {
        items: narrowed.slice(0, HITS_MAX).map((hit) => presentHit(asked, hit)),
        found: narrowed.length,
        facets: facetsOf(hits, { kind, tag }),
      };
    },
  };
};
