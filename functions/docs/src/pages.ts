import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Problem, type Schema, type Total } from '@portico/contract';
import { type Part, visibleApi, visibleVersion } from '@portico/data';
import { gatewayBase, type Principal, scopeNeedsOf } from '@portico/domain';
import type { CodeSample, OpenApiDocument, Operation } from '@portico/openapi';
import type { OperationPage, ReferenceIndex, SchemaPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import type { Told } from './pages-told.ts';
import type { VersionReference } from './published.ts';

/** Changes with what pages say: those made by another one are not answered. */
const FORMAT = '2';

/** The navigation, and where each page is among all. */
type Kept = {
  readonly index: ReferenceIndex;
  readonly operations: Readonly<Record<string, Part>>;
  readonly schemas: Readonly<Record<string, Part>>;
  /** What an operation is found by, in lower case. */
  readonly words: Readonly<Record<string, string>>;
};

type Seen = { readonly contentHash: string; readonly baseUrl: string };

/** What is answered, as JSON, and what names it. */
export type Page = { readonly body: Uint8Array; readonly hash: string };

/** Stands in what is kept where the gateway's address of a version is put when it is read: versions share pages. */
const ANY_BASE = 'https://gateway.portico.invalid/any';
const SAMPLES_MAX = 100;
const SOURCE_MAX = 100_000;
const short = ({ language, label, source, given }: CodeSample): Total<Schema<'CodeSample'>> => ({
  language: language.slice(0, 100),
  label: label.slice(0, 200),
  source: source.slice(0, SOURCE_MAX),
  given,
});

/** So many navigations stay with an instance; GitHub's, the largest known, has half a megabyte. */
const KEPT_MAX = 20;

const packed = (value: unknown) => gzipSync(JSON.stringify(value));
/** Undefined where something of it was lost; gzip has a checksum. */
const unpacked = <T>(bytes: Uint8Array): T | undefined => {
  try {
    // Written by `packed`.
    return JSON.parse(gunzipSync(bytes).toString()) as T;
  } catch {
    return undefined;
  }
};
const keysOf = (contentHash: string) => {
  const key = `${contentHash}/reference-${FORMAT}`;
  return { index: `${key}.json.gz`, pages: `${key}.pages` };
};

/** A navigation with no more than what has each of the words. */
const narrowed = ({ index, words }: Kept, q: string): ReferenceIndex => {
  const asked = q.toLowerCase().split(/\s+/);
  const has = (text = '') => asked.every((word) => text.includes(word));
  const found = (entries: ReferenceIndex['webhooks']) => entries.filter(({ slug }) => has(words[slug]));
  return {
    ...index,
    groups: index.groups
      .map((group) => ({ ...group, operations: found(group.operations) }))
      .filter(({ operations }) => operations.length > 0),
    webhooks: found(index.webhooks),
    schemas: index.schemas.filter(({ slug }) => has(slug.toLowerCase())),
  };
};

/**
 * The pages of a reference: made from a document by whoever reads it first, and kept beside one another in one object, of
 * which a page is a part (its bytes are asked for by range). They say nothing of where the API itself is.
 */
export const pages = ({ data, documents, gatewayUrl }: Dependencies) => {
  const known = new Map<string, Promise<Kept>>();

  const make = async (contentHash: string): Promise<Kept> => {
    const [
      { buildModel, codeSamples, searchRecords },
      { overlayGateway },
      { buildReference, requestView, withWebhooks },
    ] = await Promise.all([
      import('@portico/openapi'),
      import('@portico/openapi/overlay'),
      import('@portico/openapi/reference'),
    ]);
    // The import kept a document it had read as an object.
    const document = withWebhooks((await documents.getDocument(contentHash)) as OpenApiDocument);
    const model = buildModel(document);
    const called = buildModel(overlayGateway(document, { serverUrl: ANY_BASE }));
    const reference = buildReference(model, {
      scopesOf: scopeNeedsOf,
      samplesOf: (key) => codeSamples(called, key).slice(0, SAMPLES_MAX).map(short),
      requestOf: (key) => requestView(called, key),
    });
    const records = new Map(searchRecords(model).map((record) => [record.key, record]));
    const wordsOf = ({ key, name, method, path, summary = '', tags }: Operation) =>
      [method, path, name, summary, ...tags, ...(records.get(key)?.terms ?? [])].join(' ').toLowerCase();
    const written: Uint8Array[] = [];
    let end = 0;
    const place = (page: OperationPage | SchemaPage): [string, Part] => {
      const bytes = packed(page);
      written.push(bytes);
      end += bytes.length;
      return [page.slug, [end - bytes.length, bytes.length]];
    };
    const kept: Kept = {
      index: reference.index,
      operations: Object.fromEntries([...reference.operations()].map(place)),
      schemas: Object.fromEntries([...reference.schemas()].map(place)),
      words: Object.fromEntries(
        [...model.operations, ...model.webhooks].map((operation) => [operation.name, wordsOf(operation)]),
      ),
    };
    const keys = keysOf(contentHash);
    // Where the index is, the pages are.
    await documents.putMade(keys.pages, Buffer.concat(written));
    await documents.putMade(keys.index, packed(kept));
    return kept;
  };

  const load = async (contentHash: string): Promise<Kept> => {
    const bytes = await documents.getMade(keysOf(contentHash).index);
    return (bytes && unpacked<Kept>(bytes)) ?? make(contentHash);
  };

  const keptOf = (contentHash: string): Promise<Kept> => {
    const found = known.get(contentHash) ?? load(contentHash);
    known.delete(contentHash);
    known.set(contentHash, found);
    // What failed is tried again.
    found.catch(() => known.delete(contentHash));
    const [oldest] = known.keys();
    if (known.size > KEPT_MAX && oldest !== undefined) known.delete(oldest);
    return found;
  };

  const seen = async (principal: Principal | undefined, { apiId, version }: VersionReference): Promise<Seen> => {
    const api = await visibleApi(data, principal, apiId);
    const found = api && (await visibleVersion(data, principal, api, version));
    if (!api || !found) throw new Problem('not-found');
    const named = found.version === api.latestVersion ? undefined : found.version;
    return { contentHash: found.contentHash, baseUrl: gatewayBase(gatewayUrl, api.slug, named) };
  };

  const answer = <Body>({ contentHash, baseUrl }: Seen, body: Body): Page => {
    const text = JSON.stringify(body).replaceAll(ANY_BASE, baseUrl);
    const at = createHash('sha256').update(`${FORMAT} ${contentHash} ${baseUrl}`).digest('hex');
    return { body: Buffer.from(text), hash: at.slice(0, 32) };
  };

  const readPage = async <T>(contentHash: string, part: Part): Promise<T | undefined> => {
    const bytes = await documents.getMade(keysOf(contentHash).pages, part);
    return bytes && unpacked<T>(bytes);
  };

  /** What was lost or damaged since is made once more. */
  const pageOf = async <T>(contentHash: string, kind: 'operations' | 'schemas', slug: string): Promise<T> => {
    const parts = (await keptOf(contentHash))[kind];
    const part = Object.hasOwn(parts, slug) ? parts[slug] : undefined;
    if (!part) throw new Problem('not-found');
    const page = await readPage<T>(contentHash, part);
    if (page) return page;
    await make(contentHash);
    const again = await readPage<T>(contentHash, part);
    if (!again) throw new Error(`the pages of ${contentHash} were made and are not there`);
    return again;
  };

  return {
    /** How an operation is called; `operation` is method and path, as in `get /museum-hours`. */
    async samples(principal: Principal | undefined, reference: VersionReference, operation: string): Promise<Page> {
      const version = await seen(principal, reference);
      const { index } = await keptOf(version.contentHash);
      const [method = '', ...path] = operation.split(' ');
      const entry = index.groups
        .flatMap(({ operations }) => operations)
        .find((one) => one.method === method.toLowerCase() && one.path === path.join(' '));
      if (!entry) throw new Problem('not-found');
      const { samples } = await pageOf<OperationPage>(version.contentHash, 'operations', entry.slug);
      return answer<Total<Schema<'CodeSamples'>>>(version, { items: samples.map(short) });
    },

    async navigation(
      principal: Principal | undefined,
      reference: VersionReference,
      q: string | undefined,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const kept = await keptOf(version.contentHash);
      return answer<Told['Reference']>(version, q === undefined ? kept.index : narrowed(kept, q));
    },

    async operation(
      principal: Principal | undefined,
      reference: VersionReference & { readonly operation: string },
      whole: boolean,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const page = await pageOf<OperationPage>(version.contentHash, 'operations', reference.operation);
      const { cutOperation } = await import('@portico/openapi/reference');
      return answer<Told['ReferenceOperation']>(version, whole ? page : cutOperation(page));
    },

    async schema(
      principal: Principal | undefined,
      reference: VersionReference & { readonly schema: string },
      whole: boolean,
    ): Promise<Page> {
      const version = await seen(principal, reference);
      const page = await pageOf<SchemaPage>(version.contentHash, 'schemas', reference.schema);
      const { cutSchema } = await import('@portico/openapi/reference');
      return answer<Told['ReferenceSchema']>(version, whole ? page : { ...page, schema: cutSchema(page.schema) });
    },
  };
};
