import { isList, isObject, type JsonObject, type JsonValue, textOf } from '../json-value.ts';
import { type GatheredPart, gatherParts } from './gather-parts.ts';
import { mergeLimits } from './merge-limits.ts';
import { impliedTypes, intersectTypes, intersectValues, listedValues, namedTypes, typeOfValue } from './merge-types.ts';
import { ObjectParts } from './object-parts.ts';
import type { SchemaNode, Schemas, SchemaType, SettledSchema, SettledUnion } from './settled-schema.ts';

type Values = { values: JsonValue[]; nullable: boolean; constant: boolean };

const mergeValues = (parts: readonly GatheredPart[]): Values | undefined =>
  parts.reduce<Values | undefined>((merged, { raw, listed }) => {
    const own = listed ?? listedValues(raw);
    if (!own || !merged) return own ?? merged;
    return {
      values: intersectValues(merged.values, own.values),
      nullable: merged.nullable && own.nullable,
      constant: merged.constant || own.constant,
    };
  }, undefined);

const mergeNamedTypes = (parts: readonly GatheredPart[]) => {
  let merged: { types: ReadonlySet<SchemaType>; nullable: boolean } | undefined;
  for (const { raw, types } of parts) {
    const own = types ?? namedTypes(raw);
    if (own)
      merged = merged
        ? { types: intersectTypes(merged.types, own.types), nullable: merged.nullable && own.nullable }
        : { types: own.types, nullable: own.nullable };
  }
  return merged;
};

const impliedBy = (parts: readonly GatheredPart[], values: Values | undefined): ReadonlySet<SchemaType> | undefined => {
  if (values && values.values.length > 0)
    return new Set(values.values.map(typeOfValue).filter((type) => type !== undefined));
  const implied = parts.map(({ raw }) => impliedTypes(raw)).filter((type) => type !== undefined);
  return implied.length > 0 ? new Set(implied.slice(0, 1)) : undefined;
};

const firstOf = (parts: readonly GatheredPart[], name: string): JsonValue | undefined =>
  parts.find(({ raw }) => Object.hasOwn(raw, name))?.raw[name];

const annotationsOf = (parts: readonly GatheredPart[]) => {
  const flagged = (name: string) => parts.some(({ raw }) => raw[name] === true);
  const extensible = firstOf(parts, 'x-extensible-enum');
  return {
    readOnly: flagged('readOnly'),
    writeOnly: flagged('writeOnly'),
    deprecated: flagged('deprecated'),
    title: parts.map(({ raw }) => textOf(raw, 'title')).find((title) => title !== undefined),
    default: firstOf(parts, 'default'),
    xml: firstOf(parts, 'xml'),
    sunset: firstOf(parts, 'x-sunset'),
    stability: firstOf(parts, 'x-stability-level'),
    extensibleValues: isList(extensible) ? extensible : undefined,
  };
};

const limitsOf = (parts: readonly GatheredPart[]): Map<string, JsonValue> => {
  const limits = new Map<string, JsonValue>();
  for (const { raw } of parts) mergeLimits(limits, raw);
  return limits;
};

const unionsOf = (source: Schemas, parts: readonly GatheredPart[]): SettledUnion[] =>
  parts.flatMap(({ unions }) =>
    unions.map(({ mode, variants, pointer, discriminator }) => {
      const nodes = variants.map((variant) => source.nodeOf([variant]));
      return { mode, pointer, variants: nodes, discriminator: discriminatorOf(source, nodes, discriminator) };
    }),
  );

const heirsOf = (source: Schemas, parts: readonly GatheredPart[]): SettledUnion | undefined => {
  const part = parts.find(({ raw, unions }) => isObject(raw.discriminator) && unions.length === 0);
  if (!part || !isObject(part.raw.discriminator)) return undefined;
  const discriminator = discriminatorOf(source, [], part.raw.discriminator);
  return { mode: 'oneOf', variants: [], pointer: part.pointer, discriminator };
};

/** The mapping that holds: what is written, and for variants it leaves out the name of their component. */
const discriminatorOf = (
  source: Schemas,
  variants: readonly SchemaNode[],
  raw: JsonObject | undefined,
): SettledUnion['discriminator'] => {
  const property = textOf(raw, 'propertyName');
  if (!raw || property === undefined) return undefined;
  const mapping = new Map<string, SchemaNode | undefined>();
  for (const [value, name] of isObject(raw.mapping) ? Object.entries(raw.mapping) : []) {
    const reference = /^[A-Za-z0-9._-]+$/.test(String(name)) ? `#/components/schemas/${String(name)}` : String(name);
    const target = source.target({ value: { $ref: reference }, pointer: '' });
    mapping.set(value, target && source.nodeOf([target]));
  }
  const named = new Set([...mapping.values()].map((node) => node?.key));
  for (const node of variants)
    if (node.component !== undefined && !named.has(node.key)) mapping.set(node.component, node);
  return { property, mapping };
};

/** Joins the parts of a node into one form. Pure; the children are nodes that are settled when they are asked for. */
export const settleSchema = (source: Schemas, node: SchemaNode): SettledSchema => {
  const { parts, never, nullable } = gatherParts(source, node);
  const named = mergeNamedTypes(parts);
  const values = mergeValues(parts);
  const implied = named?.types ?? impliedBy(parts, values);
  const onlyNull = named?.types.size === 0 && (named.nullable || nullable);
  const objects = new ObjectParts(source, parts);
  return {
    pointer: node.pointer,
    never,
    types: implied,
    nullable: nullable || named?.nullable === true || values?.nullable === true || onlyNull,
    values: values?.values,
    constant: values?.constant === true,
    limits: limitsOf(parts),
    ...objects.settle(),
    unions: unionsOf(source, parts),
    heirs: heirsOf(source, parts),
    ...annotationsOf(parts),
  };
};
