import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portico } from '@portico/cli/test-world';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deployment } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-device-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** `portico login` while somebody sits at a browser: what it says on the way, and how it ended. */
const logIn = (...words: string[]) => {
  const environment = { XDG_CONFIG_HOME: folder };
  let said = '';
  let told: (text: string) => void = () => undefined;
  const asks = new Promise<string>((resolve) => {
    told = resolve;
  });
  const ended = portico(['login', deployment.apiUrl, ...words], environment, '', {
    stderr: (text) => {
      said += text;
      if (/code .*[A-Z]{4}-[A-Z]{4}/.test(said)) told(said);
    },
  });
  return { asks, ended, run: (...more: string[]) => portico(more, environment) };
};

describe('portico login', () => {
  it('is approved in the browser that it opens, which brings the token there; nothing of it is left in an address', async () => {
    const { asks, ended, run } = logIn();
    const [, address = ''] = /Open (\S+) in/.exec(await asks) ?? [];
    const page = await openBrowser();
    await signInAs(page, 'publisher', new URL(address).pathname + new URL(address).search);
    await page.getByText('portico on').waitFor();
    await page.getByText(new URL(address).searchParams.get('code') ?? 'no code').waitFor();
    await looksFine(page, 'device-asks');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The program is signed in').waitFor();
    expect(page.url()).toBe(`${deployment.portalUrl}/device?done=approved`);
    expect((await ended).code).toBe(0);
    expect((await run('whoami')).out).toContain('pia@portico.example');
    await page.getByRole('link', { name: 'Your access tokens' }).click();
    const row = page.getByRole('row').filter({ hasText: 'portico on' }).first();
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await expect.poll(async () => (await run('whoami')).code, { timeout: 120_000, interval: 500 }).toBe(3);
  });

  it('--device is approved by its code in a browser anywhere, in German and dark, narrow', async () => {
    const { asks, ended, run } = logIn('--device');
    const code = /code (\S+)\./.exec(await asks)?.[1] ?? '';
    const page = await openBrowser({ width: 320, dark: true });
    await page.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await goTo(page, '/sign-in?returnTo=/device');
    await page.getByLabel('E-Mail').fill('pia@portico.example');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByLabel('Passwort').fill('Portico-demo-1');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    const field = page.getByLabel('Code', { exact: true });
    await field.fill('aeio');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByText('keiner davon ein Vokal').waitFor();
    await field.fill('bcdf ghjk');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByText('Dieser Code ist nicht bekannt').waitFor();
    await looksFine(page, 'device-code-narrow');
    await field.fill(code.toLowerCase().replace('-', ''));
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByText('Ist es der Code, den Ihr Programm zeigt?').waitFor();
    await looksFine(page, 'device-decision-narrow');
    await page.getByRole('button', { name: 'Bewilligen' }).click();
    await page.getByText('Das Programm ist angemeldet').waitFor();
    expect((await ended).code).toBe(0);
    expect((await run('whoami')).code).toBe(0);
  });

  it('that is refused ends with 3, and keeps nothing; a link to a code for another machine asks to type it', async () => {
    const [here, there] = [logIn(), logIn('--device')];
    const address = /Open (\S+) in/.exec(await here.asks)?.[1] ?? '';
    const code = /code (\S+)\./.exec(await there.asks)?.[1] ?? '';
    const page = await openBrowser();
    await signInAs(page, 'publisher', `/device?code=${code}`);
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('The program was refused').waitFor();
    await page.goto(address);
    await page.getByRole('button', { name: 'Refuse' }).click();
    await page.getByText('The program was refused').waitFor();
    for (const { ended, run } of [here, there]) {
      expect((await ended).code).toBe(3);
      expect((await run('whoami')).code).toBe(3);
    }
  });
});
