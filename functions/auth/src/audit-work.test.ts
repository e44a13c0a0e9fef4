import { auth } from '@portico/contract/auth';
import { auditItem, connectRefusals, connectRepetitions, type Data, openSegment } from '@portico/data';
import { createTestAuditStore, createTestExportFiles } from '@portico/data/test-audit-store';
import { createTestTable } from '@portico/data/test-table';
import { askedBy, createId, LIMITS, liveSecret, type Principal, REQUEST_LIMITS } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { OUTSIDE } from '../test/outside.ts';
import { testRooms } from '../test/rooms.ts';
import { anchorAudit } from './anchor-audit.ts';
import { doAuditJob } from './do-audit-job.ts';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';
import { sealEntries } from './seal-entries.ts';

type Work = {
  readonly id: string;
  readonly status: string;
  readonly examined: number;
  readonly total: number;
  readonly entries: number;
  readonly sizeBytes?: number;
  readonly problem?: { readonly code: string };
};
type Checks = { readonly items: readonly { readonly faults: readonly object[] }[]; readonly nextCursor?: string };

const START = new Date('2026-10-01T00:00:00.000Z');
const HOUR = 3_600_000;
const after = (hours: number) => new Date(START.getTime() + hours * HOUR);
const secret = async () => 'the first secret of this deployment';
const live = async () => liveSecret('the secret of this deployment');
const admin: Principal = { userId: createId('user', START), roles: ['admin'] };
const person = createId('user', START);

const createScene = async () => {
  const data: Data = await createTestTable();
  let clock = after(24 * 50);
  const now = () => clock;
  const [store, files] = [createTestAuditStore(), createTestExportFiles()];
  const call = createCall(
    createHandler<'auth'>(
      auth,
      routes(
        nounsOf({
          ...testRooms(),
          ...{ data, now, secret: live, lasting: secret, auditStore: store, exportFiles: files },
          // Nobody signs in here.
          ...{ identity: undefined as never, pool: undefined as never, issuer: '', ...OUTSIDE },
          ...{ refusalStepMilliseconds: 0, limits: LIMITS, requestLimits: REQUEST_LIMITS },
        }),
      ),
      {
        ...UNCOUNTED,
        portalUrl: 'https://portal.example',
        logger: createLogger(),
        secret: live,
        repetitions: connectRepetitions(data, now),
        refusals: connectRefusals(data, now),
      },
    ),
  );
  const seal = sealEntries({ data, secret });
  const work = doAuditJob({ data, store, files, secret, now });
  const written = async () => (await data.entities.auditEntry.scan.go({ pages: 'all' })).data;
  return {
    ...{ data, store, files, call, now },
    pass: (milliseconds: number) => {
      clock = new Date(clock.getTime() + milliseconds);
    },
    anchor: anchorAudit({ data, store, now, secret }),
    written,
    /** As the table's stream brings them: in the order they were written. */
    sealAll: async () => seal((await written()).toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))),
    async write(hours: number, name = 'Thing', action: 'app.add' | 'key.revoke' = 'app.add', extra = {}) {
      const asked = { userId: person, operation: 'createApp', requestId: `r${hours}`, address: '203.0.113.7' };
      const entity = { kind: 'app', id: `app_${hours % 4}`, name };
      const at = after(hours);
      const item = askedBy(asked, () => auditItem({ action, entity, at, after: { hours, ...extra } }));
      await data.entities.auditEntry.create(item).go();
      return item;
    },
    do: (jobId: string, until = new Date(Date.now() + 60_000), messageId = 'm') =>
      work({ jobId }, { until, messageId }),
    async verify() {
      const faults: object[] = [];
      let cursor: string | undefined;
      do {
        const query: Record<string, string> = { limit: '3', ...(cursor !== undefined && { cursor }) };
        const { body } = await call<Checks>('listAuditChecks', { as: admin, query });
        faults.push(...body.items.flatMap((item) => item.faults));
        cursor = body.nextCursor;
      } while (cursor !== undefined);
      return faults;
    },
    async start(operation: 'createAuditExport' | 'createAuditArchive', body: object) {
      const { status, body: made } = await call<Work>(operation, { as: admin, body });
      expect([status, made.status]).toEqual([202, 'queued']);
      return made.id;
    },
    exported: async (exportId: string) =>
      (await call<Work>('getAuditExport', { as: admin, params: { exportId } })).body,
    archived: async (archiveId: string) =>
      (await call<Work>('getAuditArchive', { as: admin, params: { archiveId } })).body,
  };
};
let scene: Awaited<ReturnType<typeof createScene>>;
beforeEach(async () => {
  scene = await createScene();
  await scene.data.entities.user
    .create({ userId: person, email: 'dev@corp.example', name: '=cmd|calc', createdAt: START.toISOString() })
    .go();
});
const fileOf = (name: string) => (scene.files.files.get(name) ?? expect.fail(`no ${name}`)).toString();
const linesOf = (exportId: string) =>
  fileOf(`${exportId}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; at: string; sequence: number; shard: string });
const ids = (items: readonly { readonly entryId: string }[]) => items.map(({ entryId }) => entryId).sort();

describe('an export of the audit log', () => {
  it('has every entry once, oldest first, and says how far it is and what came of it', async () => {
    const wanted = [];
    for (let hour = 0; hour < 60; hour++) wanted.push(await scene.write(hour));
    await scene.sealAll();
    const id = await scene.start('createAuditExport', { format: 'jsonl' });
    await scene.do(id);
    const lines = linesOf(id);
    expect(lines.map((line) => line.id)).toEqual(wanted.map(({ entryId }) => entryId));
    expect(lines[0]).toMatchObject({ actor: { id: person, email: 'dev@corp.example' }, changes: [{ name: 'hours' }] });
    const size = Buffer.byteLength(fileOf(`${id}.jsonl`));
    expect(await scene.exported(id)).toMatchObject({
      ...{ status: 'succeeded', entries: 60, total: 60, examined: 60, sizeBytes: size },
    });
  });

  it('has what was asked for and nothing else, archived or not', async () => {
    for (let hour = 0; hour < 48; hour++) await scene.write(hour, 'Thing', hour % 3 ? 'app.add' : 'key.revoke');
    await scene.sealAll();
    const all = await scene.written();
    await scene.do(await scene.start('createAuditArchive', { before: after(20).toISOString() }));
    expect((await scene.written()).length).toBeLessThan(40);
    const [from, to] = [after(10).toISOString(), after(30).toISOString()];
    for (const filter of [
      {},
      { action: 'key.revoke' },
      { entityId: 'app_1', from },
      { from, to },
      { actorId: admin.userId },
    ]) {
      const id = await scene.start('createAuditExport', { format: 'jsonl', ...filter });
      await scene.do(id);
      const fits = all.filter(
        (item) =>
          (!('action' in filter) || item.action === filter.action) &&
          (!('entityId' in filter) || item.entityId === filter.entityId) &&
          (!('actorId' in filter) || item.actorId === filter.actorId) &&
          (!('from' in filter) || item.at >= from) &&
          (!('to' in filter) || item.at < to),
      );
      expect([
        filter,
        linesOf(id)
          .map((line) => line.id)
          .sort(),
      ]).toEqual([filter, ids(fits)]);
    }
  });

  it('is CSV that a parser reads back, in which nothing is a formula', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', 'a "quoted", name', 'two\r\nlines', 'Ärger'];
    for (const [hour, name] of names.entries()) await scene.write(hour, name);
    await scene.sealAll();
    const id = await scene.start('createAuditExport', { format: 'csv' });
    await scene.do(id);
    const text = fileOf(`${id}.csv`);
    expect(text).toMatch(/^time,action,[^\n]*\r\n/);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    const told = rows.map((row) => row.entity_name ?? '');
    expect(told).toEqual(names.map((name) => (/^[=+\-@\t]/.test(name) ? `'${name}` : name)));
    for (const row of rows) {
      expect(row.actor_name).toBe("'=cmd|calc");
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('goes on at another worker where its time was over, part by part, without a gap', async () => {
    const wanted = [];
    for (let hour = 0; hour < 450; hour++)
      wanted.push(await scene.write(hour, 'Large', 'app.add', { text: 'x'.repeat(900) }));
    await scene.sealAll();
    const id = await scene.start('createAuditExport', { format: 'jsonl' });
    // No time at all: each worker does one batch.
    for (let workers = 1; (await scene.exported(id)).status !== 'succeeded'; workers++) {
      expect(workers).toBeLessThan(6);
      await scene.do(id, new Date(Date.now() + 15_000), `m${workers}`);
      if (workers === 1)
        expect(await scene.exported(id)).toMatchObject({ status: 'queued', total: 450, examined: 200 });
    }
    expect(linesOf(id).map((line) => line.id)).toEqual(wanted.map(({ entryId }) => entryId));
  });

  it('is fetched by a link that is told to the log, when it is done', async () => {
    await scene.write(1);
    await scene.sealAll();
    const exportId = await scene.start('createAuditExport', { format: 'csv' });
    const link = () => scene.call<{ url: string }>('getAuditExportLink', { as: admin, params: { exportId } });
    expect((await link()).status).toBe(409);
    await scene.do(exportId);
    expect((await link()).body.url).toContain(`${exportId}.csv`);
    const told = (await scene.written()).filter(({ action }) => action === 'audit.download');
    expect(told).toMatchObject([{ actorId: admin.userId, changes: [{ name: 'export' }, { name: 'entries' }] }]);
    scene.pass(8 * 24 * HOUR);
    expect((await link()).status).toBe(404);
  });

  it('is asked for by a person so many at a time', async () => {
    for (let count = 0; count < 3; count++) await scene.start('createAuditExport', { format: 'csv' });
    const fourth = () => scene.call<{ code: string }>('createAuditExport', { as: admin, body: { format: 'csv' } });
    expect([(await fourth()).status, (await fourth()).body.code]).toEqual([429, 'too-many-at-once']);
    const { data: jobs } = await scene.data.entities.auditJob.query.byKind({ kind: 'export' }).go();
    await scene.do(jobs[0]?.jobId ?? '');
    expect((await fourth()).status).toBe(202);
  });
});

describe('an archive of the audit log', () => {
  it('takes what is old out of the table into objects of a day, and the log is whole as before', async () => {
    // So many after those that each shard has one: the last of a chain stays, however old it is.
    for (let hour = 0; hour < 160; hour++) await scene.write(hour);
    await scene.sealAll();
    await scene.anchor();
    const all = await scene.written();
    const id = await scene.start('createAuditArchive', { before: after(72).toISOString() });
    await scene.do(id);
    const left = await scene.written();
    const done = await scene.archived(id);
    expect(done).toMatchObject({ status: 'succeeded', entries: 72, total: 72, examined: 72 });
    expect(left.filter(({ at }) => at < after(72).toISOString())).toEqual([]);
    const objects = [...scene.store.kept].filter(([key]) => key.startsWith('archive/'));
    const kept = objects.flatMap(([key, bytes]) => openSegment(bytes).map(({ entry }) => ({ key, entry })));
    for (const { key, entry } of kept) expect(key.split('/')[1]).toBe(entry?.at.slice(0, 10));
    const both = [...kept.flatMap(({ entry }) => entry?.entryId ?? []), ...left.map(({ entryId }) => entryId)];
    expect(both.filter((entryId) => all.some((item) => item.entryId === entryId)).sort()).toEqual(ids(all));
    await scene.sealAll();
    expect(await scene.verify()).toEqual([]);
    // What comes afterwards stands on what was archived.
    await scene.write(1300);
    await scene.sealAll();
    await scene.anchor();
    expect(await scene.verify()).toEqual([]);
  });

  it('archives nothing behind an entry that is not as it was sealed, and says where', async () => {
    for (let hour = 0; hour < 40; hour++) await scene.write(hour);
    await scene.sealAll();
    const [first] = await scene.written();
    if (!first) return expect.fail('nothing was written');
    await scene.data.entities.auditEntry.put({ ...first, address: '198.51.100.1' }).go();
    const id = await scene.start('createAuditArchive', { before: after(40).toISOString() });
    await scene.do(id);
    expect(await scene.archived(id)).toMatchObject({ status: 'failed', problem: { code: 'audit-broken' } });
    expect((await scene.written()).some(({ entryId }) => entryId === first.entryId)).toBe(true);
  });

  it('is verified as what is in the table: an object that is changed, exchanged or gone is found', async () => {
    for (let hour = 0; hour < 72; hour++) await scene.write(hour);
    await scene.sealAll();
    await scene.do(await scene.start('createAuditArchive', { before: after(60).toISOString() }));
    await scene.sealAll();
    expect(await scene.verify()).toEqual([]);
    const objects = [...scene.store.kept].filter(([key]) => key.startsWith('archive/'));
    for (const [at, [key, bytes]] of objects.entries()) {
      scene.store.kept.delete(key);
      expect(await scene.verify(), `${key} is gone`).toMatchObject([{ kind: 'deleted' }]);
      const [, other = bytes] = objects[(at + 1) % objects.length] ?? [];
      scene.store.kept.set(key, other);
      expect((await scene.verify()).length, `${key} is another`).toBeGreaterThan(0);
      scene.store.kept.set(key, bytes);
    }
    expect(await scene.verify()).toEqual([]);
  });

  it('is refused for the future', async () => {
    const before = new Date(scene.now().getTime() + HOUR).toISOString();
    const { status, body } = await scene.call('createAuditArchive', { as: admin, body: { before } });
    expect([status, body]).toMatchObject([400, { errors: [{ pointer: '/before' }] }]);
  });
});
