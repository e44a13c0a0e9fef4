import { _, type Ajv2020, type CodeKeywordDefinition, Name } from 'ajv/dist/2020.js';
import { resolveRef, SchemaEnv } from 'ajv/dist/compile/index.js';
import type { AddedKeywordDefinition, ErrorObject, Evaluated } from 'ajv/dist/types/index.js';
import { callRef } from 'ajv/dist/vocabularies/core/ref.js';
import { isList, isObject, type JsonValue } from '../json-value.ts';
import { memoryOf, spend } from './check-work.ts';
import { twinsIn } from './unique-items.ts';

/** More faults than this, and only the first is looked for: the engine copies what it gathered again and again. */
const FAULTS_MAX = 1_000;

/** So many are told of a value at one place: those of choices in choices would be more with each. */
const FAULTS_KEPT = 100;

/** The value has so many faults that gathering them costs more than finding them. */
export class TooManyFaults extends Error {}

const nodesIn = (value: JsonValue | undefined): number => {
  if (isList(value)) return value.reduce<number>((sum, entry) => sum + nodesIn(entry), 1);
  return isObject(value) ? Object.values(value).reduce<number>((sum, entry) => sum + nodesIn(entry), 1) : 1;
};
const sizeOf = (value: unknown): number =>
  isList(value) ? value.length : isObject(value) ? Object.keys(value).length : 1;

/** Keywords whose cost grows with the value, by the kinds of values they read whole. */
const READS = {
  text: ['minLength', 'maxLength', 'pattern', 'format'],
  inside: [
    ...['items', 'contains', 'uniqueItems', 'unevaluatedItems', 'minProperties', 'maxProperties', 'propertyNames'],
    ...['additionalProperties', 'patternProperties', 'unevaluatedProperties'],
  ],
} as const;
const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'properties', 'required', 'dependentSchemas', 'type'];
const VALUES = ['enum', 'const', 'dependentRequired'];
const ALL = [...READS.text, ...READS.inside, ...IN_PLACE, ...VALUES, 'not', 'if', 'minItems', 'maxItems', 'minimum'];

type Schema = Readonly<Record<string, JsonValue>>;

/** Steps of holding any value against a schema's own keywords, and those for each entry, member or letter of the value. */
const priceOf = (schema: Schema) => {
  const has = (word: string) => Object.hasOwn(schema, word);
  const own = IN_PLACE.filter(has).reduce((sum, word) => sum + sizeOf(schema[word]), 1);
  const held = VALUES.filter(has).reduce((sum, word) => sum + nodesIn(schema[word]), 0);
  return {
    once: own + held,
    entry: READS.inside.some(has) ? 1 + (has('patternProperties') ? sizeOf(schema.patternProperties) : 0) : 0,
    letter: READS.text.some(has) ? 1 / 16 : 0,
  };
};

/** Paid before a schema is looked at. */
const pay = (once: number, entry: number, letter: number, value: unknown, faults: number): void => {
  if (faults > FAULTS_MAX) throw new TooManyFaults();
  let steps = once;
  if (typeof value === 'string') steps += letter * value.length;
  else if (entry > 0 && typeof value === 'object') steps += entry * sizeOf(value);
  spend(steps);
};

/** How many faults the engine's own code has gathered so far, as it calls it. */
const FAULTS = new Name('errors');

const paid: AddedKeywordDefinition = {
  keyword: 'portico-paid',
  type: [],
  schemaType: [],
  implements: ALL,
  code({ gen, data, parentSchema, it }) {
    const { once, entry, letter } = priceOf(parentSchema);
    gen.code(
      _`${gen.scopeValue('func', { ref: pay })}(${once}, ${entry}, ${letter}, ${data}, ${it.allErrors ? FAULTS : 0})`,
    );
  },
};

type Answer = {
  readonly valid: boolean;
  readonly faults: ErrorObject[] | null;
  readonly evaluated: Evaluated | undefined;
};
type Remembered = { errors?: ErrorObject[] | null; evaluated?: Evaluated | undefined };

/** The engine goes on writing into what it was given. */
const copied = ({ props, ...others }: Evaluated): Evaluated => ({
  ...others,
  ...(props !== undefined && { props: props === true ? true : { ...props } }),
});

/** A referred schema that holds each list and object of a question once, however many choices lead there. */
const rememberedOf = (schema: SchemaEnv) => {
  const remembered: Remembered & ((data: unknown, context: unknown) => boolean) = (data, context) => {
    const tell = ({ valid, faults, evaluated }: Answer): boolean => {
      spend(1 + (faults?.length ?? 0) + (evaluated ? sizeOf(evaluated.props) : 0));
      remembered.errors = faults && [...faults];
      remembered.evaluated = evaluated && copied(evaluated);
      return valid;
    };
    const held = typeof data === 'object' && data !== null;
    const known = held ? memoryOf<Answer>(schema).get(data) : undefined;
    if (known) return tell(known);
    const validate = schema.validate as typeof remembered & { errors: ErrorObject[] | null }; // compiled before it runs
    const valid = validate(data, context);
    const answer = {
      valid,
      faults: validate.errors?.slice(0, FAULTS_KEPT) ?? null,
      evaluated: validate.evaluated && copied(validate.evaluated),
    };
    if (held) memoryOf<Answer>(schema).set(data, answer);
    return tell(answer);
  };
  return remembered;
};

const reference = (): CodeKeywordDefinition => {
  const made = new WeakMap<SchemaEnv, ReturnType<typeof rememberedOf>>();
  return {
    keyword: '$ref',
    schemaType: 'string',
    code(cxt) {
      const { baseId, schemaEnv, self } = cxt.it;
      const schema = resolveRef.call(self, schemaEnv.root, baseId, cxt.schema);
      if (!(schema instanceof SchemaEnv)) throw new Error(`no schema ${cxt.schema}`);
      const remembered = made.get(schema) ?? rememberedOf(schema);
      made.set(schema, remembered);
      callRef(cxt, cxt.gen.scopeValue('validate', { ref: remembered }), schema);
    },
  };
};

const unique: CodeKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: { message: 'must not have an entry twice', params: ({ params: { i, j } }) => _`{i: ${i}, j: ${j}}` },
  code(cxt) {
    if (!cxt.schema) return;
    const twins = cxt.gen.const('twins', _`${cxt.gen.scopeValue('func', { ref: twinsIn })}(${cxt.data})`);
    cxt.setParams({ i: _`${twins}[1]`, j: _`${twins}[0]` });
    cxt.fail(_`${twins} !== undefined`);
  },
};

/** Makes an engine count what it does, remember what it knows, and find equal entries without comparing each with each. */
export const boundKeywords = (ajv: Ajv2020): void => {
  ajv.removeKeyword('$ref').addKeyword(reference());
  ajv.removeKeyword('uniqueItems').addKeyword(unique);
  // In front of all others: what a schema costs is paid before it is held.
  ajv.RULES.rules[0]?.rules.unshift({ keyword: 'portico-paid', definition: paid });
};
