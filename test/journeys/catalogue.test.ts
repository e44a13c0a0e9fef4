import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../scripts/start/seed.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAEUlEQVR4nGPgyor7D8MMyBwAhU8K53xn1BgAAAAASUVORK5CYII=';
const some = randomUUID().slice(0, 6);
const category = `kind-${some}`;
const slug = `catalogue-${some}`;
let publisher: Person;

const change = async (apiId: string, body: Parameters<Person['client']['updateApi']>[0]['body']) => {
  const { headers } = await publisher.client.getApi({ apiId }).withResponse();
  await publisher.client.updateApi({ apiId, 'If-Match': headers.get('etag') ?? '', body });
};

beforeAll(async () => {
  publisher = await signIn('publisher');
  await publishApi(publisher, slug, smallDocument(), deployment.museumUrl);
  const hidden = await publishApi(publisher, `${slug}-hidden`, smallDocument(), deployment.museumUrl, 'private');
  for (const apiId of [slug, hidden.id]) await change(apiId, { categories: [category], tags: [`tag-${some}`] });
  await until('both are counted', async () => {
    const { total } = await publisher.client.getCatalogueFacets({ category });
    return total === 2;
  });
});

describe('the catalogue', () => {
  it('is narrowed and ordered in its address, and counts what its reader may see', async () => {
    const page = await openBrowser({ width: 1440 });
    await goTo(page, `/apis?category=${category}`);
    await page.getByText('One API', { exact: true }).waitFor();
    const filters = page.getByRole('navigation', { name: 'Filters' });
    await filters.getByRole('link', { name: `tag-${some} 1` }).click();
    await page.waitForURL(/tag=tag-/);
    const narrowed = page.getByRole('list', { name: 'What the list is narrowed to' });
    await narrowed.getByRole('link', { name: `Remove the filter Tag: tag-${some}` }).waitFor();
    await filters.getByRole('link', { name: 'OpenAPI 1' }).click();
    await page.waitForURL(/kind=openapi/);
    await narrowed.getByRole('link', { name: 'Remove the filter Kind: OpenAPI' }).waitFor();
    await page.getByRole('link', { name: 'Table' }).click();
    await page.getByRole('row').filter({ hasText: category }).waitFor();
    await page.getByRole('link', { name: 'Name', exact: true }).click();
    await page.waitForURL(/sort=name/);
    expect(new URL(page.url()).searchParams.get('view')).toBe('table');
    await looksFine(page, 'catalogue-narrowed');
    await narrowed.getByRole('link', { name: `Remove the filter Tag: tag-${some}` }).click();
    await narrowed.getByRole('link', { name: /Tag/ }).waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Search APIs' }).fill('nothing like it');
    await page.keyboard.press('Enter');
    await page.getByText('No API matches.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).first().click();
    await page.waitForURL((url) => !url.search.includes('category'));
    const theirs = await openBrowser({ width: 1440 });
    await signInAs(theirs, 'publisher', `/apis?category=${category}`);
    await theirs.getByText('2 APIs', { exact: true }).waitFor();
  });

  it('is narrowed in a sheet where there is little room, by the keyboard', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await goTo(page, '/apis');
    const filters = page.getByRole('navigation', { name: 'Filters' });
    expect(await filters.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filters' }).press('Enter');
    await filters.waitFor();
    await looksFine(page, 'catalogue-sheet');
    await page.keyboard.press('Escape');
    await filters.waitFor({ state: 'hidden' });
  });
});

describe('an API that is private', () => {
  it('is shared with teams by name on its settings, and found by who is in one', async () => {
    const own = `${slug}-shared`;
    await publishApi(publisher, own, smallDocument(), deployment.museumUrl, 'private');
    const reader = await signIn('developer');
    const team = await reader.client.getTeam({ teamId: reader.teamId });
    await expect(reader.client.getApi({ apiId: own })).rejects.toMatchObject({ status: 404 });
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'publisher', `/publish/${own}/settings`);
    const shared = page.getByLabel('Teams that see it, too');
    await shared.fill(`nobodys-${some}`);
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.getByText(`There is no team nobodys-${some}.`).waitFor();
    await shared.fill(team.slug ?? team.id);
    await page.getByRole('heading', { name: 'In the catalogue' }).click();
    await page.getByText('No subscribed app loses its access.').waitFor();
    await looksFine(page, 'api-shared');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.getByText('The settings are saved.').waitFor();
    const theirs = await openBrowser({ width: 1440 });
    await signInAs(theirs, 'developer', `/apis/${own}`);
    await theirs.getByRole('heading', { name: own }).waitFor();
    await until('it is listed', async () => (await reader.client.listApis({ q: own })).items.length === 1);
    await goTo(theirs, `/apis?q=${own}`);
    await theirs.getByText('One API', { exact: true }).waitFor();
    const app = await reader.client.createApp({ body: { teamId: reader.teamId, name: `Shared ${some}` } });
    await reader.client.createSubscription({ appId: app.id, body: { apiId: own, planId: 'basic' } });
    await goTo(page, `/publish/${own}/settings`);
    // The script of the page is there.
    await page.waitForLoadState('networkidle');
    await shared.fill('');
    await shared.press('Enter');
    const asked = page.getByRole('alertdialog', { name: 'Calls of 1 of 1 subscribed apps will be refused' });
    await asked.waitFor();
    await looksFine(page, 'api-cut-off');
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'hidden' });
    expect((await publisher.client.getApi({ apiId: own })).sharedWith).toHaveLength(1);
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await asked.getByRole('button', { name: 'Save all the same' }).click();
    await page.getByText('The settings are saved.').waitFor();
    await expect(reader.client.getApi({ apiId: own })).rejects.toMatchObject({ status: 404 });
  });
});

describe('what an API is called and is', () => {
  it('is changed on its settings, and stays when another version is published', async () => {
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'publisher', `/apis/${slug}`);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: 'Follow the document: Whom its callers ask' }).uncheck();
    await page.getByLabel('Mail address').fill('desk@corp.example');
    await page.getByRole('checkbox', { name: 'Follow the document: Summary' }).uncheck();
    await page.getByRole('textbox', { name: 'Summary' }).fill(`Said by people ${some}`);
    await looksFine(page, 'api-settings');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await page.getByText('The settings are saved.').waitFor();
    const image = { name: 'icon.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };
    await page.getByLabel('Image').setInputFiles(image);
    await page.getByText('The icon is shown from now on.').waitFor();
    const shown = page.locator(`img[src^="/apis/${slug}/icon"]`).first();
    await expect.poll(() => shown.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(3);
    await page.getByLabel('Image').setInputFiles({ ...image, buffer: Buffer.from('<svg/>') });
    await page.getByText(/no whole PNG, JPEG or WebP/).waitFor();

    const { client } = publisher;
    const next = smallDocument().replace('"title"', '"description":"Said by the document.","title"');
    const { id: importId } = await importDocument(client, { content: next });
    const version = '9.0.0';
    await client.createApiVersion({ apiId: slug, body: { importId, version, backendUrl: deployment.museumUrl } });
    await client.publishApiVersion({ apiId: slug, version });
    await goTo(page, `/apis/${slug}`);
    await page.getByText(`Said by people ${some}`).first().waitFor();
    expect(await page.getByRole('link', { name: 'desk@corp.example' }).getAttribute('href')).toBe(
      'mailto:desk@corp.example',
    );
    const icon = await fetch(`${deployment.portalUrl}/apis/${slug}/icon`);
    expect([icon.status, icon.headers.get('content-type'), icon.headers.get('x-content-type-options')]).toEqual([
      ...[200, 'image/png', 'nosniff'],
    ]);
    expect(icon.headers.get('content-security-policy')).toContain('sandbox');
  });
});
