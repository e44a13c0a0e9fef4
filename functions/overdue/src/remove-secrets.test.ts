import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { expect, it } from 'vitest';
import { removeSecrets } from './remove-secrets.ts';

const AT = new Date('2026-11-30T12:00:00.000Z');

it('secrets that no backend has are removed when that is due; those that one has, and those not due yet, are not', async () => {
  const data = await createTestTable();
  const removed: string[] = [];
  let fails = true;
  const remove = async (secretId: string) => {
    if (fails) throw new Error('throttled');
    removed.push(secretId);
  };
  const pass = removeSecrets({ data, now: () => AT, secrets: { remove } });
  const add = async (due?: number) => {
    const secretId = createId('backendSecret', AT);
    const open =
      due === undefined ? {} : { open: 'secret' as const, dueAt: new Date(AT.getTime() + due).toISOString() };
    await data.entities.backendSecret.create({ secretId, apiId: 'a', createdAt: AT.toISOString(), ...open }).go();
    return secretId;
  };
  const [due] = await Promise.all([add(-1), add(), add(60_000)]);
  // What Secrets Manager does not take now is due still.
  await expect(pass()).rejects.toThrow('throttled');
  fails = false;
  expect([await pass(), await pass(), removed]).toEqual([1, 0, [due]]);
  expect((await data.entities.backendSecret.scan.go({ pages: 'all' })).data).toHaveLength(2);
});
