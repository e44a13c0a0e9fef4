import 'server-only';
import { environment } from './environment.ts';
import { type Loaded, load } from './failure.ts';
import { pageOf } from './markdown.ts';
import { clientFor } from './session.ts';
import { sharedAnswers } from './shared-answers.ts';

/** As many as a file of sitemaps.org may name. */
const ADDRESSES_MAX = 50_000;
const PAGE = 100;
/** So many pages of the catalogue are walked for the index; what is older is found by the links of the catalogue. */
const PAGES_MAX = 30;
/** As long as the API lets everybody have its lists: what is made private is named no longer. */
const KEPT_SECONDS = 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const entry = (kind: 'sitemap' | 'url', address: string, changed?: string): string =>
  `<${kind}><loc>${escaped(address)}</loc>${changed ? `<lastmod>${escaped(changed)}</lastmod>` : ''}</${kind}>`;

const mapOf = (entries: readonly string[]): string => `${XML}<urlset ${NAMESPACE}>${entries.join('\n')}</urlset>\n`;

const indexes = sharedAnswers<string>({
  secondsOf: () => KEPT_SECONDS,
  bytesOf: (text) => text.length,
  entriesMax: 1,
  bytesMax: 4_194_304,
});

/** A map for each public API. */
export const sitemapIndex = (): Promise<Loaded<string>> =>
  load(() =>
    indexes('all', async () => {
      const client = clientFor(undefined);
      const entries: string[] = [entry('sitemap', `${environment.portalUrl}/guides/sitemap.xml`)];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const { items, nextCursor } = await client.listApis({ limit: PAGE, cursor });
        for (const { slug, updatedAt } of items)
          entries.push(entry('sitemap', `${pageOf(slug)}/sitemap.xml`, updatedAt));
        if (!nextCursor) break;
        cursor = nextCursor;
      }
      return `${XML}<sitemapindex ${NAMESPACE}>${entries.join('\n')}</sitemapindex>\n`;
    }),
  );

/** All pages of a public API. */
export const apiSitemap = (slug: string): Promise<Loaded<string>> =>
  load(async () => {
    const client = clientFor(undefined);
    const api = await client.getApi({ apiId: slug });
    const { items: guides } = await client.listGuides({ apiId: slug });
    const index = await client.getReference({ apiId: slug, version: api.latestVersion ?? 'latest' });
    const base = pageOf(api.slug);
    const operations = [...index.groups.flatMap((group) => group.operations), ...index.webhooks];
    const addresses = [
      base,
      ...['reference', 'changelog', 'sdks', 'agents', 'plans', 'versions'].map((page) => `${base}/${page}`),
      ...(guides.length > 0 ? [`${base}/guides`] : []),
      ...guides.map((guide) => `${base}/guides/${guide.slug}`),
      ...index.groups.map((group) => `${base}/tags/${group.slug}`),
      ...new Set(operations.map((operation) => `${base}/reference/${operation.slug}`)),
      ...index.schemas.map((schema) => `${base}/schemas/${schema.slug}`),
    ].slice(0, ADDRESSES_MAX);
    return mapOf(addresses.map((address) => entry('url', address, api.updatedAt)));
  });

/** The portal's own guides. */
export const guidesSitemap = (): Promise<Loaded<string>> =>
  load(async () => {
    const { items } = await clientFor(undefined).listPortalGuides();
    const base = `${environment.portalUrl}/guides`;
    return mapOf([base, ...items.map(({ slug }) => `${base}/${slug}`)].map((address) => entry('url', address)));
  });
