import 'server-only';
import { plainMarkdown as plain, quotedMarkdown as quoted } from '@portico/client/markdown-text';
import { readAppearance } from './appearance.ts';
import { environment } from './environment.ts';
import { type Loaded, load } from './failure.ts';
import { guidesPart, wholeBook } from './guide-texts.ts';
import { AS_MARKDOWN, listedApi, pageOf } from './markdown.ts';
import { clientFor } from './session.ts';

const LISTED = 100;
/** Of the whole, so many APIs in one answer. */
const WHOLE = 10;

const next = (path: string, cursor: string | undefined): string[] =>
  cursor === undefined
    ? []
    : ['', `[The next ones](${environment.portalUrl}${path}?cursor=${encodeURIComponent(cursor)})`];

/** The portal for who reads Markdown (llmstxt.org): what is public, and nothing else. */
export const portalText = (cursor: string | undefined): Promise<Loaded<string>> =>
  load(async () => {
    const client = clientFor(undefined);
    const [{ name }, { items, nextCursor }, guides] = await Promise.all([
      readAppearance(),
      client.listApis({ limit: LISTED, cursor }),
      cursor === undefined ? guidesPart(client, undefined) : [],
    ]);
    return [
      `# ${plain(name)}`,
      '',
      '> A developer portal: APIs with their references, plans and keys. Each page has a twin in Markdown: its address with `.md` behind it.',
      '',
      `- [MCP server, to search all of this](${environment.portalUrl}/mcp), and [as yourself](${environment.portalUrl}/mcp/me)`,
      `- [Everything in full](${environment.portalUrl}/llms-full.txt)`,
      `- [API catalogue, RFC 9727](${environment.portalUrl}/.well-known/api-catalog)`,
      '',
      ...guides,
      '## APIs',
      '',
      ...items.map(listedApi),
      ...next('/llms.txt', nextCursor),
      '',
    ].join('\n');
  });

/** The references' front pages, some APIs at once. */
export const wholePortalText = (cursor: string | undefined): Promise<Loaded<string>> =>
  load(async () => {
    const client = clientFor(undefined);
    const { items, nextCursor } = await client.listApis({ limit: WHOLE, cursor });
    const texts = await Promise.all(
      items.map(async ({ slug, name, latestVersion }) => {
        const read = await load(() =>
          client.getReference({ apiId: slug, version: latestVersion ?? 'latest' }, AS_MARKDOWN),
        );
        // The answer is Markdown, as was asked.
        return read.ok ? String(read.data) : `# ${plain(name)}\n\n[Its page](${pageOf(slug)}.md)\n`;
      }),
    );
    const guides = cursor === undefined ? await wholeBook(client, undefined) : [];
    return [...guides, ...texts, ...next('/llms-full.txt', nextCursor), ''].join('\n');
  });

type Asked = { readonly slug: string; readonly version: string | undefined };

/** An API in full, in parts; the first has what there is to read. */
export const wholeApiText = ({ slug, version: asked }: Asked, part: number): Promise<Loaded<string>> =>
  load(async () => {
    const version = asked ?? 'latest';
    const client = clientFor(undefined);
    const text = String(await client.getReference({ apiId: slug, version, part }, AS_MARKDOWN));
    return part === 1 ? [...(await wholeBook(client, slug, asked)), text].join('\n') : text;
  });

/** An API, and what there is to read of it. */
export const apiText = ({ slug, version: asked }: Asked): Promise<Loaded<string>> =>
  load(async () => {
    const version = asked ?? 'latest';
    const client = clientFor(undefined);
    const [api, guides, text] = await Promise.all([
      client.getApi({ apiId: slug }),
      guidesPart(client, slug, asked),
      client.getReference({ apiId: slug, version }, AS_MARKDOWN),
    ]);
    return [
      ...(api.summary ? quoted(api.summary) : []),
      `- [In full](${pageOf(slug)}/llms-full.txt)`,
      '',
      ...guides,
      String(text),
    ].join('\n');
  });
