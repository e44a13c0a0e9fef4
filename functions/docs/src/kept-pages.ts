import { gzipSync } from 'node:zlib';
import { Problem, type Schema, type Total } from '@portico/contract';
import type { Part } from '@portico/data';
import { remembered, scopeNeedsOf } from '@portico/domain';
import type { CodeSample, OpenApiDocument, Operation } from '@portico/openapi';
import type { OperationPage, ReferenceIndex, SchemaPage } from '@portico/openapi/reference';
import type { Dependencies } from './dependencies.ts';
import { readMade } from './made.ts';

/** Changes with what pages say: those made by another one are not answered. */
export const FORMAT = '3';

/** The navigation, and where each page is among all. */
export type Kept = {
  readonly index: ReferenceIndex;
  readonly operations: Readonly<Record<string, Part>>;
  readonly schemas: Readonly<Record<string, Part>>;
  /** What an operation is found by, in lower case. */
  readonly words: Readonly<Record<string, string>>;
};

/** Stands in what is kept where the gateway's address of a version is put when it is read: versions share pages. */
export const ANY_BASE = 'https://gateway.portico.invalid/any';
const SAMPLES_MAX = 100;
const SOURCE_MAX = 100_000;
export const short = ({ language, label, source, given }: CodeSample): Total<Schema<'CodeSample'>> => ({
  language: language.slice(0, 100),
  label: label.slice(0, 200),
  source: source.slice(0, SOURCE_MAX),
  given,
});

/** So many navigations stay with an instance; GitHub's, the largest known, has half a megabyte. */
const KEPT_MAX = 20;

const packed = (value: unknown) => gzipSync(JSON.stringify(value));
const keysOf = (contentHash: string) => {
  const key = `${contentHash}/reference-${FORMAT}`;
  return { index: `${key}.json.gz`, pages: `${key}.pages` };
};

/**
 * The pages of a reference: made from a document by whoever reads it first, and kept beside one another in one object, of
 * which a page is a part (its bytes are asked for by range). They say nothing of where the API itself is.
 */
export const keptPages = ({ documents }: Pick<Dependencies, 'documents'>) => {
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

  const keptOf = remembered(KEPT_MAX, async (contentHash): Promise<Kept> => {
    const bytes = await documents.getMade(keysOf(contentHash).index);
    return readMade<Kept>(bytes) ?? make(contentHash);
  });

  const readPage = async <T>(contentHash: string, part: Part): Promise<T | undefined> => {
    const bytes = await documents.getMade(keysOf(contentHash).pages, part);
    return readMade<T>(bytes);
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

  return { keptOf, pageOf };
};

export type KeptPages = ReturnType<typeof keptPages>;
