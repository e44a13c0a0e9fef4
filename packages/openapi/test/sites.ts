import { createRandom } from '../src/example/random.ts';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  pointerOfReference,
} from '../src/json-value.ts';

/** A document that may be changed: a copy nobody else holds. */
export type Draft = { [name: string]: JsonValue } & JsonObject;

export type Random = {
  /** From 0 up to, not including, the number. */
  readonly below: (count: number) => number;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
};

/** The same seed gives the same choices everywhere. */
export const choicesOf = (seed: string): Random => {
  const { integer } = createRandom(seed);
  const below = (count: number) => integer(0, count - 1);
  return { below, pick: (list) => (list.length > 0 ? list[below(list.length)] : undefined) };
};

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** A draft's objects are its own, so that writing into them is what it is for. */
export const asDraft = (value: unknown): Draft | undefined => (isObject(value) ? (value as Draft) : undefined);

export const settle = (root: JsonObject, value: unknown): Draft | undefined => {
  let current = value;
  for (let hop = 0; hop < 50; hop += 1) {
    if (!isObject(current) || typeof current.$ref !== 'string') return asDraft(current);
    current = follow(root, pointerOfReference(current.$ref) ?? '');
  }
  return undefined;
};

export type OperationSite = {
  readonly path: string;
  readonly method: string;
  readonly item: Draft;
  readonly operation: Draft;
};

export const operationSites = (root: JsonObject): OperationSite[] =>
  Object.entries(asDraft(root.paths) ?? {}).flatMap(([path, value]) => {
    const item = settle(root, value);
    if (!item || path.startsWith('x-')) return [];
    return METHODS.flatMap((method) => {
      const operation = asDraft(item[method]);
      return operation ? [{ path, method, item, operation }] : [];
    });
  });

export type ParameterSite = OperationSite & { readonly parameter: Draft };

const IGNORED = /^(accept|content-type|authorization)$/i;

/** Parameters an operation declares itself, so that no path-level one is meant. */
export const parameterSites = (root: JsonObject): ParameterSite[] =>
  operationSites(root).flatMap((site) =>
    (isList(site.operation.parameters) ? site.operation.parameters : []).flatMap((entry) => {
      const parameter = settle(root, entry);
      const ignored = parameter?.in === 'header' && IGNORED.test(String(parameter.name));
      return parameter && !ignored ? [{ ...site, parameter }] : [];
    }),
  );

export type SchemaSite = OperationSite & { readonly schema: Draft };

const PLAIN = ['allOf', 'oneOf', 'anyOf', 'not', 'if', '$ref'];

/** A schema that is not composed: what is written into it holds. */
export const isPlain = (schema: JsonObject): boolean => !PLAIN.some((word) => Object.hasOwn(schema, word));

const inside = (root: JsonObject, schema: Draft, silent: string): Draft[] => {
  const properties = asDraft(schema.properties);
  const entries = [...(properties ? Object.values(properties) : []), ...(isObject(schema.items) ? [schema.items] : [])];
  return entries.flatMap((entry) => {
    const found = settle(root, entry);
    return found && found[silent] !== true && isPlain(found) ? [found] : [];
  });
};

/** A walk of some steps into a schema, over properties and items that the direction carries. */
const walk = (root: JsonObject, start: Draft, random: Random, silent: string): Draft | undefined => {
  if (!isPlain(start)) return undefined;
  let current = start;
  for (let steps = random.below(4); steps > 0; steps -= 1) {
    const next = random.pick(inside(root, current, silent));
    if (!next) break;
    current = next;
  }
  return current;
};

const contentSchemas = (root: JsonObject, holder: Draft | undefined): Draft[] =>
  Object.entries(asDraft(holder?.content) ?? {}).flatMap(([mediaType, media]) => {
    const schema = /json/.test(mediaType) ? settle(root, asDraft(media)?.schema) : undefined;
    return schema ? [schema] : [];
  });

const successes = (root: JsonObject, site: OperationSite): Draft[] =>
  Object.entries(asDraft(site.operation.responses) ?? {}).flatMap(([status, value]) => {
    const response = status.startsWith('2') ? settle(root, value) : undefined;
    return response ? [response] : [];
  });

/** A schema somewhere in what an operation takes. */
export const requestSchema = (root: JsonObject, random: Random, wanted: (schema: Draft) => boolean) =>
  schemaSite(root, random, wanted, 'readOnly', (site) =>
    contentSchemas(root, settle(root, site.operation.requestBody)),
  );

/** A schema somewhere in what an operation answers. */
export const responseSchema = (root: JsonObject, random: Random, wanted: (schema: Draft) => boolean) =>
  schemaSite(root, random, wanted, 'writeOnly', (site) =>
    successes(root, site).flatMap((response) => contentSchemas(root, response)),
  );

const TRIES = 60;

const schemaSite = (
  root: JsonObject,
  random: Random,
  wanted: (schema: Draft) => boolean,
  silent: string,
  roots: (site: OperationSite) => Draft[],
): SchemaSite | undefined => {
  const sites = operationSites(root);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const site = random.pick(sites);
    const start = site && random.pick(roots(site));
    const schema = start && walk(root, start, random, silent);
    if (site && schema && wanted(schema)) return { ...site, schema };
  }
  return undefined;
};

/** Every place that holds a schema which is not part of a composition: where it is held, and under which name. */
export type Slot = { readonly holder: Draft; readonly name: string; readonly pointer: string };

export const schemaSlots = (root: JsonObject): Slot[] => {
  const slots: Slot[] = [];
  const visit = (value: JsonValue | undefined, pointer: string): void => {
    const schema = asDraft(value);
    if (!schema) return;
    const properties = asDraft(schema.properties);
    for (const name of Object.keys(properties ?? {})) hold(properties, name, joinPointer(pointer, 'properties', name));
    if (isObject(schema.items)) hold(schema, 'items', joinPointer(pointer, 'items'));
    for (const word of ['allOf', 'oneOf', 'anyOf'])
      if (isList(schema[word]))
        for (const [index, entry] of (schema[word] as JsonValue[]).entries())
          visit(entry, joinPointer(pointer, word, index));
  };
  const hold = (holder: Draft | undefined, name: string, pointer: string): void => {
    if (!holder || !isObject(holder[name])) return;
    slots.push({ holder, name, pointer });
    visit(holder[name], pointer);
  };
  const schemas = asDraft(asDraft(root.components)?.schemas) ?? {};
  for (const name of Object.keys(schemas)) visit(schemas[name], joinPointer('/components/schemas', name));
  for (const site of operationSites(root)) {
    const bodies = [settle(root, site.operation.requestBody), ...successes(root, site)];
    for (const body of bodies)
      for (const media of Object.values(asDraft(body?.content) ?? {})) hold(asDraft(media), 'schema', '');
  }
  return slots;
};
