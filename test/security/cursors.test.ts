import { type OperationId, operations } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { needs, nowhere } from '../contract/cells/scene.ts';
import { callOperation } from '../contract/contract-call.ts';
import { type Person, signIn } from '../portico/world.ts';

const LISTS = Object.values(operations).filter(({ paged }) => paged);
const OWN_KEY = Buffer.from(JSON.stringify({ pk: '$portico#userId_usr_1', sk: '$user_1' })).toString('base64url');

let admin: Person;
let publisher: Person;
/** Real ones, each of one list, and what is made of them. */
let cursors: readonly (readonly [string, string])[];
let apps: string;

beforeAll(async () => {
  [admin, publisher] = await Promise.all([signIn('admin'), signIn('publisher')]);
  const { client, teamId } = publisher;
  for (let count = 0; count < 3; count++) await client.createApp({ body: { teamId, name: `Paged ${count}` } });
  const cursorOf = async (id: OperationId, token: string | undefined, query: Record<string, string>) => {
    const { body } = await callOperation(id, { token, query: { ...query, limit: '1' } });
    return (body as { nextCursor?: string }).nextCursor ?? '';
  };
  apps = await cursorOf('listApps', publisher.token, { teamId });
  const [position = '', mac = ''] = apps.split('.');
  const elsewhere = Buffer.from(
    Buffer.from(position, 'base64url')
      .toString()
      .replaceAll(teamId, `team_${'0'.repeat(26)}`),
  ).toString('base64url');
  cursors = [
    ['of the apps of a team', apps],
    ['of everybody who is active', await cursorOf('listUsers', admin.token, { status: 'active' })],
    ['of what was done lately', await cursorOf('listAuditEntries', admin.token, { from: '2026-01-01T00:00:00Z' })],
    ['that leads elsewhere', `${elsewhere}.${mac}`],
    ['without its proof', position],
    ['with an empty proof', `${position}.`],
    ['with another’s proof', `${position}.${Buffer.alloc(32).toString('base64url')}`],
    ['with its proof twice', `${apps}.${mac}`],
    [
      'in another alphabet',
      apps.replaceAll('-', '+').replaceAll('_', '/') === apps
        ? `${apps}=`
        : apps.replaceAll('-', '+').replaceAll('_', '/'),
    ],
    ['as the database has it', OWN_KEY],
    ['as the database has it, before there were proofs', Buffer.from('{"pk":"$portico#userId_x"}').toString('base64')],
    ['that is long', 'A'.repeat(4000)],
    ['of nothing', '.'],
    ['of an object’s inside', '__proto__'],
    ['of half characters', '\u0000\u2028'],
  ];
});

describe('a cursor that is not of the list it comes with', () => {
  it.each(LISTS.map(({ id }) => id))('is refused by %s as bad input, and nothing is listed by it', async (id) => {
    const { access } = operations[id];
    const { token } = access === 'admin' ? admin : publisher;
    for (const [what, cursor] of cursors) {
      const { status, body } = await callOperation(id, {
        ...needs[id],
        params: nowhere,
        query: { ...needs[id]?.query, cursor },
        token,
      });
      expect([what, status, body]).toMatchObject([what, 400, { errors: [{ pointer: '/query/cursor' }] }]);
    }
  });

  it('is refused by its own list, too: to another person, under another filter; with another length it leads on', async () => {
    const { token, teamId } = publisher;
    const ask = async (query: Record<string, string>, as = token) =>
      callOperation('listApps', { token: as, query: { teamId, cursor: apps, ...query } });
    expect((await ask({ limit: '1' })).status).toBe(200);
    expect((await ask({ limit: '2' })).status).toBe(200);
    expect((await ask({ limit: '1' }, admin.token)).status).toBe(400);
    const other = await publisher.client.createTeam({ body: { name: 'Other pages' } });
    expect((await ask({ limit: '1', teamId: other.id })).status).toBe(400);
  });
});
