import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { countedWords, searchMisses } from './search-misses.ts';

const START = Date.UTC(2026, 10, 30, 12);
const DAY_MILLISECONDS = 86_400_000;
let at = START;
const now = () => new Date(at);
let data: Data;
let misses: ReturnType<typeof searchMisses>;
beforeEach(async () => {
  at = START;
  data = await createTestTable();
  misses = searchMisses({ data, now });
});
const told = async () => (await misses.ofPortal()).items.map(({ words, count }) => `${words} ${count}`);

describe('what was searched for and not found', () => {
  it('is counted by its words, however they are written, and told the most often first', async () => {
    for (const q of ['Export invoices!', 'export INVOICE', 'webhooks', 'webhook', 'webhooks', 'once only'])
      await misses.note(undefined, q);
    expect(await told()).toEqual(['webhook 3', 'export invoice 2']);
  });

  it('keeps no numbers, addresses or tokens, and nothing where there is nothing else', () => {
    expect(countedWords('invoice 4711 of 2026')).toBe('invoice of');
    expect(countedWords('sk_live_4eC39HqLyjWDarjtT1 4242 4242')).not.toMatch(/\d/);
    expect(countedWords('4242 4242 4242')).toBe('');
    expect(countedWords('a '.repeat(100))).toBe('');
  });

  it('counts no more than a hundred different ones a day, and those that it has on', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const all = letters.flatMap((one) => letters.slice(0, 5).map((other) => `word${one}${other}`));
    for (const word of [...all, ...all]) await misses.note('api_1', word);
    const { data: items } = await data.entities.searchMiss.query.primary({ holderId: 'api_1' }).go();
    expect(items.map(({ asked }) => Object.keys(asked).length)).toEqual([100]);
    expect(new Set(Object.values(items[0]?.asked ?? {}))).toEqual(new Set([2]));
  });

  it('is counted once each, of those that come at once; who meets too many is not counted, and never twice', async () => {
    await Promise.all(Array.from({ length: 8 }, () => misses.note(undefined, 'webhooks')));
    const [{ count = 0 } = {}] = (await misses.ofPortal()).items;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(8);
  });

  it('searchMiss: is told for a month', async () => {
    for (const q of ['webhooks', 'webhooks']) await misses.note(undefined, q);
    at = START + 29 * DAY_MILLISECONDS;
    expect(await told()).toEqual(['webhook 2']);
    at = START + 31 * DAY_MILLISECONDS;
    expect(await told()).toEqual([]);
  });

  it('of an API is told to whoever looks after it, and to nobody else', async () => {
    const [apiId, teamId] = [createId('api', now()), createId('team', now())];
    const api = { apiId, slug: 'museum', name: 'Museum', teamId, visibility: 'public' as const, tags: [] };
    const times = { createdAt: now().toISOString(), updatedAt: now().toISOString() };
    await data.entities.team.create({ teamId, name: 'T', createdAt: times.createdAt }).go();
    await data.entities.api.create({ ...api, ...times, scope: 'public', shelf: 'listed' as const }).go();
    const [owner, member, outsider] = ['usr_owner', 'usr_member', 'usr_outsider'];
    await data.entities.membership.create({ userId: owner, teamId, role: 'owner' }).go();
    await data.entities.membership.create({ userId: member, teamId, role: 'member' }).go();
    for (const q of ['webhooks', 'webhooks']) await misses.note(apiId, q);
    const as = (userId: string) => misses.ofApi({ userId, roles: ['publisher', 'developer'] }, apiId);
    expect((await as(owner)).items).toEqual([{ words: 'webhook', count: 2, lastDay: '2026-11-30' }]);
    for (const userId of [member, outsider]) await expect(as(userId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
