import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AuditExport } from '@portico/client';
import { AUDIT_SHARDS } from '@portico/data';
import { beforeAll, expect, it } from 'vitest';
import { keptItems } from '../portico/kept.ts';
import { data } from '../portico/table.ts';
import { deployment, type Person, signIn, until } from '../portico/world.ts';

/** More than one part of a file. */
const [LARGE_ENTRIES, LARGE_BYTES] = [60, 180_000];

let admin: Person;
let developer: Person;
beforeAll(async () => {
  [admin, developer] = await Promise.all([signIn('admin'), signIn('developer')]);
});

const { endpoint, region, credentials, tableName } = deployment;
const { auditLink } = data.entities;

const sealedOf = async (entryIds: ReadonlySet<string>) => {
  const links = [...entryIds].flatMap((entryId) => AUDIT_SHARDS.map((shard) => ({ shard, entryId })));
  return (await auditLink.get(links).go({ consistent: true })).data.length;
};
const exported = async (body: Parameters<typeof admin.client.createAuditExport>[0]['body']): Promise<AuditExport> => {
  const { id: exportId } = await admin.client.createAuditExport({ body });
  const done = await until(
    'the export is done',
    async () => {
      const made = await admin.client.getAuditExport({ exportId });
      return made.status !== 'queued' && made.status !== 'running' && made;
    },
    60,
  );
  expect(done.status).toBe('succeeded');
  return done;
};
const fileOf = async ({ id }: AuditExport) => {
  const { url } = await admin.client.getAuditExportLink({ exportId: id });
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return { text: await answer.text(), headers: answer.headers, url };
};
const faults = async () => {
  const found: object[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.client.listAuditChecks({ limit: 50, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items.flatMap((check) => check.faults));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
};

it('what was done is in the file that a link opens, for who has the link and nobody who changes it', async () => {
  const app = await developer.client.createApp({ body: { teamId: developer.teamId, name: '=HYPERLINK("x")' } });
  await until('it is sealed', async () => {
    const { items } = await admin.client.listAuditEntries({ entityId: app.id });
    return (await sealedOf(new Set(items.map(({ id }) => id)))) === 1;
  });
  const made = await exported({ format: 'csv', entityId: app.id });
  expect(made).toMatchObject({ entries: 1, examined: made.total });
  const { text, headers, url } = await fileOf(made);
  expect(text).toContain(`app.add`);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="audit-[\d-]+\.csv"$/);
  expect((await fetch(url.replace(/Signature=\w{8}/, 'Signature=00000000'))).status).toBe(403);
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
});

it('a large log is a file of several parts; archived, it is verified and exported as before', async () => {
  const table = new DynamoDBClient({ endpoint, region, credentials });
  const one = (await keptItems()).find((item) => item.__edb_e__?.S === 'auditEntry') ?? expect.fail('nothing was told');
  const { entryId, shard } = one;
  const made = new Set<string>();
  // As an act writes it, with what no act is as large as.
  for (let count = 0; count < LARGE_ENTRIES; count++) {
    const id = `${entryId?.S?.slice(0, -6)}${String(count).padStart(6, '0')}`;
    made.add(id);
    const text = JSON.stringify(Object.fromEntries(Object.entries(one).filter(([name]) => /^(pk|sk|gsi)/.test(name))));
    const keys = JSON.parse(text.replaceAll(entryId?.S ?? '', id)) as typeof one;
    const change = { name: { S: 'text' }, after: { S: JSON.stringify(randomUUID().repeat(LARGE_BYTES / 36)) } };
    await table.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...one, ...keys, entryId: { S: id }, changes: { L: [{ M: change }] } },
      }),
    );
  }
  await until('they are sealed', async () => (await sealedOf(made)) === made.size, 120);
  const whole = await exported({ format: 'jsonl' });
  expect(whole.sizeBytes).toBeGreaterThan(8 * 1024 * 1024);
  const { text } = await fileOf(whole);
  const lines = text.trimEnd().split('\n');
  expect(lines).toHaveLength(whole.entries);
  const ids = (file: string) => new Set([...file.matchAll(/^\{"id":"(aud_\w+)"/gm)].map(([, id]) => id));
  for (const id of made) expect(ids(text)).toContain(id);

  const { id: archiveId } = await admin.client.createAuditArchive({ body: { before: new Date().toISOString() } });
  const archive = await until(
    'they are archived',
    async () => {
      const now = await admin.client.getAuditArchive({ archiveId });
      return now.finishedAt !== undefined && now;
    },
    60,
  );
  expect(archive).toMatchObject({ status: 'succeeded' });
  expect(archive.entries).toBeGreaterThanOrEqual(whole.entries - 8);
  const left = (await keptItems()).filter(
    (item) => item.__edb_e__?.S === 'auditEntry' && made.has(item.entryId?.S ?? ''),
  );
  expect(left.length).toBeLessThan(2);
  expect(await faults()).toEqual([]);
  const again = ids((await fileOf(await exported({ format: 'jsonl' }))).text);
  for (const id of ids(text)) expect(again).toContain(id);
  expect(shard?.S).toBeDefined();
});

it('a minute after it came up, where the log ends is kept outside the table', async () => {
  await until('the heads are kept', async () => (await sealsKept()) > 1, { seconds: 180, every: 1000 });
  expect(await faults()).toEqual([]);
});

/** Daily and latest, as verification counts them. */
const sealsKept = async () => {
  const { items } = await admin.client.listAuditChecks({ limit: 1 });
  return items.find(({ shard }) => shard === 'seals')?.checked ?? 0;
};
