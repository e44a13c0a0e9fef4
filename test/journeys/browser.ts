import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type APIResponse, type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { fillForm } from '../../scripts/start/sign-in.ts';
import { GATING } from '../material/gating.ts';
import { deployment } from '../portico/world.ts';
import { faultsOf } from './judge.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const shots = join(import.meta.dirname, '../../test-results/screenshots');
let launched: Promise<Browser> | undefined;
const open: BrowserContext[] = [];
const complaints: string[] = [];

/** What a console may say without failing a journey: a refused call shown to the reader is logged by the browser too. */
const EXPECTED = [
  /Failed to load resource: the server responded with a status of 4\d\d/,
  // A document's remote images are not loaded: they would tell their host who reads.
  /violates the following Content Security Policy directive: "img-src 'self' data:"/,
];

const launch = (): Promise<Browser> => {
  launched ??= chromium.launch({
    executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
  return launched;
};

/** From the next page on. */
export const speakGerman = (page: Page): Promise<void> =>
  page.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);

/** What one person has of a browser, shared with nobody; anything on its console, and any uncaught error, fails the journey. */
export const openBrowser = async (
  options: { readonly width?: number; readonly dark?: boolean; readonly locale?: 'de' } = {},
): Promise<Page> => {
  const context = await (await launch()).newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    acceptDownloads: true,
    locale: 'en-US',
  });
  open.push(context);
  const page = await context.newPage();
  if (options.locale === 'de') await speakGerman(page);
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => complaints.push(`uncaught on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.some((pattern) => pattern.test(message.text())))
      complaints.push(`console on ${page.url()}: ${message.text()}`);
  });
  return page;
};

/** What a failed journey was looking at: its pages' words on the console, and a picture. */
const tellState = async (context: BrowserContext, name: string) => {
  mkdirSync(shots, { recursive: true });
  for (const [index, page] of context.pages().entries()) {
    const words = await page
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch(() => '');
    console.error(`${name} ended on ${page.url()}:\n${words.slice(0, 2000)}`);
    const path = join(shots, `failed-${name.replace(/\W+/g, '-').slice(0, 80)}-${index}.png`);
    await page.screenshot({ path }).catch(() => undefined);
  }
};

afterEach(async ({ task }) => {
  for (const context of open.splice(0)) {
    if (task.result?.state === 'fail') await tellState(context, task.name);
    await context.close();
  }
  expect(complaints.splice(0)).toEqual([]);
});

afterAll(async () => (await launched)?.close());

export const goTo = (page: Page, path: string) => page.goto(`${deployment.portalUrl}${path}`);

/** The first step of the sign-in page. */
export const giveAddress = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
};

/** Follows the link to the corporate identity provider, and signs in there. */
export const signInAtCorporate = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByRole('link', { name: 'Continue with Corporate' }).click();
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

const HAS_ARRIVED = (url: URL) => url.origin === deployment.portalUrl && !/^\/(auth|sign-in)\b/.test(url.pathname);

/** Signs somebody in who has a password here. */
export const signInWith = async (page: Page, email: string, password: string, returnTo = '/'): Promise<void> => {
  await goTo(page, `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await giveAddress(page, email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(HAS_ARRIVED);
};

/** Signs in through the pages: at the corporate identity provider for the developer, with a password for the others. */
export const signInByPages = async (page: Page, who: keyof typeof DEMO, returnTo = '/'): Promise<void> => {
  const { email, password } = DEMO[who];
  if (who !== 'developer') return signInWith(page, email, password, returnTo);
  await goTo(page, `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await giveAddress(page, email);
  await signInAtCorporate(page, email, password);
  await page.waitForURL(HAS_ARRIVED);
};

/** Answers the form that a page to sign in is, as its browser would; where that led. */
const answerForm = async ({ request }: BrowserContext, page: APIResponse, email: string, password: string) => {
  const form = fillForm(await page.text(), email, password);
  if (!form) throw new Error(`${page.url()} has no form to sign in with`);
  const [action, { origin }] = [new URL(form.action, page.url()), new URL(page.url())];
  return request.post(action.href, { headers: { origin }, form: Object.fromEntries(form.body) });
};

/** Signs somebody in without looking at the pages for it: the journeys of signing in do that. */
export const signInAs = async (page: Page, who: keyof typeof DEMO, returnTo = '/'): Promise<void> => {
  const { email, password } = DEMO[who];
  const { portalUrl } = deployment;
  const context = page.context();
  const answer =
    who === 'developer'
      ? await answerForm(
          context,
          await context.request.get(`${portalUrl}/auth/connection?provider=Corporate`),
          email,
          password,
        )
      : await context.request.post(`${portalUrl}/auth/password`, {
          headers: { origin: portalUrl },
          data: { email, password },
        });
  expect(answer.status(), `signing in as ${who}`).toBe(200);
  await goTo(page, returnTo);
};

/** Resolves once nothing that ends is still moving: a page is judged as it rests. */
const SETTLED = `Promise.all(
  document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => undefined)),
).then(() => undefined)`;

/** A picture for people to look at, unless nobody does; it fits, speaks one language, and axe finds no violation of WCAG 2.2 A and AA. `written`: what stands there as a document says it. */
export const looksFine = async (page: Page, name: string, written: readonly string[] = []): Promise<void> => {
  await page.evaluate(SETTLED);
  if (!GATING) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  }
  // The nonce policy admits no injected script element; an evaluated one is the debugger's.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof import('axe-core') };
    // Swagger UI's own markup is a library's; everything around it is ours, and so are the samples inside.
    const result = await engine.run(
      { include: [['html'], ['.portico-samples']], exclude: [['.swagger-ui']] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
  expect([...(await faultsOf(page, written)), ...violations], name).toEqual([]);
};
