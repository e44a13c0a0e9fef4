import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { deployment, until } from '../portico/world.ts';
import { createAuthenticator } from '../security/authenticator.ts';
import { forgetFactor, mailedCode, makeUser } from '../security/rival.ts';
import { giveAddress, goTo, looksFine, openBrowser, signInByPages } from './browser.ts';

const givePassword = async (page: Page, password: string) => {
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

describe('signing in', () => {
  it('asks for the address, then for the password, and leads back to where one wanted to be', async () => {
    const page = await openBrowser();
    await goTo(page, '/teams?sort=name');
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await looksFine(page, 'sign-in-address');
    // The deployment's own connection, and not the user pool's page of all of them.
    const company = page.getByRole('link', { name: 'Continue with company SSO' });
    expect(await company.getAttribute('href')).toContain('provider=Corporate');
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    await giveAddress(page, DEMO.publisher.email);
    // Whoever types on is where the next thing is asked.
    await page.locator('input[type=password]:focus').waitFor();
    await looksFine(page, 'sign-in-password');
    await page.keyboard.type('Wrong-password-1');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The address or the password is wrong.').waitFor();
    await looksFine(page, 'sign-in-refused');
    await givePassword(page, DEMO.publisher.password);
    await page.waitForURL(`${deployment.portalUrl}/teams?sort=name`);
    const cookies = await page.context().cookies(deployment.portalUrl);
    for (const name of ['__Host-portico-session', '__Host-portico-device'])
      expect(cookies.find((cookie) => cookie.name === name)).toMatchObject({ httpOnly: true, secure: true });
    expect(cookies.map(({ name }) => name)).not.toContain('__Host-portico-step');
  });

  it('refuses an address that nobody has in the same words, narrow, dark and in German', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await page.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await goTo(page, '/sign-in');
    await page.getByLabel('E-Mail').fill(`${randomUUID()}@portico.example`);
    await looksFine(page, 'sign-in-address-narrow');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByLabel('Passwort').fill('Wrong-password-1');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('alert').getByText('Die Adresse oder das Passwort ist falsch.').waitFor();
    await looksFine(page, 'sign-in-refused-narrow');
  });

  it('leads who has a company’s mail address there first, and past the user pool’s own pages', async () => {
    const page = await openBrowser();
    const seen: string[] = [];
    page.on('framenavigated', (frame) => seen.push(frame.url()));
    await goTo(page, '/sign-in');
    await giveAddress(page, DEMO.developer.email);
    await page.getByText('People of corp.example sign in at Corporate.').waitFor();
    await looksFine(page, 'sign-in-connection');
    await page.getByRole('button', { name: 'Use a password instead' }).click();
    await page.getByLabel('Password').waitFor();
    await signInByPages(page, 'developer', '/account/sessions');
    await page.getByText('This device').waitFor();
    expect(seen.filter((url) => url.startsWith(`${deployment.signInUrl}/login`))).toEqual([]);
  });

  it('ends at the company’s sign-in, too, and says so on the front page; the next one is asked who they are', async () => {
    const page = await openBrowser();
    await signInByPages(page, 'developer', '/account/sessions');
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('Do you want to sign out?').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${deployment.portalUrl}/?signedOut=1`);
    await page.getByText('You are signed out.').waitFor();
    await looksFine(page, 'signed-out');
    const cookies = await page.context().cookies(deployment.portalUrl);
    expect(cookies.map(({ name }) => name)).not.toContain('__Host-portico-sign-out');
    await goTo(page, '/sign-in');
    await page.getByRole('link', { name: 'Continue with company SSO' }).click();
    await page.getByLabel('Work e-mail').waitFor();
  });

  it('lets somebody with a temporary password choose one, a good one, and nothing of it stands in an address', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, 'Temporary-1', false);
    const page = await openBrowser();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await goTo(page, '/sign-in?returnTo=/apps');
    await giveAddress(page, email);
    await givePassword(page, 'Temporary-1');
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    await looksFine(page, 'sign-in-new-password');
    await page.getByLabel('New password').fill('weak');
    await page.getByRole('button', { name: 'Set the password and go on' }).click();
    await page.getByText('needs 8 characters').waitFor();
    await page.getByLabel('New password').fill('Chosen-by-me-1');
    await page.getByRole('button', { name: 'Set the password and go on' }).click();
    await page.waitForURL(`${deployment.portalUrl}/apps`);
    for (const secret of ['Temporary-1', 'Chosen-by-me-1', email, encodeURIComponent(email)])
      expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
  });

  it('takes a password from this portal’s own pages only', async () => {
    const body = JSON.stringify({ email: DEMO.publisher.email, password: DEMO.publisher.password });
    const json = { 'content-type': 'application/json' };
    for (const headers of [
      json,
      { ...json, origin: 'https://evil.example' },
      { ...json, origin: deployment.portalUrl, 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain', origin: deployment.portalUrl },
    ]) {
      const answer = await fetch(`${deployment.portalUrl}/auth/password`, { method: 'POST', headers, body });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    }
  });
});

describe('a password', () => {
  it('that was forgotten is set anew by mail, checked as it is typed, and then changed where one is signed in', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, 'Forgotten-one-1');
    const page = await openBrowser({ width: 320, dark: true });
    await goTo(page, '/sign-in?returnTo=/account/sessions');
    await giveAddress(page, email);
    await page.getByRole('button', { name: 'Forgot your password?' }).click();
    await page.getByLabel('Code from the mail').fill(await mailedCode(email));
    await page.getByLabel('New password').fill('Password1!');
    await page.getByRole('listitem').filter({ hasText: 'none of the commonest passwords not met yet' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'a digit met' }).waitFor();
    await looksFine(page, 'sign-in-reset');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('is one of the commonest').waitFor();
    await page.getByLabel('New password').fill('Remembered-1');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('The password is set.').waitFor();
    await givePassword(page, 'Remembered-1');
    await page.waitForURL(`${deployment.portalUrl}/account/sessions`);
    await page.getByRole('heading', { name: 'How you sign in' }).waitFor();
    await looksFine(page, 'account-security');
    await page.getByRole('button', { name: 'Change the password' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Current password').fill('Not-this-one-1');
    await dialog.getByLabel('New password').fill('Changed-again-1');
    await dialog.getByRole('button', { name: 'Change the password' }).click();
    await dialog.getByText('is wrong').waitFor();
    await looksFine(page, 'account-change-password');
    await dialog.getByLabel('Current password').fill('Remembered-1');
    await dialog.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password is changed').first().waitFor();
  });
});

describe('an account', () => {
  it('is made with a proven address, and let in by an admin who said so', async () => {
    const admins = await openBrowser();
    await signInByPages(admins, 'admin', '/admin/sign-up');
    await admins.getByLabel('Who may make an account').last().selectOption('Whoever an admin lets in');
    await admins.getByRole('button', { name: 'Save' }).click();
    await admins.getByText('Saved.').first().waitFor();
    const email = `${randomUUID()}@portico.example`;
    const page = await openBrowser({ width: 320 });
    await goTo(page, '/sign-in?returnTo=/apps');
    await giveAddress(page, email);
    await page.getByRole('button', { name: 'No account yet? Make one' }).click();
    await page.getByLabel('Code from the mail').fill(await mailedCode(email));
    await page.getByLabel('Your name').fill('Wanda Waits');
    await page.getByLabel('Password').fill('Chosen-by-me-1');
    await looksFine(page, 'sign-up');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByText('An admin has to let you in').waitFor();
    await givePassword(page, 'Chosen-by-me-1');
    await page.getByRole('alert').getByText('An admin has to let you in first.').waitFor();
    await admins.reload();
    const row = admins.getByRole('row', { name: new RegExp(email) });
    await row.waitFor();
    await looksFine(admins, 'admin-sign-up');
    await row.getByRole('button', { name: 'Let in' }).click();
    await admins.getByText('Wanda Waits may sign in now.').first().waitFor();
    await givePassword(page, 'Chosen-by-me-1');
    await page.waitForURL(`${deployment.portalUrl}/apps`);
    await admins.getByLabel('Who may make an account').last().selectOption('Nobody');
    await admins.getByRole('button', { name: 'Save' }).click();
    await admins.getByText('Saved.').first().waitFor();
  });
});

describe('an authenticator app', () => {
  it('is set up with recovery codes, asked for at the next sign-in, shown again for what is dangerous, and removed', async () => {
    const email = `${randomUUID()}@portico.example`;
    const password = 'Second-factor-1';
    await makeUser(email, password);
    const page = await openBrowser();
    await goTo(page, '/sign-in?returnTo=/account/sessions');
    await giveAddress(page, email);
    await givePassword(page, password);
    await page.getByRole('button', { name: 'Set the app up' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set the app up' });
    await dialog.getByRole('img', { name: 'QR code of the secret' }).waitFor();
    await looksFine(page, 'authenticator-set-up');
    const spelled = (await dialog.locator('[class*=secret]').textContent()) ?? '';
    const app = createAuthenticator(spelled.replaceAll(' ', ''));
    await dialog.getByLabel('Code from the app').fill('000000');
    await dialog.getByRole('button', { name: 'Set the app up' }).click();
    await dialog.getByText('is wrong, or was used already').waitFor();
    await dialog.getByLabel('Code from the app').fill(await app.code());
    await dialog.getByRole('button', { name: 'Set the app up' }).click();
    const shown = page.getByRole('dialog', { name: 'Save your recovery codes' });
    await shown.getByRole('listitem').first().waitFor();
    const codes = await shown.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await looksFine(page, 'recovery-codes');
    await shown.getByLabel('I have saved them').check();
    await shown.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Its code is asked for at every sign-in.').waitFor();

    const phone = await openBrowser({ width: 320, dark: true });
    await goTo(phone, '/sign-in?returnTo=/account/sessions');
    await giveAddress(phone, email);
    await givePassword(phone, password);
    await phone.getByRole('heading', { name: 'Your second factor' }).waitFor();
    await looksFine(phone, 'sign-in-code');
    await phone.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await phone.getByLabel('Recovery code', { exact: true }).fill(codes[0] ?? '');
    await phone.getByLabel('Password, once more').fill(password);
    await looksFine(phone, 'sign-in-recovery');
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await phone.waitForURL(`${deployment.portalUrl}/account/sessions`);
    await phone.getByRole('button', { name: 'New codes (9 left)' }).waitFor();
    await looksFine(phone, 'account-security-phone');

    // As if it had been shown longer ago.
    await forgetFactor(email);
    // The authorizer's answer is kept for four seconds.
    await until('the second factor is asked for again', async () => {
      const renew = "fetch('/api/portico/users/me/recovery-codes', { method: 'POST' }).then(({ status }) => status)";
      return (await page.evaluate(renew)) === 403;
    });
    await page.getByRole('button', { name: 'Remove the app' }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByRole('button', { name: 'Remove the app' }).click();
    const again = page.getByRole('dialog', { name: 'Show your second factor again' });
    await again.getByLabel('Password').fill(password);
    await again.getByLabel('Code from the app').fill(await app.code());
    await looksFine(page, 'step-up');
    await again.getByRole('button', { name: 'Show it' }).click();
    // What asked for it goes on.
    await page.getByText('The app is removed.').first().waitFor();
    await page.getByRole('button', { name: 'Set the app up' }).waitFor();
  });
});
