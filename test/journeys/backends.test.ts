import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, publishApi, signIn, smallDocument, subscribeWithMost, until } from '../portico/world.ts';
import { looksFine, openBrowser, signInAs } from './browser.ts';

const slug = 'guarded';
const KEY = 'of-the-backend-1';
let upstream: Awaited<ReturnType<typeof startUpstream>>;
const keys = { live: '', test: '' };
const rarely = { seconds: 120, every: 300 };

/** A call as its caller sees it; the backend answers what it was sent. */
const call = async (environment: 'live' | 'test', headers: Record<string, string> = {}) => {
  const url = `${deployment.apiUrl}/proxy/${slug}/things`;
  const answer = await fetch(url, { headers: { 'x-api-key': keys[environment], ...headers } });
  const body = (await answer.json()) as { readonly url?: string; readonly key?: string; readonly code?: string };
  return { status: answer.status, ...body };
};

beforeAll(async () => {
  upstream = await startUpstream(({ url, headers }, response) => {
    const isAllowed = headers['x-backend-key'] === KEY;
    response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ url, key: headers['x-backend-key'], authorization: headers.authorization }));
  });
  const [developer, publisher] = [await signIn('developer'), await signIn('publisher')];
  await publishApi(publisher, slug, smallDocument({ '/things': 'listThings' }), `${upstream.url}/live`);
  const { id: appId } = await developer.client.createApp({ body: { teamId: developer.teamId, name: 'Guarded' } });
  await subscribeWithMost(developer, appId, slug);
  for (const environment of ['live', 'test'] as const) {
    const body = { name: environment, environment };
    ({ secret: keys[environment] } = await developer.client.createApiKey({ appId, body }));
  }
});
afterAll(() => upstream.stop());

it('a publisher gives the gateway a key of the backend, tests it, and lets test keys call another one', async () => {
  const page = await openBrowser();
  await signInAs(page, 'publisher', `/publish/${slug}`);
  await page.getByRole('link', { name: 'Backends' }).click();
  await page.getByRole('heading', { level: 1, name: /^Backends of/ }).waitFor();
  expect([(await call('live')).status, (await call('test')).code]).toEqual([401, 'test-key']);

  await page.getByLabel('How the gateway proves itself').selectOption('Key in a header');
  await page.getByLabel('Name of the header').fill('X-Backend-Key');
  await page.getByLabel('Key', { exact: true }).fill(KEY);
  await page.getByLabel('Path for checks').fill('/health');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^Set .* by .*\. Left empty, it stays\./).waitFor();
  await page.getByRole('button', { name: 'Call it' }).click();
  await page.getByText('It answered 200').waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'X-Backend-Key' }).textContent()).toContain('***');
  expect(await page.content()).not.toContain(KEY);
  await looksFine(page, 'backends');
  await until('the gateway proves itself', async () => (await call('live')).status === 200, rarely);
  const smuggled = await call('live', { 'X-Backend-Key': 'mine', x_backend_key: 'mine', authorization: 'Bearer mine' });
  expect(smuggled).toEqual({ status: 200, url: '/live/things', key: KEY });

  await page.getByRole('link', { name: 'Add one for test keys to 1.0.0' }).click();
  await page.getByRole('heading', { name: '1.0.0, Test keys' }).waitFor();
  await page.getByLabel('Address', { exact: true }).fill(`${upstream.url}/staging`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Delete this backend' }).waitFor();
  await until('test keys call their backend', async () => (await call('test')).url === '/staging/things', rarely);
  expect((await call('live')).url).toBe('/live/things');
});

it('a publisher says who may call, sees why a call would be refused, and the gateway goes by it', async () => {
  const page = await openBrowser();
  await signInAs(page, 'publisher', `/publish/${slug}/policies`);
  await page.getByText('Whoever has a key and a subscription may call').waitFor();
  const add = async (name: string, kind: string, label: string, value: string) => {
    await page.getByRole('button', { name: 'Add a policy' }).click();
    const drawer = page.getByRole('dialog', { name: 'A new policy' });
    await drawer.getByLabel('Name').fill(name);
    await drawer.getByLabel('It asks about').selectOption(kind);
    if (label) await drawer.getByLabel(label).fill(value);
    if (name === 'Office hours') await looksFine(page, 'policy');
    await drawer.getByRole('button', { name: 'Take it over' }).click();
  };
  await add('Partners', 'Headers', 'Headers that a call must have', 'X-Tenant: a, b');
  await add('Office hours', 'Times', '', '');
  await page.getByLabel('Path below the API').fill('/things');
  await page.getByLabel('When (UTC)').fill('2026-11-28T12:00');
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByText('The call is refused').waitFor();
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  expect(await steps.allTextContents()).toEqual([
    expect.stringContaining('the header X-Tenant is missing'),
    expect.stringContaining('saturday'),
  ]);
  await looksFine(page, 'policies');
  await page.getByRole('button', { name: 'Remove Office hours' }).click();
  await page.getByRole('button', { name: 'Save all' }).click();
  await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  await until('the gateway refuses', async () => (await call('live')).code === 'policy-refused', rarely);
  expect((await call('live', { 'X-Tenant': 'b' })).status).toBe(200);
});
