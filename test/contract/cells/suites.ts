import { describe, expect, it } from 'vitest';
import { until } from '../../portico/world.ts';
import { callOperation } from '../contract-call.ts';
import { developer, slug, subscribedApp } from './scene.ts';

type Page = {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor?: string;
};

describe('testing', () => {
  it('saves, runs, lists and deletes a suite', async () => {
    const token = developer.token;
    const tests = [
      {
        name: 'things',
        operationId: 'listThings',
        request: { method: 'GET', path: '/things' },
        assertions: [{ kind: 'status', status: 200 }],
      },
    ];
    const { appId } = await subscribedApp();
    const suite = { appId, apiId: slug, version: 'latest', name: 'Things', tests };
    const made = await callOperation('createTestSuite', { body: suite, token });
    expect(made.status).toBe(201);
    const wrong = { ...suite, tests: tests.map((test) => ({ ...test, operationId: 'nothing' })) };
    expect((await callOperation('createTestSuite', { body: wrong, token })).status).toBe(422);
    // The contract takes each of them; an item of the table does not take all.
    const large = tests.map((test) => ({ ...test, request: { ...test.request, body: 'x'.repeat(100_000) } }));
    const many = { ...suite, tests: [...large, ...large, ...large, ...large, ...large] };
    expect((await callOperation('createTestSuite', { body: many, token })).status).toBe(413);
    const params = { suiteId: (made.body as { id: string }).id, runId: '' };
    expect((await callOperation('getTestSuite', { params, token })).status).toBe(200);
    expect((await callOperation('listTestSuites', { query: { appId }, token })).status).toBe(200);
    const run = await callOperation('createTestRun', { params, token });
    expect(run.status).toBe(202);
    params.runId = (run.body as { id: string }).id;
    const ended = await until('the run ends', async () => {
      const { body } = await callOperation('getTestRun', { params, token });
      return (
        ['passed', 'failed', 'error'].includes((body as { status: string }).status) &&
        (body as { status: string; results: unknown[] })
      );
    });
    expect(ended.results).toHaveLength(1);
    await callOperation('createTestRun', { params, token });
    const first = (await callOperation('listTestRuns', { params, query: { limit: '1' }, token })).body as Page;
    const second = (
      await callOperation('listTestRuns', { params, query: { limit: '1', cursor: first.nextCursor ?? '' }, token })
    ).body as Page;
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2);
    expect(
      (await callOperation('listTestRuns', { params, query: { cursor: `x${first.nextCursor}` }, token })).status,
    ).toBe(400);
    expect((await callOperation('deleteTestSuite', { params, token })).status).toBe(204);
  });
});
