// What finding a person costs the table, as there are more of them.
import { rmSync } from 'node:fs';
import { createUserSearch, type UserFilter } from '../functions/auth/src/find-people.ts';
import { placeInLists, searchedWords } from '../functions/auth/src/user-record.ts';
import { connect } from '../packages/data/src/index.ts';
import { createMeteredTable } from '../packages/data/test/metered-table.ts';
import { startTableEngine } from '../packages/data/test/table-engine.ts';
import { testConfig } from '../packages/data/test/test-table.ts';
import { createId, startOf } from '../packages/domain/src/index.ts';
import { lineOf, writeExport } from './bench-exported.ts';

const TABLE = 'people';
const PAGE = 25;
const ROUNDS = 9;
const NOW = Date.UTC(2026, 10, 29, 12);
const TEAM = createId('team', new Date(NOW));
const MEMBERS = 50;
const ADMINS = 3;

const instant = (index: number) => new Date(NOW - index * 1000);
const roleAt = (index: number, size: number) =>
  index % Math.floor(size / ADMINS) === 7 ? 'admin' : index % 100 === 0 ? 'publisher' : 'developer';

/** Nearly all are called Ann; one of a hundred publishes, three are admins, twenty are deleted, fifty are in the team. */
const personAt = (index: number, size: number) => {
  const at = instant(index).toISOString();
  const item = {
    userId: createId('user', instant(size - index)),
    name: index === 0 ? 'Zora Quist' : `Ann Person${index}`,
    email: `person${index}@example.com`,
    role: roleAt(index, size),
    createdAt: at,
    lastSignInAt: at,
    ...(index % Math.floor(size / 20) === 11 && { deletedAt: at }),
  } as const;
  return { ...item, ...placeInLists(item) };
};

function* linesOf(size: number) {
  const { membership, user, userTerm } = connect(TABLE, testConfig()).entities;
  const names = ['userId', 'name', 'email', 'createdAt', 'lastSignInAt', 'standing', 'place'] as const;
  const of = (role: 'admin' | 'publisher' | 'developer') => lineOf(names, (holes) => user.put({ ...holes, role }));
  const lines = { admin: of('admin'), publisher: of('publisher'), developer: of('developer') };
  const deleted = lineOf([...names, 'deletedAt'], (holes) => user.put({ ...holes, role: 'developer' }));
  const term = lineOf(['start', 'word', 'userId'], (holes) => userTerm.put(holes));
  const member = lineOf(['userId', 'teamId'], (holes) => membership.put({ ...holes, role: 'member' }));
  for (let index = 0; index < size; index++) {
    const person = personAt(index, size);
    const { userId, deletedAt } = person;
    yield deletedAt ? deleted({ ...person, deletedAt }) : lines[person.role](person);
    for (const word of searchedWords(person)) yield term({ start: startOf(word), word, userId });
    if (index % Math.floor(size / MEMBERS) === 3) yield member({ userId, teamId: TEAM });
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const benchSize = async (size: number) => {
  const table = await createMeteredTable(TABLE);
  const { user, userTerm } = table.data.entities;
  const search = createUserSearch(table.data);
  const rows: object[] = [];
  const find = async (act: string, filter: UserFilter, position?: string) => {
    let page = await search(filter, { limit: PAGE, position });
    const times: number[] = [];
    let spent = { requests: 0, reads: 0, writes: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      spent = await table.cost(async () => {
        page = await search(filter, { limit: PAGE, position });
      });
      times.push(performance.now() - started);
    }
    // How many pages until all are found that were asked for, or one is full.
    let pages = 1;
    let found = page.items.length;
    for (let next = page; found < PAGE && next.position !== undefined && pages < 100; pages++) {
      next = await search(filter, { limit: PAGE, position: next.position });
      found += next.items.length;
    }
    const ms = Math.round(median(times) * 10) / 10;
    rows.push({
      act,
      size,
      found: page.items.length,
      'pages to 25 or all': pages,
      requests: spent.requests,
      'read units': spent.reads,
      ms,
    });
  };
  const middle = personAt(Math.floor(size / 2), size);
  const deepPlace = `standing after ${middle.place}`;
  const deepWord = await userTerm.query
    .primary({ start: 'an' })
    .gte({ word: 'ann', userId: middle.userId })
    .go({ limit: 1 });
  const half = {
    from: instant(Math.floor(size / 2) + 500).toISOString(),
    to: instant(Math.floor(size / 2)).toISOString(),
  };
  await find('everybody', {});
  await find('everybody, from the middle', {}, deepPlace);
  await find('role: publishers', { role: 'publisher' });
  await find('role: publishers, from the middle', { role: 'publisher' }, deepPlace);
  await find('role: admins', { role: 'admin' });
  await find('status: deleted', { status: 'deleted' });
  await find('last sign-in: a stretch in the middle', { signedInFrom: half.from, signedInTo: half.to });
  await find('team', { teamId: TEAM });
  await find('name: two letters of all', { q: 'an' });
  await find('name: two letters of all, from the middle', { q: 'an' }, `word an after ${deepWord.cursor}`);
  await find('name: a word of all', { q: 'ann' });
  await find('name: a rare word', { q: 'zora' });
  await find('mail: whole', { q: `person${size - 1}@example.com` });
  await find('mail: its beginning', { q: `person${size - 1}` });
  await find('mail: a domain of all', { q: '@example.com' });
  await find('word of all + admins', { q: 'an', role: 'admin' });
  await find('word of all + deleted', { q: 'an', status: 'deleted' });
  await find('word of all + team', { q: 'an', teamId: TEAM });
  await find('word of all + a stretch in the middle', { q: 'an', signedInFrom: half.from, signedInTo: half.to });
  await find('team + admins', { teamId: TEAM, role: 'admin' });
  const [first] = (await user.query.byAddress({ email: 'person1@example.com' }).go()).data;
  if (first?.name !== 'Ann Person1') throw new Error('the table is not filled as the entities would have it');
  return rows;
};

export const benchSearch = async (sizes: readonly number[]) => {
  const rows: object[] = [];
  for (const size of sizes) {
    const exported = await writeExport(TABLE, linesOf(size));
    const engine = await startTableEngine(exported);
    process.env.PORTICO_TABLE_ENDPOINT = engine.endpoint;
    rmSync(exported.temporary, { recursive: true, force: true });
    try {
      rows.push(...(await benchSize(size)));
    } finally {
      engine.stop();
    }
  }
  return rows;
};
