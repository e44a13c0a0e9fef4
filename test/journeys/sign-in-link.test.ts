import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deployment, until } from '../portico/world.ts';
import { createAuthenticator } from '../security/authenticator.ts';
import { mailsTo, makeUser } from '../security/rival.ts';
import { giveAddress, goTo, looksFine, openBrowser } from './browser.ts';

const password = 'Link-or-password-1';
const linksTo = async (email: string) =>
  (await mailsTo(email)).flatMap((text) => /\/sign-in\/link\/[\w-]{65}/.exec(text)?.[0] ?? []);
const ask = async (page: Page, email: string) => {
  await goTo(page, '/sign-in?returnTo=/account/sessions');
  await giveAddress(page, email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
};
/** The worker that mails gives way to whoever is answered: on a busy machine it has time. */
const PATIENCE = { seconds: 120, every: 100 };
/** The newest link, which is none of these. */
const mailed = (email: string, ...known: readonly string[]): Promise<string> =>
  until('a link is mailed', async () => (await linksTo(email)).find((link) => !known.includes(link)), PATIENCE);

describe('a link by mail', () => {
  it('signs in where it was asked for, once; being looked at, as scanners do, and another browser, do not use it up', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, password);
    const page = await openBrowser();
    await ask(page, email);
    await looksFine(page, 'sign-in-link-sent');
    const link = await mailed(email);
    for (let looks = 0; looks < 3; looks++) expect((await fetch(`${deployment.portalUrl}${link}`)).status).toBe(200);

    const stranger = await openBrowser({ width: 320, dark: true });
    await goTo(stranger, link);
    await stranger.getByRole('heading', { name: 'This link works in another browser' }).waitFor();
    await looksFine(stranger, 'sign-in-link-elsewhere-narrow');
    const forced = `fetch('/auth/link/follow', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link: location.pathname.split('/').at(-1) }) }).then(({ status }) => status)`;
    expect(await stranger.evaluate(forced)).toBe(401);
    await stranger.getByRole('link', { name: 'Begin here' }).click();
    await stranger.getByLabel('E-mail').waitFor();

    await goTo(page, link);
    await page.getByRole('heading', { name: 'Sign in by link' }).waitFor();
    await looksFine(page, 'sign-in-link');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${deployment.portalUrl}/account/sessions`);
    await goTo(page, link);
    await page.getByRole('heading', { name: 'This link works in another browser' }).waitFor();
  });

  it('that is not the newest says so; the newest asks for the second factor of who has one, in German', async () => {
    const email = `${randomUUID()}@portico.example`;
    await makeUser(email, password);
    const page = await openBrowser();
    await goTo(page, '/sign-in?returnTo=/account/sessions');
    await giveAddress(page, email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Set the app up' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set the app up' });
    const spelled = (await dialog.locator('[class*=secret]').textContent()) ?? '';
    const app = createAuthenticator(spelled.replaceAll(' ', ''));
    await dialog.getByLabel('Code from the app').fill(await app.code());
    await dialog.getByRole('button', { name: 'Set the app up' }).click();
    await page.getByRole('dialog', { name: 'Save your recovery codes' }).waitFor();
    await page.context().clearCookies();

    await ask(page, email);
    const first = await mailed(email);
    await page.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await page.reload();
    await page.getByLabel('E-Mail').fill(email);
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Link per Mail erhalten' }).click();
    await page.getByRole('heading', { name: 'Sehen Sie in Ihre Mail' }).waitFor();
    const second = await mailed(email, first);
    expect((await mailsTo(email))[0]).toContain('nur in dem Browser');
    await goTo(page, first);
    await page.getByRole('heading', { name: 'Dies ist nicht der neueste Link' }).waitFor();
    await looksFine(page, 'sign-in-link-older');
    await goTo(page, second);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByLabel('Code aus der App').fill(await app.code());
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL((url) => url.pathname === '/account/sessions');
  });
});
