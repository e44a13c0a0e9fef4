import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { deployment, signIn, until } from '../portico/world.ts';
import { giveAddress, goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const { email, password } = DEMO.partner;

const atPartner = async (page: Page) => {
  await page.getByLabel('Work e-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

describe('a company’s own identity provider', () => {
  it('is connected by SAML, tested, mapped and switched on; its people come with role and team, and leave with it', async () => {
    const { client } = await signIn('admin');
    const team = await client.createTeam({ body: { name: 'Partners' } });
    const admins = await openBrowser();
    await signInAs(admins, 'admin', '/admin/connections');
    await admins.getByRole('link', { name: 'Corporate' }).waitFor();
    await admins.getByText(`urn:amazon:cognito:sp:${deployment.userPoolId}`).waitFor();
    await looksFine(admins, 'connections-own');
    await admins.getByRole('link', { name: 'Connect an identity provider' }).click();
    await admins.getByLabel('Name', { exact: true }).first().fill('Partner Incorporated');
    await admins.getByLabel('Metadata URL').fill(`${deployment.idpUrl}/nothing`);
    await admins.getByLabel('Mail domains').fill('partner.example');
    await admins.getByRole('button', { name: 'Connect an identity provider' }).click();
    await admins.getByText('server answered with status 404').waitFor();
    await looksFine(admins, 'connection-refused');
    await admins.getByLabel('Metadata URL').fill(`${deployment.idpUrl}/saml/metadata`);
    await admins.getByRole('button', { name: 'Connect an identity provider' }).click();
    await admins.getByRole('heading', { level: 1, name: 'Partner Incorporated' }).waitFor();
    await admins.getByText('It is off').waitFor();

    await admins.getByRole('link', { name: 'Test this connection' }).click();
    await atPartner(admins);
    await admins.getByText(`${email} (counts as proven)`).waitFor();
    await admins.getByText('api-publishers, everybody').waitFor();
    await looksFine(admins, 'connection-tested');

    await admins.getByRole('button', { name: 'Add a group' }).click();
    await admins.getByRole('textbox', { name: 'Group', exact: true }).fill('api-publishers');
    await admins.getByLabel('Role', { exact: true }).selectOption('publisher');
    await admins.getByRole('textbox', { name: 'Team', exact: true }).fill('no-such-team');
    const mappings = admins.getByRole('region', { name: 'Groups' });
    await mappings.getByRole('button', { name: 'Save' }).click();
    await admins.getByText('There is no team no-such-team.').waitFor();
    await admins.getByRole('textbox', { name: 'Team', exact: true }).fill(team.slug ?? '');
    await mappings.getByRole('button', { name: 'Save' }).click();
    await admins.getByText('Partners (Member)').waitFor();
    await admins.getByRole('button', { name: 'Switch on' }).click();
    await admins.getByText('It is on').waitFor();

    const page = await openBrowser();
    await goTo(page, '/sign-in?returnTo=/teams');
    await until('its domain leads there', async () => {
      await giveAddress(page, email);
      const led = page.getByRole('link', { name: 'Continue with Partner Incorporated' });
      await led.or(page.getByLabel('Password')).waitFor();
      if (await led.isVisible()) return true;
      await page.reload();
      return false;
    });
    await looksFine(page, 'sign-in-partner');
    await page.getByRole('link', { name: 'Continue with Partner Incorporated' }).click();
    await atPartner(page);
    await page.waitForURL(`${deployment.portalUrl}/teams`);
    await page.getByRole('link', { name: 'Partners', exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Publish' }).first().waitFor();

    const narrow = await openBrowser({ width: 320, dark: true });
    await signInAs(narrow, 'admin', new URL(admins.url()).pathname);
    await narrow.getByText('It is on').waitFor();
    await looksFine(narrow, 'connection-narrow');
    await narrow.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await narrow.reload();
    await narrow.getByText('Sie ist ein').waitFor();
    await looksFine(narrow, 'connection-narrow-de');

    await admins.getByRole('button', { name: 'Switch off' }).click();
    await admins.getByRole('alertdialog').getByRole('button', { name: 'Switch off' }).click();
    await admins.getByText('It is off').waitFor();
    await until('who came through it is signed out', async () => {
      await goTo(page, '/teams');
      return page.getByText('Sign-in or a valid key is needed').isVisible();
    });
    await admins.getByRole('button', { name: 'Remove', exact: true }).last().click();
    await admins.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await admins.getByRole('link', { name: 'Corporate' }).waitFor();
    expect(await admins.getByRole('link', { name: 'Partner Incorporated' }).count()).toBe(0);
    expect(new URL(admins.url()).pathname).toBe('/admin/connections');
  });
});
