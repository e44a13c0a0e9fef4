import { describe, expect, it } from 'vitest';
import { deployment, signIn, subscribeWithMost, until } from '../portico/world.ts';
import { looksFine, openBrowser, signInAs } from './browser.ts';

const call = async (secret: string) =>
  (await fetch(`${deployment.apiUrl}/proxy/museum/museum-hours`, { headers: { 'x-api-key': secret } })).status;

const callingApp = async (name: string) => {
  const { client, teamId } = await signIn('developer');
  const { id } = await client.createApp({ body: { teamId, name } });
  // Whether it is refused yet is asked more often than the free plan has calls.
  await subscribeWithMost({ client }, id, 'museum');
  return { id, client };
};

describe('a key', () => {
  it('is rotated with proof: both work, the old one is seen to be used, then ended, and the new one works on', async () => {
    const { id, client } = await callingApp('Rotated');
    const { secret: old } = await client.createApiKey({ appId: id, body: { name: 'Nightly', environment: 'live' } });
    const page = await openBrowser();
    await signInAs(page, 'developer', `/apps/${id}`);
    await page.getByRole('button', { name: 'Rotate Nightly' }).click();
    const asked = page.getByRole('dialog', { name: 'Rotate “Nightly”?' });
    await asked.getByLabel('The old key works on for').selectOption('P7D');
    await looksFine(page, 'key-rotate');
    await asked.getByRole('button', { name: 'Rotate' }).click();
    const saving = page.getByRole('dialog', { name: 'Save your key' });
    const fresh = (await saving.getByLabel('API key').textContent()) ?? '';
    await saving.getByLabel('I have saved it').check();
    await saving.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Ends in 7 days').waitFor();
    await page.getByText('Silent since it was rotated').waitFor();

    expect([await call(old), await call(fresh)]).toEqual([200, 200]);
    await page.reload();
    await page.getByText('Still used since it was rotated').waitFor();
    await looksFine(page, 'key-overlap');
    await page.getByRole('button', { name: 'End now: the old key of Nightly' }).click();
    await page
      .getByRole('alertdialog')
      .getByText(/It was last used on .*, from /)
      .waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    await until('the old key is refused', async () => (await call(old)) === 401);
    expect(await call(fresh)).toBe(200);
  });

  it('is made for some addresses only, each told at the field where it is none, and refuses all others', async () => {
    const { id } = await callingApp('Narrow');
    const page = await openBrowser({ width: 320, dark: true });
    await signInAs(page, 'developer', `/apps/${id}`);
    await page.getByRole('button', { name: 'Create a key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create a key' });
    await dialog.getByLabel('Name').fill('Office');
    await dialog.getByLabel(/Addresses it may be used from/).fill('192.0.2.0/24\n192.0.2.300');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('must be an IP address or a range as 192.0.2.0/24').waitFor();
    await looksFine(page, 'key-addresses');
    await dialog.getByLabel(/Addresses it may be used from/).fill('192.0.2.0/24\n2001:db8::/32');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const saving = page.getByRole('dialog', { name: 'Save your key' });
    const secret = (await saving.getByLabel('API key').textContent()) ?? '';
    await saving.getByLabel('I have saved it').check();
    await saving.getByRole('button', { name: 'Done' }).click();
    await page.getByText('From 192.0.2.0/24, 2001:db8::/32 only').waitFor();
    expect(await call(secret)).toBe(403);
  });
});
