import type { Schema, Total } from '@portico/contract';
import { scopeNeedsOf } from '@portico/domain';
import type { CodeSample, OpenApiDocument } from '@portico/openapi';
import { isAsyncApi, isSdl } from '@portico/openapi/kinds';
import type { OperationPage, Reference, SchemaView } from '@portico/openapi/reference';

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

/** Pages of a document, and what each operation is found by, in lower case. */
type Made = { readonly reference: Reference; readonly wordsOf: (page: OperationPage) => string };

const FIELDS_MAX = 200;
const DEPTH_MAX = 4;

/** Names of the members of a schema, as far as it is opened. */
const addMembers = (view: SchemaView | undefined, names: Set<string>, depth = 0): void => {
  if (!view || depth > DEPTH_MAX || names.size > FIELDS_MAX) return;
  for (const { name, schema } of view.properties ?? []) {
    names.add(name);
    addMembers(schema, names, depth + 1);
  }
  for (const part of [view.opened, view.items, ...(view.variants ?? []), ...(view.parts ?? [])])
    addMembers(part, names, depth + 1);
};

/** Names that a page has: of what is given, of messages, and of their members. */
const namesOf = ({ parameters, responses, callbacks }: OperationPage): ReadonlySet<string> => {
  const names = new Set(parameters.map(({ name }) => name));
  for (const { status, contents } of [...responses, ...callbacks.flatMap((callback) => callback.responses)]) {
    names.add(status);
    for (const { schema } of contents) addMembers(schema, names);
  }
  return names;
};

const otherWords = (page: OperationPage): string => {
  const { method, path, slug, summary = '', tags } = page;
  return [method, path, slug, summary, ...tags, ...namesOf(page)].join(' ').toLowerCase();
};

const pagesOfOpenApi = async (given: OpenApiDocument): Promise<Made> => {
  const [
    { buildModel, codeSamples, searchRecords },
    { overlayGateway },
    { buildReference, requestView, withWebhooks },
  ] = await Promise.all([
    import('@portico/openapi'),
    import('@portico/openapi/overlay'),
    import('@portico/openapi/reference'),
  ]);
  const document = withWebhooks(given);
  const model = buildModel(document);
  const called = buildModel(overlayGateway(document, { serverUrl: ANY_BASE }));
  const reference = buildReference(model, {
    scopesOf: scopeNeedsOf,
    samplesOf: (key) => codeSamples(called, key).slice(0, SAMPLES_MAX).map(short),
    requestOf: (key) => requestView(called, key),
  });
  const records = new Map(searchRecords(model).map((record) => [record.key, record]));
  return {
    reference,
    wordsOf: ({ key, slug, method, path, summary = '', tags }) =>
      [method, path, slug, summary, ...tags, ...(records.get(key)?.terms ?? [])].join(' ').toLowerCase(),
  };
};

/** The pages of a document of any kind, as the import kept it. */
export const pagesOf = async (document: unknown): Promise<Made> => {
  if (isSdl(document)) {
    const { buildGraphqlReference } = await import('@portico/openapi/graphql');
    return { reference: buildGraphqlReference(document, { serverUrl: ANY_BASE }), wordsOf: otherWords };
  }
  if (isAsyncApi(document)) {
    const { buildAsyncApiReference } = await import('@portico/openapi/asyncapi');
    return { reference: buildAsyncApiReference(document), wordsOf: otherWords };
  }
  // The import kept a document it had read as an object.
  return pagesOfOpenApi(document as OpenApiDocument);
};
