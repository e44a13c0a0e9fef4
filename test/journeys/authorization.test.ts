import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingLogged } from '../portico/logs.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, publishApi, signIn } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs, speakGerman } from './browser.ts';
import { faultsOfFocus } from './judge.ts';

const SLUG = 'authorized-shop';
const CLOSED = 'closed-shop';
const CLIENT = 'console-client';
const SECRET = 'console-secret-canary';

const documentOf = (base: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Authorized', version: '1.0.0' },
    security: [{ Shop: ['things:read'] }],
    paths: { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'ok' } } } } },
    components: {
      securitySchemes: {
        Shop: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              ...{ authorizationUrl: `${base}/authorize`, tokenUrl: `${base}/token` },
              scopes: { 'things:read': 'Read things', 'things:write': 'Write things' },
            },
            clientCredentials: { tokenUrl: `${base}/token`, scopes: { 'things:read': 'Read things' } },
            implicit: { authorizationUrl: `${base}/authorize`, scopes: {} },
          },
        },
      },
    },
  });

/** An authorization server and the API that takes its tokens, in one. */
const codes = new Map<string, { readonly challenge: string; readonly redirectUri: string; readonly scope: string }>();
const verifiers: string[] = [];
const tokens = new Set<string>();
const calls: { readonly authorization: string | undefined; readonly key: unknown }[] = [];

const consent = (request: URL, response: ServerResponse) => {
  const said = Object.fromEntries(request.searchParams);
  const { redirect_uri: redirectUri = '', state = '', code_challenge: challenge = '', scope = '' } = said;
  const code = `code-canary-${codes.size + 1}`;
  if (said['code_challenge_method'] === 'S256' && said['client_id'] === CLIENT)
    codes.set(code, { challenge, redirectUri, scope });
  const back = (more: Record<string, string>) => `${redirectUri}?${new URLSearchParams({ ...more, state })}`;
  const link = (name: string, href: string) => `<a href="${href.replaceAll('&', '&amp;')}">${name}</a>`;
  const body = `<!doctype html><html lang="en"><title>Shop</title><h1>${scope}</h1>${link('Allow', back({ code }))}
${link('Deny', back({ error: 'access_denied', error_description: 'They <b>said</b> no.' }))}</html>`;
  response.setHeader('Content-Type', 'text/html').end(body);
};

const give = (form: URLSearchParams, { headers }: IncomingMessage, response: ServerResponse) => {
  response.setHeader('Content-Type', 'application/json');
  const refuse = (error: string, description: string) =>
    void response.writeHead(400).end(JSON.stringify({ error, error_description: description }));
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') {
    const found = codes.get(form.get('code') ?? '');
    const verifier = form.get('code_verifier') ?? '';
    codes.delete(form.get('code') ?? '');
    const proven = createHash('sha256').update(verifier).digest('base64url') === found?.challenge;
    if (!found || !proven || found.redirectUri !== form.get('redirect_uri')) return refuse('invalid_grant', 'No.');
    verifiers.push(verifier);
  }
  if (grant === 'client_credentials') {
    const pair = Buffer.from(`${CLIENT}:${SECRET}`).toString('base64');
    if (headers.authorization !== `Basic ${pair}`) return refuse('invalid_client', `Not ${SECRET}, or not known.`);
  }
  const token = `token-canary-${tokens.size + 1}`;
  tokens.add(token);
  // What is renewed is over by the next call.
  const seconds = form.get('scope')?.includes('things:read') ? 3600 : grant === 'refresh_token' ? 3600 : 20;
  return void response.end(
    JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: seconds, refresh_token: 'renewal-canary' }),
  );
};

let upstream: Awaited<ReturnType<typeof startUpstream>>;
beforeAll(async () => {
  upstream = await startUpstream((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '', upstream.url);
      if (url.pathname === '/authorize') return consent(url, response);
      if (url.pathname === '/token')
        return give(new URLSearchParams(Buffer.concat(chunks).toString()), request, response);
      const { authorization, 'x-api-key': key } = request.headers;
      calls.push({ authorization, key });
      response.statusCode = tokens.has(authorization?.replace('Bearer ', '') ?? '') ? 200 : 401;
      return void response.setHeader('Content-Type', 'application/json').end('{"things":[]}');
    });
  });
  const publisher = await signIn('publisher');
  const people = [await signIn('developer'), publisher];
  for (const slug of [SLUG, CLOSED]) {
    const api = await publishApi(publisher, slug, documentOf(upstream.url), upstream.url);
    for (const { client, teamId } of people) {
      const app = await client.createApp({ body: { teamId, name: slug } });
      await client.createSubscription({ appId: app.id, body: { apiId: api.id, planId: 'basic' } });
    }
    if (slug === CLOSED) continue;
    const version = { apiId: api.id, version: 'latest' };
    const { headers } = await publisher.client.getBackend(version).withResponse();
    const body = { targets: [{ url: upstream.url }], forwardAuthorization: true };
    await publisher.client.putBackend({ ...version, 'If-Match': headers.get('etag') ?? '', body });
  }
});
afterAll(() => upstream.stop());

const open = async (page: Page, names = { tryIt: 'Try it', send: 'Send' }, slug = SLUG) => {
  await goTo(page, `/apis/${slug}/reference/listThings`);
  await page.getByRole('button', { name: names.tryIt }).click();
  await page.getByRole('button', { name: names.send, exact: true }).waitFor();
  return page.getByRole('region', { name: names.tryIt });
};
const send = async (page: Page, status: string) => {
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('region', { name: 'The answer' }).getByText(status, { exact: true }).first().waitFor();
};

describe('the authorization of calls in the console', () => {
  it('is come by in a window of its own, kept by the tab, renewed, and sent beside the key', async () => {
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'developer');
    const pane = await open(page);
    await send(page, '401');
    expect(calls.at(-1)?.authorization).toBeUndefined();
    await looksFine(page, 'authorization-wanted');
    await page.getByRole('button', { name: 'Authorize', exact: true }).click();
    await pane.getByRole('button', { name: 'Authorize with Shop' }).click();
    await pane.getByText('This is needed.').waitFor();
    expect(await pane.getByLabel('Client ID').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
    await pane.getByLabel('Client ID').fill(CLIENT);
    await pane.getByText(`${deployment.portalUrl}/oauth/callback`).waitFor();
    expect(await pane.getByRole('checkbox', { name: 'things:read' }).isChecked()).toBe(true);
    expect(await pane.getByRole('checkbox', { name: 'things:write' }).isChecked()).toBe(false);
    await pane.getByText('implicit', { exact: false }).waitFor();
    await looksFine(page, 'authorization-form');
    expect(await faultsOfFocus(page)).toEqual([]);
    const opened = page.context().waitForEvent('page');
    await pane.getByLabel('Client ID').press('Enter');
    const other = await opened;
    await other.getByRole('heading', { name: 'things:read' }).waitFor();
    expect(await other.evaluate('window.opener')).toBeNull();
    await pane.getByText('Waiting for the other window.').waitFor();
    // An answer to something else is nobody's.
    const stray = await page.context().newPage();
    await goTo(stray, '/oauth/callback?code=stolen&state=of-another');
    await stray.getByText('No page of the portal waits for this', { exact: false }).waitFor();
    expect(new URL(stray.url()).search).toBe('');
    await looksFine(stray, 'authorization-returned');
    await stray.close();
    expect(verifiers).toEqual([]);
    await other.getByRole('link', { name: 'Allow' }).click();
    await pane.getByText(`Authorized as ${CLIENT} until`, { exact: false }).waitFor();
    await send(page, '200');
    expect(calls.at(-1)).toEqual({ authorization: 'Bearer token-canary-2', key: undefined });
    await looksFine(page, 'authorization-held');
    await page.getByRole('tabpanel', { name: 'curl' }).getByText('Bearer YOUR_TOKEN', { exact: false }).waitFor();
    expect(await page.content()).not.toMatch(/canary/);
    await page.reload();
    await page.getByRole('button', { name: 'Try it' }).click();
    await pane.getByText(`Authorized as ${CLIENT} until`, { exact: false }).waitFor();
    await send(page, '200');
    const stored = JSON.stringify(await page.evaluate('[{ ...localStorage }, document.cookie, location.href]'));
    expect(stored).not.toMatch(/canary/);
    // Another tab has nothing of it.
    const next = await page.context().newPage();
    await open(next);
    await next.getByRole('button', { name: 'Authorize with Shop' }).waitFor();
    await next.close();
    await pane.getByRole('button', { name: 'Sign out' }).click();
    await send(page, '401');
  });

  it('says why there is none, where it was refused', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    const pane = await open(page);
    await pane.getByLabel('Client ID').fill(CLIENT);
    const opened = page.context().waitForEvent('page');
    await pane.getByRole('button', { name: 'Authorize with Shop' }).click();
    await (await opened).getByRole('link', { name: 'Deny' }).click();
    await pane.getByText('access_denied – They <b>said</b> no.').waitFor();
    await looksFine(page, 'authorization-refused');
    await pane.getByLabel('How').selectOption('clientCredentials');
    await pane.getByLabel('Client secret').fill('wrong');
    await pane.getByRole('button', { name: 'Authorize with Shop' }).click();
    await pane.getByText('It says: invalid_client', { exact: false }).waitFor();
    await pane.getByLabel('Client secret').fill(SECRET);
    await pane.getByRole('button', { name: 'Authorize with Shop' }).click();
    await pane.getByText('It is renewed by itself.').waitFor();
    await send(page, '200');
  });

  it('may be a token from elsewhere', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    const pane = await open(page);
    await pane.getByLabel('Authorization server').selectOption('A token from elsewhere');
    await pane.getByLabel('Token', { exact: true }).fill('two words');
    await pane.getByRole('button', { name: 'Use it' }).click();
    await pane.getByText('A bearer token has', { exact: false }).waitFor();
    tokens.add('pasted-canary');
    await pane.getByLabel('Token', { exact: true }).fill('Bearer pasted-canary');
    await pane.getByRole('button', { name: 'Use it' }).click();
    await pane.getByText('Your token is sent along').waitFor();
    await send(page, '200');
    expect(calls.at(-1)?.authorization).toBe('Bearer pasted-canary');
    // With its reader it goes from the tab.
    const kept = () => page.evaluate('JSON.stringify({ ...sessionStorage })');
    expect(await kept()).toMatch(/pasted-canary/);
    await page.getByRole('button', { name: 'Account', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByText('Do you want to sign out?').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${deployment.portalUrl}/?signedOut=1`);
    expect(await kept()).not.toMatch(/canary/);
  });

  it('is not, where the gateway passes none on: that is said, and to publishers where it is set', async () => {
    const page = await openBrowser();
    await signInAs(page, 'developer');
    await open(page, undefined, CLOSED);
    await page.getByText('your key is all that a call proves', { exact: false }).waitFor();
    expect(await page.getByRole('link', { name: 'Let it through' }).count()).toBe(0);
    const publishers = await openBrowser();
    await signInAs(publishers, 'publisher');
    await open(publishers, undefined, CLOSED);
    await publishers.getByRole('link', { name: 'Let it through' }).click();
    await publishers.getByLabel('Let an Authorization of the caller through').waitFor();
  });

  it('says it in German, on a phone, in the dark', async () => {
    const page = await openBrowser({ width: 320, dark: true });
    await signInAs(page, 'developer');
    await speakGerman(page);
    const pane = await open(page, { tryIt: 'Ausprobieren', send: 'Senden' });
    await pane.getByRole('button', { name: 'Mit Shop autorisieren' }).click();
    await pane.getByText('Das wird gebraucht.').waitFor();
    await looksFine(page, 'authorization-320-dark-de', ['Read things', 'Write things', 'How']);
    expect(await faultsOfFocus(page)).toEqual([]);
    const back = await page.context().newPage();
    await goTo(back, '/oauth/callback');
    await back.getByText('Diese Adresse sagt nichts', { exact: false }).waitFor();
    await looksFine(back, 'authorization-returned-320-dark-de');
  });

  it('leaves nothing of codes, secrets and tokens in any log', async () => {
    expect(verifiers.length).toBeGreaterThan(0);
    const logged = JSON.stringify(await everythingLogged());
    for (const secret of [...verifiers, SECRET, 'code-canary', 'token-canary', 'renewal-canary'])
      expect(logged.includes(secret), secret).toBe(false);
  });
});
