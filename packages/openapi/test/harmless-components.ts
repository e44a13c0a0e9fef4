import { isList, isObject, type JsonObject, type JsonValue } from '../src/json-value.ts';
import { addComponent, type HarmlessMutation, listOf, onOperation, replaceAll } from './harmless-kinds.ts';
import { asDraft, type Draft, settle } from './sites.ts';

/** Components that a discriminator may name are known by their name. */
const namesThatMatter = (draft: Draft): Set<string> => {
  const found = new Set<string>();
  const visit = (value: JsonValue): void => {
    if (isList(value)) for (const entry of value) visit(entry);
    if (!isObject(value)) return;
    if (Object.hasOwn(value, 'discriminator'))
      for (const [, name] of JSON.stringify(value).matchAll(/([A-Za-z0-9._-]+)"/g)) found.add(name ?? '');
    Object.values(value).forEach(visit);
  };
  visit(draft);
  return found;
};

const renamed = (value: JsonValue, from: string, to: string): JsonValue => {
  if (isList(value)) return value.map((entry) => renamed(entry, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      const led = name === '$ref' && typeof entry === 'string' && (entry === from || entry.startsWith(`${from}/`));
      return [name, led ? `${to}${entry.slice(from.length)}` : renamed(entry, from, to)];
    }),
  );
};

/** Components that come, go and change their names. */
export const componentEdits: Readonly<Record<string, HarmlessMutation>> = {
  'component-renamed': (draft, random) => {
    const all = asDraft(asDraft(draft.components)?.schemas) ?? {};
    const mattering = namesThatMatter(draft);
    const name = random.pick(Object.keys(all).filter((known) => /^\w+$/.test(known) && !mattering.has(known)));
    if (name === undefined) return false;
    const made = renamed(draft, `#/components/schemas/${name}`, `#/components/schemas/${name}Renamed`);
    const moved = asDraft(asDraft(asDraft(made)?.components)?.schemas);
    if (!isObject(made) || !moved) return false;
    moved[`${name}Renamed`] = moved[name] ?? {};
    delete moved[name];
    return replaceAll(draft, made);
  },
  'component-added': (draft) => addComponent(draft, 'schemas', 'ZzUnused', { type: 'object' }) !== '',
  'response-extracted': onOperation((operation, _, draft) => {
    const responses = asDraft(operation.responses);
    const [first] = Object.entries(responses ?? {});
    if (!responses || !first || !isObject(first[1]) || first[1].$ref !== undefined) return false;
    responses[first[0]] = { $ref: addComponent(draft, 'responses', 'ZzExtracted', first[1]) };
    return true;
  }),
  'parameter-extracted': onOperation((operation, _, draft) => {
    const [first, ...rest] = listOf(operation.parameters);
    if (!isObject(first) || first.$ref !== undefined) return false;
    operation.parameters = [{ $ref: addComponent(draft, 'parameters', 'ZzExtracted', first) }, ...rest];
    return true;
  }),
  'body-extracted': onOperation((operation, _, draft) => {
    const body = operation.requestBody;
    if (!isObject(body) || body.$ref !== undefined) return false;
    operation.requestBody = { $ref: addComponent(draft, 'requestBodies', 'ZzExtracted', body) };
    return true;
  }),
  'parameter-inlined': onOperation((operation, _, draft) => {
    const list = listOf(operation.parameters);
    const index = list.findIndex((entry) => isObject(entry) && typeof entry.$ref === 'string');
    const found = settle(draft, list[index]);
    if (index < 0 || !found) return false;
    operation.parameters = list.with(index, structuredClone(found) as JsonObject);
    return true;
  }),
};
