import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../scripts/start/seed.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, publishApi, signIn, smallDocument, subscribeWithMost, until } from '../portico/world.ts';
import { looksFine, openBrowser, signInAs } from './browser.ts';

const slug = 'ending';
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let secret = '';
let publisher: Awaited<ReturnType<typeof signIn>>;

/** How a call is answered, as its caller sees it. */
const call = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${deployment.apiUrl}/proxy/${path}`, { headers: { 'x-api-key': secret, ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const rarely = { seconds: 180, every: 300 };

beforeAll(async () => {
  upstream = await startUpstream((request, response) => void response.end(request.url));
  const developer = await signIn('developer');
  publisher = await signIn('publisher');
  await publishApi(
    publisher,
    slug,
    smallDocument({ '/things': 'listThings', '/old': 'listOld' }),
    `${upstream.url}/one`,
  );
  const { id: importId } = await importDocument(publisher.client, { content: smallDocument() });
  const body = { importId, version: '2.0.0', backendUrl: `${upstream.url}/two` };
  await publisher.client.createApiVersion({ apiId: slug, body });
  const { id: appId } = await developer.client.createApp({ body: { teamId: developer.teamId, name: 'Caller' } });
  await subscribeWithMost(developer, appId, slug);
  ({ secret } = await developer.client.createApiKey({ appId, body: { name: 'Ending', environment: 'live' } }));
});
afterAll(() => upstream.stop());

describe('the life of a version', () => {
  it('is led by its publisher, is seen by readers, and is felt by callers', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', `/publish/${slug}`);
    // Who breaks, on what was really called.
    for (let index = 0; index < 3; index += 1) expect((await call(`${slug}/old`)).status).toBe(200);
    await until(
      'what was called is counted',
      async () => {
        const { affected } = await publisher.client.previewPublication({ apiId: slug, version: '2.0.0' });
        return affected.some(({ appName, calls }) => appName === 'Caller' && calls === 3);
      },
      rarely,
    );
    await page.getByRole('button', { name: 'Publish 2.0.0' }).click();
    const breaks = page.getByRole('dialog', { name: 'Publish 2.0.0?' });
    await breaks.getByRole('cell', { name: 'Caller' }).waitFor();
    await looksFine(page, 'who-breaks');
    await breaks.getByRole('button', { name: 'Publish anyway' }).click();
    await page.getByRole('link', { name: 'Lifecycle of 2.0.0' }).waitFor();
    await until(
      'what names no version goes to the new one',
      async () => (await call(`${slug}/things`)).text === '/two/things',
      rarely,
    );
    expect((await call(`${slug}@1.0.0/things`)).text).toBe('/one/things');

    // Back, in one step.
    await page.getByRole('link', { name: 'Lifecycle of 1.0.0' }).click();
    await page.getByRole('button', { name: 'Make it the default' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Make 1.0.0 the default version?' });
    await asked.getByRole('button', { name: 'Make it the default' }).click();
    await page.getByText('/proxy/ending answers with this version.').waitFor();
    await until(
      'what names no version goes back',
      async () => (await call(`${slug}/things`)).text === '/one/things',
      rarely,
    );
    expect((await call(`${slug}/things`, { 'x-api-version': '2.0.0' })).text).toBe('/two/things');
    await page.goto(`${deployment.portalUrl}/publish/${slug}/lifecycle?version=2.0.0`);
    await page.getByRole('button', { name: 'Make it the default' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make it the default' }).click();
    await page.getByText('/proxy/ending answers with this version.').waitFor();

    // Its end, planned: headers, a brown-out, and the sunset.
    await page.goto(`${deployment.portalUrl}/publish/${slug}/lifecycle?version=1.0.0`);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel('Retired from (UTC)').fill(inDays(30));
    await page.getByLabel('Version to move to').selectOption('2.0.0');
    await page.getByLabel('What callers should do').fill('Things have an id of their own now: read it from id.');
    await page.getByLabel('Reason, for the history').fill('2.0.0 is out');
    await page.getByRole('button', { name: 'Suggest two' }).click();
    await page.getByRole('button', { name: 'Deprecate', exact: true }).click();
    await page.getByText('What is to come').waitFor();
    await page.getByText('2.0.0 is out').waitFor();
    await looksFine(page, 'lifecycle');
    const told = await until(
      'the answers say so',
      async () => {
        const answer = await call(`${slug}@1.0.0/things`);
        return answer.headers.has('deprecation') && answer;
      },
      rarely,
    );
    expect(told.status).toBe(200);
    expect(told.headers.get('deprecation')).toMatch(/^@\d{10}$/);
    expect(Date.parse(told.headers.get('sunset') ?? '')).toBeGreaterThan(Date.now());
    expect(told.headers.get('link')).toContain(`/proxy/${slug}@2.0.0/>; rel="successor-version"`);
    expect((await call(`${slug}/things`)).headers.has('deprecation')).toBe(false);

    const { data, headers } = await publisher.client.getApiVersion({ apiId: slug, version: '1.0.0' }).withResponse();
    await publisher.client.putDeprecation({
      ...{ apiId: slug, version: '1.0.0', 'If-Match': headers.get('etag') ?? '' },
      body: { ...data.deprecation, brownouts: [{ startsAt: new Date(Date.now() + 1000).toISOString(), minutes: 2 }] },
    });
    const out = await until(
      'it browns out',
      async () => {
        const answer = await call(`${slug}@1.0.0/things`);
        return answer.status === 410 && answer;
      },
      rarely,
    );
    expect(JSON.parse(out.text)).toMatchObject({
      code: 'version-brownout',
      detail: 'Version 1.0.0: Things have an id of their own now: read it from id.',
    });
    await until(
      'the history tells of the brown-out',
      async () => {
        const { items } = await publisher.client.listLifecycleSteps({ apiId: slug });
        return items.some(({ kind }) => kind === 'brownout');
      },
      rarely,
    );

    await page.reload();
    await page.getByText('1.0.0 · Brown-out').waitFor();
    const reader = await openBrowser({ width: 320, dark: true });
    await reader.goto(`${deployment.portalUrl}/apis/${slug}?version=1.0.0`);
    await reader.getByText(/This version is deprecated since/).waitFor();
    await reader.getByRole('link', { name: 'Move to 2.0.0' }).waitFor();
    await looksFine(reader, 'deprecated-banner');
    await reader.goto(`${deployment.portalUrl}/apis/${slug}/versions`);
    await reader.getByText('/proxy/ending@1.0.0').waitFor();
    await looksFine(reader, 'versions-of-an-api');

    await page.getByRole('button', { name: 'Retire now' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retire now' }).click();
    await page.getByText('It is retired, and stays so.').waitFor();
    await looksFine(page, 'lifecycle-retired');
    const gone = await until(
      'it is gone',
      async () => {
        const answer = await call(`${slug}@1.0.0/things`);
        return answer.text.includes('version-retired') && answer;
      },
      rarely,
    );
    expect(gone.status).toBe(410);
    expect((await call(`${slug}/things`)).text).toBe('/two/things');
  });

  it('is published as admins ask, and excused by them alone, with a reason and an end', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await signInAs(page, 'admin', '/admin/publishing');
    await page.getByLabel('A breaking change that the version does not say').waitFor();
    await looksFine(page, 'admin-publishing');
    await page.goto(`${deployment.portalUrl}/publish/${slug}/settings`);
    const exceptions = page.getByRole('region', { name: 'Exceptions' });
    await exceptions.getByLabel('Rule').selectOption('grade');
    await exceptions.getByLabel('Reason').fill('It is rewritten in spring');
    await exceptions.getByLabel('Ends (UTC)').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
    await exceptions.getByRole('button', { name: 'Make an exception' }).click();
    await exceptions.getByText('Grade: It is rewritten in spring').waitFor();
    await looksFine(page, 'publishing-exceptions');
    await exceptions.getByRole('button', { name: 'End the exception of Grade' }).click();
    await exceptions.getByText('It is rewritten in spring').waitFor({ state: 'detached' });
  });
});
