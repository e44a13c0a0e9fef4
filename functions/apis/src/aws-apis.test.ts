import { createEgress } from '@portico/egress';
import { describe, expect, it } from 'vitest';
import { OWN_ACCOUNT } from '../test/api-gateway.ts';
import { workOn } from '../test/import-worker.ts';
import { createScene } from '../test/scene.ts';
import { withServer } from './aws-api-gateway.ts';

const document = (stage: string) =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Orders', version: '2026-11-30T12:00:00Z' },
    servers: [
      {
        url: 'https://abc.execute-api.us-east-1.amazonaws.com/{basePath}',
        variables: { basePath: { default: stage } },
      },
    ],
    paths: { '/orders': { get: { responses: { 200: { description: 'ok' } } } } },
  });

describe('APIs of API Gateway', () => {
  it('are listed to admins, page by page, in the accounts that there are', async () => {
    const { apiGateway, call, people } = await createScene();
    for (const id of ['a1', 'a2', 'a3']) apiGateway.add({ id, kind: 'rest', name: `API ${id}` }, document('/prod'));
    const list = (query: Readonly<Record<string, string>>, as = people.admin, accountId = OWN_ACCOUNT) =>
      call<{ items: { id: string }[]; nextCursor?: string }>('listAwsApis', { as, params: { accountId }, query });
    const first = await list({ kind: 'rest', limit: '2' });
    expect(first.body.items.map(({ id }) => id)).toEqual(['a1', 'a2']);
    const second = await list({ kind: 'rest', limit: '2', cursor: first.body.nextCursor ?? '' });
    expect([second.body.items.map(({ id }) => id), second.body.nextCursor]).toEqual([['a3'], undefined]);
    expect((await list({ kind: 'http' })).body.items).toEqual([]);
    expect((await list({ kind: 'rest' }, people.owner)).status).toBe(403);
    expect((await list({ kind: 'rest' }, people.admin, '222222222222')).status).toBe(404);
    expect((await call('listAwsAccounts', { as: people.admin })).body).toMatchObject({ region: 'us-east-1' });
    apiGateway.refuse(true);
    const busy = await list({ kind: 'rest' });
    expect([busy.status, busy.headers['Retry-After']]).toEqual([503, '5']);
  });

  it('are imported by admins as they are deployed, with the address of the stage as their server', async () => {
    const scene = await createScene();
    const { apiGateway, call, people } = scene;
    const text = new TextDecoder().decode(withServer(document('/prod')));
    apiGateway.add({ id: 'a1', kind: 'rest', name: 'Orders' }, text);
    const body = { awsApi: { accountId: OWN_ACCOUNT, kind: 'rest', id: 'a1' } };
    expect((await call('createImport', { as: people.owner, body })).status).toBe(403);
    const made = await call<{ id: string }>('createImport', { as: people.admin, body });
    await workOn(scene, createEgress({ allow: '' }), made.body.id);
    expect((await call('getImport', { as: people.admin, params: { importId: made.body.id } })).body).toMatchObject({
      status: 'succeeded',
      facts: { title: 'Orders', servers: ['https://abc.execute-api.us-east-1.amazonaws.com/prod'] },
    });
  });
});
