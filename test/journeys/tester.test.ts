import { Portico } from '@portico/client';
import { describe, expect, it } from 'vitest';
import { signIn } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

/** An app of the developer's that may call the museum. */
const subscribedApp = async (name: string): Promise<string> => {
  const { client, teamId } = await signIn('developer');
  expect(client).toBeInstanceOf(Portico);
  const { id } = await client.createApp({ body: { teamId, name } });
  await client.createSubscription({ appId: id, body: { apiId: 'museum', planId: 'basic' } });
  return id;
};

describe('a tester', () => {
  it('writes an endpoint test with a status and a schema assertion, runs it, and sees its result stored', async () => {
    const appId = await subscribedApp('Tests');
    const page = await openBrowser();
    await signInAs(page, 'developer', `/tests/new?app=${appId}`);
    await page.getByRole('heading', { name: 'Write an endpoint test' }).waitFor();
    const operation = page.getByLabel('Operation');
    await operation.waitFor();
    const wanted = await operation.locator('option', { hasText: 'museum-hours' }).first().getAttribute('value');
    await operation.selectOption(wanted ?? '');
    await page.getByLabel('Name', { exact: true }).fill('Opening hours');
    await page.getByLabel('Path and query').fill('/museum-hours?limit=3');
    await looksFine(page, 'test-editor');
    await page.getByRole('button', { name: 'Save the test' }).click();
    await page.waitForURL(/\/tests\/tst_/);
    await page.getByRole('button', { name: 'Run now' }).click();
    await page.getByText('Answered 200').first().waitFor();
    await page.getByText('Passed').first().waitFor();
    await looksFine(page, 'test-run');
    await page.reload();
    await page.getByText('Answered 200').first().waitFor();
    await goTo(page, `/tests?app=${appId}`);
    await page.getByRole('link', { name: /Opening hours/ }).waitFor();
  });

  it('sees why a test failed', async () => {
    const appId = await subscribedApp('Failing tests');
    const page = await openBrowser();
    await signInAs(page, 'developer', `/tests/new?app=${appId}`);
    await page.getByLabel('Name', { exact: true }).fill('Nothing there');
    await page.getByLabel('Path and query').fill('/nothing-there');
    await page.getByRole('button', { name: 'Save the test' }).click();
    await page.waitForURL(/\/tests\/tst_/);
    await page.getByRole('button', { name: 'Run now' }).click();
    await page
      .getByText(/The status is 404/)
      .first()
      .waitFor();
    await looksFine(page, 'test-run-failed');
  });
});
