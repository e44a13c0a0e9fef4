import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSpec } from '../material/index.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';
import { finish } from './publishing.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-documents-'));
const fileWith = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const fileOf = (name: string) => fileWith(name, readSpec(name));

/** An OpenAPI document of two files, the second with these responses. */
const archive = (responses: string) =>
  zipSync({
    'openapi.yaml': strToU8(
      'openapi: 3.0.3\ninfo: {title: Two files, version: 1.0.0}\npaths:\n  /things:\n    $ref: paths/things.yaml\n',
    ),
    'paths/things.yaml': strToU8(`get:\n  operationId: listThings\n  responses: ${responses}\n`),
  });

/** The museum's next version: without the QR code of a ticket. */
const nextMuseum = () => {
  const text = new TextDecoder().decode(readSpec('oas31-redocly-museum.yaml'));
  const lines = text.replace(/version: 1\.2\.1/, 'version: 1.3.0').split('\n');
  const from = lines.findIndex((line) => line.startsWith('  /tickets/{ticketId}/qr'));
  const length = lines.slice(from + 1).findIndex((line) => /^ {0,2}\S/.test(line)) + 1;
  lines.splice(from, length);
  return lines.join('\n');
};

/** How far a page is scrolled, once what is on it was drawn. */
const DRAWN = 'new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => tell(scrollY))))';

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
    await goTo(page, `/apis/${slug}/reference/classic-view`);
    await page.locator('.swagger-ui .opblock-tag, .swagger-ui .opblock').first().waitFor({ timeout: 120_000 });
    await looksFine(page, `reference-${word}`);
  });

  it('sees the problems of a pasted document by line, mends it without losing it, and goes on', async () => {
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
    const steps = page.getByRole('list', { name: 'Steps' });
    expect(await steps.locator('[aria-current="step"]').textContent()).toMatch(/Document.*not accepted/);
    const document = page.getByRole('textbox', { name: 'Document', exact: true });
    expect(await document.innerText()).toContain('title: Broken');
    await document.fill(
      'openapi: 3.0.3\ninfo: {title: Mended, version: 1.0.0}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      responses: {"200": {description: ok}}\n',
    );
    await goTo(page, '/publish/new');
    await page.getByRole('textbox', { name: 'Document', exact: true }).getByText('Mended').waitFor();
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

  it('sees how good a document is, and that one written in OpenAPI 2.0 was converted', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page.getByLabel('OpenAPI file').setInputFiles(fileOf('oas20-slack-web.json'));
    await page.getByRole('heading', { name: 'Lint report' }).waitFor({ timeout: 120_000 });
    await page.getByText('Written in OpenAPI 2.0, converted to 3.0').waitFor();
    // The first problem is shown in the text, and the page stays at its beginning.
    const pane = page.locator('.cm-editor').first();
    await pane.waitFor();
    expect(await page.evaluate(DRAWN)).toBe(0);
    await pane.scrollIntoViewIfNeeded();
    await pane.locator('.cm-gutterElement').getByText('256', { exact: true }).waitFor();
    const score = await page.getByText(/^\d+ \/ 100$/).textContent();
    expect(Number.parseInt(score ?? '', 10)).toBeGreaterThan(0);
    const reasons = page.getByRole('table', { name: 'Why points are missing' });
    expect(await reasons.getByRole('row').count()).toBeGreaterThan(3);
    await page.getByText(/^Findings by line/).click();
    await page.getByRole('table', { name: 'Findings' }).getByRole('button').first().click();
    await looksFine(page, 'publish-lint');
  });

  it('brings a document of several files as a zip, and sees in which file a problem is', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page.getByLabel('OpenAPI file').setInputFiles(fileWith('broken.zip', archive('7')));
    await page.getByText('The document was not accepted').waitFor({ timeout: 120_000 });
    await page.getByRole('cell', { name: 'paths/things.yaml' }).first().waitFor();
    await looksFine(page, 'publish-zip-problems');
    await page.getByRole('link', { name: 'Take another document' }).click();
    await page.getByLabel('OpenAPI file').setInputFiles(fileWith('good.zip', archive('{"200": {description: ok}}')));
    await finish(page, `zipped-${randomUUID().slice(0, 6)}`);
  });

  it('chooses among the documents of an archive, and changes their mind', async () => {
    const page = await openBrowser({ width: 320 });
    await signInAs(page, 'publisher', '/publish/new');
    const text = (title: string) =>
      strToU8(
        `openapi: 3.0.3\ninfo: {title: ${title}, version: 1.0.0}\npaths:\n  /things:\n    get:\n      operationId: listThings\n      responses: {"200": {description: ok}}\n`,
      );
    const several = zipSync({ 'orders/api.yaml': text('Orders'), 'pets/api.yaml': text('Pets') });
    await page.getByLabel('OpenAPI file').setInputFiles(fileWith('several.zip', several));
    await page.getByRole('heading', { name: 'Documents of the archive' }).waitFor({ timeout: 120_000 });
    await looksFine(page, 'publish-roots');
    await page.getByRole('button', { name: 'Take orders/api.yaml' }).press('Enter');
    await page.getByText('Orders 1.0.0').waitFor({ timeout: 120_000 });
    await looksFine(page, 'publish-root-taken');
    await page.getByRole('button', { name: 'Take pets/api.yaml' }).click();
    await page.getByText('Pets 1.0.0').waitFor({ timeout: 120_000 });
    await finish(page, `pets-${randomUUID().slice(0, 6)}`);
  });

  it('brings a folder, whose texts are sent, and is told of one that has none', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    const input = page.getByLabel('Folder of documents');
    const folderWith = (files: Readonly<Record<string, string>>) => {
      const root = mkdtempSync(join(tmpdir(), 'portico-folder-'));
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return root;
    };
    await input.setInputFiles(folderWith({ 'README.md': '# Nothing' }));
    await page.getByText('The folder has no JSON or YAML files.').waitFor();
    await looksFine(page, 'publish-folder-empty');
    const texts = Object.entries(unzipSync(archive('{"200": {description: ok}}')));
    const files = Object.fromEntries(texts.map(([path, bytes]) => [path, strFromU8(bytes)]));
    await input.setInputFiles(folderWith({ ...files, 'README.md': '# Two files', 'node_modules/a/package.json': '{' }));
    await finish(page, `folder-${randomUUID().slice(0, 6)}`);
  });

  it('is told when a document has changed where it came from, and reviews it', async () => {
    let version = '1.0.0';
    const upstream = await startUpstream((_, response) => {
      const paths = { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'ok' } } } } };
      const servers = [{ url: deployment.museumUrl }];
      response.end(JSON.stringify({ openapi: '3.0.3', info: { title: 'Sourced', version }, servers, paths }));
    });
    try {
      const page = await openBrowser();
      await signInAs(page, 'publisher', '/publish/new');
      await page.getByText('URL', { exact: true }).first().click();
      await page.getByLabel('URL').last().fill(`${upstream.url}/openapi.json`);
      await page.getByRole('button', { name: 'Check' }).click();
      const slug = `sourced-${randomUUID().slice(0, 6)}`;
      await finish(page, slug);
      await goTo(page, `/publish/${slug}/source`);
      await page.getByText('Never yet').waitFor();
      await page.getByRole('button', { name: 'Read again now' }).click();
      await page.getByText('Nothing has changed').waitFor({ timeout: 120_000 });
      await looksFine(page, 'source-unchanged');
      version = '2.0.0';
      await page.getByRole('button', { name: 'Read again now' }).click();
      await page.getByText('Changed at its source: version 2.0.0').waitFor({ timeout: 120_000 });
      await page.getByLabel('It is read').last().selectOption('daily');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The source is saved.').waitFor();
      expect(await page.getByLabel('It is read').last().inputValue()).toBe('daily');
      await looksFine(page, 'source-changed');
      await page.getByRole('button', { name: 'Dismiss it' }).press('Enter');
      await page.getByText('Version 2.0.0, seen first').waitFor();
      await page.getByText('Nothing has changed').waitFor();
      await looksFine(page, 'source-dismissed');
      version = '3.0.0';
      await page.getByRole('button', { name: 'Read again now' }).click();
      await page.getByText('Changed at its source: version 3.0.0').waitFor({ timeout: 120_000 });
      expect(await page.getByText('was dismissed').count()).toBe(0);
      await page.getByRole('link', { name: 'Review it' }).click();
      await page.getByRole('button', { name: 'Create the draft' }).click({ timeout: 120_000 });
      await page.getByRole('heading', { name: /3\.0\.0/ }).waitFor();
      await goTo(page, `/publish/${slug}/source`);
      await page.getByText('Nothing has changed').waitFor();
      await goTo(page, '/account/notices');
      await page.getByText('has changed at its source: review it').first().waitFor();
    } finally {
      await upstream.stop();
    }
  });

  it('sees what a second version breaks before it is published, and everybody in the changelog after', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/new');
    await page.getByLabel('OpenAPI file').setInputFiles(fileOf('oas31-redocly-museum.yaml'));
    const slug = `museum-${randomUUID().slice(0, 6)}`;
    await finish(page, slug);
    await goTo(page, `/publish/${slug}/versions/new`);
    await page.getByLabel('OpenAPI file').setInputFiles(fileWith('museum-next.yaml', nextMuseum()));
    await page.getByLabel('Backend URL').fill(deployment.museumUrl, { timeout: 120_000 });
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.waitForURL(/\/review\?version=1\.3\.0/);
    await page.getByText('a major version: 2.0.0').waitFor();
    const removed = page.getByRole('region', { name: '/tickets/{ticketId}/qr' });
    await removed.getByText('Breaking').waitFor();
    await removed.getByText(/Stop calling the operation/).waitFor();
    await looksFine(page, 'publish-review');
    await goTo(page, `/publish/${slug}`);
    await page.getByRole('link', { name: /^Lint of 1\.3\.0: grade [A-F]/ }).waitFor();
    await looksFine(page, 'publish-manage');
    await page.getByRole('link', { name: 'Review 1.3.0' }).click();
    await page.waitForURL(/\/review\?version=1\.3\.0/);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const asked = page.getByRole('dialog', { name: 'Publish 1.3.0?' });
    await asked.getByText(/1\.3\.0 does not say that it breaks callers of 1\.2\.1/).waitFor();
    await looksFine(page, 'publish-asked');
    await asked.getByRole('button', { name: 'Publish anyway' }).click();
    await page.getByText('Published. It is in the catalogue').waitFor();

    const visitor = await openBrowser({ width: 320, dark: true });
    await goTo(visitor, `/apis/${slug}/changelog`);
    await visitor.getByText('From 1.2.1 to 1.3.0').waitFor();
    await visitor.getByRole('region', { name: '/tickets/{ticketId}/qr' }).waitFor();
    await looksFine(visitor, 'changelog');
    const feed = await fetch(`${deployment.portalUrl}/apis/${slug}/changelog/feed.xml`);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    expect(await feed.text()).toMatch(/<title>[^<]* 1\.3\.0<\/title>[\s\S]*qr[\s\S]*<title>[^<]* 1\.2\.1<\/title>/);
    expect((await fetch(`${deployment.portalUrl}/apis/no-such-api/changelog/feed.xml`)).status).toBe(404);
    const [download] = await Promise.all([
      visitor.waitForEvent('download'),
      visitor.getByRole('button', { name: 'Download as Markdown' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^# .*1\.2\.1 to 1\.3\.0/);
    await visitor.getByLabel('Compared with').selectOption('1.2.1');
    await visitor.waitForURL(/from=1\.2\.1/);
    await visitor.getByRole('combobox', { name: /^Version/ }).selectOption('1.2.1');
    await visitor.getByText('This is the first version.').waitFor();
    await goTo(visitor, `/apis/${slug}/sdks`);
    await visitor.getByRole('heading', { name: 'What changes for your code' }).waitFor();
    await visitor.getByText(/^From 1\.2\.1 to 1\.3\.0: \d+ breaking/).waitFor();
    await visitor.getByRole('listitem').filter({ hasText: 'getTicketCode' }).getByText('Breaks code').waitFor();
    // Rendered for another language, it is loaded for the one that is chosen.
    await visitor.getByRole('tab', { name: 'Python', exact: true }).click();
    await visitor.getByRole('listitem').filter({ hasText: 'get_ticket_code' }).getByText('Breaks code').waitFor();
    await looksFine(visitor, 'sdk-changes');
  });

  it('chooses what stands on the front page, and nothing else moves it', async () => {
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/museum/settings');
    const choice = page.getByRole('checkbox', { name: 'Show this API on the front page' });
    const front = async () => (await fetch(deployment.portalUrl)).text();
    expect(await front()).toContain('/proxy/museum/museum-hours');
    await choice.uncheck();
    await page.getByText('No longer on the front page.').waitFor();
    // The API's ten seconds, and the page's.
    await expect.poll(front, { timeout: 120_000, interval: 1000 }).toContain('/proxy/portico/');
    expect(await front()).not.toContain('Museum API');
    await choice.check();
    await page.getByText('On the front page.', { exact: true }).waitFor();
    await expect.poll(front, { timeout: 120_000, interval: 1000 }).toContain('/proxy/museum/museum-hours');
  });
});
