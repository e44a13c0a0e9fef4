import type { OperationId } from '@portico/contract';
import { beforeAll, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

let scene: Scene;
const apiId = 'asked-by-agents';

beforeAll(async () => {
  scene = await createScene();
  const { owner } = scene.people;
  const importId = await scene.read(owner.userId, { contentHash: await scene.documents.putDocument({}, []) });
  const body = { importId, teamId: scene.teamId, slug: apiId, name: 'Agents', backendUrl: 'https://b.example' };
  await scene.call('createApi', { as: owner, body });
});
const ask = (id: OperationId, more: object = {}) =>
  scene.call<object>(id, { as: scene.people.owner, params: { apiId }, ...more });
const put = async (body: object) =>
  ask('putMcpServer', { headers: { 'if-match': String((await ask('getMcpServer')).headers.ETag) }, body });

it('what agents get is said by the team, changed as it was seen, and told to the audit log', async () => {
  const { headers, body } = await ask('getMcpServer');
  expect(body).toEqual({ enabled: true });
  const asked = { headers: { 'if-match': String(headers.ETag) }, body: { enabled: false } };
  const answers = await Promise.all([1, 2, 3].map(() => ask('putMcpServer', asked)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  expect((await ask('getMcpServer')).body).toEqual({ enabled: false });
  const { data: audit } = await scene.data.entities.auditEntry.scan.go({ pages: 'all' });
  expect(audit.filter(({ action }) => action === 'mcp-server.change')).toHaveLength(1);
});

it('operations are those that are listed, none of an empty list, and those that only read where the list is left out', async () => {
  for (const body of [
    { enabled: true, operations: ['addThing', 'get /things'] },
    { enabled: true, operations: [] },
    { enabled: true },
  ]) {
    expect((await put(body)).status).toBe(200);
    expect((await ask('getMcpServer')).body).toEqual(body);
  }
  for (const operations of [['a', 'a'], [''], [1], Array.from({ length: 501 }, (_, at) => `o${at}`)])
    expect((await put({ enabled: true, operations })).status).toBe(400);
});
