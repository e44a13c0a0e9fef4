import { randomUUID } from 'node:crypto';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { everythingLogged } from '../portico/logs.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';
import { goTo, looksFine, openBrowser, signInAs } from './browser.ts';

const slug = `machines-${randomUUID().slice(0, 6)}`;
const hidden = `${slug}-own`;
const found = `${slug}-found`;
const lights = smallDocument({ '/lighthouses': 'listLighthouses' });
const read = (path: string, headers: Record<string, string> = {}) => fetch(deployment.portalUrl + path, { headers });
let publisher: Person;

beforeAll(async () => {
  publisher = await signIn('publisher');
  await publishApi(publisher, slug, smallDocument(), deployment.museumUrl);
  const of = { apiId: slug, guide: 'keys' };
  await publisher.client.createGuide({
    apiId: slug,
    body: { slug: 'keys', text: '# Keys\n\n:::operation listThings' },
  });
  const { headers } = await publisher.client.getGuideDraft(of).withResponse();
  await publisher.client.updateGuide({ ...of, 'If-Match': headers.get('etag') ?? '', body: { published: true } });
  await publishApi(publisher, hidden, lights, deployment.museumUrl, 'private');
  await publishApi(publisher, found, lights, deployment.museumUrl);
});

describe('a cache before the portal', () => {
  it('may keep what visitors read for seconds, by its content; the second of them costs the API nothing', async () => {
    const own = `${slug}-kept`;
    await publishApi(publisher, own, smallDocument(), deployment.museumUrl);
    const reads = async () => (await everythingLogged()).join('').split('GET /public/apis/').length;
    for (const page of ['', '/reference', '/reference/listThings', '/schemas/Thing', '/sdks', '/changelog']) {
      const path = `/apis/${own}${page}`;
      const first = await read(path);
      const etag = first.headers.get('etag') ?? '';
      expect([path, first.status, first.headers.get('cache-control')]).toEqual([
        path,
        200,
        expect.stringMatching(/^public, max-age=0, s-maxage=(?:[6-9]|10), must-revalidate$/),
      ]);
      const before = await reads();
      const [second, revalidated] = [await read(path), await read(path, { 'if-none-match': etag })];
      expect([second.headers.get('etag'), revalidated.status, (await reads()) - before]).toEqual([etag, 304, 0]);
    }
    // Had nothing been logged, nothing would have been counted.
    expect(await reads()).toBeGreaterThan(5);
  });
});

describe('who reads no pages', () => {
  it('gets each page as Markdown, by its address or by Accept, and caches never take one for the other', async () => {
    for (const page of ['', '/reference', '/reference/listThings', '/schemas/Thing', '/tags/things', '/guides/keys']) {
      const path = `/apis/${slug}${page}`;
      const [html, named, asked] = await Promise.all([
        read(path, { accept: 'text/html' }),
        read(`${path}.md`),
        read(path, { accept: 'text/markdown, text/html;q=0.5' }),
      ]);
      expect(
        [html, named, asked].map(({ status }) => status),
        path,
      ).toEqual([200, 200, 200]);
      for (const { headers } of [named, asked])
        expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
      expect(html.headers.get('content-type')).toContain('text/html');
      for (const { headers } of [html, named, asked]) expect(headers.get('vary')).toMatch(/\bAccept\b/);
      expect(html.headers.get('etag')).not.toBe(asked.headers.get('etag'));
      const text = await named.text();
      expect(await asked.text()).toBe(text);
      expect(text).toMatch(/^# /);
      const again = await read(`${path}.md`, { 'if-none-match': named.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
      expect(await html.text()).toContain(`href="${deployment.portalUrl}${path}.md"`);
    }
    expect((await read('/apis.md')).status).toBe(200);
    expect((await read('/guides.md')).status).toBe(200);
    expect(await (await read(`/apis/${slug}/guides.md`)).text()).toContain(`/apis/${slug}/guides/keys.md`);
    for (const path of [
      `/apis/${hidden}.md`,
      `/apis/${hidden}/reference.md`,
      `/apis/${slug}/reference/none.md`,
      `/markdown/apis/${slug}`,
    ])
      expect((await read(path)).status, path).toBe(404);
  });

  it('finds what is public, and nothing of what is not', async () => {
    const walked = async (path: string, next: (text: string) => string | undefined): Promise<string> => {
      const text = await (await read(path)).text();
      const more = next(text);
      return more === undefined ? text : text + (await walked(more, next));
    };
    const linked = (text: string) => /\[The next ones\]\([^)]*?(\/[^/)]*\?cursor=[^)]+)\)/.exec(text)?.[1];
    const listed = await until('the catalogue has it', async () => {
      const text = await walked('/llms.txt', linked);
      return text.includes(`/apis/${slug}.md`) && text;
    });
    expect(listed).not.toContain(hidden);
    const catalogue = await walked('/.well-known/api-catalog', (text) => {
      const [index] = (JSON.parse(text) as { linkset: { next?: { href: string }[] }[] }).linkset;
      return index?.next?.[0]?.href.slice(deployment.portalUrl.length);
    });
    expect(catalogue).toContain(`${deployment.apiUrl}/proxy/${slug}"`);
    expect(catalogue).not.toContain(hidden);
    const api = await read(`/apis/${slug}/sitemap.xml`);
    expect(api.headers.get('content-type')).toContain('application/xml');
    const map = await api.text();
    for (const page of ['reference/listThings', 'guides/keys'])
      expect(map).toContain(`<loc>${deployment.portalUrl}/apis/${slug}/${page}</loc>`);
    expect(await (await read('/guides/sitemap.xml')).text()).toContain(`<loc>${deployment.portalUrl}/guides</loc>`);
    const whole = await (await read(`/apis/${slug}/llms-full.txt`)).text();
    for (const text of ['`GET /things`', '## Thing', '# Keys']) expect(whole).toContain(text);
    for (const path of ['sitemap.xml', 'llms.txt', 'llms-full.txt'])
      expect((await read(`/apis/${hidden}/${path}`)).status, path).toBe(404);
    expect(map).toMatch(new RegExp(`/apis/${slug}/guides/keys</loc><lastmod>20\\d\\d-`));
    const robots = await (await read('/robots.txt')).text();
    expect(robots.match(/Sitemap: .*/g)).toEqual([`Sitemap: ${deployment.portalUrl}/sitemap.xml`]);
    const { createdAt } = await publisher.client.getApi({ apiId: slug });
    const month = await read(`/sitemaps/${createdAt.slice(0, 7)}.xml`);
    expect(month.headers.get('content-type')).toContain('application/xml');
    expect(await month.text()).toContain(`<loc>${deployment.portalUrl}/apis/${slug}/sitemap.xml</loc>`);
    for (const none of ['1999-01.xml', '2026-13.xml', `${createdAt.slice(0, 7)}`])
      expect((await read(`/sitemaps/${none}`)).status, none).toBe(404);
  });

  it('is shown a picture of what is public, by its content, and of nothing else', async () => {
    const below = ['', '/reference', '/reference/listThings', '/schemas/Thing', '/tags/things', '/guides/keys'];
    for (const page of ['/', '/apis', ...below.map((path) => `/apis/${slug}${path}`)]) {
      const html = await (await read(page, { accept: 'text/html' })).text();
      const told = (name: string) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
      expect([page, told('twitter:card'), told('og:image:width')]).toEqual([page, 'summary_large_image', '1200']);
      const address = (told('og:image') ?? '').replaceAll('&amp;', '&');
      expect([page, told('twitter:image')?.replaceAll('&amp;', '&')]).toEqual([page, address]);
      const picture = await fetch(address);
      const etag = picture.headers.get('etag') ?? '';
      expect([page, picture.status, picture.headers.get('content-type')]).toEqual([page, 200, 'image/png']);
      // Its address says what its tag says: the content.
      expect([page, new URL(address).searchParams.get('is')]).toEqual([page, etag.slice(1, -1)]);
      const bytes = Buffer.from(await picture.arrayBuffer());
      expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
        'PNG',
        1200,
        630,
      ]);
      expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    const { token, secret } = await publisher.client.createAccessToken({
      body: { name: 'Pictures', scopes: ['apis:read'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
    });
    for (const page of [`/apis/${hidden}`, `/apis/${hidden}/reference/listLighthouses`, `/apis/${slug}/reference/none`])
      expect((await read(`/pictures${page}.png`, { authorization: `Bearer ${secret}` })).status, page).toBe(404);
    await publisher.client.revokeAccessToken({ tokenId: token.id });
    for (const page of ['', '/apis', '/none.png', '/apis/a/b.png', '/apis/a/b/c/d.png', '/apis/%00.png'])
      expect((await read(`/pictures${page}`)).status, page).toBe(404);
    const page = await openBrowser({ width: 1440 });
    await signInAs(page, 'publisher');
    await goTo(page, `/apis/${hidden}`);
    expect(await page.locator('meta[property="og:title"]').count()).toBe(1);
    expect(await page.locator('meta[property="og:image"]').count()).toBe(0);
  });

  it('is told what a page of a public reference is about, and where it is', async () => {
    for (const page of ['reference/listThings', 'schemas/Thing', 'tags/things']) {
      const html = await (await read(`/apis/${slug}/${page}`, { accept: 'text/html' })).text();
      const told = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(
        ([, data = '']) => JSON.parse(data) as { '@type': string },
      );
      const url = `${deployment.portalUrl}/apis/${slug}/${page}`;
      expect(told, page).toContainEqual(expect.objectContaining({ '@type': 'TechArticle', url }));
      expect(JSON.stringify(told.find((one) => one['@type'] === 'BreadcrumbList')), page).toContain(`"item":"${url}"`);
    }
  });

  it('asks the portal’s MCP server: as a visitor for what is public, with an access token for what its owner sees', async () => {
    const connected = async (headers: Record<string, string> = {}) => {
      const client = new Client(
        { name: 'machines', version: '1' },
        { versionNegotiation: { mode: { pin: '2026-07-28' } } },
      );
      await client.connect(
        new StreamableHTTPClientTransport(new URL(`${deployment.portalUrl}/mcp`), { requestInit: { headers } }),
      );
      return async (name: string, given: Record<string, unknown>) => {
        const { content, isError = false } = await client.callTool({ name, arguments: given });
        return { isError, text: (content as { text: string }[])[0]?.text ?? '' };
      };
    };
    const visitor = await connected();
    const told = await until('it is searched, a slip of the pen or not', async () => {
      const { text } = await visitor('search_apis', { query: 'lighthuoses' });
      return text.includes(`${found}: `) && text;
    });
    expect(told).toContain('  operation listLighthouses: GET /lighthouses');
    expect(told).not.toContain(hidden);
    expect((await visitor('search_apis', {})).text).not.toContain(hidden);
    expect((await visitor('list_operations', { api: slug })).text).toBe('listThings: GET /things');
    expect((await visitor('describe_operation', { api: slug, operation: 'listThings' })).text).toContain(
      '`GET /things`',
    );
    expect(
      (await visitor('get_code_sample', { api: slug, operation: 'listThings', language: 'python' })).text,
    ).toContain('requests');
    expect(await visitor('get_api', { api: hidden })).toMatchObject({ isError: true });
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { token, secret } = await publisher.client.createAccessToken({
      body: { name: 'Machines', scopes: ['apis:read', 'docs:read'], expiresAt },
    });
    const owner = await connected({ authorization: `Bearer ${secret}` });
    expect(await owner('get_api', { api: hidden })).toMatchObject({
      isError: false,
      text: expect.stringContaining(hidden),
    });
    expect((await owner('search_apis', { query: 'lighthouses' })).text).toContain(`${hidden}: `);
    await publisher.client.revokeAccessToken({ tokenId: token.id });
    await until('the token opens nothing', async () => {
      const refused = await connected({ authorization: `Bearer ${secret}` }).catch(() => 'refused');
      return refused === 'refused';
    });
  });
});

describe('a page of the reference', () => {
  it('is copied as Markdown, opened elsewhere, and printed with all it says', async () => {
    const page = await openBrowser({ width: 1440 });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(page, `/apis/${slug}/reference/listThings`);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('`GET /things`');
    await page.getByText('Open in …').click();
    const assistant = page.getByRole('link', { name: 'Claude' });
    expect(await assistant.getAttribute('href')).toContain(encodeURIComponent(`/apis/${slug}/reference/listThings.md`));
    await looksFine(page, 'reference-acts');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    await page.getByText('The key is missing, unknown, expired or revoked.').waitFor();
  });
});
