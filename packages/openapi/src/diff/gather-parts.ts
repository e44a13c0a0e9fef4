import { isList, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { listedValues, namedTypes, type OwnTypes } from './merge-types.ts';
import type { Part, SchemaNode, Schemas } from './settled-schema.ts';

type RawUnion = {
  readonly mode: 'oneOf' | 'anyOf';
  readonly variants: readonly Part[];
  readonly pointer: string;
  readonly discriminator: JsonObject | undefined;
};

/** One schema object that holds, with the unions that could not be read as something simpler. */
export type GatheredPart = {
  readonly raw: JsonObject;
  readonly pointer: string;
  readonly unions: readonly RawUnion[];
  /** From a union of plain types. */
  readonly types: OwnTypes | undefined;
  /** From a union of listed values. */
  readonly listed: { values: JsonValue[]; nullable: boolean; constant: boolean } | undefined;
};

const NOTES = new Set(['title', 'description', 'summary', 'example', 'examples', '$comment', 'deprecated']);

const keywordsOf = (raw: JsonObject): string[] =>
  Object.keys(raw).filter((name) => !NOTES.has(name) && !name.startsWith('x-'));

/** A variant that says `nullable` and nothing else is what 3.0 has for the type null. */
const isBareNullable = (value: JsonObject): boolean =>
  value.nullable === true && keywordsOf(value).every((name) => name === 'nullable');

const isNull = (value: JsonValue): boolean =>
  isObject(value) &&
  (value.type === 'null' ||
    isBareNullable(value) ||
    (isList(value.anyOf) && value.anyOf.length > 0 && value.anyOf.every(isNull)) ||
    (isList(value.enum) && value.enum.length > 0 && value.enum.every((entry) => entry === null)) ||
    (Object.hasOwn(value, 'const') && value.const === null));

const allowsNull = (value: JsonValue): boolean =>
  isObject(value) && (isNull(value) || (namedTypes(value)?.nullable ?? false));

type Reading = { readonly push: (part: Part) => void; readonly allowNull: () => void };

/** A union of plain types, or of listed values, is a list of types or values and nothing more. */
const simplify = (variants: readonly Part[]): Pick<GatheredPart, 'types' | 'listed'> => {
  const raws = variants.map(({ value }) => (isObject(value) ? value : {}));
  const every = (allowed: readonly string[]) =>
    raws.every((raw) => keywordsOf(raw).length > 0 && keywordsOf(raw).every((name) => allowed.includes(name)));
  if (every(['type', 'nullable'])) {
    const named = raws.map(namedTypes).filter((types) => types !== undefined);
    const types = new Set(named.flatMap((own) => [...own.types]));
    if (types.has('number')) types.delete('integer');
    return { types: { types, nullable: false }, listed: undefined };
  }
  const lists = raws.map(listedValues);
  if (!every(['type', 'const', 'enum']) || lists.includes(undefined)) return { types: undefined, listed: undefined };
  const values = lists.flatMap((list) => list?.values ?? []);
  return { types: undefined, listed: { values, nullable: false, constant: false } };
};

const readUnion = (
  source: Schemas,
  part: Part,
  raw: JsonObject,
  mode: 'oneOf' | 'anyOf',
  reading: Reading,
): Pick<GatheredPart, 'unions' | 'types' | 'listed'> => {
  const list = raw[mode];
  const nothing = { unions: [], types: undefined, listed: undefined };
  if (!isList(list) || list.length === 0) return nothing;
  const all = list.map((_, index) => source.resolve(source.child(part, mode, index)));
  const variants = all.filter(({ value }) => !isNull(value));
  if (all.some(({ value }) => allowsNull(value))) reading.allowNull();
  const [only] = variants;
  if (!only) return { ...nothing, listed: { values: [], nullable: true, constant: false } };
  if (variants.length === 1) {
    reading.push(only);
    return nothing;
  }
  const simple = simplify(variants);
  if (simple.types || simple.listed) return { ...simple, unions: [] };
  const discriminator = isObject(raw.discriminator) ? raw.discriminator : undefined;
  const pointer = `${part.pointer}/${mode}`;
  return { ...nothing, unions: [{ mode, variants, pointer, discriminator }] };
};

/** One part, and what it leads to in `reading`. */
const readPart = (source: Schemas, part: Part, raw: JsonObject, reading: Reading): GatheredPart => {
  const target = source.target(part);
  if (target) reading.push(target);
  if (isList(raw.allOf)) for (const index of raw.allOf.keys()) reading.push(source.child(part, 'allOf', index));
  const one = readUnion(source, part, raw, 'oneOf', reading);
  const any = readUnion(source, part, raw, 'anyOf', reading);
  return {
    raw,
    pointer: part.pointer,
    unions: [...one.unions, ...any.unions],
    types: one.types ?? any.types,
    listed: one.listed ?? any.listed,
  };
};

export type Gathered = { readonly parts: GatheredPart[]; readonly never: boolean; readonly nullable: boolean };

/**
 * Everything that holds at once for a node: its parts, what they refer to beside other keywords, their allOf, and a
 * union that has one variant besides null. Circles of allOf are entered once.
 */
export const gatherParts = (source: Schemas, node: SchemaNode): Gathered => {
  const parts: GatheredPart[] = [];
  const seen = new Set<string>();
  const outer = new Set(node.parts.map(({ pointer }) => pointer));
  let never = false;
  let nullable = false;
  const allowNull = () => {
    nullable = true;
  };
  const stack: Part[] = node.parts.toReversed();
  for (let given = stack.pop(); given; given = stack.pop()) {
    const part = source.resolve(given);
    const raw = part.value;
    if (raw === false) never = true;
    if (seen.has(part.pointer) || !isObject(raw)) continue;
    seen.add(part.pointer);
    if (raw.nullable === true && outer.has(part.pointer)) allowNull();
    const inner: Part[] = [];
    parts.push(readPart(source, part, raw, { push: (next) => inner.push(next), allowNull }));
    for (const next of inner.reverse()) stack.push(next);
  }
  return { parts, never, nullable };
};
