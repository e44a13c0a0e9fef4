import { expect, it } from 'vitest';
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

  await goTo(developer, '/admin/audit');
  await developer.getByText('This is not allowed for you').first().waitFor();
});
