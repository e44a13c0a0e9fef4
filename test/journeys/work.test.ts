import { describe, expect, it } from 'vitest';
import { deployment, signIn } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

/** An app of the developer's that may call the museum, with a key. */
const callingApp = async (name: string) => {
  const { client, teamId } = await signIn('developer');
  const { id } = await client.createApp({ body: { teamId, name } });
  await client.createSubscription({ appId: id, body: { apiId: 'museum', planId: 'basic' } });
  const { secret } = await client.createApiKey({ appId: id, body: { name: 'Working key', environment: 'live' } });
  const call = async (path: string) =>
    (await fetch(`${deployment.apiUrl}/proxy/museum${path}`, { headers: { 'x-api-key': secret } })).status;
  return { id, call };
};

describe('working', () => {
  it('waits for the first call with a line to run, shows it by itself, and reads, filters and narrows by keys alone', async () => {
    const { id, call } = await callingApp('Watched');
    const page = await openBrowser();
    await signInAs(page, 'developer', `/usage?app=${id}`);
    await page.getByText('Waiting for your first request…').waitFor();
    await page.getByText(/--url '.*\/proxy\/museum/).waitFor();
    await looksFine(page, 'usage-waiting');
    expect(await call('/museum-hours')).toBe(200);
    await call('/no-such-thing');
    await page.getByText('Your first call arrived.').waitFor();
    await page.getByRole('heading', { name: 'Recent calls' }).waitFor();
    const moment = page.getByRole('slider', { name: 'Requests over time' });
    await moment.focus();
    for (const key of ['End', 'ArrowLeft', 'End']) await page.keyboard.press(key);
    expect(await moment.getAttribute('aria-valuetext')).toMatch(/Succeeded \d+, Errors \d+/);
    await page.getByRole('combobox', { name: 'Status' }).selectOption('4xx');
    const calls = page.getByRole('table', { name: 'Recent calls' });
    await calls.getByRole('cell', { name: '200' }).waitFor({ state: 'detached' });
    await calls.getByRole('button', { name: 'GET /no-such-thing' }).first().press('Enter');
    const drawer = page.getByRole('dialog', { name: 'GET /no-such-thing' });
    await drawer.getByText('Request id', { exact: true }).waitFor();
    await looksFine(page, 'usage-call');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await moment.focus();
    for (const key of ['Home', 'Shift+PageDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL(/from=.*&to=/);
    await page.getByRole('link', { name: '24 h' }).click();
    await page.waitForURL(/range=24h/);
    await page.getByText('Show as a table').first().click();
    await page.getByRole('region', { name: 'Requests over time' }).getByRole('row').nth(1).waitFor();
  });

  it.each([
    { width: 1280, dark: false, locale: 'en', custom: 'Custom…', show: 'Show', next: 'Go to the Next Month' },
    { width: 320, dark: true, locale: 'de', custom: 'Eigener…', show: 'Zeigen', next: 'Zum nächsten Monat' },
  ])(
    'chooses days in the calendar by keys alone ($locale, $width pixels)',
    async ({ locale, custom, show, next, ...look }) => {
      const { id } = await callingApp(`By days ${locale}`);
      const page = await openBrowser(look);
      await signInAs(page, 'developer', '/plans');
      await page.context().addCookies([{ name: 'locale', value: locale, url: deployment.portalUrl }]);
      await goTo(page, `/usage?app=${id}&from=2026-10-05T10:00:00Z&to=2026-10-07T12:00:00Z`);
      await page.getByRole('button', { name: custom }).press('Enter');
      const grid = page.getByRole('grid');
      await grid.waitFor();
      await page.getByRole('button', { name: next }).waitFor();
      await looksFine(page, `usage-days-${locale}`);
      await grid.getByRole('gridcell', { selected: true }).first().getByRole('button').focus();
      for (const key of ['ArrowUp', 'Enter', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      expect(await grid.getByRole('gridcell', { selected: true }).count()).toBe(9);
      await page.getByRole('button', { name: show, exact: true }).press('Enter');
      await page.waitForURL(/from=2026-09-28T.*&to=2026-10-07T/);
      await grid.waitFor({ state: 'detached' });
    },
  );

  it('sees status and Revoke of a key on a phone, and is told when it is revoked', async () => {
    const { id } = await callingApp('On a phone');
    const page = await openBrowser({ width: 320, dark: true });
    await signInAs(page, 'developer', `/apps/${id}`);
    const revoke = page.getByRole('button', { name: 'Revoke Working key' });
    await revoke.waitFor();
    for (const part of [revoke, page.getByText('Active', { exact: true })]) {
      const box = await part.boundingBox();
      expect((box?.x ?? 400) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    }
    await looksFine(page, 'keys-phone');
    await revoke.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('“Working key” is revoked.').waitFor();
    await page.getByText('Revoked', { exact: true }).waitFor();
  });

  it('is told at the field what the contract asks of it, before and after sending', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer', '/apps?new=1');
    const dialog = page.getByRole('dialog', { name: 'Create an app' });
    const name = dialog.getByLabel('Name');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('This is needed.').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await looksFine(page, 'form-fault');
    await name.fill('Told at the field');
    await dialog.getByText('This is needed.').waitFor({ state: 'detached' });
    await page.route('**/api/portico/apps', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'The request is not valid',
          status: 400,
          errors: [{ pointer: '/name', detail: 'is a name that is taken' }],
        }),
      }),
    );
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('is a name that is taken').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
  });
});
