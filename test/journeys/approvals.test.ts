import { describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { deployment, signIn } from '../portico/world.ts';
import { mailsTo } from '../security/rival.ts';
import { looksFine, openBrowser, signInAs } from './browser.ts';

const app = `Ledger ${Math.random().toString(36).slice(2, 8)}`;

describe('access that is approved', () => {
  it('is asked for with a reason, decided by whose API it is, and both are told', async () => {
    const { client, teamId } = await signIn('developer');
    const { id } = await client.createApp({ body: { teamId, name: app } });
    const asking = await openBrowser();
    await signInAs(asking, 'developer', '/apis/museum/plans');
    await asking.getByRole('button', { name: 'Choose Enterprise' }).click();
    await asking.getByRole('combobox', { name: 'App' }).selectOption({ label: app });
    await asking.getByRole('textbox', { name: 'What do you need it for?' }).fill('Month-end closing.');
    await looksFine(asking, 'access-ask');
    await asking.getByRole('button', { name: 'Ask for access' }).click();
    await asking.getByText('Access with Enterprise is asked for.').waitFor();
    await asking.goto(`${deployment.portalUrl}/apps/${id}/subscriptions`);
    await asking.getByText('Pending').waitFor();

    const deciding = await openBrowser({ width: 320 });
    await signInAs(deciding, 'publisher', '/approvals');
    await deciding.getByText('Month-end closing.').waitFor();
    await looksFine(deciding, 'approvals');
    await deciding.getByRole('button', { name: `Reject ${app} for` }).click();
    await deciding.getByRole('textbox', { name: 'Reason' }).fill('Not before the audit.');
    await deciding.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await deciding.getByText('Nothing waits for you').waitFor();
    await deciding.getByRole('link', { name: 'Decided' }).click();
    await deciding.getByText('Not before the audit.').first().waitFor();
    await looksFine(deciding, 'approvals-decided');

    await asking.reload();
    await asking.getByText('Not before the audit.').waitFor();
    await looksFine(asking, 'subscription-rejected');
    await client.createSubscription({ appId: id, body: { apiId: 'museum', planId: 'enterprise' } });
    await deciding.goto(`${deployment.portalUrl}/approvals`);
    await deciding.getByRole('button', { name: `Approve ${app} for` }).click();
    await deciding.getByText(`${app} has access.`).waitFor();
    await asking.reload();
    await asking.getByText('Active').waitFor();
    await expect.poll(async () => (await mailsTo(DEMO.developer.email)).join('\n')).toContain('Not before the audit.');
    expect((await mailsTo(DEMO.publisher.email)).join('\n')).toContain('Month-end closing.');
  });

  it('is seen by whose API it is, suspended with a reason, and resumed', async () => {
    const { client, teamId } = await signIn('developer');
    const { id } = await client.createApp({ body: { teamId, name: `${app} two` } });
    await client.createSubscription({ appId: id, body: { apiId: 'museum', planId: 'basic' } });
    const page = await openBrowser();
    await signInAs(page, 'publisher', '/publish/museum');
    await page.getByRole('link', { name: 'Subscribers' }).click();
    await page.getByRole('button', { name: `Suspend ${app} two` }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Calls in a loop.');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await page.getByText('Calls in a loop.').waitFor();
    await looksFine(page, 'subscribers');
    const [held] = (await client.listSubscriptions({ appId: id })).items;
    expect(held).toMatchObject({ status: 'suspended', decisionReason: 'Calls in a loop.' });
    await page.getByRole('button', { name: `Resume ${app} two` }).click();
    await page.getByText(`${app} two may call again.`).waitFor();
  });

  it('is ruled by plans that an admin makes, changes and archives', async () => {
    const page = await openBrowser();
    await signInAs(page, 'admin', '/admin/plans');
    await page.getByRole('button', { name: 'Make a plan' }).click();
    await page.getByRole('textbox', { name: 'Id' }).fill('partner');
    await page.getByRole('textbox', { name: 'Name' }).fill('Partner');
    await page.getByRole('textbox', { name: 'Summary' }).fill('For partners.');
    await page.getByRole('textbox', { name: 'Terms' }).fill('Be kind.');
    await looksFine(page, 'plan-new');
    await page.getByRole('dialog').getByRole('button', { name: 'Make a plan' }).click();
    await page.getByText('Partner is offered.').waitFor();
    await page.getByRole('button', { name: 'Change Partner' }).click();
    await page.getByRole('spinbutton', { name: 'Burst' }).fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('must be one to ten seconds of the rate').waitFor();
    await page.getByRole('spinbutton', { name: 'Burst' }).fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Partner is changed.').waitFor();
    await looksFine(page, 'plans-admin');
    await page.getByRole('button', { name: 'Archive Partner' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByText('Partner is archived.').waitFor();
  });
});
