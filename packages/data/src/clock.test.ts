import { answeringOnce, REQUEST_LIMITS } from '@portico/domain';
import { atEach, openWhile, RIGHT } from '@portico/domain/clocks';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable } from '../test/test-table.ts';
import type { Data } from './connect.ts';
import { answered, connectRepetitions } from './repetitions.ts';
import { connectRequestCounts } from './request-counts.ts';
import { writeTogether } from './write-together.ts';

let data: Data;
let clock = RIGHT;
const now = () => new Date(clock);
beforeAll(async () => {
  data = await createTestTable();
});

describe('whatever a clock says', () => {
  it('an answer under a key is given again for a day, and done anew only after it', async () => {
    const store = connectRepetitions(data, now);
    const states = await atEach(async (at, name) => {
      clock = RIGHT;
      const id = `answered ${name}`;
      await store.begin({ id, fingerprint: 'same', owner: 'me' });
      await answeringOnce({ id, owner: 'me', seal: () => 'sealed' }, () =>
        writeTogether(data, (items) => ({ answer: answered(items, {}) })),
      );
      clock = at;
      return (await store.begin({ id, fingerprint: 'same', owner: 'another' })).state === 'done';
    });
    expect(states).toEqual(openWhile(['a day ahead', '2038', '2100']));
  });

  it('a key of who is gone is held for half a minute, and never for less', async () => {
    const store = connectRepetitions(data, now);
    const states = await atEach(async (at, name) => {
      clock = RIGHT;
      const id = `held ${name}`;
      await store.begin({ id, fingerprint: 'same', owner: 'gone' });
      clock = at;
      return (await store.begin({ id, fingerprint: 'same', owner: 'another' })).state === 'running';
    });
    expect(states).toEqual(openWhile(['five minutes ahead', 'a day ahead', '2038', '2100']));
  });

  it.each([
    ['one that remembers', true],
    ['a new one each time', false],
  ])(
    'a limit admits no more than it says in a window, by an instance, %s; put back, it does not open',
    async (what, remembers) => {
      const connected = () => connectRequestCounts(data, now, REQUEST_LIMITS);
      const one = connected();
      const admitted = async (holder: string) => {
        const requests = remembers ? one : connected();
        const answers = [];
        for (let index = 0; index < 8; index++) answers.push(await requests('signIns', `${what} ${holder}`));
        return answers.filter(({ allowed }) => allowed).length;
      };
      clock = RIGHT;
      expect(await admitted('somebody')).toBe(5);
      const counts = await atEach((at) => {
        clock = at;
        return admitted('somebody');
      });
      const later = { 'five minutes ahead': 5, 'a day ahead': 5, 2038: 5, 2100: 5 };
      const before = { 1970: 0, 'a day behind': 0, 'five minutes behind': 0, right: 0, 'right again': 0 };
      expect(counts).toEqual({ ...before, ...later });
    },
  );
});
