import 'server-only';
import type { Api, CallOptions, Reference } from '@portico/client';
import { codeMarkdown as code, plainMarkdown as plain, quotedMarkdown as quoted } from '@portico/client/markdown-text';
import { type ApiWithVersions, chooseVersion, readApi, searchApis } from './catalogue.ts';
import { environment } from './environment.ts';
import { type Loaded, load } from './failure.ts';
import { readerClient } from './session.ts';

export const AS_MARKDOWN: CallOptions = { headers: { accept: 'text/markdown' } };

/** What a call answers in Markdown; its type is that of the JSON. */
const text = (
  call: (client: Awaited<ReturnType<typeof readerClient>>) => PromiseLike<object>,
): Promise<Loaded<string>> => load(async () => String(await call(await readerClient())));

type Asked = { readonly slug: string; readonly version: string };

export const referenceText = ({ slug, version }: Asked, given: { tag?: string; part?: number } = {}) =>
  text((client): PromiseLike<Reference> => client.getReference({ apiId: slug, version, ...given }, AS_MARKDOWN));

export const operationText = ({ slug, version }: Asked, operation: string) =>
  text((client) => client.getReferenceOperation({ apiId: slug, version, operation, whole: true }, AS_MARKDOWN));

export const schemaText = ({ slug, version }: Asked, schema: string) =>
  text((client) => client.getReferenceSchema({ apiId: slug, version, schema, whole: true }, AS_MARKDOWN));

export const pageOf = (slug: string): string => `${environment.portalUrl}/apis/${slug}`;
export const linked = (words: string, url: string): string => `[${plain(words)}](${url})`;

/** An API in short, with where the rest of it is. */
export const overview = (read: ApiWithVersions, asked: string | undefined): string => {
  const { api, versions } = read;
  const version = chooseVersion(read, asked);
  const query = asked === undefined ? '' : `?version=${encodeURIComponent(asked)}`;
  return [
    `# ${plain(api.name)}`,
    '',
    ...(api.summary ? [...quoted(api.summary)] : []),
    ...(version
      ? [`- version: ${code(version.version)}, ${version.status}`, `- server: ${code(version.gatewayUrl)}`]
      : []),
    '- access: an API key in the header `X-Api-Key`',
    `- team: ${plain(api.teamName)}`,
    ...(api.tags.length > 0 ? [`- tags: ${api.tags.map((tag) => code(tag)).join(', ')}`] : []),
    `- [Reference](${pageOf(api.slug)}/reference.md${query})`,
    `- [Everything on one page](${pageOf(api.slug)}/llms-full.txt${query})`,
    `- [Plans, and how to get a key](${pageOf(api.slug)}/plans)`,
    '',
    ...(version?.description ? ['## About', '', ...quoted(version.description)] : []),
    ...(api.termsText ? ['## Terms', '', ...quoted(api.termsText)] : []),
    '## Versions',
    '',
    ...versions.map(
      ({ version: name, status }) =>
        `- ${linked(name, `${pageOf(api.slug)}.md?version=${encodeURIComponent(name)}`)}: ${status}`,
    ),
    '',
  ].join('\n');
};

export const overviewText = async (slug: string, asked: string | undefined): Promise<Loaded<string>> => {
  const read = await readApi(slug);
  return read.ok ? { ok: true, data: overview(read.data, asked) } : read;
};

const LISTED = 100;

export const listedApi = ({ name, slug, summary }: Pick<Api, 'name' | 'slug' | 'summary'>): string =>
  `- ${linked(name, `${pageOf(slug)}.md`)}${summary ? `: ${plain(summary)}` : ''}`;

/** A page of the catalogue, and the address of the next. */
export const catalogueText = async (q: string | undefined, cursor: string | undefined): Promise<Loaded<string>> => {
  const read = await searchApis({ q, cursor, limit: LISTED });
  if (!read.ok) return read;
  const { items, nextCursor } = read.data;
  const lines = items.map(listedApi);
  const next = new URLSearchParams({ ...(q && { q }), cursor: nextCursor ?? '' });
  return {
    ok: true,
    data: [
      '# APIs',
      '',
      ...lines,
      ...(nextCursor ? ['', `[The next ones](${environment.portalUrl}/apis.md?${next})`] : []),
      '',
    ].join('\n'),
  };
};
