import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, looksFine, openBrowser, signInAs, speakGerman } from './browser.ts';
import { faultsOfFocus } from './judge.ts';

const PUBLIC = [
  '/',
  '/apis',
  '/apis?view=table&sort=name&tag=museum',
  '/search?q=museum',
  '/search?q=nothing-like-it',
  '/apis/museum',
  '/apis/museum/reference',
  '/apis/museum/reference/buyMuseumTickets',
  '/apis/museum/reference/classic-view',
  '/apis/museum/schemas/SpecialEvent',
  '/apis/museum/tags/tickets',
  '/apis/museum/tags/-schemas',
  '/apis/museum/guides',
  '/apis/museum/guides/first-call',
  '/apis/museum/guides/no-such-page',
  '/apis/museum/changelog',
  '/apis/museum/sdks',
  '/apis/museum/plans',
  '/apis/museum/versions',
  '/apis/museum/agents',
  '/plans',
  '/guides',
  '/guides/no-such-page',
  '/sign-in',
  '/oauth/callback',
  '/no-such-page',
  '/apis/no-such-api',
  '/apis/museum/reference/noSuchOperation',
];
const SIGNED_IN = [
  '/',
  '/apis',
  '/apis/museum',
  '/apps',
  '/usage',
  '/publish',
  '/publish/new',
  '/publish/museum',
  '/publish/museum/review?version=1.2.1',
  '/publish/museum/plans',
  '/publish/museum/subscribers',
  '/publish/museum/backends',
  '/publish/museum/policies',
  '/publish/museum/agents',
  '/publish/museum/source',
  '/publish/museum/guides',
  '/publish/museum/guides/first-call',
  '/publish/museum/settings',
  '/tests',
  '/teams',
  '/teams/pia-publishers-team',
  '/invitations/not-valid-any-more',
  '/account/sessions',
  '/account/profile',
  '/account/tokens',
  '/device',
  '/device?code=BCDF-GHJK',
  '/device?done=approved',
  '/oauth/authorize',
  '/oauth/authorize?client_id=none&redirect_uri=https://client.example/',
  '/account/notices',
];
const FOR_ADMINS = [
  '/admin/users',
  '/admin/teams',
  '/admin/roles',
  '/admin/plans',
  '/admin/guides',
  '/admin/appearance',
  '/admin/keys',
  '/admin/aws-apis',
  '/admin/publishing',
  '/admin/limits',
  '/admin/connections',
  '/admin/connections/new',
  '/admin/system',
  '/admin/audit/files',
  '/admin/sign-up',
  '/admin/audit',
  '/admin/audit?action=session.begin&days=7',
];
/** Of whole rooms that speak much themselves, once more in German: what is shown of documents stays as it is written. */
const IN_GERMAN = [
  '/apis',
  '/search?q=museum',
  '/search?q=nothing-like-it',
  '/apis/museum/reference',
  '/apis/museum/reference/buyMuseumTickets',
  '/apis/museum/guides',
  '/apis/museum/guides/no-such-page',
  '/apis/museum/sdks',
  '/apis/museum/agents',
  '/apis/museum/changelog',
  '/guides',
];
/** What tags and a guide of the museum are called. */
const OF_MUSEUM = ['Operations', 'Events', 'Tickets', 'Your first call', 'Get a key'];
const IN_GERMAN_SIGNED_IN = ['/publish/museum/guides', '/publish/museum/guides/first-call', '/publish/museum/agents'];
const CARDS = '/admin/users';
const nameOf = (path: string, kind: string) => `${path.replaceAll(/[/?=]/g, '_') || '_'}-${kind}`;

const LOOKS = [
  ['wide-and-light', 1280, false],
  ['narrow-and-dark', 320, true],
] as const;

/** Goes through all pages in one look, each part of them as who sees it. */
const visitAll = async ([kind, width, dark]: (typeof LOOKS)[number]) => {
  const visit = async (path: string, page: Page) => {
    await goTo(page, path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    await looksFine(page, nameOf(path, kind));
    // Each once where it is wide, and one where rows are cards.
    if (!dark || path === CARDS) expect(await faultsOfFocus(page), `by keyboard: ${path}`).toEqual([]);
  };
  const page = await openBrowser({ width, dark });
  for (const path of PUBLIC) await visit(path, page);
  await signInAs(page, 'publisher');
  for (const path of SIGNED_IN) await visit(path, page);
  // Who is signed in once stays so in a browser.
  const admins = await openBrowser({ width, dark });
  await signInAs(admins, 'admin');
  for (const path of FOR_ADMINS) await visit(path, admins);
};

describe('every page', () => {
  // Half of the time of a page is waiting: the looks are gone through beside one another. Seconds for each of seventy pages, where the machine is busy.
  it('is accessible and fits, wide and light, narrow and dark', () => Promise.all(LOOKS.map(visitAll)), 1_200_000);

  it('speaks German where that is asked for, wide and light, narrow and dark', async () => {
    const visit = async (page: Page, path: string, kind: string) => {
      await goTo(page, path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('html').getAttribute('lang'), path).toBe('de');
      await looksFine(page, nameOf(path, `${kind}-de`), OF_MUSEUM);
    };
    for (const [kind, width, dark] of LOOKS) {
      const visitor = await openBrowser({ width, dark, locale: 'de' });
      for (const path of IN_GERMAN) await visit(visitor, path, kind);
      const publisher = await openBrowser({ width, dark });
      await signInAs(publisher, 'publisher');
      await speakGerman(publisher);
      for (const path of IN_GERMAN_SIGNED_IN) await visit(publisher, path, kind);
    }
  }, 1_200_000);

  it('has an icon, also where a browser asks before the page has named it', async () => {
    const { deployment } = await import('../portico/world.ts');
    const icon = await fetch(`${deployment.portalUrl}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  it('is served with a policy of nonces or hashes, and the security headers', async () => {
    const { deployment } = await import('../portico/world.ts');
    // A session that is none: whoever sends one is never shown the page that all visitors share.
    const headers = { cookie: '__Host-portico-session=none' };
    const own = await fetch(deployment.portalUrl, { headers });
    const shared = await fetch(deployment.portalUrl);
    for (const [answer, scripts] of [
      [own, /script-src[^;]*'nonce-[^']+'/],
      [shared, /script-src[^;]*'sha256-[^']+'/],
    ] as const) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(scripts);
      expect(policy).not.toMatch(/script-src[^;]*unsafe-(inline|eval)/);
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
    expect(own.headers.get('cache-control')).toMatch(/private|no-store/);
    const etag = shared.headers.get('etag') ?? '';
    expect((await fetch(deployment.portalUrl, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('is whole in what is sent to visitors: no piece of it waits for a script to put it in its place', async () => {
    const { deployment } = await import('../portico/world.ts');
    const isRead = (path: string) => !/^\/(?:sign-in|auth|device|oauth|invitations)|classic-view|\/no-such/.test(path);
    for (const path of PUBLIC.filter(isRead)) {
      const html = await (await fetch(`${deployment.portalUrl}${path}`)).text();
      expect([path, html.match(/<div hidden="" id="S:\w+"|<div hidden id="S:\w+"|\$R[CSR]\("/g)]).toEqual([path, null]);
    }
  });

  it('has no script to fetch before it is used, and its buttons work when it is', async () => {
    const page = await openBrowser();
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    for (const path of ['/apis/museum/sdks', '/']) {
      await goTo(page, path);
      await page.waitForLoadState('networkidle');
      expect([path, scripts]).toEqual([path, []]);
    }
    await page.getByRole('button', { name: 'Language: EN' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await page.getByRole('link', { name: 'Anmelden', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Portal durchsuchen' }).fill('museum');
    await page
      .getByRole('option', { name: /Museum API/ })
      .first()
      .waitFor();
  });
});
