import 'server-only';
import type { Portico, ReferenceOperation, SearchHit } from '@portico/client';
import { chooseVersion } from '../api/catalogue.ts';
import { everything, PAGE_MAX } from '../api/everything.ts';
import { AS_MARKDOWN, overview } from '../api/markdown.ts';

type Given = Readonly<Record<string, unknown>>;
type Tool = {
  readonly description: string;
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, ReturnType<typeof text>>>;
    readonly required?: string[];
  };
  readonly call: (client: Portico, given: Given) => Promise<string>;
};

const text = (description: string, maxLength = 200) => ({ type: 'string', maxLength, description });
const API = text('The slug of an API, as search_apis names it.', 64);
const VERSION = text('A version; the default one, where it is left out.', 100);
const OPERATION = text('An operation, as list_operations names it.', 100);

const said = (given: Given, name: string): string => (typeof given[name] === 'string' ? given[name] : '');
const of = (given: Given) => ({ apiId: said(given, 'api'), version: said(given, 'version') || 'latest' });

const FOUND_MAX = 25;
const OPERATIONS_MAX = 200;

/** The page of an operation, whose samples are in eight languages. */
const sampleOf = ({ samples }: ReferenceOperation, language: string): string => {
  const wanted = samples.find((sample) => sample.language === language) ?? samples[0];
  return wanted ? wanted.source : 'There is no sample.';
};

const wordsOf = (pieces: SearchHit['title'] = []): string => pieces.map(({ text: said }) => said).join('');

/** What was found, called as the other tools take it. */
const foundLine = ({ kind, slug = '', title, method = '', path, of: schema = '' }: SearchHit): string => {
  const named = kind === 'field' ? `${schema}.${wordsOf(title)}` : wordsOf(title);
  const call = [method.toUpperCase(), wordsOf(path)].filter(Boolean).join(' ');
  return [`  ${kind} ${slug}:`, call, named === call ? '' : named].filter(Boolean).join(' ');
};

/** Each API once, where the best of what was found is of it, and below it what else is. */
const foundText = (hits: readonly SearchHit[]): string => {
  const apis = new Map<string, string[]>();
  for (const hit of hits) {
    if (!hit.api) continue;
    const lines = apis.get(hit.api.slug) ?? [`${hit.api.slug}: ${hit.api.name}`];
    if (hit.kind !== 'api') lines.push(foundLine(hit));
    else if (hit.text) lines[0] = `${lines[0]}. ${wordsOf(hit.text)}`;
    apis.set(hit.api.slug, lines);
  }
  return [...apis.values()].flat().join('\n') || 'Nothing is found.';
};

/** How agents find their way in the catalogue: what pages read, by the same door, with whatever rights the caller has. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  search_apis: {
    description:
      'Finds APIs of this portal, and what is in them, by words, the best first; slips of the pen are forgiven. Without words, the newest.',
    inputSchema: {
      type: 'object',
      properties: { query: text('Words of an API, an operation, a schema, a field or a page.', 200) },
    },
    async call(client, given) {
      const q = said(given, 'query').trim().slice(0, 200);
      if (q) return foundText((await client.search({ q })).items);
      const { items } = await client.listApis({ limit: FOUND_MAX });
      const lines = items.map(({ slug, name, summary = '' }) => `${slug}: ${name}${summary && `. ${summary}`}`);
      return lines.join('\n') || 'Nothing is found.';
    },
  },
  get_api: {
    description: 'What an API is: description, address, versions, how to get a key. As Markdown.',
    inputSchema: { type: 'object', properties: { api: API }, required: ['api'] },
    async call(client, given) {
      const { apiId } = of(given);
      const [api, versions] = await Promise.all([
        client.getApi({ apiId }),
        everything(client.iterateListApiVersions({ apiId, limit: PAGE_MAX })),
      ]);
      return overview({ api, versions, etag: '' }, chooseVersion({ api, versions, etag: '' })?.version);
    },
  },
  list_operations: {
    description: 'The operations of an API; with words, those that have them in path, summary, parameters or fields.',
    inputSchema: {
      type: 'object',
      properties: { api: API, version: VERSION, query: text('Words to find operations by.', 100) },
      required: ['api'],
    },
    async call(client, given) {
      const q = said(given, 'query').slice(0, 100);
      const { groups } = await client.getReference({ ...of(given), ...(q && { q }) });
      const all = new Map(groups.flatMap(({ operations }) => operations.map((entry) => [entry.slug, entry] as const)));
      const lines = [...all.values()]
        .slice(0, OPERATIONS_MAX)
        .map(({ slug, method, path, summary = '' }) => `${slug}: ${method.toUpperCase()} ${path} ${summary}`.trim());
      const more = all.size > OPERATIONS_MAX ? [`[${all.size - OPERATIONS_MAX} more: search with words]`] : [];
      return [...lines, ...more].join('\n') || 'Nothing is found.';
    },
  },
  describe_operation: {
    description: 'What an operation takes and answers, as Markdown.',
    inputSchema: {
      type: 'object',
      properties: { api: API, version: VERSION, operation: OPERATION },
      required: ['api', 'operation'],
    },
    async call(client, given) {
      // The answer is Markdown, as was asked; its type is that of the JSON.
      const answer: unknown = await client.getReferenceOperation(
        { ...of(given), operation: said(given, 'operation') },
        AS_MARKDOWN,
      );
      return String(answer);
    },
  },
  get_code_sample: {
    description: 'Code that calls an operation.',
    inputSchema: {
      type: 'object',
      properties: {
        api: API,
        version: VERSION,
        operation: OPERATION,
        language: text('Such as curl, javascript, typescript, python, go, java, csharp, php or ruby.', 40),
      },
      required: ['api', 'operation'],
    },
    async call(client, given) {
      const page = await client.getReferenceOperation({ ...of(given), operation: said(given, 'operation') });
      return sampleOf(page, said(given, 'language').toLowerCase());
    },
  },
};
