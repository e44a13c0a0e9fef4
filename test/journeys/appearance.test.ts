import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { signIn, until } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M2 2h28v28H2z" fill="#7a1fa2"/></svg>',
);
/** What visitors are shown may be older by twenty seconds: the API’s answer and the page are each kept for ten. */
const SEEN_SECONDS = 30;

/** The other journeys meet the portal that ships. */
afterEach(async () => {
  const { client } = await signIn('admin');
  const { headers } = await client.getAppearance().withResponse();
  await client.restoreAppearance({ 'If-Match': headers.get('etag') ?? '', body: { to: 'shipped' } });
  const visitor = await openBrowser();
  await seen(visitor, '/', 'Portico');
  await visitor.context().close();
});

const seen = (page: Page, path: string, title: string) =>
  until(
    `${path} is called ${title}`,
    async () => {
      await goTo(page, path);
      return (await page.title()) === title;
    },
    SEEN_SECONDS,
  );
const backgroundOf = async (page: Page, selector: string): Promise<string> =>
  String(await page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).backgroundColor`));

const addLink = async (page: Page, group: string, [english, german, href]: readonly [string, string, string]) => {
  const rows = page.getByRole('group', { name: group });
  await rows.getByRole('button', { name: 'Add a link' }).click();
  const last = async (name: RegExp) => rows.getByLabel(name).last();
  await (await last(/English/)).fill(english);
  await (await last(/German/)).fill(german);
  await (await last(/leads to/)).fill(href);
};

it('an admin gives the portal a name, a logo, a colour and words of its own, and everybody sees it in both themes; then as it was', async () => {
  const page = await openBrowser({ width: 1440 });
  await signInAs(page, 'admin', '/admin/appearance');
  await page.getByRole('heading', { level: 1, name: 'Look & pages' }).waitFor();
  await looksFine(page, 'appearance');
  await page.getByLabel('Name of the portal').fill('Harbour APIs');
  await page
    .getByLabel('Logo', { exact: true })
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: LOGO });
  await page.getByLabel('Colour', { exact: false }).first().fill('#b3005e');
  await page.getByLabel('Typeface').selectOption('Source Serif');
  await page.getByLabel(/^Headline .EN/).fill('Ships, cranes, quays.');
  await page.getByLabel(/^Headline .DE/).fill('Schiffe, Kräne, Kaie.');
  await page.getByLabel(/^Text .EN/).fill('Ask **the harbour** for [help](/guides). <script>alert(1)</script>');
  await page.getByLabel('The three steps').uncheck();
  await addLink(page, 'Links in the header', ['Tides', 'Gezeiten', 'https://example.com/tides']);
  await addLink(page, 'Links in the footer', ['Imprint', 'Impressum', 'mailto:harbour@example.com']);

  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('Ships, cranes, quays.').waitFor();
  await preview.getByRole('button', { name: 'Dark' }).click();
  await preview.getByRole('button', { name: 'DE', exact: true }).click();
  await preview.getByText('Schiffe, Kräne, Kaie.').waitFor();
  await preview.getByRole('button', { name: 'Small' }).click();
  await looksFine(page, 'appearance-preview');

  await page.getByRole('button', { name: 'Save and show' }).click();
  await page.getByText('The portal looks like this now.').first().waitFor();

  const visitor = await openBrowser();
  await seen(visitor, '/', 'Harbour APIs');
  await visitor.getByRole('heading', { level: 1, name: 'Ships, cranes, quays.' }).waitFor();
  await visitor.getByText('Ask the harbour for help.').waitFor();
  const tides = visitor.getByRole('banner').getByRole('link', { name: 'Tides' });
  expect(await tides.getAttribute('href')).toBe('https://example.com/tides');
  const imprint = visitor.getByRole('contentinfo').getByRole('link', { name: 'Imprint' });
  expect(await imprint.getAttribute('href')).toBe('mailto:harbour@example.com');
  expect(await visitor.getByText('Pick a plan, name an app').count()).toBe(0);
  expect(await visitor.evaluate(`document.querySelector('header img').naturalWidth > 0`)).toBe(true);
  expect(await visitor.evaluate(`document.querySelector('meta[property="og:site_name"]').content`)).toBe(
    'Harbour APIs',
  );
  expect(await visitor.evaluate(`document.fonts.ready.then(() => document.fonts.check('1em "source-serif"'))`)).toBe(
    true,
  );
  const first = 'main a[href$="/plans"], main a[href="/apis"]';
  expect(await backgroundOf(visitor, first)).toBe('rgb(179, 0, 94)');
  await looksFine(visitor, 'own-home');

  const dark = await openBrowser({ dark: true, width: 320 });
  await goTo(dark, '/');
  expect(await backgroundOf(dark, first)).not.toBe('rgb(179, 0, 94)');
  await looksFine(dark, 'own-home-dark-320');
  for (const path of ['/no-such-page', '/sign-in', '/apis']) {
    await seen(dark, path, await titleThere(dark, path));
    expect(await dark.getByRole('banner').getByRole('link', { name: 'Harbour APIs' }).count(), path).toBe(1);
  }

  await page.getByLabel('Name of the portal').fill('Another');
  await addLink(page, 'Links in the header', ['Bad', '', 'javascript:alert(1)']);
  await page.getByText('An address that begins with https:// or mailto:').waitFor();
  await page.getByRole('button', { name: 'Save and show' }).click();
  await page.getByText('The request does not fit the contract').first().waitFor();

  await page.getByRole('button', { name: 'Back to what ships' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Back to what ships' }).click();
  await page.getByText('The portal looks as it did.').first().waitFor();
  await until(
    'it is as it shipped',
    async () => (await page.getByLabel('Name of the portal').inputValue()) === 'Portico',
  );
  await page.getByRole('button', { name: 'Back to the one before' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Back to the one before' }).click();
  await until(
    'it is as before',
    async () => (await page.getByLabel('Name of the portal').inputValue()) === 'Harbour APIs',
  );
});

/** What a page is called whose title ends with the name of the portal. */
const titleThere = async (page: Page, path: string): Promise<string> => {
  await goTo(page, path);
  return (await page.title()).replace(/Portico$/, 'Harbour APIs');
};
