import { isList, isObject, type JsonObject, type JsonValue } from '../src/json-value.ts';
import { asDraft, type Draft, isPlain, operationSites, type Random, type Slot, schemaSlots } from './sites.ts';

/** Changes a draft so that nobody notices; `false` when the document has no place for it. */
export type HarmlessMutation = (draft: Draft, random: Random) => boolean;

export const listOf = (value: JsonValue | undefined): JsonValue[] => (isList(value) ? [...value] : []);
export const newer = (draft: Draft): boolean => !String(draft.openapi).startsWith('3.0');

export const turned = (value: JsonValue): JsonValue => {
  if (isList(value)) return value.map(turned);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, entry]) => [name, turned(entry)]),
  );
};

export const replaceAll = (draft: Draft, made: JsonObject): boolean => {
  for (const name of Object.keys(draft)) delete draft[name];
  Object.assign(draft, made);
  return true;
};

export const onOperation =
  (change: (operation: Draft, item: Draft, draft: Draft) => boolean): HarmlessMutation =>
  (draft, random) => {
    const sites = operationSites(draft);
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const site = random.pick(sites);
      if (site && change(site.operation, site.item, draft)) return true;
    }
    return false;
  };

export const onSchema =
  (
    wanted: (schema: Draft, draft: Draft) => boolean,
    change: (slot: Slot, schema: Draft, draft: Draft) => void,
  ): HarmlessMutation =>
  (draft, random) => {
    const slots = schemaSlots(draft).filter(({ holder, name }) => {
      const schema = asDraft(holder[name]);
      return schema !== undefined && wanted(schema, draft);
    });
    const slot = random.pick(slots);
    const schema = slot && asDraft(slot.holder[slot.name]);
    if (!slot || !schema) return false;
    change(slot, schema, draft);
    return true;
  };

export const isReference = (schema: Draft): boolean =>
  typeof schema.$ref === 'string' && Object.keys(schema).length === 1;
export const isInline = (schema: Draft): boolean => schema.$ref === undefined;
export const isPlainObject = (schema: Draft): boolean =>
  schema.type === 'object' && isObject(schema.properties) && isPlain(schema);

/** Adds a component under a name that is free, and gives the reference to it. */
export const addComponent = (draft: Draft, kind: string, wish: string, value: JsonValue): string => {
  const components = asDraft(draft.components) ?? {};
  const known = asDraft(components[kind]) ?? {};
  const name = Object.hasOwn(known, wish) ? `${wish}${Object.keys(known).length}` : wish;
  draft.components = { ...components, [kind]: { ...known, [name]: value } };
  return `#/components/${kind}/${name}`;
};
