import type { Page } from '@portico/contract';
import type { ApiItem, CatalogueTermItem, Data } from '@portico/data';
import { startOf, wordsOf } from '@portico/domain';
import { isTyped, tagWord, teamWord } from './listing.ts';

/** Where terms are read: of one scope, or of all that is listed or hidden. */
export type Source = { readonly scope: string } | { readonly shelf: 'listed' | 'hidden' };

/** What terms are read by: all that begin so, or exactly this. */
type Driver = { readonly word: string; readonly exact: boolean };
type Position = Pick<CatalogueTermItem, 'word' | 'newness'>;

/** Terms looked at for one page of a search: what is further is found by the next. */
const LOOKED_AT_MAX = 2_000;
const BATCH_MAX = 200;
const PROBE = 50;
/** After every other character of a word. */
const LAST = '\u{10FFFF}';

const orderOf = ({ word, newness }: Position) => `${word}\n${newness}`;
/** As the table orders: by bytes of UTF-8. */
const compare = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
const inOrder = (one: Position, other: Position) => compare(orderOf(one), orderOf(other));

/** What an API has: words that begin so, and marks that are exactly so. */
type Wanted = { readonly words: readonly string[]; readonly marks: readonly string[] };

/** Whether an API has them all; and whether this is the first of its terms, by which it is told once. */
const fits = ({ words, marks }: Wanted, driver: Driver, term: CatalogueTermItem): boolean => {
  const first = term.words.find((word) => (driver.exact ? word === driver.word : word.startsWith(driver.word)));
  return (
    first === term.word &&
    words.every((word) => term.words.some((one) => isTyped(one) && one.startsWith(word))) &&
    marks.every((mark) => term.words.includes(mark))
  );
};

/** Prefix search over the terms of some sources, by word (the exact one first), then the newest first. */
export const createSearch = ({ entities }: Data) => {
  const read = async (source: Source, { word, exact }: Driver, after: Position | undefined, limit: number) => {
    const { primary, byShelf } = entities.catalogueTerm.query;
    const start = startOf(word);
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
    return { terms: terms.sort(inOrder), more: pages.some(({ more }) => more) };
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

  const driversOf = ({ words, marks }: Wanted): Driver[] => [
    ...words.map((word) => ({ word, exact: false })),
    ...marks.map((word) => ({ word, exact: true })),
  ];

  const idsOf = async (sources: readonly Source[], wanted: Wanted, { limit, position }: Page) => {
    const drivers = driversOf(wanted);
    // The word is chosen on the first page; the position names it for the others.
    const [chosen, ...at] = position?.split('\n') ?? [];
    const driver = chosen === undefined ? await choose(sources, drivers) : drivers[Number(chosen)];
    let after: Position | undefined = at.length === 2 ? { word: at[0] ?? '', newness: at[1] ?? '' } : undefined;
    const ids: string[] = [];
    if (!driver) return { ids, position: undefined };
    for (let lookedAt = 0; lookedAt < LOOKED_AT_MAX; ) {
      const { terms, more } = await next(sources, driver, after, Math.min(BATCH_MAX, Math.max(25, limit * 2)));
      for (const [index, term] of terms.entries()) {
        after = term;
        if (fits(wanted, driver, term)) ids.push(term.apiId);
        const last = index === terms.length - 1 && !more;
        if (ids.length === limit)
          return { ids, position: last ? undefined : `${drivers.indexOf(driver)}\n${orderOf(after)}` };
      }
      if (!more) return { ids, position: undefined };
      lookedAt += Math.max(terms.length, 1);
    }
    return { ids, position: after && `${drivers.indexOf(driver)}\n${orderOf(after)}` };
  };

  return async (
    sources: readonly Source[],
    { q, tag, teamId }: { readonly q?: string; readonly tag?: string; readonly teamId?: string },
    page: Page,
  ): Promise<{ readonly items: ApiItem[]; readonly position: string | undefined }> => {
    const words = [...new Set(wordsOf(q ?? ''))];
    // Nothing can be found by what is no word.
    if (q !== undefined && words.length === 0) return { items: [], position: undefined };
    const marks = [...(tag === undefined ? [] : [tagWord(tag)]), ...(teamId === undefined ? [] : [teamWord(teamId)])];
    const { ids, position } = await idsOf(sources, { words, marks }, page);
    if (ids.length === 0) return { items: [], position };
    const found = new Map(
      (await entities.api.get(ids.map((apiId) => ({ apiId }))).go()).data.map((item) => [item.apiId, item]),
    );
    return { items: ids.flatMap((id) => found.get(id) ?? []), position };
  };
};
