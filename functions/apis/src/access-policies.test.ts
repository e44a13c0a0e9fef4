import type { OperationId } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';

type Answer = {
  readonly policies: readonly object[];
  readonly allowed: boolean;
  readonly steps: readonly { readonly name: string; readonly outcome: string; readonly detail: string }[];
  readonly errors: readonly { readonly pointer: string }[];
};
const OFFICE = { name: 'Office', kind: 'addresses', addresses: ['192.0.2.0/24', '2001:db8::/32'] };
const HOURS = {
  ...{ name: 'Hours', kind: 'times', timeZone: 'Europe/Berlin' },
  windows: [{ days: ['monday', 'friday'], from: '09:00', to: '17:00' }],
};
let scene: Scene;
let apiId: string;

beforeAll(async () => {
  scene = await createScene();
  const { owner } = scene.people;
  const routes = [{ key: 'get /things', method: 'get', path: '/things' }];
  const importId = await scene.read(owner.userId, { contentHash: await scene.documents.putDocument({}, routes) });
  apiId = 'policed';
  const body = { importId, teamId: scene.teamId, slug: apiId, name: 'Policed', backendUrl: 'https://b.example' };
  await scene.call('createApi', { as: owner, body });
  const published = await scene.call('publishApiVersion', { as: owner, params: { apiId, version: '1.0.0' } });
  expect(published.status).toBe(200);
});
const ask = (id: OperationId, more: object = {}) =>
  scene.call<Answer>(id, { as: scene.people.owner, params: { apiId }, ...more });
const put = async (policies: readonly object[]) =>
  ask('putAccessPolicies', {
    headers: { 'if-match': String((await ask('getAccessPolicies')).headers.ETag) },
    body: { policies },
  });

describe('access policies', () => {
  it('are none to begin with, and changed as they were seen; of many at once one wins, and the audit log tells it', async () => {
    const { headers, body } = await ask('getAccessPolicies');
    expect(body).toEqual({ policies: [] });
    const asked = { headers: { 'if-match': String(headers.ETag) }, body: { policies: [OFFICE, HOURS] } };
    const answers = await Promise.all([1, 2, 3].map(() => ask('putAccessPolicies', asked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await ask('getAccessPolicies')).body).toEqual({ policies: [{ ...OFFICE, effect: 'allow' }, HOURS] });
    const { data: audit } = await scene.data.entities.auditEntry.scan.go({ pages: 'all' });
    expect(audit.filter(({ action }) => action === 'access-policies.change')).toHaveLength(1);
  });

  it('say what their kind asks for, and nothing else; each thing that is wrong is told', async () => {
    const { body, status } = await put([
      { name: 'A', kind: 'addresses' },
      { name: 'B', kind: 'countries', countries: ['DE'], scopes: ['x'] },
      { ...OFFICE, name: 'A', addresses: ['192.0.2.0/33', '192.0.2.1', '::1/129'] },
      { ...HOURS, timeZone: 'Europe/Nowhere' },
    ]);
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([
      422,
      [
        '/policies/0/addresses',
        '/policies/1/scopes',
        ...['/policies/2/addresses/0', '/policies/2/addresses/2', '/policies/2/name', '/policies/3/timeZone'],
      ],
    ]);
  });

  it('are seen and changed by who may edit the API, and by nobody else', async () => {
    for (const id of ['getAccessPolicies', 'dryRunAccess'] as const)
      expect((await ask(id, { as: scene.people.outsider, body: { call: { method: 'GET', path: '/' } } })).status).toBe(
        404,
      );
  });
});

describe('a dry run', () => {
  it('explains what is saved, or what would be, policy by policy', async () => {
    await put([OFFICE, HOURS]);
    const call = { method: 'GET', path: '/things?x=1', address: '192.0.2.9', at: '2026-11-30T08:30:00Z' };
    expect((await ask('dryRunAccess', { body: { call } })).body).toMatchObject({
      ...{ allowed: true, operation: 'get /things' },
      steps: [
        { name: 'Office', outcome: 'passed', detail: '192.0.2.9 is listed' },
        { name: 'Hours', outcome: 'passed', detail: 'monday 09:30 in Europe/Berlin is within the hours' },
      ],
    });
    const draft = [
      { ...OFFICE, effect: 'deny' },
      { name: 'Plan', kind: 'headers', headers: [{ name: 'X' }], planIds: ['premium'] },
    ];
    expect(
      (await ask('dryRunAccess', { body: { call: { ...call, planId: 'basic' }, policies: draft } })).body,
    ).toMatchObject({
      allowed: false,
      steps: [{ outcome: 'failed' }, { outcome: 'not-asked', detail: 'it is not for this plan' }],
    });
  });
});
