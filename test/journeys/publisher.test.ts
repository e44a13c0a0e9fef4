import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readSpec } from '../material/index.ts';
import { deployment } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-documents-'));
const fileOf = (name: string) => {
  const path = join(folder, name);
  writeFileSync(path, readSpec(name));
  return path;
};

/** From the details on: names the API, makes the draft and publishes it. */
const finish = async (page: Page, slug: string) => {
  await page.getByLabel('Slug').fill(slug, { timeout: 45_000 });
  await page.getByLabel('Visibility').selectOption('public');
  const version = page.getByLabel('Version', { exact: true });
  if (!/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/.test(await version.inputValue())) await version.fill('1.0.0');
  await page.getByLabel('Backend URL').fill(deployment.museumUrl);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Published. It is in the catalogue').waitFor();
};

describe('a publisher', () => {
  it.each([
    ['oas31-redocly-museum.yaml', 'museum'],
    ['oas30-swagger-petstore.yaml', 'petstore'],
    ['oas31-scalar-galaxy.yaml', 'galaxy'],
    ['oas30-stripe.yaml', 'stripe'],
  ])('registers %s by upload and publishes it', async (name, word) => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page.getByLabel('OpenAPI file').setInputFiles(fileOf(name));
    const slug = `${word}-${randomUUID().slice(0, 6)}`;
    await finish(page, slug);
    if (word === 'museum') await looksFine(page, 'publish-done');
    await goTo(page, `/apis/${slug}/reference`);
    await page.locator('.swagger-ui .opblock-tag, .swagger-ui .opblock').first().waitFor({ timeout: 60_000 });
    await looksFine(page, `reference-${word}`);
  });

  it('sees the problems of a pasted document by line, mends it, and goes on', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page
      .getByRole('radio', { name: 'Paste' })
      .or(page.getByRole('button', { name: 'Paste' }))
      .or(page.getByText('Paste', { exact: true }))
      .first()
      .click();
    await page
      .getByLabel('Document', { exact: true })
      .fill('openapi: 3.0.3\ninfo:\n  title: Broken\npaths:\n  /things:\n    get:\n      responses: 7\n');
    await page.getByRole('button', { name: 'Check the document' }).click();
    await page.getByText('The document was not accepted').waitFor();
    const rows = page.getByRole('table').getByRole('row');
    expect(await rows.count()).toBeGreaterThan(2);
    expect(await page.getByRole('table').textContent()).toMatch(/7/);
    await looksFine(page, 'publish-problems');
    await page.getByRole('link', { name: 'Take another document' }).click();
    await page
      .getByRole('radio', { name: 'Paste' })
      .or(page.getByRole('button', { name: 'Paste' }))
      .or(page.getByText('Paste', { exact: true }))
      .first()
      .click();
    await page
      .getByLabel('Document', { exact: true })
      .fill(
        'openapi: 3.0.3\ninfo: {title: Mended, version: 1.0.0}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      responses: {"200": {description: ok}}\n',
      );
    await page.getByRole('button', { name: 'Check the document' }).click();
    await finish(page, `mended-${randomUUID().slice(0, 6)}`);
  });

  it('registers a document by URL', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page
      .getByRole('radio', { name: 'URL' })
      .or(page.getByRole('button', { name: 'URL' }))
      .or(page.getByText('URL', { exact: true }))
      .first()
      .click();
    await page
      .getByLabel('URL of the document')
      .fill(`${deployment.apiUrl}/public/apis/museum/versions/latest/document`);
    await page.getByRole('button', { name: 'Check the document' }).click();
    await page.getByLabel('Slug').or(page.getByText('The document was not accepted')).first().waitFor();
    await looksFine(page, 'publish-by-url');
  });
});
