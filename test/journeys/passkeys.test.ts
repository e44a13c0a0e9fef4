import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deployment, until } from '../portico/world.ts';
import { forgetFactor, makeUser } from '../security/rival.ts';
import { giveAddress, goTo, looksFine, openBrowser } from './browser.ts';

const password = 'Finger-or-face-1';

/** An authenticator in the browser, with somebody at it who proves who they are, or does not. */
const withAuthenticator = async (page: Page, isUserVerified = true) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified, automaticPresenceSimulation: true },
    },
  });
  return {
    credentials: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verifies: (yes: boolean) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes }),
  };
};

const signIn = async (page: Page, email: string) => {
  await goTo(page, '/sign-in?returnTo=/account/sessions');
  await giveAddress(page, email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${deployment.portalUrl}/account/sessions`);
};
const byPasskey = async (page: Page, email: string) => {
  await goTo(page, '/sign-in?returnTo=/account/sessions');
  await giveAddress(page, email);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
};

describe('a passkey', () => {
  it('is added, signs in without the password, shows the second factor again, and is removed', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, password);
    const page = await openBrowser();
    const authenticator = await withAuthenticator(page);
    await signIn(page, email);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const codes = page.getByRole('dialog', { name: 'Save your recovery codes' });
    await codes.getByRole('listitem').first().waitFor();
    await codes.getByLabel('I have saved them').check();
    await codes.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('table', { name: 'Passkeys' }).getByText('a device').waitFor();
    expect(await authenticator.credentials()).toMatchObject([{ rpId: new URL(deployment.portalUrl).hostname }]);
    await looksFine(page, 'account-passkeys');
    // One a device: it is told so, and nothing more is made.
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('alert').getByText('this device has one of yours already').waitFor();
    await looksFine(page, 'account-passkey-twice');

    await page.context().clearCookies();
    await byPasskey(page, email);
    await page.waitForURL(`${deployment.portalUrl}/account/sessions`);
    await forgetFactor(email);
    await until('the second factor is asked for again', async () => {
      const renew = "fetch('/api/portico/users/me/recovery-codes', { method: 'POST' }).then(({ status }) => status)";
      return (await page.evaluate(renew)) === 403;
    });
    await page.getByRole('row').getByRole('button', { name: 'Remove' }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByText('It is your only second factor').waitFor();
    await looksFine(page, 'account-passkey-remove');
    await confirm.getByRole('button', { name: 'Remove' }).click();
    const again = page.getByRole('dialog', { name: 'Show your second factor again' });
    await again.getByRole('button', { name: 'Show your passkey' }).waitFor();
    await looksFine(page, 'step-up-passkey');
    await again.getByRole('button', { name: 'Show your passkey' }).click();
    // What asked for it goes on.
    await page.getByText('The passkey is removed.').first().waitFor();
  });

  it('that proves nobody, or that this browser has not, signs nobody in, and is told of so; narrow, dark, in German', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, password);
    const page = await openBrowser({ width: 320, dark: true });
    const authenticator = await withAuthenticator(page);
    await signIn(page, email);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    const codes = page.getByRole('dialog', { name: 'Save your recovery codes' });
    await codes.getByLabel('I have saved them').check();
    await codes.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Remove' }).waitFor();
    await looksFine(page, 'account-passkeys-narrow');
    await page.context().clearCookies();
    await authenticator.verifies(false);
    await byPasskey(page, email);
    await page.getByRole('alert').getByText('No passkey was shown').waitFor();

    const stranger = await openBrowser({ width: 320 });
    await withAuthenticator(stranger);
    await stranger.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await goTo(stranger, '/sign-in');
    await stranger.getByLabel('E-Mail').fill(email);
    await stranger.getByRole('button', { name: 'Weiter', exact: true }).click();
    await stranger.getByRole('button', { name: 'Passkey verwenden' }).click();
    await stranger.getByRole('alert').getByText('Es wurde kein Passkey gezeigt').waitFor();
    await looksFine(stranger, 'sign-in-no-passkey-narrow');
  });
});
