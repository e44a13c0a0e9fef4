import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditLink, checkEntries, checkHead, checkLinks, digestOf, NO_SEAL, sealOf } from './audit.ts';
import {
  type AnchorText,
  anchorDigest,
  anchoredIn,
  checkAnchors,
  checkReached,
  LATEST_ANCHOR,
  readAnchor,
  writeAnchor,
} from './audit-anchors.ts';

type Entry = { readonly entryId: string; readonly value: number };
type Log = {
  readonly entries: readonly Entry[];
  readonly links: readonly AuditLink[];
  readonly head: { readonly sequence: number; readonly seal: string };
  readonly days: readonly AnchorText[];
  readonly latest: string | undefined;
};

const SECRET = 'the secret of this deployment';
const [LENGTH, A_DAY] = [60, 10];
const RUNS = 100;

const sealed = (entries: readonly Entry[], secret = SECRET): AuditLink[] => {
  let previous = NO_SEAL;
  return entries.map((entry, index) => {
    const link = { entryId: entry.entryId, sequence: index + 1, digest: digestOf(entry) };
    previous = sealOf(secret, { ...link, shard: '0', previous });
    return { ...link, seal: previous };
  });
};
const headAt = (links: readonly AuditLink[], sequence: number) => ({
  ...{ shard: '0', sequence },
  seal: links[sequence - 1]?.seal ?? NO_SEAL,
});
const ENTRIES = Array.from({ length: LENGTH }, (_, index): Entry => {
  return { entryId: `aud_${String(index).padStart(4, '0')}`, value: index };
});
const LINKS = sealed(ENTRIES);
const anchorsOf = (links: readonly AuditLink[], secret = SECRET): Pick<Log, 'days' | 'latest'> => {
  const days: AnchorText[] = [];
  for (let sequence = 0; sequence < LENGTH; sequence += A_DAY) {
    const name = `2026-11-${String(10 + sequence / A_DAY)}`;
    const before = days.at(-1);
    const previous = before ? anchorDigest(before.text) : NO_SEAL;
    days.push({ name, text: writeAnchor(secret, { name, at: name, heads: [headAt(links, sequence)], previous }) });
  }
  const latest = { name: LATEST_ANCHOR, at: 'now', heads: [headAt(links, LENGTH)], previous: NO_SEAL };
  return { days, latest: writeAnchor(secret, latest) };
};
const WHOLE: Log = { entries: ENTRIES, links: LINKS, head: headAt(LINKS, LENGTH), ...anchorsOf(LINKS) };

const faultsOf = ({ entries, links, head, days, latest }: Log) => {
  const { anchors, faults: ofAnchors } = checkAnchors(SECRET, days, latest);
  const anchored = anchoredIn(anchors, '0');
  const { place, faults } = checkLinks(SECRET, '0', { sequence: 0, seal: NO_SEAL }, links, anchored);
  const ends = checkHead('0', place, head);
  return [
    ...ofAnchors,
    ...faults,
    ...(ends.length > 0 ? ends : checkReached('0', place.sequence, anchored)),
    ...checkEntries('0', entries, links, () => false),
  ];
};
const without = <Value>(values: readonly Value[], at: number) => values.filter((_, index) => index !== at);
const cut = (log: Log, length: number): Log => ({
  ...log,
  entries: log.entries.slice(0, length),
  links: log.links.slice(0, length),
  head: headAt(log.links, length),
});
const edited = ({ entries }: Log, at: number, value: number) =>
  entries.map((entry, index) => (index === at ? { ...entry, value: -1 - value } : entry));
const named = (at: number) => ENTRIES[at]?.entryId;

/** What somebody does who can write the whole table, and what else it says; and the entry that is named for it. */
const TAMPERINGS: Readonly<Record<string, (log: Log, a: number, b: number) => readonly [Log, string | undefined]>> = {
  'edits an entry': (log, a, b) => [{ ...log, entries: edited(log, a, b) }, named(a)],
  'deletes an entry': (log, a) => [{ ...log, entries: without(log.entries, a) }, named(a)],
  'deletes an entry and its link': (log, a) => [
    { ...log, entries: without(log.entries, a), links: without(log.links, a) },
    named(a + 1),
  ],
  'puts an entry in': (log, a, b) => [
    { ...log, entries: [...log.entries, { entryId: `aud_x${a}`, value: b }] },
    `aud_x${a}`,
  ],
  'exchanges two entries': (log, a, b) => {
    const entries = log.entries.map((entry, index) => {
      const other = index === a ? log.entries[b] : index === b ? log.entries[a] : undefined;
      return other ? { ...other, entryId: entry.entryId } : entry;
    });
    return [{ ...log, entries }, named(Math.min(a, b))];
  },
  'exchanges two links': (log, a, b) => {
    const links = log.links.map((link, index) => {
      const other = index === a ? log.links[b] : index === b ? log.links[a] : undefined;
      return other ? { ...other, sequence: index + 1 } : link;
    });
    return [{ ...log, links }, named(Math.max(a, b))];
  },
  'leads the chain back to how it was, head and all': (log, a) => [cut(log, a), undefined],
  'leads it back, and what was kept last with it': (log, a) => {
    const latest = log.days.findLast(({ text }) => text.includes(`"sequence":${Math.floor(a / A_DAY) * A_DAY},`));
    return [{ ...cut(log, a), latest: latest?.text }, undefined];
  },
  'seals all anew with the secret': (log, a, b) => {
    const entries = edited(log, a, b);
    const links = sealed(entries);
    return [{ ...log, entries, links, head: headAt(links, LENGTH) }, named(Math.ceil((a + 1) / A_DAY) * A_DAY - 1)];
  },
  'seals all anew, and what was kept, without the secret': (log, a, b) => {
    const entries = edited(log, a, b);
    const links = sealed(entries, 'a guess');
    return [{ ...log, entries, links, head: headAt(links, LENGTH), ...anchorsOf(links, 'a guess') }, named(0)];
  },
};

describe('what was kept of the log', () => {
  it('is read as it was written, under its own name', () => {
    const anchor = { name: '2026-11-29', at: 'now', heads: [headAt(LINKS, 3)], previous: NO_SEAL };
    const text = writeAnchor(SECRET, anchor);
    expect(readAnchor(SECRET, '2026-11-29', text)).toEqual(anchor);
    for (const [secret, name, other] of [
      ['another', '2026-11-29', text],
      [SECRET, LATEST_ANCHOR, text],
      [SECRET, '2026-11-29', text.replace('"sequence":3', '"sequence":2')],
      [SECRET, '2026-11-29', text.slice(0, -5)],
      [SECRET, '2026-11-29', ''],
      [SECRET, '2026-11-29', 'null'],
    ] as const)
      expect(readAnchor(secret, name, other)).toBeUndefined();
  });

  it('tells of a day that is gone, and of one that was changed', () => {
    for (let at = 0; at < WHOLE.days.length - 1; at++) {
      const { faults } = checkAnchors(SECRET, without(WHOLE.days, at), WHOLE.latest);
      expect(faults).toMatchObject([{ kind: 'seal-missing', day: WHOLE.days[at + 1]?.name }]);
      const changed = WHOLE.days.map((day, index) => (index === at ? { ...day, text: `${day.text} ` } : day));
      expect(checkAnchors(SECRET, changed, WHOLE.latest).faults.length).toBeGreaterThan(0);
    }
    expect(checkAnchors(SECRET, WHOLE.days, undefined).faults).toMatchObject([{ kind: 'seal-missing' }]);
  });
});

describe('a log', () => {
  it('has no fault while nobody touched it', () => {
    expect(faultsOf(WHOLE)).toEqual([]);
  });

  it('tells of each of 1,000 tamperings, and names what was tampered with', () => {
    const place = fc.integer({ min: 1, max: LENGTH - 2 });
    const where = fc.tuple(place, place).filter(([a, b]) => a !== b);
    let found = 0;
    for (const [name, tamper] of Object.entries(TAMPERINGS))
      fc.assert(
        fc.property(where, ([a, b]) => {
          const [log, wanted] = tamper(WHOLE, a, b);
          const faults = faultsOf(log);
          expect(faults.length, `${name} at ${a}`).toBeGreaterThan(0);
          if (wanted !== undefined)
            expect(
              faults.map(({ entryId }) => entryId),
              name,
            ).toContain(wanted);
          found += 1;
        }),
        { seed: 20_261_129, numRuns: RUNS },
      );
    expect(found).toBe(RUNS * Object.keys(TAMPERINGS).length);
    expect(found).toBe(1000);
  });
});
