import { createId } from '@portico/domain';
import { expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import { ITEM_BYTES_MAX, sizeOf } from './item-size.ts';

it('what is said to fit is kept, and what is said not to is not', async () => {
  const data = await createTestTable();
  const at = new Date('2026-11-22T12:00:00Z');
  const suiteOf = (characters: number, letter: string) => ({
    suiteId: createId('suite', at),
    appId: createId('app', at),
    apiId: createId('api', at),
    apiSlug: 'museum',
    version: '1',
    name: 'n',
    createdAt: at.toISOString(),
    tests: [
      {
        name: 't',
        operationId: 'o',
        request: { method: 'POST' as const, path: '/', headers: { 'x-a': 'b' }, body: letter.repeat(characters) },
        assertions: [{ kind: 'status' as const, status: 200 }],
      },
    ],
  });
  for (const letter of ['a', 'é', '漢', '😀']) {
    // Keys and the names of ElectroDB's own attributes take a few hundred bytes.
    const room = ITEM_BYTES_MAX - sizeOf(suiteOf(0, letter)) - 600;
    const fits = suiteOf(Math.floor(room / Buffer.byteLength(letter)), letter);
    expect((await data.entities.suite.create(fits).go()).data.suiteId).toBe(fits.suiteId);
    const over = suiteOf(Math.ceil(ITEM_BYTES_MAX / Buffer.byteLength(letter)), letter);
    await expect(data.entities.suite.create(over).go()).rejects.toThrow(/size/i);
  }
});
