import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { goTo, looksFine, openBrowser, signInAs } from '../journeys/browser.ts';
import { finish } from '../journeys/publishing.ts';
import { readSpec, specNames } from '../material/index.ts';

const LARGEST = 'oas30-github.json';
/** It has 13 MB, and is read here and there. */
const PATIENCE_MILLISECONDS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'portico-by-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pages of a publisher', () => {
  it.each(specNames)('take %s as a file, publish it, and show it', async (name) => {
    const file = join(folder, name);
    writeFileSync(file, readSpec(name));
    const page = await openBrowser();
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    await signInAs(page, 'publisher', '/publish/new');
    await page.getByLabel('OpenAPI file').setInputFiles(file);
    if (name === LARGEST) {
      await page.getByText('You may leave meanwhile').waitFor();
      await page.reload();
    }
    await page.getByRole('heading', { name: 'Lint report' }).waitFor();
    const word = name.replace(/\.\w+$/, '');
    await looksFine(page, `read-${word}`);
    const slug = `page-${word.slice(0, 30).replace(/-$/, '')}-${Date.now().toString(36)}`;
    await finish(page, slug);
    await goTo(page, `/publish/${slug}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await goTo(page, `/apis/${slug}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await looksFine(page, `published-${word}`);
    await goTo(page, `/apis/${slug}/reference`);
    await page.getByRole('navigation', { name: 'Operations and schemas' }).waitFor();
  });
});
