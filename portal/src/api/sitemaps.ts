import 'server-only';
import type { GuideEntry } from '@portico/client';
import { environment } from './environment.ts';
import { everything, PAGE_MAX } from './everything.ts';
import { type Loaded, load } from './failure.ts';
import { pageOf } from './markdown.ts';
import { clientFor } from './session.ts';
import { sharedAnswers } from './shared-answers.ts';
import { apisOfMonth, type ListApis, type MappedApi, monthsOf, NAMED_MAX, newestApis } from './sitemap-months.ts';

/** So many are walked for the first index; of more there is one for each month besides, which `robots.txt` names. */
const NEWEST_MAX = 3_000;
/** As long as the API lets everybody have its lists: what is made private is named no longer. */
const KEPT_SECONDS = 10;
/** Months say nothing of any API. */
const MONTHS_SECONDS = 3_600;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const entry = (kind: 'sitemap' | 'url', address: string, changed?: string): string =>
  `<${kind}><loc>${escaped(address)}</loc>${changed ? `<lastmod>${escaped(changed)}</lastmod>` : ''}</${kind}>`;

const mapOf = (entries: readonly string[]): string => `${XML}<urlset ${NAMESPACE}>${entries.join('\n')}</urlset>\n`;

const indexOf = (entries: readonly string[]): string =>
  `${XML}<sitemapindex ${NAMESPACE}>${entries.join('\n')}</sitemapindex>\n`;

const indexes = sharedAnswers<string>({
  secondsOf: () => KEPT_SECONDS,
  bytesOf: (text) => text.length,
  entriesMax: 30,
  bytesMax: 33_554_432,
});

const list: ListApis = ({ limit, cursor, createdBefore }) =>
  clientFor(undefined).listApis({ limit, cursor, createdBefore });

/** When its map changed last, no list tells: guides are published without their API. What is the same is answered so (`ETag`). */
const apiEntry = ({ slug }: MappedApi): string => entry('sitemap', `${pageOf(slug)}/sitemap.xml`);

/** A map for each of the newest public APIs, which are all of them in most portals. */
export const sitemapIndex = (): Promise<Loaded<string>> =>
  load(() =>
    indexes('all', async () => {
      const guides = entry('sitemap', `${environment.portalUrl}/guides/sitemap.xml`);
      return indexOf([guides, ...(await newestApis(list, NEWEST_MAX)).map(apiEntry)]);
    }),
  );

/** A map for each public API that was registered in a month; nothing where none was. */
export const monthIndex = (month: string): Promise<Loaded<string>> =>
  load(() =>
    indexes(month, async () => {
      const apis = await apisOfMonth(list, month);
      return apis.length === 0 ? '' : indexOf(apis.map(apiEntry));
    }),
  );

const named = sharedAnswers<readonly string[]>({
  secondsOf: () => MONTHS_SECONDS,
  bytesOf: (addresses) => addresses.length * 50,
  entriesMax: 1,
  bytesMax: 262_144,
});

/** The addresses of all that name maps: that of the newest, and, of more than it takes, those by month. */
export const sitemapAddresses = (): Promise<Loaded<readonly string[]>> =>
  load(() =>
    named('all', async () => {
      const { total = 0 } = await clientFor(undefined).getCatalogueFacets({});
      const months = total > NEWEST_MAX ? await monthsOf(list) : [];
      return ['sitemap.xml', ...months.map((month) => `sitemaps/${month}.xml`)];
    }),
  );

/** Pages of guides, and where they are listed; each changed when it was published last. */
const guidesIn = (base: string, guides: readonly GuideEntry[]): string[] => {
  const moments = guides.map(({ publishedAt }) => publishedAt).toSorted();
  return [
    entry('url', base, moments.at(-1)),
    ...guides.map(({ slug, publishedAt }) => entry('url', `${base}/${slug}`, publishedAt)),
  ];
};

/** All pages of a public API. */
export const apiSitemap = (slug: string): Promise<Loaded<string>> =>
  load(async () => {
    const client = clientFor(undefined);
    const api = await client.getApi({ apiId: slug });
    const at = { apiId: slug, version: api.latestVersion ?? 'latest' };
    const [{ items: guides }, versions, index] = await Promise.all([
      client.listGuides({ apiId: slug }),
      everything(client.iterateListApiVersions({ apiId: slug, limit: PAGE_MAX })),
      client.getReference(at),
    ]);
    const publishedAt = versions.find(({ version }) => version === api.latestVersion)?.publishedAt;
    const base = pageOf(api.slug);
    const operations = [...index.groups.flatMap((group) => group.operations), ...index.webhooks];
    // What a document says never changes once it is published; what an API says of itself may at any time.
    const said = ['', '/plans', '/versions'].map((page) => entry('url', base + page, api.updatedAt));
    const documented = [
      ...['reference', 'changelog', 'sdks', 'agents'].map((page) => `${base}/${page}`),
      ...index.groups.map((group) => `${base}/tags/${group.slug}`),
      ...new Set(operations.map((operation) => `${base}/reference/${operation.slug}`)),
      ...index.schemas.map((schema) => `${base}/schemas/${schema.slug}`),
    ].map((address) => entry('url', address, publishedAt));
    const guided = guides.length > 0 ? guidesIn(`${base}/guides`, guides) : [];
    return mapOf([...said, ...guided, ...documented].slice(0, NAMED_MAX));
  });

/** The portal's own guides. */
export const guidesSitemap = (): Promise<Loaded<string>> =>
  load(async () => {
    const { items } = await clientFor(undefined).listPortalGuides();
    return mapOf(guidesIn(`${environment.portalUrl}/guides`, items));
  });
