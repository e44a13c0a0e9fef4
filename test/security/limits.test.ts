import { Agent, get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSession } from '../../scripts/start/sign-in.ts';
import { callOperation } from '../contract/contract-call.ts';
import { deployment, type Person } from '../portico/world.ts';
import { startObservedApi } from './observed-api.ts';
import { makeUser, RIVALS_PASSWORD, signInRival } from './rival.ts';

const RATE = 10;
const BURST = 20;

let api: Awaited<ReturnType<typeof startObservedApi>>;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const rows: Record<string, string | number>[] = [];
beforeAll(async () => {
  api = await startObservedApi('limits');
});
afterAll(async () => {
  console.table(rows);
  agent.destroy();
  await api.upstream.stop();
});

type Answered = { readonly status: number; readonly remaining: number };
const call = (secret: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    get(`${deployment.apiUrl}${api.base}/things`, { agent, headers: { 'X-Api-Key': secret } }, (answer) => {
      const remaining = Number(/r=(-?\d+)/.exec(String(answer.headers.ratelimit))?.[1] ?? Number.NaN);
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, remaining }));
    }).on('error', reject);
  });

/** A key of a new app of a team, subscribed with the free plan. */
const newKey = async ({ client, teamId }: Person) => {
  const { id: appId } = await client.createApp({ body: { teamId, name: 'Limits' } });
  await client.createSubscription({ appId, body: { apiId: api.slug, planId: 'basic' } });
  return (await client.createApiKey({ appId, body: { name: 'Limits', environment: 'live' } })).secret;
};

/** Calls at once, by each key in turn; how many were let through, and how many may have been by the time the last was. */
const burst = async (what: string, keys: readonly string[], calls: number) => {
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: calls }, (_, index) => call(keys[index % keys.length] ?? '')));
  const seconds = (performance.now() - started) / 1000;
  const allowed = answers.filter(({ status }) => status === 200).length;
  const bound = Math.floor(BURST + RATE * seconds);
  rows.push({ what, calls, seconds: seconds.toFixed(1), allowed, bound });
  expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true);
  expect(answers.every(({ remaining }) => remaining >= 0 && remaining <= BURST)).toBe(true);
  expect(allowed).toBeLessThanOrEqual(bound);
  expect(allowed).toBeGreaterThanOrEqual(BURST);
};

describe('the free plan, ten calls a second and twenty at once', () => {
  it('lets no more through, over all processes of the gateway', async () => {
    const rival = await signInRival(`limits-${Math.random().toString(36).slice(2)}@portico.example`);
    await burst('one app', [await newKey(rival)], 1_000);
  });

  it('lets no more through for five apps of a team: its limits are the team’s', async () => {
    const rival = await signInRival(`limits-${Math.random().toString(36).slice(2)}@portico.example`);
    const keys: string[] = [];
    for (let count = 0; count < 5; count++) keys.push(await newKey(rival));
    await burst('five apps of a team', keys, 300);
  });
});

describe('a person’s first request', () => {
  const appId = `app_${'0'.repeat(26)}`;
  it.each([
    ['listApis', {}, 200],
    ['getDocument', {}, 200],
    ['getAppUsage', { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' }, 404],
    ['listTestSuites', { appId }, 404],
  ] as const)('is counted by whichever function it comes to: %s', async (operation, query, status) => {
    const email = `first-${Math.random().toString(36).slice(2)}@portico.example`;
    await makeUser(email, RIVALS_PASSWORD);
    const { accessToken } = await createSession(deployment, { email, password: RIVALS_PASSWORD });
    const answer = await callOperation(operation, {
      params: { version: '1.0.0', appId, apiId: api.slug },
      query,
      token: accessToken,
    });
    expect(answer.status).toBe(status);
    const most = Number(/q=(\d+)/.exec(answer.headers.get('ratelimit-policy') ?? '')?.[1]);
    expect(answer.headers.get('ratelimit')).toContain(`r=${most - 1};`);
  });
});
