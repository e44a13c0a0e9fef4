import { isList, isObject, type JsonValue } from '../src/json-value.ts';
import {
  asDraft,
  type Draft,
  type OperationSite,
  operationSites,
  parameterSites,
  type Random,
  requestSchema,
  responseSchema,
  settle,
} from './sites.ts';

export type Affected = { readonly method: string; readonly paths: readonly string[] };

/** Changes a draft so that consumers break; tells whose, or undefined when the document has no place for it. */
export type BreakingMutation = (draft: Draft, random: Random) => Affected | undefined;

export const affected = ({ method, path }: OperationSite, ...more: string[]): Affected => ({
  method,
  paths: [path, ...more],
});

export const onOperation =
  (change: (site: OperationSite, draft: Draft, random: Random) => boolean): BreakingMutation =>
  (draft, random) => {
    const sites = operationSites(draft);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const site = random.pick(sites);
      if (site && change(site, draft, random)) return affected(site);
    }
    return undefined;
  };

export const onParameter =
  (wanted: (parameter: Draft) => boolean, change: (parameter: Draft, draft: Draft) => void): BreakingMutation =>
  (draft, random) => {
    const site = random.pick(parameterSites(draft).filter(({ parameter }) => wanted(parameter)));
    if (!site) return undefined;
    change(site.parameter, draft);
    return affected(site);
  };

export type SchemaChange = readonly [wanted: (schema: Draft) => boolean, change: (schema: Draft, draft: Draft) => void];

export const inRequest =
  ([wanted, change]: SchemaChange): BreakingMutation =>
  (draft, random) => {
    const site = requestSchema(draft, random, wanted);
    if (!site) return undefined;
    change(site.schema, draft);
    return affected(site);
  };

export const inResponse =
  ([wanted, change]: SchemaChange): BreakingMutation =>
  (draft, random) => {
    const site = responseSchema(draft, random, wanted);
    if (!site) return undefined;
    change(site.schema, draft);
    return affected(site);
  };

export const isText = (schema: Draft): boolean =>
  schema.type === 'string' && !isList(schema.enum) && !Object.hasOwn(schema, 'const');
export const isNumber = (schema: Draft): boolean =>
  (schema.type === 'integer' || schema.type === 'number') && !isList(schema.enum) && !Object.hasOwn(schema, 'const');
export const isArray = (schema: Draft): boolean => schema.type === 'array';
export const isPlainObject = (schema: Draft): boolean => schema.type === 'object' && isObject(schema.properties);
export const has = (name: string) => (schema: Draft) => Object.hasOwn(schema, name);
export const numberOf = (value: JsonValue | undefined, usual: number): number =>
  typeof value === 'number' ? value : usual;
export const newer = (draft: Draft): boolean => !String(draft.openapi).startsWith('3.0');

export const listOf = (value: JsonValue | undefined): JsonValue[] => (isList(value) ? [...value] : []);
export const namesOf = (schema: Draft, required: boolean, draft: Draft, silent: string): string[] => {
  const names = new Set(listOf(schema.required));
  return Object.entries(asDraft(schema.properties) ?? {})
    .filter(
      ([name, value]) =>
        names.has(name) === required && settle(draft, value)?.[silent] !== true && isSimple(draft, value),
    )
    .map(([name]) => name);
};
/** A flag may hide in a composition; such a property is left alone. */
export const isSimple = (draft: Draft, value: JsonValue): boolean => {
  const schema = settle(draft, value);
  return schema !== undefined && !['allOf', '$ref', 'oneOf', 'anyOf'].some((word) => Object.hasOwn(schema, word));
};

export const without = (object: Draft, name: string): void => {
  delete object[name];
};

export const makeNull = (schema: Draft, draft: Draft): void => {
  if (newer(draft)) schema.type = [schema.type ?? 'string', 'null'];
  else schema.nullable = true;
};
