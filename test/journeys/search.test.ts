import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { deployment, publishApi, signIn, until } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const some = randomUUID().slice(0, 6);
const slug = `search-${some}`;
/** A word that nothing else has. */
const word = `quokka${some.replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;

const document = JSON.stringify({
  openapi: '3.0.3',
  info: { title: `Search ${some}`, version: '1.0.0' },
  servers: [{ url: 'https://backend.example' }],
  paths: {
    '/animals': {
      get: { operationId: 'countAnimals', summary: `Count every ${word}`, responses: { 200: { description: 'ok' } } },
    },
  },
  components: { schemas: { Animal: { type: 'object', properties: { [`${word}Name`]: { type: 'string' } } } } },
});

beforeAll(async () => {
  const publisher = await signIn('publisher');
  await publishApi(publisher, slug, document, deployment.museumUrl);
  await publishApi(publisher, `${slug}-own`, document, deployment.museumUrl, 'private');
  await until('both are found by who may see them', async () => {
    const { facets } = await publisher.client.search({ q: word });
    return facets.apis.length === 2;
  });
});

describe('searching', () => {
  it('goes from anywhere to an operation by the keyboard alone', async () => {
    const page = await openBrowser({ width: 1440 });
    await goTo(page, '/apis');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search the portal' });
    await field.waitFor();
    await page.keyboard.type(`cout ${word}`);
    await page
      .getByRole('option', { name: /Count every/ })
      .first()
      .waitFor();
    await looksFine(page, 'search-palette');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/apis/${slug}/reference/countAnimals`);
    await page.keyboard.press('/');
    await field.waitFor();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it('shows all that was found on a page, narrowed in its address, and to each what they may see', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await goTo(page, `/search?q=${word}`);
    await page.getByRole('list', { name: 'Results' }).getByRole('link').first().waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain(`${slug}-own`);
    await page.getByRole('link', { name: /^Operations/ }).click();
    await page.waitForURL(/kind=operation/);
    await page.getByText('One result', { exact: true }).waitFor();
    await looksFine(page, 'search-narrowed');
    await page.getByRole('searchbox', { name: 'Search for' }).fill(`zq${randomUUID().replaceAll('-', '')}`);
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByRole('link', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'Browse APIs' }).waitFor();
    await looksFine(page, 'search-nothing');
    const theirs = await openBrowser({ width: 1440 });
    await signInAs(theirs, 'publisher', `/search?q=${word}`);
    await theirs.getByRole('region', { name: 'API' }).getByRole('link').nth(1).waitFor();
  });
});
