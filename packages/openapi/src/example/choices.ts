import {
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  member,
  pointerOfReference,
  setMember,
  stepsOf,
  textOf,
} from '../json-value.ts';

/** One of these holds besides: a oneOf, an anyOf, or what an `if` leads to. */
export type Choice = {
  readonly source: object;
  readonly alternatives: readonly JsonValue[];
  /** The alternatives with the value a discriminator has for them; documents that mean another value are many. */
  readonly named: readonly JsonValue[];
};

const made = new WeakMap<object, readonly JsonValue[]>();

/** Schemas are told apart by identity, so those we word ourselves are worded once. */
const alternativesOf = (source: object, word: () => readonly JsonValue[]): readonly JsonValue[] => {
  const known = made.get(source) ?? word();
  made.set(source, known);
  return known;
};

const branches = (raw: JsonObject): readonly JsonValue[] => [
  { allOf: [raw.if ?? true, raw.then ?? true] },
  { allOf: [{ not: raw.if ?? true }, raw.else ?? true] },
];

const withOrWithout = (name: string, schema: JsonObject): readonly JsonValue[] => [
  { allOf: [{ required: [name] }, schema] },
  { not: { required: [name] } },
];

/** Variants that a discriminator tells apart also say the value it has for them. */
const withDiscriminator = (raw: JsonObject, alternatives: readonly JsonValue[]): readonly JsonValue[] => {
  const property = textOf(raw.discriminator, 'propertyName');
  if (property === undefined) return [];
  return alternativesOf(alternatives, () => {
    const mapping = member(raw.discriminator, 'mapping');
    const entries = isObject(mapping) ? Object.entries(mapping) : [];
    return alternatives.map((variant) => {
      const reference = textOf(variant, '$ref');
      if (reference === undefined) return variant;
      const short = stepsOf(pointerOfReference(reference) ?? '').at(-1) ?? '';
      const values = entries.flatMap(([value, target]) => (target === reference || target === short ? [value] : []));
      const properties = {};
      setMember(properties, property, { enum: values.length > 0 ? values : [short] });
      return { allOf: [variant, { properties, required: [property] }] };
    });
  });
};

/** The choices a schema leaves open, but for those already settled. */
export const choicesOf = (raw: JsonObject, settled: ReadonlySet<object>): Choice[] => {
  const choices: Choice[] = [];
  for (const word of ['oneOf', 'anyOf'] as const) {
    const alternatives = raw[word];
    if (isList(alternatives) && !settled.has(alternatives))
      choices.push({ source: alternatives, alternatives, named: withDiscriminator(raw, alternatives) });
  }
  if (isObject(raw.if) && !settled.has(raw.if))
    choices.push({ source: raw.if, alternatives: alternativesOf(raw.if, () => branches(raw)), named: [] });
  for (const [name, schema] of isObject(raw.dependentSchemas) ? Object.entries(raw.dependentSchemas) : []) {
    if (!isObject(schema) || settled.has(schema)) continue;
    const alternatives = alternativesOf(schema, () => withOrWithout(name, schema));
    choices.push({ source: schema, alternatives, named: [] });
  }
  return choices;
};
