import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditLink, changesOf, checkEntries, checkHead, checkLinks, digestOf, NO_SEAL, sealOf } from './audit.ts';

type Entry = { readonly entryId: string; readonly action: string; readonly value: number };
type Log = { readonly entries: readonly Entry[]; readonly links: readonly AuditLink[] };

const SECRET = 'the secret of this deployment';
const LENGTH = 40;

const sealed = (entries: readonly Entry[], secret = SECRET): AuditLink[] => {
  let previous = NO_SEAL;
  return entries.map((entry, index) => {
    const link = { entryId: entry.entryId, sequence: index + 1, digest: digestOf(entry) };
    previous = sealOf(secret, { ...link, shard: '0', previous });
    return { ...link, seal: previous };
  });
};
const ENTRIES = Array.from({ length: LENGTH }, (_, index): Entry => {
  return { entryId: `aud_${String(index).padStart(4, '0')}`, action: index % 3 ? 'a' : 'b', value: index };
});
const WHOLE: Log = { entries: ENTRIES, links: sealed(ENTRIES) };
const HEAD = WHOLE.links.at(-1);

const faultsOf = ({ entries, links }: Log) => {
  const { place, faults } = checkLinks(SECRET, '0', { sequence: 0, seal: NO_SEAL }, links);
  return [...faults, ...checkHead('0', place, HEAD), ...checkEntries('0', entries, links, () => false)];
};
const without = <Value>(values: readonly Value[], at: number) => values.filter((_, index) => index !== at);
const swapped = <Value>(values: readonly Value[], a: number, b: number) =>
  values.map((value, index) => (index === a ? values[b] : index === b ? values[a] : value) as Value);
const resequenced = (links: readonly AuditLink[]) => links.map((link, index) => ({ ...link, sequence: index + 1 }));

/** What somebody who can write the table, and has not the secret, may do to a log. */
const TAMPERINGS: Readonly<Record<string, (log: Log, a: number, b: number) => Log>> = {
  'edits an entry': ({ entries, links }, a, b) => ({
    entries: entries.map((entry, index) => (index === a ? { ...entry, value: entry.value + 1 + b } : entry)),
    links,
  }),
  'edits an entry and its digest': ({ entries, links }, a, b) => {
    const edited = { ...(entries[a] as Entry), action: `c${b}` };
    return {
      entries: entries.map((entry, index) => (index === a ? edited : entry)),
      links: links.map((link, index) => (index === a ? { ...link, digest: digestOf(edited) } : link)),
    };
  },
  'deletes an entry': ({ entries, links }, a) => ({ entries: without(entries, a), links }),
  'deletes an entry and its link': ({ entries, links }, a) => ({
    entries: without(entries, a),
    links: resequenced(without(links, a)),
  }),
  'puts an entry in': ({ entries, links }, a, b) => ({
    entries: [...entries, { entryId: `aud_x${a}`, action: 'a', value: b }],
    links,
  }),
  'puts an entry in with a seal of its own': ({ entries, links }, a, b) => {
    const forged = { entryId: `aud_x${a}`, action: 'a', value: b };
    const link = { entryId: forged.entryId, sequence: a + 1, digest: digestOf(forged) };
    const seal = sealOf('a guess', { ...link, shard: '0', previous: links[a]?.seal ?? NO_SEAL });
    return {
      entries: [...entries, forged],
      links: resequenced([...links.slice(0, a), { ...link, seal }, ...links.slice(a)]),
    };
  },
  'exchanges two entries': ({ entries, links }, a, b) => ({
    entries: entries.map((entry, index) => {
      const other = index === a ? entries[b] : index === b ? entries[a] : undefined;
      return other ? { ...other, entryId: entry.entryId } : entry;
    }),
    links,
  }),
  'exchanges two links': ({ entries, links }, a, b) => ({ entries, links: resequenced(swapped(links, a, b)) }),
  'cuts the end off': ({ entries, links }, a) => ({ entries: entries.slice(0, a), links: links.slice(0, a) }),
  'seals all anew': ({ entries }, a, b) => {
    const edited = entries.map((entry, index) => (index === a ? { ...entry, value: -1 - b } : entry));
    return { entries: edited, links: sealed(edited, 'a guess') };
  },
};

describe('a chain', () => {
  it('has no fault while nobody touched it', () => {
    expect(faultsOf(WHOLE)).toEqual([]);
  });

  it('tells of each of 1,000 tamperings', () => {
    const place = fc.integer({ min: 0, max: LENGTH - 1 });
    const where = fc.tuple(place, place).filter(([a, b]) => a !== b);
    for (const [name, tamper] of Object.entries(TAMPERINGS))
      fc.assert(
        fc.property(where, ([a, b]) => {
          expect(faultsOf(tamper(WHOLE, a, b)), name).not.toEqual([]);
        }),
        { numRuns: 100 },
      );
    expect(Object.keys(TAMPERINGS)).toHaveLength(10);
  });
});

describe('what changed', () => {
  it('is each member that is another, was not there, or is not there any more', () => {
    expect(changesOf({ a: 1, b: [1], c: 'x' }, { a: 1, b: [2], d: null })).toEqual([
      { name: 'b', before: '[1]', after: '[2]' },
      { name: 'c', before: '"x"' },
      { name: 'd', after: 'null' },
    ]);
  });

  it('is shortened where it is long, and stays JSON', () => {
    const [change] = changesOf({}, { text: '😀'.repeat(3000) });
    expect(change?.after?.length).toBeLessThanOrEqual(1010);
    expect(() => JSON.parse(change?.after ?? '')).not.toThrow();
  });

  it('has the same digest whatever order its members have', () => {
    expect(digestOf({ a: 1, b: { c: [1], d: undefined } })).toBe(digestOf({ b: { c: [1] }, a: 1 }));
    expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
  });
});
