import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LAMPS, SHELVES } from '../../packages/openapi/test/other-kinds.ts';
import { importDocument } from '../../scripts/start/seed.ts';
import { deployment, signIn } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs, speakGerman } from './browser.ts';

const own = randomUUID().slice(0, 6);
const [shelves, lamps] = [`shelves-${own}`, `lamps-${own}`];

const paste = async (page: Page, text: string) => {
  await goTo(page, '/publish/new');
  await page
    .getByRole('radio', { name: 'Paste' })
    .or(page.getByRole('button', { name: 'Paste' }))
    .or(page.getByText('Paste', { exact: true }))
    .first()
    .click();
  await page.getByLabel('Document', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Check the document' }).click();
};

const publish = async (page: Page, slug: string, values: Readonly<Record<string, string>>) => {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  // It follows the name until it is said.
  await page.getByLabel('Slug').fill(slug);
  await page.getByLabel('Visibility').selectOption('public');
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Published. It is in the catalogue').waitFor();
};

describe('a document that is no OpenAPI', () => {
  it('is published: of GraphQL a title and a version are asked for, of AsyncAPI no backend', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await paste(page, SHELVES);
    await page.getByText('GraphQL SDL, 6 operations').waitFor({ timeout: 120_000 });
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('');
    await looksFine(page, 'publish-graphql');
    await publish(page, shelves, {
      Name: 'Shelves',
      Version: '1.0.0',
      'Backend URL': `${deployment.museumUrl}/graphql`,
    });
    await paste(page, LAMPS);
    await page.getByText('AsyncAPI 3.0.0, 2 operations').waitFor({ timeout: 120_000 });
    await publish(page, lamps, {});
  });

  it.each([
    ['in a wide window', {}],
    ['on a telephone', { width: 320 }],
    ['in the dark', { width: 768, dark: true }],
  ] as const)('is read by a visitor, %s', async (where, options) => {
    const page = await openBrowser(options);
    const width = String('width' in options ? options.width : 'wide');
    const read = async (path: string, words: string) => {
      await goTo(page, `/apis/${path}`);
      await page.locator('main').getByText(words).first().waitFor();
      await looksFine(page, `kind-${path.replace(own, '').replaceAll('/', '-')}-${width}`);
    };
    await read(shelves, 'GraphQL');
    expect(await page.getByRole('link', { name: 'SDKs' }).count(), where).toBe(0);
    await read(`${shelves}/reference`, 'Books of a library.');
    await read(`${shelves}/reference/book`, 'Its number.');
    await read(`${shelves}/schemas/Genre`, 'They are novels.');
    await read(`${lamps}/reference`, 'broker.town.example:9092');
    await read(`${lamps}/reference/onMeasured`, 'In the evening.');
    await read(`${lamps}/reference/command`, 'Reply');
    await read(`${lamps}/schemas/LightMeasured`, 'One measurement.');
    await read(`${lamps}/tags/measured`, 'What the lamps measured.');
  });

  it('is read in German: what is shown of a document stays as it is written', async () => {
    const page = await openBrowser({ locale: 'de' });
    for (const [path, words] of [
      [shelves, 'GraphQL'],
      [`${shelves}/reference`, 'Books of a library.'],
      [`${shelves}/reference/book`, 'Its number.'],
      [`${shelves}/schemas/Genre`, 'They are novels.'],
      [lamps, 'AsyncAPI'],
      [`${lamps}/reference`, 'broker.town.example:9092'],
      [`${lamps}/reference/onMeasured`, 'In the evening.'],
      [`${lamps}/reference/command`, 'lamps.{lampId}.commands'],
      [`${lamps}/schemas/LightMeasured`, 'One measurement.'],
    ] as const) {
      await goTo(page, `/apis/${path}`);
      await page.locator('main').getByText(words).first().waitFor();
      expect(await page.locator('html').getAttribute('lang'), path).toBe('de');
      await looksFine(page, `kind-${path.replace(own, '').replaceAll('/', '-')}-de`, ['Found', 'Light', 'Done']);
    }
  });

  it('is compared with the version before, ere it is published, in both languages', async () => {
    const person = await signIn('publisher');
    const text = LAMPS.replace('version: 1.4.0', 'version: 1.5.0').replace(
      'lamps.{lampId}.commands',
      'lamps.{lampId}.orders',
    );
    const { id: importId } = await importDocument(person.client, { content: text });
    await person.client.createApiVersion({ apiId: lamps, body: { importId } });
    const page = await openBrowser();
    await signInAs(page, 'publisher', `/publish/${lamps}/review?version=1.5.0`);
    await page.getByText('Which apps that breaks, their calls do not tell', { exact: false }).waitFor();
    await page.getByText('The channel "lamps.{lampId}.commands" is at "lamps.{lampId}.orders" now.').first().waitFor();
    await page.getByText('Name it a major version', { exact: false }).waitFor();
    await looksFine(page, 'kind-compared');
    await speakGerman(page);
    await page.reload();
    await page
      .getByText('Der Kanal "lamps.{lampId}.commands" ist jetzt bei "lamps.{lampId}.orders".')
      .first()
      .waitFor();
    await looksFine(page, 'kind-compared-de');
  });

  it('is managed on the pages that its publisher has of every API', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', `/publish/${lamps}`);
    for (const path of ['', '/source', '/lifecycle', '/settings', '/backends']) {
      await goTo(page, `/publish/${lamps}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looksFine(page, `kind-manage${path.replaceAll('/', '-')}`);
    }
    expect(await page.getByRole('link', { name: 'Agents' }).count()).toBe(0);
    // Of AsyncAPI there need be no backend; the first one is said here.
    await page.getByLabel('Address', { exact: true }).fill(deployment.museumUrl);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('table').getByText(deployment.museumUrl).waitFor();
  });

  it('has no SDKs, no tools and no classic view, and says so', async () => {
    const page = await openBrowser();
    for (const [path, words] of [
      ['sdks', 'There are no SDKs of this version'],
      ['reference/classic-view', 'The classic view is of OpenAPI documents alone.'],
      ['changelog', 'first'],
    ] as const) {
      await goTo(page, `/apis/${shelves}/${path}`);
      await page.locator('main').getByText(words).first().waitFor();
    }
    const twin = await fetch(`${deployment.portalUrl}/apis/${lamps}/reference/onMeasured.md`);
    expect(await twin.text()).toContain('`RECEIVE lamps.{lampId}.measured`');
  });
});
