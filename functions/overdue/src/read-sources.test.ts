import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { endOverdue } from './end-overdue.ts';
import { readSources } from './read-sources.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const at = (hours: number) => new Date(AT.getTime() + hours * 3_600_000).toISOString();
let data: Data;
beforeEach(async () => {
  data = await createTestTable();
});

const aSource = async (dueAt: string | undefined, more: object = {}) => {
  const apiId = createId('api', AT);
  const open = dueAt === undefined ? {} : { open: 'source' as const, dueAt };
  const item = { apiId, url: 'https://a.example/openapi.yaml', schedule: 'hourly' as const, userId: 'usr_1' };
  await data.entities.apiSource.create({ ...item, revision: 1, ...open, ...more }).go();
  return apiId;
};
const sourceOf = async (apiId: string) => (await data.entities.apiSource.get({ apiId }).go({ consistent: true })).data;
const imports = async () => (await data.entities.documentImport.scan.go({ pages: 'all' })).data;
const events = async () => (await data.entities.event.scan.go({ pages: 'all' })).data.map(({ detail }) => detail);

describe('sources that are read by schedule', () => {
  it('are read when that is due, once, and are due again after their time', async () => {
    const [due] = await Promise.all([aSource(at(-0.1)), aSource(at(0.1)), aSource(undefined)]);
    const pass = readSources({ data, now: () => AT });
    expect((await Promise.all([pass(), pass(), pass()])).reduce((one, other) => one + other)).toBe(1);
    const [made, ...others] = await imports();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ apiId: due, userId: 'usr_1', status: 'queued', source: { url: expect.any(String) } });
    expect(await events()).toEqual([{ importId: made?.importId, holderId: due }]);
    expect(await sourceOf(due)).toMatchObject({ reading: made?.importId, dueAt: at(1), revision: 2 });
    expect(await pass()).toBe(0);
  });

  it('are read at the cost of what is due, whatever there is', async () => {
    await Promise.all(Array.from({ length: 150 }, () => aSource(at(-1))));
    const pass = readSources({ data, now: () => AT });
    expect([await pass(), await pass(), await pass()]).toEqual([100, 50, 0]);
  });

  it('whose worker died go on: the import ends, which counts as a failure', async () => {
    const apiId = await aSource(at(-0.1));
    await readSources({ data, now: () => AT })();
    const [made] = await imports();
    const later = new Date(AT.getTime() + 20 * 60_000);
    expect(await endOverdue({ data, now: () => later })()).toMatchObject({ ended: 1 });
    const source = await sourceOf(apiId);
    expect(source).toMatchObject({
      result: 'failed',
      failures: 1,
      problem: { code: 'timed-out' },
      lastImportId: made?.importId,
    });
    expect(source?.reading).toBeUndefined();
    expect(source?.dueAt).toBe(new Date(later.getTime() + 3_600_000).toISOString());
  });
});
