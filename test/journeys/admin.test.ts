import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deployment, until } from '../portico/world.ts';
import { signInRival } from '../security/rival.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

it('an admin sees who did what, narrows it down, reads one act in full, and has the log verified', async () => {
  const developer = await openBrowser();
  await signInAs(developer, 'developer', '/apps?new=1');
  await developer.getByLabel('Name').fill('Weather vane');
  await developer.getByRole('button', { name: 'Create', exact: true }).click();
  await developer.getByRole('heading', { name: 'Weather vane' }).first().waitFor();

  const page = await openBrowser();
  await signInAs(page, 'admin', '/admin/audit');
  await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: 'Weather vane' });
  await row.getByRole('button', { name: 'Created an app' }).click();
  const drawer = page.getByRole('dialog', { name: 'Created an app' });
  expect(await drawer.textContent()).toContain('dev@corp.example');
  await looksFine(page, 'audit-entry');
  await drawer.getByRole('link', { name: 'All by this person' }).click();
  await page.waitForURL(/actor=usr_/);
  await page.getByLabel('Action').selectOption('Signed in');
  await page.waitForURL(/action=session\.begin/);
  await page.getByRole('button', { name: 'Signed in' }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Created an app' }).count()).toBe(0);

  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('The log is whole').waitFor();
  await looksFine(page, 'audit-verified');
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Export' }).click();
  const asking = page.getByRole('dialog', { name: 'Export' });
  await asking.getByText('Only what the filters of the page let through').waitFor();
  await looksFine(page, 'audit-export');
  await asking.getByLabel('Format').selectOption('JSON lines, with the seals');
  await asking.getByRole('button', { name: 'Start the export' }).click();
  await page.waitForURL(/\/admin\/audit\/files/);
  const made = page.getByRole('row').filter({ hasText: 'Signed in' }).first();
  await made.getByText('Done').waitFor({ timeout: 120_000 });
  await looksFine(page, 'audit-files');
  const coming = page.waitForEvent('download');
  await made.getByRole('button', { name: /^Download/ }).click();
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trimEnd()
    .split('\n');
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ action: 'session.begin' });
  expect(lines.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('dialog', { name: 'Archive' }).getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('row').filter({ hasText: 'An admin' }).getByText('Done').waitFor({ timeout: 120_000 });

  await goTo(developer, '/admin/audit');
  await developer.getByText('This is not allowed for you').first().waitFor();
});

it('an admin finds somebody, gives them a role, puts them out within five seconds and lets them in again', async () => {
  const email = `mona-${randomUUID().slice(0, 8)}@portico.example`;
  const mona = await signInRival(email, 'Rival-of-all-1', 'developer');
  /** What a publisher may do, asked as her. */
  const statusOf = async () =>
    (
      await fetch(`${deployment.apiUrl}/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${mona.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: '{}' }),
      })
    ).status;
  expect(await statusOf()).toBe(403);
  const page = await openBrowser();
  await signInAs(page, 'admin', '/admin/users');
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await looksFine(page, 'people');
  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByRole('button', { name: 'Search', exact: true }).last().click();
  await page.waitForURL(/q=mona/);
  await page.getByRole('button', { name: 'Open Rival' }).click();
  const drawer = page.getByRole('dialog', { name: 'Rival' });
  await drawer.getByLabel('Role').selectOption('Publisher');
  await page.getByText('Rival is changed.').first().waitFor();
  await looksFine(page, 'person');
  await until('the new role', async () => (await statusOf()) === 202);

  await drawer.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByText('Rival is disabled.').first().waitFor();
  const at = performance.now();
  await until('nothing is open to them', async () => (await statusOf()) === 401);
  expect(performance.now() - at).toBeLessThan(5_000);

  await drawer.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await drawer.getByText('Deleted').waitFor();
  await drawer.getByRole('button', { name: 'Restore' }).click();
  await drawer.getByText('Deleted').waitFor({ state: 'detached' });
  // What they had open stays closed.
  expect(await statusOf()).toBe(401);
});

it('somebody says what they are called and how the portal looks to them', async () => {
  const page = await openBrowser();
  await signInAs(page, 'admin', '/account/profile');
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor();
  await looksFine(page, 'profile');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Profil', exact: true }).waitFor();
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('Wie der Browser es sagt');
  await page.getByRole('combobox', { name: 'Farben' }).selectOption('Wie der Browser es sagt');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Ihr Profil ist gespeichert.').first().waitFor();
});

it('somebody makes a token for a script: it opens what it is for and no more, and nothing once it is revoked', async () => {
  const page = await openBrowser();
  await signInAs(page, 'admin', '/account/tokens');
  await page.getByRole('button', { name: 'Create a token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a token' });
  await dialog.getByLabel('Name').fill('Nightly');
  await dialog.getByLabel('Teams and members').selectOption('Read and change');
  await looksFine(page, 'token-new');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const made = page.getByRole('dialog', { name: 'Nightly is created' });
  const secret = (await made.getByLabel('Token', { exact: true }).textContent()) ?? '';
  expect(secret).toMatch(/^ptk_pat_/);
  await looksFine(page, 'token-made');
  await made.getByRole('checkbox').check();
  await made.getByRole('button', { name: 'Done' }).click();

  const ask = async (path: string) =>
    (await fetch(`${deployment.apiUrl}${path}`, { headers: { authorization: `Bearer ${secret}` } })).status;
  expect([await ask('/teams'), await ask('/apis'), await ask('/users'), await ask('/tokens')]).toEqual([
    200, 200, 403, 403,
  ]);
  await page.reload();
  await page.getByRole('row').filter({ hasText: 'Nightly' }).getByText('127.0.0.1').waitFor();
  await looksFine(page, 'tokens');
  await page.getByRole('button', { name: 'Revoke Nightly' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('Nightly is revoked.').first().waitFor();
  const at = performance.now();
  await until('it opens nothing', async () => (await ask('/teams')) === 401);
  expect(performance.now() - at).toBeLessThan(5_000);
});
