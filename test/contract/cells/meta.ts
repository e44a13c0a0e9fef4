import { describe, expect, it } from 'vitest';
import { callOperation } from '../contract-call.ts';
import { admin } from './scene.ts';

describe('the deployment', () => {
  it('says that it works, what it is, and what it stands on, to everybody', async () => {
    for (const id of ['getHealth', 'getReadiness', 'getInfo', 'getVersion'] as const) {
      const { status, headers } = await callOperation(id);
      expect([id, status, headers.get('cache-control')]).toMatchObject([
        id,
        200,
        expect.stringMatching(/^public, max-age=/),
      ]);
    }
    const { body } = await callOperation('getReadiness');
    const { dependencies } = body as { dependencies: readonly { name: string; status: string }[] };
    expect(dependencies.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
      'audit ok',
      'documents ok',
      'queue ok',
      'table ok',
      'userPool ok',
    ]);
  });

  it('tells admins its limits and all of its teams', async () => {
    const as = { token: admin.token };
    expect((await callOperation('getLimits', as)).status).toBe(200);
    expect((await callOperation('listTeamDirectory', as)).status).toBe(200);
    expect((await callOperation('listStaleKeys', as)).status).toBe(200);
    expect((await callOperation('listTeamDirectory', { ...as, query: { limit: '0' } })).status).toBe(400);
  });

  it('tells what it measures of itself, as whoever asks prefers it', async () => {
    const json = await callOperation('getMetrics', { token: admin.token });
    expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json']);
    const text = await callOperation('getMetrics', {
      token: admin.token,
      headers: { accept: 'application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1' },
    });
    expect([text.status, text.headers.get('content-type')]).toEqual([
      200,
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    ]);
    const lines = Buffer.from(text.body as Uint8Array).toString();
    expect(lines).toMatch(/^# TYPE portico_version gauge\n/);
    expect(lines).toMatch(/\nportico_queue_waiting\{queue="imports"\} \d+\n/);
    expect(lines).toMatch(/\n# EOF\n$/);
  });
});
