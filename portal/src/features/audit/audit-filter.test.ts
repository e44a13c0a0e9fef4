import { describe, expect, it } from 'vitest';
import { filterOf, hrefOf, queryOf } from './audit-filter.ts';

const read = (query: string) => {
  const search = new URLSearchParams(query);
  return filterOf((name) => search.get(name) ?? undefined);
};
const USER = `usr_${'0'.repeat(26)}`;

describe('what of the audit log is asked for', () => {
  it('stands in the address and is read from it again', () => {
    for (const filter of [{}, { actorId: USER, action: 'app.add' as const, days: 7 as const }, { entityId: 'museum' }])
      expect(read(hrefOf(filter).split('?')[1] ?? '')).toEqual(filter);
  });

  it('leaves out what the contract would refuse', () => {
    expect(read('actor=me&entity=%2F..&action=nothing&days=99999')).toEqual({});
  });

  it('is asked as a time, from so many days ago', () => {
    expect(queryOf({ days: 1, entityId: 'museum' }, Date.UTC(2026, 10, 29))).toEqual({
      entityId: 'museum',
      from: '2026-11-28T00:00:00.000Z',
    });
  });
});
