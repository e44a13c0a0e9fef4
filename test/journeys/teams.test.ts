import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { importDocument } from '../../scripts/start/seed.ts';
import { deployment, signIn, smallDocument } from '../portico/world.ts';
import { giveAddress, goTo, looksFine, openBrowser, signInAs, signInAtCorporate } from './browser.ts';

const { email } = DEMO.developer;

/** Makes a team on the pages; the page is its own then. */
const createTeam = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Create a team' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a team' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
};

/** The link in the newest mail to the developer, as the page of the mailbox shows it. */
const mailedLink = async (page: Page, team: string): Promise<string> => {
  await expect
    .poll(
      async () => {
        await page.goto(`${deployment.endpoint}/mailbox?to=${encodeURIComponent(email)}`);
        return page.getByRole('link', { name: new RegExp(team) }).count();
      },
      { timeout: 120_000 },
    )
    .toBeGreaterThan(0);
  await page
    .getByRole('link', { name: new RegExp(team) })
    .first()
    .click();
  const text = (await page.locator('pre').textContent()) ?? '';
  expect(text).toContain('lädt Sie in das Team');
  await looksFine(page, 'invitation-mail');
  return /http\S+\/invitations\/[\w-]+/.exec(text)?.[0] ?? '';
};

describe('a team', () => {
  it('takes a colleague in by mail, and gives them what they may do', async () => {
    const team = `Walrus ${randomUUID().slice(0, 4)}`;
    const owner = await openBrowser();
    await signInAs(owner, 'publisher', '/teams');
    await owner
      .getByRole('navigation', { name: 'Workspace' })
      .getByRole('link', { name: 'Teams', exact: true })
      .waitFor();
    await createTeam(owner, team);
    await owner.getByText('Nobody is invited.').waitFor();
    await looksFine(owner, 'team-new');
    await owner.getByRole('button', { name: 'Invite a colleague' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Invite a colleague' });
    await dialog.getByLabel('Mail').fill('nobody');
    await dialog.getByLabel('Mail').press('Tab');
    await dialog.getByLabel('Role').selectOption('Maintainer');
    await dialog.getByText('Changes its APIs, apps and keys.').waitFor();
    expect(await dialog.getByLabel('Mail').getAttribute('aria-invalid')).toBe('true');
    await looksFine(owner, 'team-invite');
    await dialog.getByLabel('Mail').fill(email);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await owner.getByText(`The invitation to ${email} is on its way.`).first().waitFor();
    await owner.getByRole('row', { name: new RegExp(`${email}.*Maintainer.*Sent`) }).waitFor();
    await looksFine(owner, 'team-invited');

    const colleague = await openBrowser({ width: 320, dark: true });
    const link = await mailedLink(colleague, team);
    expect(link.startsWith(`${deployment.portalUrl}/invitations/`)).toBe(true);
    await colleague.goto(link);
    await giveAddress(colleague, email);
    await signInAtCorporate(colleague, email, DEMO.developer.password);
    await colleague.waitForURL(link);
    await colleague.getByRole('heading', { name: `Join ${team}`, level: 1 }).waitFor();
    await colleague.getByText('Pia Publisher invites you.').waitFor();
    await looksFine(colleague, 'invitation');
    await colleague.getByRole('button', { name: 'Accept the invitation' }).press('Enter');
    await colleague.getByRole('heading', { name: team, level: 1 }).waitFor();
    await colleague.getByText(DEMO.developer.name).first().waitFor();
    expect(await colleague.getByRole('button', { name: /Remove|Invite/ }).count()).toBe(0);
    await looksFine(colleague, 'team-member-phone');
    await colleague.goto(link);
    await colleague.getByText('This invitation is not valid any more').waitFor();
    await looksFine(colleague, 'invitation-used');

    await owner.reload();
    const row = owner.getByRole('row', { name: new RegExp(DEMO.developer.email) });
    await row.getByLabel(`Role of ${DEMO.developer.name}`).selectOption('Member');
    await owner.getByText(`${DEMO.developer.name}: Member.`).first().waitFor();
    await owner.getByText('Nobody is invited.').waitFor();
    const danger = owner.getByRole('region', { name: 'Danger zone' });
    await danger.getByRole('button', { name: 'Hand the team over' }).click();
    const confirm = owner.getByRole('alertdialog');
    await looksFine(owner, 'team-hand-over');
    await confirm.getByRole('button', { name: 'Hand the team over' }).click();
    await confirm.waitFor({ state: 'detached' });
    await danger.getByRole('button', { name: 'Leave the team' }).click();
    await owner.getByRole('alertdialog').getByRole('button', { name: 'Leave the team' }).click();
    await owner.getByText(`You left ${team}.`).first().waitFor();
    await owner.getByRole('link', { name: team, exact: true }).waitFor({ state: 'detached' });
  });

  it('gets an app and an API that are handed over to it, and ends the app', async () => {
    const { client, teamId } = await signIn('publisher');
    const name = `Otter ${randomUUID().slice(0, 4)}`;
    await client.createTeam({ body: { name } });
    const { id: appId } = await client.createApp({ body: { teamId, name: 'Given' } });
    const slug = `given-${randomUUID().slice(0, 8)}`;
    const { id: importId } = await importDocument(client, { content: smallDocument() });
    const backendUrl = deployment.museumUrl;
    await client.createApi({ body: { importId, teamId, slug, name: 'Given API', backendUrl } });
    const page = await openBrowser({ width: 320 });
    const handOver = async (what: string) => {
      const region = page.getByRole('region', { name: what });
      await region.getByLabel('Team').selectOption(name);
      await region.getByRole('button', { name: what }).press('Enter');
      const confirm = page.getByRole('alertdialog', { name: new RegExp(`over to ${name}`) });
      await looksFine(page, what.replaceAll(' ', '-').toLowerCase());
      await confirm.getByRole('button', { name: what }).click();
      await page.getByText(`belongs to ${name} now.`).first().waitFor();
      await confirm.waitFor({ state: 'detached' });
    };
    await signInAs(page, 'publisher', `/apps/${appId}/settings`);
    await handOver('Hand the app over');
    await page.getByText(name, { exact: true }).first().waitFor();
    await goTo(page, `/publish/${slug}/settings`);
    await handOver('Hand the API over');
    expect((await client.getApi({ apiId: slug })).teamName).toBe(name);
    expect((await client.getApp({ appId })).teamId).not.toBe(teamId);
    await goTo(page, `/apps/${appId}/settings`);
    await page.getByRole('button', { name: 'Delete this app' }).press('Enter');
    const asks = page.getByRole('dialog', { name: 'Delete “Given”?' });
    const confirm = asks.getByRole('button', { name: 'Delete this app' });
    await asks.getByLabel('Type its name').fill('Giv');
    expect(await confirm.isDisabled()).toBe(true);
    await looksFine(page, 'delete-the-app');
    await asks.getByLabel('Type its name').fill('Given');
    await confirm.press('Enter');
    await page.getByText('Given is deleted.').first().waitFor();
    await page.waitForURL('**/apps');
    await page.getByRole('link', { name: 'Given', exact: true }).waitFor({ state: 'detached' });
  });

  it('refuses who was not invited, in their language, and says what to do', async () => {
    const team = `Seal ${randomUUID().slice(0, 4)}`;
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/teams');
    await createTeam(page, team);
    await page.getByRole('button', { name: 'Invite a colleague' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a colleague' });
    await dialog.getByLabel('Mail').fill(email);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    const resend = page.getByRole('button', { name: `Send again: ${email}` });
    await resend.waitFor();
    const link = await mailedLink(page, team);
    await page.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await page.goto(link);
    await page.getByText('Diese Einladung gilt nicht pia@portico.example').waitFor();
    await looksFine(page, 'invitation-for-another');
    await goTo(page, '/teams');
    await page.getByRole('link', { name: team, exact: true }).click();
    await page.getByRole('button', { name: `Einladung an ${email} widerrufen` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Widerrufen' }).click();
    await page.getByText('Niemand ist eingeladen.').waitFor();
    await looksFine(page, 'team-de');
    await page.getByLabel('Name', { exact: true }).fill(`${team} GmbH`);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { name: `${team} GmbH`, level: 1 }).waitFor();
  });
});
