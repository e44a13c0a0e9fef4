import type { Page } from 'playwright-core';
import { deployment } from '../portico/world.ts';

/** From the details on: names the API, makes the draft and publishes it. */
export const finish = async (page: Page, slug: string) => {
  await page.getByLabel('Slug').fill(slug, { timeout: 120_000 });
  await page.getByLabel('Visibility').selectOption('public');
  const version = page.getByLabel('Version', { exact: true });
  if (!/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/.test(await version.inputValue())) await version.fill('1.0.0');
  await page.getByLabel('Backend URL').fill(deployment.museumUrl);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Published. It is in the catalogue').waitFor();
};
