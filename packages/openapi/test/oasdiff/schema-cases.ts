import type { JsonObject, JsonValue } from '../../src/json-value.ts';
import { casesOfRow, type OasdiffCase, type SchemaRow } from './case.ts';

const text = (more: JsonObject = {}): JsonObject => ({ type: 'string', ...more });
const number = (more: JsonObject = {}): JsonObject => ({ type: 'number', ...more });
const list = (more: JsonObject = {}): JsonObject => ({ type: 'array', items: { type: 'string' }, ...more });
const object = (more: JsonObject = {}): JsonObject => ({ type: 'object', ...more });

/** Rows of one limit: raised, lowered, set and unset. */
const limit = (
  stem: string,
  keyword: string,
  rule: string,
  upper: boolean,
  wrap: (more?: JsonObject) => JsonObject,
): SchemaRow[] => {
  const of = (value: number) => wrap({ [keyword]: value });
  return [
    [`${stem}-increased`, of(5), of(10), `${rule}-${upper ? 'loosened' : 'tightened'}`],
    [`${stem}-decreased`, of(10), of(5), `${rule}-${upper ? 'tightened' : 'loosened'}`],
    [`${stem}-set`, wrap(), of(5), `${rule}-tightened`],
    [`${stem}-unset`, of(5), wrap(), `${rule}-loosened`],
  ];
};

const limits: readonly SchemaRow[] = [
  ...limit('max', 'maximum', 'maximum', true, number),
  ...limit('min', 'minimum', 'minimum', false, number),
  ...limit('exclusive-max', 'exclusiveMaximum', 'maximum', true, number),
  ...limit('exclusive-min', 'exclusiveMinimum', 'minimum', false, number),
  ...limit('max-length', 'maxLength', 'max-length', true, text),
  ...limit('min-length', 'minLength', 'min-length', false, text),
  ...limit('max-items', 'maxItems', 'max-items', true, list),
  ...limit('min-items', 'minItems', 'min-items', false, list),
  ...limit('max-contains', 'maxContains', 'max-contains', true, (more) => list({ contains: { const: 'a' }, ...more })),
  ...limit('min-contains', 'minContains', 'min-contains', false, (more) => list({ contains: { const: 'a' }, ...more })),
];

const values: readonly SchemaRow[] = [
  ['pattern-added', text(), text({ pattern: '^a' }), 'pattern-tightened'],
  ['pattern-removed', text({ pattern: '^a' }), text(), 'pattern-loosened'],
  ['pattern-changed', text({ pattern: '^a' }), text({ pattern: '^b' }), 'pattern-changed'],
  ['pattern-generalized', text({ pattern: '^a' }), text({ pattern: '.*' }), 'pattern-loosened'],
  ['became-enum', text(), text({ enum: ['a'] }), 'became-enum'],
  ['enum-value-added', text({ enum: ['a'] }), text({ enum: ['a', 'b'] }), 'enum-value-added'],
  ['enum-value-removed', text({ enum: ['a', 'b'] }), text({ enum: ['a'] }), 'enum-value-removed'],
  [
    'x-extensible-enum-value-removed',
    text({ 'x-extensible-enum': ['a', 'b'] }),
    text({ 'x-extensible-enum': ['a'] }),
    'extensible-enum-value-removed',
  ],
  ['const-added', text(), text({ const: 'a' }), 'became-enum'],
  ['const-changed', text({ const: 'a' }), text({ const: 'b' }), 'const-changed'],
  ['const-removed', text({ const: 'a' }), text(), 'enum-lifted'],
  ['became-nullable', text(), { type: ['string', 'null'] }, 'became-nullable'],
  ['became-not-nullable', { type: ['string', 'null'] }, text(), 'became-not-nullable'],
  ['default-value-added', text(), text({ default: 'a' }), 'default-changed'],
  ['default-value-changed', text({ default: 'a' }), text({ default: 'b' }), 'default-changed'],
  ['default-value-removed', text({ default: 'a' }), text(), 'default-changed'],
];

const types: readonly SchemaRow[] = [
  ['type-changed', text(), object(), 'type-changed'],
  ['type-generalized', { type: 'integer' }, number(), 'type-widened'],
  ['type-specialized', number(), { type: 'integer' }, 'type-narrowed'],
  ['list-of-types-narrowed', { type: ['boolean', 'integer'] }, { type: 'integer' }, 'type-narrowed'],
  ['list-of-types-widened', { type: 'integer' }, { type: ['boolean', 'integer'] }, 'type-widened'],
  [
    'content-encoding-changed',
    text({ contentEncoding: 'base64' }),
    text({ contentEncoding: 'base32' }),
    'content-encoding-changed',
  ],
  [
    'content-media-type-changed',
    text({ contentMediaType: 'image/png' }),
    text({ contentMediaType: 'image/gif' }),
    'content-media-type-changed',
  ],
  ['content-schema-added', text(), text({ contentSchema: object() }), 'content-schema-tightened'],
  ['content-schema-removed', text({ contentSchema: object() }), text(), 'content-schema-loosened'],
];

const short: JsonValue = { maxLength: 3 };
/** Named by a variable, because an object with this member looks like a promise. */
const THEN = 'then';
const then: JsonObject = { [THEN]: short };
const when = (more: JsonObject = {}): JsonObject => text({ if: { minLength: 2 }, ...more });

/** A keyword that is there or not. */
const present = (stem: string, bare: JsonObject, full: JsonObject, rule: string): SchemaRow[] => [
  [`${stem}-added`, bare, full, `${rule}-tightened`],
  [`${stem}-removed`, full, bare, `${rule}-loosened`],
];

const tuple = (length: number): JsonObject => ({
  type: 'array',
  prefixItems: Array.from({ length }, () => text()),
  items: false,
});

const conditions: readonly SchemaRow[] = [
  ...present('contains', list(), list({ contains: { const: 'a' } }), 'contains'),
  ...present('if', text(then), when(then), 'condition'),
  ...present('then', when(), when(then), 'condition'),
  ...present('else', when(), when({ else: short }), 'condition'),
  ...present(
    'dependent-schema',
    object(),
    object({ dependentSchemas: { a: { required: ['b'] } } }),
    'dependent-schema',
  ),
  ...present('pattern-property', object(), object({ patternProperties: { '^x': text() } }), 'pattern-property'),
  ...present('property-names', object(), object({ propertyNames: { pattern: '^a' } }), 'property-names'),
  ...present('unevaluated-items', list(), list({ unevaluatedItems: false }), 'unevaluated-items'),
  ...present('unevaluated-properties', object(), object({ unevaluatedProperties: false }), 'unevaluated-properties'),
  ...present('dependent-required', object(), object({ dependentRequired: { a: ['b'] } }), 'dependent-required'),
  ['prefix-items-added', tuple(1), tuple(2), 'tuple-item-added'],
  ['prefix-items-removed', tuple(2), tuple(1), 'tuple-item-removed'],
];

const cat = object({ title: 'Cat', properties: { meow: text() }, required: ['meow'] });
const dog = object({ title: 'Dog', properties: { bark: text() }, required: ['bark'] });
const fox = object({ title: 'Fox', properties: { ring: text() }, required: ['ring'] });
const told = (discriminator: JsonObject | undefined): JsonObject => ({
  oneOf: [cat, dog],
  ...(discriminator ? { discriminator } : {}),
});
const CAT = '#/components/schemas/Cat';
const DOG = '#/components/schemas/Dog';
const mapped = (mapping: JsonObject) => told({ propertyName: 'kind', mapping });

const unions: readonly SchemaRow[] = [
  ['one-of-added', { oneOf: [cat, dog] }, { oneOf: [cat, dog, fox] }, 'variant-added'],
  ['one-of-removed', { oneOf: [cat, dog, fox] }, { oneOf: [cat, dog] }, 'variant-removed'],
  ['any-of-added', { anyOf: [cat, dog] }, { anyOf: [cat, dog, fox] }, 'variant-added'],
  ['any-of-removed', { anyOf: [cat, dog, fox] }, { anyOf: [cat, dog] }, 'variant-removed'],
  ['wrapped-in-one-of', cat, { oneOf: [dog, fox] }, 'type-changed'],
  [
    'all-of-added-annotation-only',
    { allOf: [cat] },
    { allOf: [cat, { description: 'x' }] },
    undefined,
    'words change nothing',
  ],
  [
    'all-of-removed-annotation-only',
    { allOf: [cat, { description: 'x' }] },
    { allOf: [cat] },
    undefined,
    'words change nothing',
  ],
  ['discriminator-added', told(undefined), told({ propertyName: 'kind' }), 'discriminator-added'],
  ['discriminator-removed', told({ propertyName: 'kind' }), told(undefined), 'discriminator-removed'],
  [
    'discriminator-property-name-changed',
    told({ propertyName: 'kind' }),
    told({ propertyName: 'sort' }),
    'discriminator-changed',
  ],
  ['discriminator-mapping-added', mapped({ a: CAT }), mapped({ a: CAT, b: DOG }), 'discriminator-value-added'],
  ['discriminator-mapping-deleted', mapped({ a: CAT, b: DOG }), mapped({ a: CAT }), 'discriminator-value-removed'],
  ['discriminator-mapping-changed', mapped({ a: CAT }), mapped({ a: DOG }), 'discriminator-value-changed'],
];

/** Checks of schemas wherever they stand. */
export const schemaCases: readonly OasdiffCase[] = [...limits, ...values, ...types, ...conditions, ...unions].flatMap(
  casesOfRow,
);
