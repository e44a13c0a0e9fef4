import { auth } from '@portico/contract/auth';
import { type AuditEntryItem, auditItem, connectRefusals, connectRepetitions, type Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { askedBy, createId, digestOf, LIMITS, liveSecret, type Principal, REQUEST_LIMITS } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { beforeAll, describe, expect, it } from 'vitest';
import { OUTSIDE } from '../test/outside.ts';
import { testRooms } from '../test/rooms.ts';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';
import { sealEntries } from './seal-entries.ts';

type Entry = {
  readonly id: string;
  readonly action: string;
  readonly actor: { readonly id: string; readonly email?: string };
  readonly entity: { readonly id: string };
  readonly operation: string;
  readonly code?: string;
  readonly changes: readonly { readonly name: string; readonly before?: string; readonly after?: string }[];
};
type Page = { readonly items: readonly Entry[]; readonly nextCursor?: string };
type Checks = {
  readonly items: readonly {
    readonly checked: number;
    readonly total: number;
    readonly faults: readonly { readonly kind: string; readonly entryId?: string }[];
  }[];
  readonly nextCursor?: string;
};

const START = new Date('2026-11-29T10:00:00.000Z');
let clock = START;
const secret = async () => 'the first secret of this deployment';
const live = async () => liveSecret('the secret of this deployment');
const admin: Principal = { userId: createId('user', START), roles: ['admin'] };
const developer: Principal = { userId: createId('user', START), roles: ['developer'] };
let data: Data;
let call: ReturnType<typeof createCall>;
let seal: ReturnType<typeof sealEntries>;

beforeAll(async () => {
  data = await createTestTable();
  const now = () => clock;
  // Nobody signs in here.
  const elsewhere = {
    identity: undefined as never,
    pool: undefined as never,
    issuer: 'https://pool.example',
    ...OUTSIDE,
    refusalStepMilliseconds: 0,
    limits: LIMITS,
    requestLimits: REQUEST_LIMITS,
  };
  call = createCall(
    createHandler<'auth'>(
      auth,
      routes(nounsOf({ data, now, secret: live, lasting: secret, ...testRooms(), ...elsewhere })),
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
  seal = sealEntries({ data, secret });
  await data.entities.user
    .create({ userId: developer.userId, email: 'dev@corp.example', name: 'Dev', createdAt: START.toISOString() })
    .go();
});

/** Everything that was written, as the stream would bring it. */
const written = async (): Promise<AuditEntryItem[]> => {
  const pages = await Promise.all(
    ['0', '1', '2', '3'].map((shard) => data.entities.auditEntry.query.primary({ shard }).go({ pages: 'all' })),
  );
  return pages.flatMap((page) => page.data);
};
const readAll = async (query: Record<string, string> = {}, limit = '100') => {
  const items: Entry[] = [];
  let cursor: string | undefined;
  do {
    const { status, body } = await call<Page>('listAuditEntries', {
      as: admin,
      query: { ...query, limit, ...(cursor !== undefined && { cursor }) },
    });
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return items;
};
const verify = async () => {
  const items: Checks['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const query: Record<string, string> = cursor === undefined ? { limit: '1' } : { limit: '1', cursor };
    const { body } = await call<Checks>('listAuditChecks', { as: admin, query });
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return items;
};

describe('the audit log', () => {
  it('tells who did what to what, in the transaction of it, and what was refused', async () => {
    const { body: team } = await call<{ id: string }>('createTeam', { as: developer, body: { name: 'Walrus' } });
    const entries = await readAll({ actorId: developer.userId });
    expect(entries).toEqual([
      expect.objectContaining({
        action: 'team.add',
        operation: 'createTeam',
        actor: { id: developer.userId, name: 'Dev', email: 'dev@corp.example' },
        entity: { kind: 'team', id: team.id, name: 'Walrus' },
        changes: [{ name: 'name', after: '"Walrus"' }],
        requestId: 'req-1',
      }),
    ]);
    const sessionId = createId('session', START);
    expect((await call('deleteSession', { as: developer, params: { sessionId } })).status).toBe(404);
    expect(await readAll({ entityId: sessionId })).toEqual([
      expect.objectContaining({ action: 'request.refused', operation: 'deleteSession', code: 'not-found' }),
    ]);
  });

  it('is for admins, who leave a line in it themselves', async () => {
    expect((await call('listAuditEntries', { as: developer })).status).toBe(403);
    const before = await readAll({ entityId: 'audit' });
    const after = await readAll({ entityId: 'audit' });
    expect(after.length).toBe(before.length + 1);
    expect(after[0]).toMatchObject({ action: 'audit.read', actor: { id: admin.userId } });
  });

  it('refuses a range that ends before it begins, and a time that nothing compares with', async () => {
    const [early, late] = ['2026-11-29T10:00:00Z', '2026-11-29T11:00:00Z'];
    for (const query of [
      { from: late, to: early },
      { from: early, to: early },
      { from: '2030-06-30T23:59:60Z' },
      { to: '2030-06-30T23:59:60Z' },
    ]) {
      const { status, body } = await call('listAuditEntries', { as: admin, query });
      expect([status, body]).toMatchObject([400, { errors: [{ pointer: '/query/to' }] }]);
    }
  });

  it('says exactly what was written, for every condition, page by page', async () => {
    const actors = Array.from({ length: 3 }, () => createId('user', START));
    for (let index = 0; index < 120; index++) {
      const [actorId = ''] = [actors[index % 3]];
      const action = index % 2 ? 'app.add' : 'key.revoke';
      const at = new Date(START.getTime() + index * 60_000);
      const asked = { userId: actorId, operation: 'createApp', requestId: `r${index}`, address: '203.0.113.7' };
      const entity = { kind: 'app', id: `app_${index % 4}` };
      const item = askedBy(asked, () => auditItem({ action, entity, at, after: { index } }));
      await data.entities.auditEntry.create(item).go();
    }
    await seal(await written());
    clock = new Date(START.getTime() + 7_200_000);
    const model = (await written()).toSorted((a, b) => (a.entryId < b.entryId ? 1 : -1));
    const [actorId = ''] = actors;
    const from = new Date(START.getTime() + 20 * 60_000).toISOString();
    const to = new Date(START.getTime() + 90 * 60_000).toISOString();
    for (const filter of [
      { actorId },
      { entityId: 'app_1' },
      { action: 'app.add' },
      { from, to },
      { actorId, entityId: 'app_1' },
      { actorId, action: 'key.revoke', from, to },
      { entityId: 'app_3', action: 'key.revoke' },
      { action: 'key.revoke', from },
      { actorId, to },
    ]) {
      const wanted = model.filter(
        (item) =>
          (!('actorId' in filter) || item.actorId === filter.actorId) &&
          (!('entityId' in filter) || item.entityId === filter.entityId) &&
          (!('action' in filter) || item.action === filter.action) &&
          (!('from' in filter) || item.at >= filter.from) &&
          (!('to' in filter) || item.at < filter.to),
      );
      for (const limit of ['7', '100']) {
        const found = await readAll(Object.fromEntries(Object.entries(filter)), limit);
        const ids = found.filter(({ action }) => action !== 'audit.read').map(({ id }) => id);
        expect([filter, ids]).toEqual([filter, wanted.map(({ entryId }) => entryId)]);
      }
    }
  });
});

describe('the chain', () => {
  it('is whole, however often and in whatever pieces the stream brings what was written', async () => {
    const entries = await written();
    await Promise.all([seal(entries), seal(entries.slice(10, 60)), seal(entries.toReversed())]);
    const checks = await verify();
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
    const [links, sealed] = [checks.reduce((sum, { checked }) => sum + checked, 0), entries.length];
    expect(links).toBeGreaterThanOrEqual(sealed * 2);
  });

  it('tells what was edited, deleted, put in or cut off in the table itself', async () => {
    await seal(await written());
    const { auditEntry, auditLink, auditHead } = data.entities;
    const entries = (await written()).filter(({ shard }) => shard === '1');
    const [first, second, third] = entries as [AuditEntryItem, AuditEntryItem, AuditEntryItem];
    const faultsNow = async () => (await verify()).flatMap(({ faults }) => faults);
    const { shard } = first;

    await auditEntry.put({ ...first, actorId: 'visitor' }).go();
    expect(await faultsNow()).toMatchObject([{ kind: 'edited', entryId: first.entryId }]);
    await auditEntry.put(first).go();

    await auditEntry.delete({ shard, entryId: second.entryId }).go();
    expect(await faultsNow()).toMatchObject([{ kind: 'deleted', entryId: second.entryId }]);
    await auditEntry.put(second).go();

    const forged = { ...third, entryId: createId('audit', START) };
    await auditEntry.put(forged).go();
    expect(await faultsNow()).toMatchObject([{ kind: 'inserted', entryId: forged.entryId }]);
    await auditEntry.delete({ shard, entryId: forged.entryId }).go();

    const link = (await auditLink.get({ shard, entryId: third.entryId }).go()).data ?? expect.fail('no link');
    await auditEntry.put({ ...third, code: 'forbidden' }).go();
    await auditLink.put({ ...link, digest: digestOf({ ...third, code: 'forbidden' }) }).go();
    expect((await faultsNow()).map(({ kind }) => kind)).toContain('broken');
    await auditEntry.put(third).go();
    await auditLink.put(link).go();

    const { data: links } = await auditLink.query.bySequence({ shard }).go({ pages: 'all' });
    const last = links.at(-1) ?? expect.fail('no last link');
    await auditLink.delete({ shard, entryId: last.entryId }).go();
    const lost = (await auditEntry.get({ shard, entryId: last.entryId }).go()).data ?? expect.fail('no entry');
    await auditEntry.delete({ shard, entryId: last.entryId }).go();
    expect((await faultsNow()).map(({ kind }) => kind)).toEqual(['truncated']);
    await auditEntry.put(lost).go();
    await auditLink.put(last).go();
    expect(await faultsNow()).toEqual([]);
    expect((await auditHead.get({ shard }).go()).data?.sequence).toBe(links.length);
  });
});
