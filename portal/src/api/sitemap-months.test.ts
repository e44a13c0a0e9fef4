import { describe, expect, it } from 'vitest';
import { apisOfMonth, isMonth, type ListApis, monthsOf, newestApis } from './sitemap-months.ts';

/** APIs that were registered so many a month, and a catalogue of them as the API has it; each read is counted. */
const catalogueOf = (counts: Readonly<Record<string, number>>) => {
  const apis = Object.entries(counts)
    .flatMap(([month, count]) =>
      Array.from({ length: count }, (_, at) => ({
        slug: `a-${month}-${at}`,
        createdAt: new Date(Date.parse(`${month}-01T00:00:00Z`) + at * 1000).toISOString(),
      })),
    )
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  const asked: number[] = [];
  const list: ListApis = async ({ limit, cursor, createdBefore = '9' }) => {
    asked.push(limit);
    const found = apis.filter(({ createdAt }) => createdAt < createdBefore);
    const from = Number(cursor ?? 0);
    const items = found.slice(from, from + limit);
    return { items, ...(from + limit < found.length && { nextCursor: String(from + limit) }) };
  };
  return { list, asked, apis };
};
const COUNTS = { '2024-01': 250, '2025-11': 1, '2025-12': 3_000, '2026-01': 2 };

describe('maps of very many APIs', () => {
  it('are named by the months in which they were registered, with one read of one API each', async () => {
    const { list, asked } = catalogueOf(COUNTS);
    expect(await monthsOf(list)).toEqual(['2026-01', '2025-12', '2025-11', '2024-01']);
    expect(asked).toEqual([1, 1, 1, 1, 1]);
  });

  it('name each API once, in pages of its month alone', async () => {
    const { list, asked, apis } = catalogueOf(COUNTS);
    const named: string[] = [];
    for (const [month, count] of Object.entries(COUNTS)) {
      asked.length = 0;
      const found = await apisOfMonth(list, month);
      expect(found).toHaveLength(count);
      expect(asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1);
      named.push(...found.map(({ slug }) => slug));
    }
    expect(named.toSorted()).toEqual(apis.map(({ slug }) => slug).toSorted());
    expect(await apisOfMonth(list, '2025-10')).toEqual([]);
  });

  it('have no more than a file may name', async () => {
    const { list } = catalogueOf({ '2026-01': 50_001 });
    expect(await apisOfMonth(list, '2026-01')).toHaveLength(50_000);
  }, 20_000);

  it('begin with the newest, as many as the first index takes', async () => {
    const { list, asked } = catalogueOf(COUNTS);
    expect((await newestApis(list, 200)).map(({ slug }) => slug)).toEqual(
      (await list({ limit: 200 })).items.map(({ slug }) => slug),
    );
    expect(asked.slice(0, -1)).toEqual([100, 100]);
    expect(await newestApis(list, 9_000)).toHaveLength(3_253);
  });

  it.each(['2026-00', '2026-13', '26-01', '2026-1', '2026-01-01', '2026-01\n', ''])('are of no month %j', (text) => {
    expect(isMonth(text)).toBe(false);
  });
});
