import type { Page } from '@portico/contract';
import type { ApiItem, CatalogueTermItem, Data } from '@portico/data';
import { type DocumentKind, startOf, type VersionStatus, wordsOf } from '@portico/domain';
import {
  categoryWord,
  gradeWord,
  isTyped,
  kindWord,
  lifecycleWord,
  ORDERS,
  type Order,
  tagWord,
  teamWord,
  updatedWord,
} from './listing.ts';

/** Where terms are read: of one scope, or of all that is listed or hidden. */
export type Source = { readonly scope: string } | { readonly shelf: 'listed' | 'hidden' };

/** What a list is narrowed to, by what terms know. */
export type Narrowed = {
  readonly q?: string;
  readonly tag?: string;
  readonly category?: string;
  readonly teamId?: string;
  readonly lifecycle?: VersionStatus;
  readonly grade?: string;
  readonly kind?: DocumentKind;
  /** Ids that were made earlier are less. */
  readonly before?: string;
};

/** What terms are read by: all that begin so, or exactly this. */
type Driver = { readonly word: string; readonly exact: boolean; readonly start: string };
type Position = Pick<CatalogueTermItem, 'word' | 'newness'>;

/** Terms looked at for one page of a search: what is further is found by the next. */
const LOOKED_AT_MAX = 2_000;
/** The first request asks for little more than a page, each further one for twice as many: few requests, whatever is rare. */
const BATCH_MAX = 1_000;
const PROBE = 50;
/** As many are put in order at once; of more, those that fit are looked for in the order. */
const SORTED_MAX = 200;
/** Where fewer than these are among the first that were looked at in the order, up to so many are put in order. */
const SAMPLE = 200;
const RARE = 4;
const RARE_SORTED_MAX = 1_000;
/** Before the position in an order, where others name the word that they are read by. */
const ORDERED = 'o';
/** After every other character of a word. */
const LAST = '\u{10FFFF}';

const orderOf = ({ word, newness }: Position) => `${word}\n${newness}`;
/** As the table orders: by bytes of UTF-8. */
const compare = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
const inOrder = (one: Position, other: Position) => compare(orderOf(one), orderOf(other));

/** What an API has: words that begin so, and marks that are exactly so. */
type Wanted = {
  readonly words: readonly string[];
  readonly marks: readonly string[];
  readonly before: string | undefined;
};

/** What a list is narrowed to, as terms have it; nothing can be found by what is no word. */
const wantedOf = ({ q, tag, category, teamId, lifecycle, grade, kind, before }: Narrowed): Wanted | undefined => {
  const words = [...new Set(wordsOf(q ?? ''))];
  if (q !== undefined && words.length === 0) return undefined;
  return {
    words,
    before,
    marks: [
      ...(tag === undefined ? [] : [tagWord(tag)]),
      ...(category === undefined ? [] : [categoryWord(category)]),
      ...(teamId === undefined ? [] : [teamWord(teamId)]),
      ...(lifecycle === undefined ? [] : [lifecycleWord(lifecycle)]),
      ...(grade === undefined ? [] : [gradeWord(grade)]),
      ...(kind === undefined ? [] : [kindWord(kind)]),
    ],
  };
};

const hasAll = ({ words, marks, before }: Wanted, term: CatalogueTermItem): boolean =>
  (before === undefined || term.apiId < before) &&
  words.every((word) => term.words.some((one) => isTyped(one) && one.startsWith(word))) &&
  marks.every((mark) => term.words.includes(mark));

/** Whether an API has them all; and whether this is the first of its terms, by which it is told once. */
const fits = (wanted: Wanted, driver: Driver, term: CatalogueTermItem): boolean => {
  const first = term.words.find((word) => (driver.exact ? word === driver.word : word.startsWith(driver.word)));
  return first === term.word && hasAll(wanted, term);
};

const driversOf = ({ words, marks }: Wanted): Driver[] => [
  ...words.map((word) => ({ word, exact: false, start: startOf(word) })),
  ...marks.map((word) => ({ word, exact: true, start: startOf(word) })),
];

/** Prefix search over the terms of some sources, by word (the exact one first), then the newest first; or in an order. */
export const createSearch = ({ entities }: Data) => {
  const read = async (source: Source, { word, exact, start }: Driver, after: Position | undefined, limit: number) => {
    const { primary, byShelf } = entities.catalogueTerm.query;
    const terms = 'scope' in source ? primary({ scope: source.scope, start }) : byShelf({ shelf: source.shelf, start });
    const from = after ?? { word, newness: '' };
    const page = await terms.between(from, { word: exact ? word : word + LAST, newness: LAST }).go({ limit });
    const found = page.data.filter((term) => !after || inOrder(term, after) > 0);
    return { found, more: page.cursor !== null };
  };

  /** The next terms of all sources, as far as all were read. */
  const next = async (sources: readonly Source[], driver: Driver, after: Position | undefined, limit: number) => {
    const pages = await Promise.all(sources.map((source) => read(source, driver, after, limit)));
    const ends = pages.flatMap(({ found, more }) => (more ? [found.at(-1)] : [])).filter((end) => end !== undefined);
    const [frontier] = ends.map(orderOf).sort(compare);
    const terms = pages
      .flatMap(({ found }) => found)
      .filter((term) => !frontier || compare(orderOf(term), frontier) <= 0);
    const sorted = terms.sort(inOrder);
    return {
      // Shared with two teams of one reader, an API is told once.
      terms: sorted.filter((term, index) => index === 0 || orderOf(term) !== orderOf(sorted[index - 1] ?? term)),
      more: pages.some(({ more }) => more),
    };
  };

  /** The word that fewest have: one of which a probe finds the end, else the longest. */
  const choose = async (sources: readonly Source[], drivers: readonly Driver[]): Promise<Driver | undefined> => {
    if (drivers.length < 2) return drivers[0];
    const probes = await Promise.all(drivers.map((driver) => next(sources, driver, undefined, PROBE)));
    const weighed = drivers.map((driver, index) => {
      const { terms = [], more = true } = probes[index] ?? {};
      return { driver, weight: more ? 1_000 - driver.word.length : terms.length };
    });
    return weighed.sort((one, other) => one.weight - other.weight)[0]?.driver;
  };

  /** Terms from a position on, one of each API that fits, until there are enough of them or it is far enough. */
  const walk = async (
    sources: readonly Source[],
    driver: Driver,
    { start, limit }: { readonly start: Position | undefined; readonly limit: number },
    takes: (term: CatalogueTermItem) => boolean,
    most = LOOKED_AT_MAX,
  ) => {
    const found: CatalogueTermItem[] = [];
    let after = start;
    let batch = Math.max(25, limit * 2);
    for (let lookedAt = 0; lookedAt < most; batch *= 2) {
      const { terms, more } = await next(sources, driver, after, Math.min(batch, BATCH_MAX, most - lookedAt));
      for (const [index, term] of terms.entries()) {
        after = term;
        if (takes(term)) found.push(term);
        const last = index === terms.length - 1 && !more;
        if (found.length === limit) return { found, after: last ? undefined : after };
      }
      if (!more) return { found, after: undefined };
      lookedAt += Math.max(terms.length, 1);
    }
    return { found, after };
  };

  /** One term of each API that fits, where there are no more than so many terms to look at. */
  const whole = async (
    sources: readonly Source[],
    wanted: Wanted,
    most: number,
  ): Promise<readonly CatalogueTermItem[] | undefined> => {
    const driver = await choose(sources, driversOf(wanted));
    if (!driver) return undefined;
    const { found, after } = await walk(sources, driver, { start: undefined, limit: most + 1 }, () => true);
    return after === undefined && found.length <= most ? found.filter((term) => fits(wanted, driver, term)) : undefined;
  };

  /** Of many that fit, those that come next: looked for in the order, unless they are so rare that all are put in order sooner. */
  const nextOfMany = async (
    sources: readonly Source[],
    wanted: Wanted,
    order: Order,
    { start, limit }: { readonly start: Position | undefined; readonly limit: number },
  ): Promise<{ readonly all: readonly CatalogueTermItem[] } | Awaited<ReturnType<typeof walk>>> => {
    const driver = { word: ORDERS[order], exact: false, start: ORDERS[order] };
    const takes = (term: CatalogueTermItem) => hasAll(wanted, term);
    const sample = await walk(sources, driver, { start, limit }, takes, SAMPLE);
    if (sample.after === undefined || sample.found.length === limit) return sample;
    // When each was changed last, no term knows: that would be a read of each.
    const isSoonSorted = sample.found.length < RARE && order !== 'updated';
    const all = isSoonSorted ? await whole(sources, wanted, RARE_SORTED_MAX) : undefined;
    if (all) return { all };
    const left = { start: sample.after, limit: limit - sample.found.length };
    const rest = await walk(sources, driver, left, takes, LOOKED_AT_MAX - SAMPLE);
    return { found: [...sample.found, ...rest.found], after: rest.after };
  };

  /** Few of what fits are put in order; of many, those that fit are looked for in the order. */
  const ordered = async (sources: readonly Source[], wanted: Wanted, order: Order, { limit, position }: Page) => {
    const [, word = '', newness = ''] = position?.split('\n') ?? [];
    const start = position === undefined ? undefined : { word, newness };
    const told = (after: Position | undefined) => after && `${ORDERED}\n${orderOf(after)}`;
    const few = await whole(sources, wanted, SORTED_MAX);
    const many = few ? { all: few } : await nextOfMany(sources, wanted, order, { start, limit });
    if (!('all' in many)) return { ids: many.found.map(({ apiId }) => apiId), position: told(many.after) };
    const changed =
      order === 'updated' && many.all.length > 0
        ? new Map((await apisOf(many.all.map(({ apiId }) => apiId))).map(({ apiId, updatedAt }) => [apiId, updatedAt]))
        : undefined;
    const keyed = many.all.map(({ apiId, words, newness: own }) => ({
      apiId,
      newness: own,
      word: changed
        ? updatedWord(changed.get(apiId) ?? '1970-01-01T00:00:00.000Z')
        : (words.find((one) => one.startsWith(ORDERS[order])) ?? ''),
    }));
    const left = keyed.filter((one) => !start || inOrder(one, start) > 0).sort(inOrder);
    const page = left.slice(0, limit);
    return { ids: page.map(({ apiId }) => apiId), position: told(left.length > limit ? page.at(-1) : undefined) };
  };

  const byWord = async (sources: readonly Source[], wanted: Wanted, { limit, position }: Page) => {
    const drivers = driversOf(wanted);
    // The word is chosen on the first page; the position names it for the others.
    const [chosen, ...at] = position?.split('\n') ?? [];
    const driver = chosen === undefined ? await choose(sources, drivers) : drivers[Number(chosen)];
    const start: Position | undefined = at.length === 2 ? { word: at[0] ?? '', newness: at[1] ?? '' } : undefined;
    if (!driver) return { ids: [], position: undefined };
    const { found, after } = await walk(sources, driver, { start, limit }, (term) => fits(wanted, driver, term));
    return {
      ids: found.map(({ apiId }) => apiId),
      position: after && `${drivers.indexOf(driver)}\n${orderOf(after)}`,
    };
  };

  const apisOf = async (ids: readonly string[]): Promise<ApiItem[]> =>
    ids.length === 0 ? [] : (await entities.api.get(ids.map((apiId) => ({ apiId }))).go()).data;

  return {
    async find(
      sources: readonly Source[],
      narrowed: Narrowed,
      order: Order | undefined,
      page: Page,
    ): Promise<{ readonly items: ApiItem[]; readonly position: string | undefined }> {
      const wanted = wantedOf(narrowed);
      if (!wanted) return { items: [], position: undefined };
      const { ids, position } = order
        ? await ordered(sources, wanted, order, page)
        : await byWord(sources, wanted, page);
      const found = new Map((await apisOf(ids)).map((item) => [item.apiId, item]));
      return { items: ids.flatMap((id) => found.get(id) ?? []), position };
    },

    /** What the APIs are found by that fit, and in which scope; nothing where there are more than can be looked at. */
    async termsOfAll(
      sources: readonly Source[],
      narrowed: Narrowed,
      most: number,
    ): Promise<readonly Pick<CatalogueTermItem, 'words' | 'scope'>[] | undefined> {
      const wanted = wantedOf(narrowed);
      if (!wanted) return [];
      return whole(sources, wanted, most);
    },
  };
};
