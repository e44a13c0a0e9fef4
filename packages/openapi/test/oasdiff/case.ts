import type { DiffOptions } from '../../src/diff/compare-components.ts';
import type { JsonObject, JsonValue } from '../../src/json-value.ts';
import { oasdiffChecks } from './checks.ts';

/** A pair of documents in which a check of oasdiff would find something, and what we find. */
export type OasdiffCase = {
  readonly check: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Our rule; undefined when nothing is to be found, for the reason given. */
  readonly rule: string | undefined;
  readonly reason?: string | undefined;
  readonly options?: DiffOptions;
};

export const documentOf = (paths: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1.0.0' },
  paths,
  ...more,
});

export const ok: JsonObject = { '200': { description: 'Done.' } };

/** A document with one operation. */
export const withOperation = (operation: JsonObject, more: JsonObject = {}): JsonObject =>
  documentOf({ '/things': { post: { responses: ok, ...operation } } }, more);

const json = (schema: JsonValue): JsonObject => ({ content: { 'application/json': { schema } } });

export const withBody = (schema: JsonValue): JsonObject =>
  withOperation({ requestBody: { required: true, ...json(schema) } });
export const withResponse = (schema: JsonValue): JsonObject =>
  withOperation({ responses: { '200': { description: 'Done.', ...json(schema) } } });
export const withParameter = (schema: JsonValue, location = 'query'): JsonObject =>
  withOperation({ parameters: [{ name: 'p', in: location, schema }] });
export const withHeader = (schema: JsonValue): JsonObject =>
  withOperation({ responses: { '200': { description: 'Done.', headers: { 'X-H': { required: true, schema } } } } });

export const holder = (schema: JsonValue, required = false): JsonObject => ({
  type: 'object',
  properties: { value: schema },
  ...(required ? { required: ['value'] } : {}),
});

type Place = { readonly prefix: string; readonly build: (schema: JsonValue) => JsonObject };

export const requestPlaces: readonly Place[] = [
  { prefix: 'request-body', build: withBody },
  { prefix: 'request-property', build: (schema) => withBody(holder(schema)) },
  { prefix: 'request-parameter', build: (schema) => withParameter(schema) },
  { prefix: 'request-parameter-property', build: (schema) => withParameter(holder(schema)) },
];

export const responsePlaces: readonly Place[] = [
  { prefix: 'response-body', build: withResponse },
  { prefix: 'response-property', build: (schema) => withResponse(holder(schema)) },
  { prefix: 'response-header', build: withHeader },
];

/** A change of a schema: `stem` is what the ids of all places end with, `rule` is ours without the direction. */
export type SchemaRow = readonly [
  stem: string,
  before: JsonValue,
  after: JsonValue,
  rule: string | undefined,
  reason?: string,
];

/** What a discriminator of a row may point to. */
const shapes: JsonObject = { components: { schemas: { Cat: { title: 'Cat' }, Dog: { type: 'object' } } } };

/** One case for every place in which oasdiff has a check of this name. */
export const casesOfRow = ([stem, before, after, rule, reason]: SchemaRow): OasdiffCase[] =>
  [
    ...requestPlaces.map((place) => ['request', place] as const),
    ...responsePlaces.map((place) => ['response', place] as const),
  ]
    .filter(([, { prefix }]) => oasdiffChecks.has(`${prefix}-${stem}`))
    .map(([direction, { prefix, build }]) => ({
      check: `${prefix}-${stem}`,
      before: { ...build(before), ...shapes },
      after: { ...build(after), ...shapes },
      rule: rule === undefined ? undefined : `${direction}-${rule}`,
      reason,
    }));
