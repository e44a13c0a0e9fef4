import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import {
  auth,
  Client,
  type OAuthClientProvider,
  refreshAuthorization,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deployment, type Person, publishApi, signIn, smallDocument } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

type Stored = Awaited<ReturnType<OAuthClientProvider['clientInformation']>>;
type Tokens = Awaited<ReturnType<OAuthClientProvider['tokens']>>;
type Discovered = Awaited<ReturnType<NonNullable<OAuthClientProvider['discoveryState']>>>;

const slug = `agents-${randomUUID().slice(0, 6)}`;
const app = `Agents ${slug}`;
let publisher: Person;
let callback: Server;
let redirectUrl: string;
let arrived: (answer: URL) => void = () => undefined;

beforeAll(async () => {
  publisher = await signIn('publisher');
  await publishApi(publisher, slug, smallDocument(), deployment.museumUrl);
  const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name: app } });
  await publisher.client.createSubscription({ appId, body: { apiId: slug, planId: 'basic' } });
  callback = createServer((request, response) => {
    const answer = new URL(request.url ?? '', redirectUrl);
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Done</title>');
    if (answer.pathname === '/callback') arrived(answer);
  });
  await new Promise<void>((resolve) => callback.listen(0, '127.0.0.1', resolve));
  const address = callback.address();
  redirectUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/callback`;
});
afterAll(() => callback.close());

/** What the official client keeps of one server: nothing of it is ours. */
const agent = (clientMetadataUrl?: string) => {
  const state = randomBytes(16).toString('base64url');
  const kept: { client?: Stored; tokens?: Tokens; verifier?: string; found?: Discovered; page?: URL } = {};
  const provider: OAuthClientProvider = {
    redirectUrl,
    ...(clientMetadataUrl !== undefined && { clientMetadataUrl }),
    clientMetadata: { client_name: 'Journey Agent', redirect_uris: [redirectUrl], scope: 'apis:read docs:read' },
    state: () => state,
    clientInformation: () => kept.client,
    saveClientInformation: (client) => {
      kept.client = client;
    },
    tokens: () => kept.tokens,
    saveTokens: (tokens) => {
      kept.tokens = tokens;
    },
    redirectToAuthorization: (page) => {
      kept.page = page;
    },
    saveCodeVerifier: (verifier) => {
      kept.verifier = verifier;
    },
    codeVerifier: () => kept.verifier ?? '',
    saveDiscoveryState: (found) => {
      kept.found = found;
    },
    discoveryState: () => kept.found,
    invalidateCredentials: (scope) => {
      if (scope === 'all' || scope === 'tokens') delete kept.tokens;
    },
  };
  return { kept, provider, state };
};

const connection = (url: string, provider: OAuthClientProvider) => {
  const client = new Client({ name: 'journey', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const transport = new StreamableHTTPClientTransport(new URL(url), { authProvider: provider });
  return { client, transport };
};

/** What the client asks somebody for, having found everything by itself from the server's address. */
const asks = async (url: string, clientMetadataUrl?: string) => {
  const { kept, provider, state } = agent(clientMetadataUrl);
  const { client, transport } = connection(url, provider);
  await expect(client.connect(transport)).rejects.toThrow(UnauthorizedError);
  if (!kept.page) throw new Error('the client asks for a page');
  return { kept, provider, state, transport, path: kept.page.pathname + kept.page.search };
};

/** What the browser of whoever decides brings to the client. */
const decides = async (page: Page, button: string): Promise<URLSearchParams> => {
  const answer = new Promise<URL>((resolve) => {
    arrived = resolve;
  });
  await page.getByRole('button', { name: button }).click();
  const { searchParams } = await answer;
  await page.waitForURL((url) => url.pathname === '/callback');
  return searchParams;
};
const textOf = (content: unknown): string => (content as { text: string }[]).map(({ text }) => text).join('\n');

describe('an agent', () => {
  let page: Page;
  beforeEach(async () => {
    page = await openBrowser();
  });

  it('knows only the address of an API’s server; who signs in lets it in, and ends it; it lists, calls and refreshes meanwhile', async () => {
    const url = `${deployment.apiUrl}/mcp/${slug}`;
    const { kept, provider, state, transport, path } = await asks(url);
    await signInAs(page, 'publisher', path);
    await page.getByText('Its name is not proven').waitFor();
    await page.getByText(new URL(redirectUrl).host).waitFor();
    await page.getByText(url).waitFor();
    await page.getByLabel('Calls are made by').selectOption({ label: app });
    await looksFine(page, 'agent-asks');
    const answer = await decides(page, 'Let it in');
    expect([answer.get('state'), answer.get('iss')]).toEqual([state, deployment.portalUrl]);
    await transport.finishAuth(answer);
    const { client, transport: signedIn } = connection(url, provider);
    await client.connect(signedIn);
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('listThings');
    expect((await client.callTool({ name: 'listThings', arguments: {} })).content).toHaveLength(1);

    const before = kept.tokens;
    expect(await auth(provider, { serverUrl: url })).toBe('AUTHORIZED');
    expect([kept.tokens?.access_token, kept.tokens?.refresh_token]).not.toEqual([
      before?.access_token,
      before?.refresh_token,
    ]);
    expect((await client.listTools()).tools.length).toBeGreaterThan(0);

    await goTo(page, '/account/tokens');
    const row = page.getByRole('row').filter({ hasText: url });
    await row.getByRole('button', { name: /^End/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End' }).click();
    await row.waitFor({ state: 'detached' });
    await expect(client.listTools()).rejects.toThrow(UnauthorizedError);
    // It tried to refresh, in vain, and asks again.
    expect(kept.page?.pathname).toBe('/oauth/authorize');
  });

  it('reads in the portal as who let it in, and gives back what it was granted', async () => {
    const url = `${deployment.portalUrl}/mcp/me`;
    const { kept, provider, transport, path } = await asks(url);
    await signInAs(page, 'publisher', path);
    await page.getByText('It changes nothing').waitFor();
    await transport.finishAuth(await decides(page, 'Let it in'));
    const { client, transport: signedIn } = connection(url, provider);
    await client.connect(signedIn);
    const { content } = await client.callTool({ name: 'search_apis', arguments: { query: slug } });
    expect(textOf(content)).toContain(slug);
    // What was granted for this server opens no other, nor the API by itself.
    const authorization = `Bearer ${kept.tokens?.access_token}`;
    const others = [`${deployment.apiUrl}/mcp/${slug}`, `${deployment.apiUrl}/apis`];
    for (const other of others)
      expect(
        (await fetch(other, { method: other.endsWith('apis') ? 'GET' : 'POST', headers: { authorization } })).status,
      ).toBe(401);
    const metadata = kept.found?.authorizationServerMetadata;
    if (!metadata || !kept.client) throw new Error('the client found them');
    const told = await fetch(`${deployment.portalUrl}/.well-known/oauth-authorization-server`);
    const { revocation_endpoint: endpoint } = (await told.json()) as { revocation_endpoint: string };
    const token = kept.tokens?.refresh_token ?? '';
    const body = new URLSearchParams({ client_id: kept.client.client_id, token });
    const revoked = await fetch(endpoint, { method: 'POST', body });
    expect(revoked.status).toBe(200);
    await expect(
      refreshAuthorization(deployment.portalUrl, {
        ...{ metadata, clientInformation: kept.client },
        refreshToken: token,
      }),
    ).rejects.toThrow();
  });

  it('is refused, in German and dark, narrow; what is asked wrongly leads nobody on', async () => {
    const narrow = await openBrowser({ width: 320, dark: true });
    const { transport, path } = await asks(`${deployment.apiUrl}/mcp/${slug}`);
    await signInAs(narrow, 'publisher', '/account/tokens');
    await narrow.context().addCookies([{ name: 'locale', value: 'de', url: deployment.portalUrl }]);
    await goTo(narrow, path);
    await narrow.getByText('Sein Name ist nicht bewiesen').waitFor();
    await looksFine(narrow, 'agent-asks-narrow');
    const answer = await decides(narrow, 'Verweigern');
    expect(answer.get('error')).toBe('access_denied');
    await expect(transport.finishAuth(answer)).rejects.toThrow();

    const asked = new URL(path, deployment.portalUrl);
    asked.searchParams.set('redirect_uri', 'https://evil.example/callback');
    await goTo(narrow, asked.pathname + asked.search);
    await narrow.getByText('Der Client hat nicht gesagt, dass er an dieser Adresse wartet.').first().waitFor();
    expect(await narrow.locator('a[href*="evil.example"]').count()).toBe(0);
    const plain = new URL(path, deployment.portalUrl);
    plain.searchParams.set('code_challenge_method', 'plain');
    await goTo(narrow, plain.pathname + plain.search);
    const back = narrow.getByRole('link', { name: 'Zurück zu' });
    expect(await back.getAttribute('href')).toContain('error=invalid_request');
    await looksFine(narrow, 'agent-wrong-narrow');
    const document = 'https://client.invalid/agent.json';
    const known = await asks(`${deployment.apiUrl}/mcp/${slug}`, document);
    expect(new URL(known.path, deployment.portalUrl).searchParams.get('client_id')).toBe(document);
    await goTo(narrow, known.path);
    await narrow.getByText('Die Metadaten des Clients konnten nicht gelesen werden.').first().waitFor();
    await goTo(narrow, `${path}&state=twice`);
    await narrow.getByText('Die Adresse sagt etwas zweimal').waitFor();
    const framed = await fetch(deployment.portalUrl + path, { redirect: 'manual' });
    expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('has no code for another server, nor without what it proved itself with', async () => {
    const { kept, path } = await asks(`${deployment.apiUrl}/mcp/${slug}`);
    await signInAs(page, 'publisher', path);
    await page.getByRole('button', { name: 'Let it in' }).waitFor();
    const code = (await decides(page, 'Let it in')).get('code') ?? '';
    const exchange = (more: Record<string, string>) =>
      fetch(`${deployment.portalUrl}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({
          ...{ grant_type: 'authorization_code', client_id: kept.client?.client_id ?? '', code },
          ...{ redirect_uri: redirectUrl, code_verifier: kept.verifier ?? '', ...more },
        }),
      });
    for (const wrong of [
      { code_verifier: 'x'.repeat(43) },
      { redirect_uri: redirectUrl.replace('callback', 'other') },
      { resource: `${deployment.portalUrl}/mcp` },
      { client_id: 'https://other.example/agent.json' },
    ]) {
      const refused = await exchange(wrong);
      expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    }
    const first = (await (await exchange({})).json()) as { refresh_token: string };
    expect((await exchange({})).status).toBe(400);
    const after = await fetch(`${deployment.portalUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'refresh_token', client_id: kept.client?.client_id ?? '' },
        refresh_token: first.refresh_token,
      }),
    });
    expect([after.status, await after.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  });
});
