import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { deployment } from '../portico/world.ts';
import { openBrowser, signInAs } from './browser.ts';

/** A page's script does not come until it is let through. */
const withoutScript = async (page: Page): Promise<{ readonly letThrough: () => void }> => {
  const { promise: opened, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await opened;
    await route.continue();
  });
  return { letThrough };
};

it('what is typed and pressed before a page has its script is done once it has it', async () => {
  const page = await openBrowser();
  const { letThrough } = await withoutScript(page);
  await page.goto(`${deployment.portalUrl}/sign-in`, { waitUntil: 'commit' });
  await page.getByLabel('E-mail').pressSequentially(DEMO.publisher.email);
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByLabel('Password').count()).toBe(0);
  letThrough();
  await page.getByLabel('Password').waitFor();
  await page
    .getByText(DEMO.publisher.email)
    .or(page.locator(`input[value="${DEMO.publisher.email}"]`))
    .first()
    .waitFor();
});

it('a dialog that is asked for before a page has its script opens once it has it', async () => {
  const page = await openBrowser();
  await signInAs(page, 'developer');
  const { letThrough } = await withoutScript(page);
  await page.goto(`${deployment.portalUrl}/apis/museum/plans`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Choose Basic' }).click();
  letThrough();
  await page.getByRole('dialog', { name: /Subscribe with Basic/ }).waitFor();
});
