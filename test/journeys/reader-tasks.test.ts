// What people come to a portal for, each done on a telephone's width with no pointer at all.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, openBrowser, signInAs } from './browser.ts';

const STOPS_MAX = 120;
const NARROW = { width: 320, dark: true };

/** Goes on by Tab until something has the focus; whoever cannot get there has no keyboard's way to it. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  await wanted.first().waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    if (await wanted.first().evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${wanted}`);
};
const press = async (page: Page, wanted: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
};

describe('by the keyboard alone, on a narrow screen', () => {
  it('a visitor finds an API, reads an operation, and sees what it answers', async () => {
    const page = await openBrowser(NARROW);
    await goTo(page, '/apis');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('muse');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=muse/);
    await press(page, page.getByRole('link', { name: 'Museum API', exact: true }));
    await page.waitForURL('**/apis/museum');
    const sections = page.getByRole('navigation', { name: 'Sections of this API' });
    await press(page, sections.getByRole('link', { name: 'Reference' }));
    await page.waitForURL('**/apis/museum/reference');
    await press(page, page.getByRole('button', { name: 'Contents' }));
    const contents = page.getByRole('navigation', { name: 'Operations and schemas' });
    await tabTo(page, contents.getByRole('searchbox', { name: 'Find' }));
    await page.keyboard.type('ticketDate');
    await press(page, contents.getByRole('link', { name: 'Buy museum tickets' }));
    await page.getByRole('heading', { name: 'Buy museum tickets', level: 2 }).waitFor();
    await press(page, page.getByRole('tab', { selected: true, name: /cURL|curl/ }), 'ArrowRight');
    await page.getByRole('tab', { name: 'JavaScript', selected: true }).waitFor();
    await press(page, page.getByRole('button', { name: 'Try it' }));
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'The answer' }).getByText('Mock', { exact: true }).waitFor();
  });

  it('a visitor reads a guide, and takes an SDK away', async () => {
    const page = await openBrowser(NARROW);
    await goTo(page, '/apis/museum/guides');
    await press(page, page.getByRole('main').getByRole('link', { name: /first call/i }));
    await page.waitForURL('**/guides/first-call');
    const sections = page.getByRole('navigation', { name: 'Sections of this API' });
    await press(page, sections.getByRole('link', { name: 'SDKs' }));
    await press(page, page.getByRole('tab', { name: 'TypeScript', selected: true }), 'ArrowRight');
    await page.getByRole('tab', { name: 'Python', selected: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, page.getByRole('button', { name: /Download SDK/ })),
    ]);
    expect(download.suggestedFilename()).toMatch(/python\.zip$/);
  });

  it('a developer gets a key, and keeps it', async () => {
    const page = await openBrowser(NARROW);
    await signInAs(page, 'developer', '/apis/museum/plans');
    await press(page, page.getByRole('button', { name: 'Choose Basic' }));
    const dialog = page.getByRole('dialog', { name: /Subscribe with Basic/ });
    await tabTo(page, dialog.getByLabel('App', { exact: true }));
    // The last of them is a new one.
    await page.keyboard.press('End');
    await tabTo(page, dialog.getByLabel('Name of the app'));
    await page.keyboard.type('By keyboard');
    await press(page, dialog.getByRole('button', { name: 'Subscribe and get a key' }));
    const saving = page.getByRole('dialog', { name: 'Save your key' });
    await press(page, saving.getByLabel('I have saved it'), 'Space');
    await press(page, saving.getByRole('button', { name: 'Done' }));
    await page.waitForURL(/\/apps\/app_/);
  });
});
