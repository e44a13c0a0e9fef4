import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deployment } from '../portico/world.ts';
import { makeUser, RIVALS_PASSWORD } from '../security/rival.ts';
import { goTo, looksFine, openBrowser, signInAs, signInByPages, signInWith } from './browser.ts';

/** Subscribes to the museum from its page and answers the key that was shown. */
const getAccess = async (page: Page, appName: string): Promise<string> => {
  await goTo(page, '/apis/museum');
  await page.getByRole('navigation', { name: 'Sections of this API' }).getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('button', { name: 'Choose Basic' }).click();
  const dialog = page.getByRole('dialog', { name: /Subscribe with Basic/ });
  await dialog.getByLabel('App', { exact: true }).selectOption('new');
  await dialog.getByLabel('Name of the app').fill(appName);
  await dialog.getByRole('button', { name: 'Subscribe and get a key' }).click();
  const saving = page.getByRole('dialog', { name: 'Save your key' });
  await saving.waitFor();
  return (await saving.getByLabel('API key').textContent()) ?? '';
};

describe('a developer', () => {
  it('signs in through the corporate identity provider, comes back to where they were, and signs out', async () => {
    const page = await openBrowser();
    await signInByPages(page, 'developer', '/apis/museum/plans');
    expect(new URL(page.url()).pathname).toBe('/apis/museum/plans');
    await page
      .getByRole('button', { name: /Dev Eloper|Account|menu/i })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('Do you want to sign out?').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor();
  });

  it('finds the API in the catalogue, reads its reference, and gets a key that is shown once', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer', '/apis');
    await page.getByRole('searchbox').or(page.getByLabel('Search APIs')).first().fill('muse');
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /Museum API/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Museum API', level: 1 }).waitFor();
    await looksFine(page, 'api-overview');
    await page
      .getByRole('navigation', { name: 'Sections of this API' })
      .getByRole('link', { name: 'Reference' })
      .click();
    const contents = page.getByRole('navigation', { name: 'Operations and schemas' });
    await contents.getByRole('searchbox', { name: 'Find' }).fill('ticketDate');
    await page.getByText('found', { exact: false }).first().waitFor();
    await contents.getByRole('link', { name: 'Buy museum tickets' }).first().click();
    await page.getByRole('heading', { name: 'Buy museum tickets', level: 2 }).waitFor();
    // Its body is a reference to all of a schema and a field: they are read as one.
    for (const field of ['email', 'ticketType', 'ticketDate'])
      await page.locator('#body').getByRole('link', { name: field, exact: true }).first().waitFor();
    await page.getByRole('tab', { name: 'Python' }).waitFor();
    await looksFine(page, 'reference-operation');
    const key = await getAccess(page, 'Journey keys');
    expect(key).toMatch(/^ptk_live_\w{65}$/);
    const saving = page.getByRole('dialog', { name: 'Save your key' });
    await looksFine(page, 'key-dialog');
    expect(await saving.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog', { name: /Close without saving/ }))
      .getByRole('button', { name: 'Cancel' })
      .click();
    await saving.getByLabel('I have saved it').check();
    await saving.getByRole('button', { name: 'Done' }).click();
    await page.waitForURL(/\/apps\/app_/);
    await page.getByText(key.slice(-4)).first().waitFor();
    expect(await page.content()).not.toContain(key);
    await page.reload();
    await page.getByText(key.slice(-4)).first().waitFor();
    expect(await page.content()).not.toContain(key);
    await looksFine(page, 'app-keys');
  });

  it('changes the plan of an app, whose key stays the one it had', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    const key = await getAccess(page, 'Journey plan');
    const saving = page.getByRole('dialog', { name: 'Save your key' });
    await saving.getByLabel('I have saved it').check();
    await saving.getByRole('button', { name: 'Done' }).click();
    await page.waitForURL(/\/apps\/app_/);
    await goTo(page, '/apis/museum/plans');
    await page.getByRole('button', { name: 'Choose Premium' }).click();
    const dialog = page.getByRole('dialog', { name: /Subscribe with Premium/ });
    await dialog.getByLabel('App', { exact: true }).selectOption({ label: 'Journey plan – subscribed with basic' });
    await looksFine(page, 'change-plan');
    await dialog.getByRole('button', { name: 'Change the plan' }).click();
    await page.getByText('Subscribed with Premium. The app’s keys work for it.').waitFor();
    await page.getByRole('row', { name: /Journey plan.*premium/ }).waitFor();
    const answer = await fetch(`${deployment.apiUrl}/proxy/museum/museum-hours`, { headers: { 'x-api-key': key } });
    expect(answer.status).toBe(200);
  });

  it('comes home to what they do next, and sees the first call of an app arrive', async () => {
    const page = await openBrowser();
    // Somebody new: whoever was here before has done some of it.
    const email = `home-${Date.now()}@portico.example`;
    await makeUser(email, RIVALS_PASSWORD);
    await signInWith(page, email, RIVALS_PASSWORD);
    await page.getByRole('heading', { name: 'Hello, Rival', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Get started' }).getByRole('link', { name: 'Create an app' }).waitFor();
    await looksFine(page, 'dashboard-new');
    const key = await getAccess(page, 'Journey home');
    await goTo(page, '/');
    await page.getByText('Waiting for your first request…').waitFor();
    await looksFine(page, 'dashboard-waiting');
    const answer = await fetch(`${deployment.apiUrl}/proxy/museum/museum-hours`, { headers: { 'x-api-key': key } });
    expect(answer.status).toBe(200);
    await page.getByRole('region', { name: 'Get started' }).getByRole('link', { name: 'Invite a colleague' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
    await dialog.getByLabel('Mail').fill('colleague@portico.example');
    await dialog.getByLabel('Role').selectOption('maintainer');
    await dialog.getByRole('button', { name: 'Send the invitation' }).press('Enter');
    await page.getByRole('row', { name: /colleague@portico\.example.*Maintainer/ }).waitFor();
    await goTo(page, '/');
    await page.getByRole('heading', { name: 'Hello, Rival', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Get started' }).waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'The last 7 days' }).getByRole('link', { name: '1 requests' }).waitFor();
    await looksFine(page, 'dashboard');
  });

  it('tries an operation in the browser with their own key, and sees the call on the usage page within 10 seconds', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    await getAccess(page, 'Journey calls');
    await goTo(page, '/apis/museum/reference/classic-view');
    await page.getByLabel('Call as').selectOption({ label: 'Journey calls' });
    const operation = page.locator('.swagger-ui .opblock', { hasText: '/museum-hours' }).first();
    await operation.locator('.opblock-summary-control').first().click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    const answer = operation.locator('.live-responses-table');
    await answer.locator('.response-col_status', { hasText: '200' }).first().waitFor();
    expect(await answer.textContent()).toContain('timeOpen');
    await looksFine(page, 'try-it');
    const called = Date.now();
    await goTo(page, '/usage');
    await page.getByRole('combobox', { name: 'App' }).selectOption({ label: 'Journey calls' });
    await page.getByText('getMuseumHours').first().waitFor({ timeout: 120_000 });
    expect(Date.now() - called).toBeLessThan(10_000);
    await looksFine(page, 'usage');
  });

  it('reads how an operation is called in eight languages, and the chosen one is remembered', async () => {
    const page = await openBrowser();
    const open = async () => {
      await goTo(page, '/apis/museum/reference/classic-view');
      const operation = page.locator('.swagger-ui .opblock', { hasText: '/museum-hours' }).first();
      await operation.locator('.opblock-summary-control').first().click();
      return operation.getByRole('region', { name: 'Code samples' });
    };
    const samples = await open();
    await samples.getByRole('tab').first().waitFor();
    const languages = ['curl', 'JavaScript', 'Python', 'Go', 'Java', 'C#', 'Ruby', 'PHP'];
    expect(await samples.getByRole('tab').allTextContents()).toEqual(languages);
    for (const language of languages) {
      await samples.getByRole('tab', { name: language, exact: true }).click();
      expect(await samples.getByRole('tabpanel').textContent()).toContain('/proxy/museum/museum-hours');
    }
    await samples.getByRole('tab', { name: 'curl' }).focus();
    for (const language of ['JavaScript', 'Python']) {
      await page.keyboard.press('ArrowRight');
      await samples.getByRole('tab', { name: language, selected: true }).waitFor();
    }
    await looksFine(page, 'code-samples');
    const again = await open();
    await again.getByRole('tab', { name: 'Python', selected: true }).waitFor();
    expect(await again.getByRole('tabpanel').textContent()).toContain('import requests');
    await goTo(page, '/apis/museum/sdks');
    await page.getByRole('tab', { name: 'Python', selected: true }).waitFor();
  });

  it.each([
    ['TypeScript', 'package.json'],
    ['Python', 'pyproject.toml'],
    ['Go', 'go.mod'],
    ['Java', 'pom.xml'],
  ])('downloads the %s SDK, and its first call is the one shown', async (language, manifest) => {
    const page = await openBrowser();
    await signInAs(page, 'developer', '/apis/museum/sdks');
    await page.getByRole('tab', { name: language, exact: true }).click();
    await page.getByRole('tab', { name: language, exact: true, selected: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Download SDK/ }).click(),
    ]);
    const files = unzipSync(readFileSync(await download.path()));
    expect(Object.keys(files)).toEqual(expect.arrayContaining([manifest, 'README.md']));
    const readme = new TextDecoder().decode(files['README.md']);
    for (const part of ['Install', 'First call']) {
      const shown = await page
        .getByRole('region', { name: `${part}: ${language}` })
        .locator('code')
        .textContent();
      // What unpacks the archive is not in it.
      expect(readme).toContain(shown?.replace(/^unzip .*\n/, ''));
    }
    await page.reload();
    await page.getByText(/Downloaded (once|\d+ times)/).waitFor();
    await page.getByText('This is the first version.').waitFor();
    await looksFine(page, `sdks-${language.toLowerCase()}`);
  });

  it('keeps the language they chose before the script of the page came', async () => {
    const page = await openBrowser();
    const held: (() => void)[] = [];
    let holding = true;
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      if (holding) await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await page.goto(`${deployment.portalUrl}/apis/museum/sdks`, { waitUntil: 'commit' });
    await page.getByRole('tab', { name: 'Go', exact: true }).click();
    expect(held.length).toBeGreaterThan(0);
    holding = false;
    for (const release of held) release();
    await page.getByRole('tab', { name: 'Go', selected: true }).waitFor();
    await page.getByRole('region', { name: 'First call: Go' }).waitFor();
  });

  it('sees their sessions and revokes another one', async () => {
    const [first, second] = [await openBrowser(), await openBrowser()];
    await signInAs(first, 'developer');
    await signInAs(second, 'developer', '/account/sessions');
    await second.getByRole('heading', { name: 'Security & sessions' }).waitFor();
    await looksFine(second, 'sessions');
    await second.getByRole('button', { name: /Revoke all others/ }).click();
    const confirm = second.getByRole('alertdialog').or(second.getByRole('dialog'));
    if (await confirm.isVisible())
      await confirm
        .getByRole('button', { name: /Revoke|End/ })
        .last()
        .click();
    await second.getByText('There is no other session.').waitFor();
    await second.reload();
    await second.getByText('There is no other session.').waitFor();
  });
});
