import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Term, termsOf } from './listing.ts';
import { placed } from './listing-writes.ts';
import { createSearch } from './search.ts';

const START = Date.UTC(2026, 10, 22);
const TEAM = createId('team', new Date(START));
const SIZE = 2_600;
const RARE_FROM = 2_300;

const apiAt = (index: number) => {
  const at = new Date(START + index * 1000);
  return placed(
    {
      apiId: createId('api', at),
      slug: `api-${index}`,
      name: `Service ${String(index).padStart(5, '0')}`,
      summary: '',
      teamId: TEAM,
      visibility: 'public' as const,
      tags: index < RARE_FROM ? [] : ['rare'],
      featured: false,
      latestVersion: '1.0.0',
      createdAt: at.toISOString(),
      updatedAt: at.toISOString(),
    },
    at,
  );
};

/** Only what is read here: the order by name, and the tag. */
const isRead = ({ word }: Term) => word.startsWith('$n') || word === '#rare';

describe('of many, the few that fit', () => {
  let data: Data;

  beforeAll(async () => {
    data = await createTestTable();
    const apis = Array.from({ length: SIZE }, (_, index) => apiAt(index));
    await data.entities.catalogueTerm.put(apis.flatMap(termsOf).filter(isRead)).go({ concurrent: 4 });
    await data.entities.api.put(apis.slice(RARE_FROM)).go({ concurrent: 4 });
  }, 60_000);

  it('are whole pages in the order of names, though none of the first two thousand fits', async () => {
    const found: string[] = [];
    let position: string | undefined;
    do {
      const page = await createSearch(data).find([{ shelf: 'listed' }], { tag: 'rare' }, 'name', {
        limit: 100,
        position,
      });
      expect(page.items).toHaveLength(100);
      found.push(...page.items.map(({ slug }) => slug));
      position = page.position;
    } while (position !== undefined);
    expect(found).toEqual(Array.from({ length: SIZE - RARE_FROM }, (_, index) => `api-${RARE_FROM + index}`));
  });
});
