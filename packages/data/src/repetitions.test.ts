import { answeringOnce, KeyLost } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import type { Data } from './connect.ts';
import { answered, connectRepetitions } from './repetitions.ts';
import { writeTogether } from './write-together.ts';

let data: Data;
let at = new Date('2026-11-22T12:00:00.000Z');
let store: ReturnType<typeof connectRepetitions>;
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1000);
};
const stateOf = async (id: string, fingerprint = 'same', owner = 'another') =>
  (await store.begin({ id, fingerprint, owner })).state;

/** Has an effect under a key, with its answer. */
const act = (id: string, owner: string, answer = 'sealed') =>
  answeringOnce({ id, owner, seal: () => answer }, () =>
    writeTogether(data, (items) => ({
      effect: items.slug.put({ slug: `${id}-${owner}`, apiId: owner }).commit(),
      answer: answered(items, {}),
    })),
  );
const effectOf = async (id: string, owner: string) =>
  (await data.entities.slug.get({ slug: `${id}-${owner}` }).go({ consistent: true })).data?.apiId;

beforeAll(async () => {
  data = await createTestTable();
  store = connectRepetitions(data, () => at);
});

describe('a key', () => {
  it('is won by one of a hundred that come at once', async () => {
    const states = await Promise.all(Array.from({ length: 100 }, (_, index) => stateOf('crowd', 'same', `${index}`)));
    expect(states.filter((state) => state === 'begun')).toHaveLength(1);
    expect(states.filter((state) => state === 'running')).toHaveLength(99);
  });

  it('answers what was kept, to the same request only, for a day', async () => {
    expect(await stateOf('kept', 'same', 'me')).toBe('begun');
    await act('kept', 'me');
    expect(await store.begin({ id: 'kept', fingerprint: 'same', owner: 'x' })).toEqual({
      state: 'done',
      answer: 'sealed',
    });
    expect(await stateOf('kept', 'other')).toBe('reused');
    later(86_399);
    expect(await stateOf('kept')).toBe('done');
    later(1);
    // The table may delete it two days late; here it is over.
    expect(await stateOf('kept', 'other')).toBe('begun');
  });

  it('of somebody who died is free for the same request after the lease, and for no other', async () => {
    expect(await stateOf('died', 'same', 'dead')).toBe('begun');
    later(29);
    expect(await stateOf('died')).toBe('running');
    later(1);
    expect(await stateOf('died', 'other')).toBe('reused');
    expect(await stateOf('died', 'same', 'heir')).toBe('begun');
    // Who comes back from the dead does nothing.
    await expect(act('died', 'dead', 'too late')).rejects.toThrow(KeyLost);
    expect(await effectOf('died', 'dead')).toBeUndefined();
    expect(await stateOf('died')).toBe('running');
    await act('died', 'heir');
    expect(await effectOf('died', 'heir')).toBe('heir');
    expect(await stateOf('died')).toBe('done');
  });

  it('that is given back is free at once, and only by who holds it', async () => {
    expect(await stateOf('given back', 'same', 'me')).toBe('begun');
    await store.release('given back', 'somebody else');
    expect(await stateOf('given back')).toBe('running');
    await store.release('given back', 'me');
    expect(await stateOf('given back')).toBe('begun');
  });

  it('under which something was done keeps its answer, also when it is given back', async () => {
    expect(await stateOf('unheard', 'same', 'me')).toBe('begun');
    await act('unheard', 'me');
    await store.release('unheard', 'me');
    expect(await stateOf('unheard')).toBe('done');
  });
});
