import { auditItem, auditVerifier, type Data, VERIFY_START, type VerifyPlace } from '@portico/data';
import { createTestAuditStore } from '@portico/data/test-audit-store';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { anchorAudit } from './anchor-audit.ts';
import { sealEntries } from './seal-entries.ts';

const START = new Date('2026-11-29T10:00:00.000Z');
const LATER = new Date('2026-11-29T12:00:00.000Z');
const secret = async () => 'the secret of this deployment';
const store = createTestAuditStore();
const LENGTH = 24;
let data: Data;
let anchor: ReturnType<typeof anchorAudit>;

beforeAll(async () => {
  data = await createTestTable();
  const entries = [];
  for (let index = 0; index < LENGTH; index++) {
    const at = new Date(START.getTime() + index * 60_000);
    const item = auditItem({ action: 'app.add', entity: { kind: 'app', id: `app_${index}` }, at, after: { index } });
    entries.push((await data.entities.auditEntry.create(item).go()).data);
  }
  await sealEntries({ data, secret })(entries);
  anchor = anchorAudit({ data, store, now: () => LATER, secret });
  await anchor();
});

const verify = async () => {
  const check = auditVerifier({ data, store, secret, now: () => LATER });
  const faults = [];
  let place: VerifyPlace | undefined = VERIFY_START;
  while (place) {
    const done: Awaited<ReturnType<typeof check>> = await check(place, 50);
    faults.push(...done.stretches.flatMap((stretch) => stretch.faults));
    place = done.next;
  }
  return faults;
};

type Tampering = (shard: string, at: number) => Promise<readonly [string | undefined, () => Promise<unknown>]>;
const chainOf = async (shard: string) => (await data.entities.auditLink.query.bySequence({ shard }).go()).data;
const entryOf = async (shard: string, entryId: string) =>
  (await data.entities.auditEntry.get({ shard, entryId }).go()).data ?? expect.fail('no entry');
const pick = <Value>(values: readonly Value[], at: number): Value =>
  values[at % values.length] ?? expect.fail('nothing to choose from');

/** Each does something to the table, and answers what must be named for it and how it is undone. */
const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'edits an entry': async (shard, at) => {
    const { entryId } = pick(await chainOf(shard), at);
    const entry = await entryOf(shard, entryId);
    await data.entities.auditEntry.put({ ...entry, address: '198.51.100.9' }).go();
    return [entryId, () => data.entities.auditEntry.put(entry).go()];
  },
  'deletes an entry': async (shard, at) => {
    const { entryId } = pick(await chainOf(shard), at);
    const entry = await entryOf(shard, entryId);
    await data.entities.auditEntry.delete({ shard, entryId }).go();
    return [entryId, () => data.entities.auditEntry.put(entry).go()];
  },
  'puts an entry in': async (shard, at) => {
    const entry = {
      ...(await entryOf(shard, pick(await chainOf(shard), at).entryId)),
      entryId: createId('audit', START),
    };
    await data.entities.auditEntry.put(entry).go();
    return [entry.entryId, () => data.entities.auditEntry.delete({ shard, entryId: entry.entryId }).go()];
  },
  'exchanges two entries': async (shard, at) => {
    const links = await chainOf(shard);
    const [one, other] = [pick(links, at), pick(links, at + 1)];
    const [first, second] = [await entryOf(shard, one.entryId), await entryOf(shard, other.entryId)];
    await data.entities.auditEntry.put({ ...second, entryId: one.entryId }).go();
    await data.entities.auditEntry.put({ ...first, entryId: other.entryId }).go();
    return [one.entryId, () => data.entities.auditEntry.put([first, second]).go()];
  },
  'cuts the end off, head and all': async (shard, at) => {
    const links = await chainOf(shard);
    const gone = links.slice(at % links.length);
    const entries = await Promise.all(gone.map(({ entryId }) => entryOf(shard, entryId)));
    const head = (await data.entities.auditHead.get({ shard }).go()).data ?? expect.fail('no head');
    const last = links[(at % links.length) - 1];
    const keys = gone.map(({ entryId }) => ({ shard, entryId }));
    await data.entities.auditEntry.delete(keys).go();
    await data.entities.auditLink.delete(keys).go();
    if (last) await data.entities.auditHead.put({ shard, sequence: last.sequence, seal: last.seal }).go();
    else await data.entities.auditHead.delete({ shard }).go();
    return [
      undefined,
      async () => {
        await data.entities.auditEntry.put(entries).go();
        await data.entities.auditLink.put(gone).go();
        await data.entities.auditHead.put(head).go();
      },
    ];
  },
};

it('every tampering with the table is found, and what was tampered with is named', async () => {
  expect(await verify()).toEqual([]);
  const where = fc.tuple(fc.constantFrom('0', '1', '2', '3'), fc.nat(LENGTH));
  const shards = new Set((await data.entities.auditLink.scan.go({ pages: 'all' })).data.map(({ shard }) => shard));
  for (const [name, tamper] of Object.entries(TAMPERINGS))
    for (const [shard, at] of fc.sample(where, { seed: 4711, numRuns: 8 })) {
      if (!shards.has(shard)) continue;
      const [named, undo] = await tamper(shard, at);
      const faults = await verify();
      expect(faults.length, `${name}: ${shard}, ${at}`).toBeGreaterThan(0);
      if (named !== undefined)
        expect(
          faults.map(({ entryId }) => entryId),
          name,
        ).toContain(named);
      await undo();
    }
  expect(await verify()).toEqual([]);
});

it('what was kept of a log that was cut off is not written over, and it rings', async () => {
  const kept = [...store.kept];
  const [shard = '0'] = [...new Set((await data.entities.auditLink.scan.go()).data.map((link) => link.shard))];
  const [, undo] = (await TAMPERINGS['cuts the end off, head and all']?.(shard, 1)) ?? [];
  await expect(anchor()).rejects.toThrow(`shard ${shard} of the audit log was cut off`);
  expect([...store.kept]).toEqual(kept);
  await undo?.();
  await anchor();
});
