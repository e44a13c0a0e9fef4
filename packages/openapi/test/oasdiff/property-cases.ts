import type { JsonObject, JsonValue } from '../../src/json-value.ts';
import { holder, type OasdiffCase, withBody, withHeader, withOperation, withParameter, withResponse } from './case.ts';

type Build = (schema: JsonValue) => JsonObject;
type Row = readonly [
  check: string,
  build: Build,
  before: JsonValue,
  after: JsonValue,
  rule: string | undefined,
  reason?: string | undefined,
];

const text: JsonObject = { type: 'string' };
const object = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
});
const a = object({ a: text });
const ab = object({ a: text, b: text });
const abRequired = object({ a: text, b: text }, ['b']);
const withDefault = object({ a: text, b: { type: 'string', default: 'x' } }, ['b']);
const headerParameter: Build = (schema) => withParameter(schema, 'header');

const presence: readonly Row[] = [
  ['new-required-request-property', withBody, a, abRequired, 'request-property-added-required'],
  ['new-required-request-property-with-default', withBody, a, withDefault, 'request-property-added-required'],
  ['new-optional-request-property', withBody, a, ab, 'request-property-added-optional'],
  ['new-required-request-header-property', headerParameter, a, abRequired, 'request-property-added-required'],
  ['request-header-property-became-required', headerParameter, ab, abRequired, 'request-property-became-required'],
  [
    'request-header-property-became-enum',
    headerParameter,
    a,
    object({ a: { type: 'string', enum: ['x'] } }),
    'request-became-enum',
  ],
  ['request-property-removed', withBody, ab, a, 'request-property-removed'],
  ['request-property-became-required', withBody, ab, abRequired, 'request-property-became-required'],
  ['request-property-became-optional', withBody, abRequired, ab, 'request-property-became-optional'],
  [
    'request-property-became-required-with-default',
    withBody,
    object({ a: text, b: { type: 'string', default: 'x' } }),
    withDefault,
    'request-property-became-required',
  ],
  ['response-optional-property-added', withResponse, a, ab, 'response-property-added'],
  ['response-required-property-added', withResponse, a, abRequired, 'response-property-added'],
  ['response-optional-property-removed', withResponse, ab, a, 'response-property-removed-optional'],
  ['response-required-property-removed', withResponse, abRequired, a, 'response-property-removed-required'],
  ['response-property-became-optional', withResponse, abRequired, ab, 'response-property-became-optional'],
  ['response-property-became-required', withResponse, ab, abRequired, 'response-property-became-required'],
  [
    'response-mediatype-enum-value-removed',
    withResponse,
    { type: 'string', enum: ['a', 'b'] },
    { type: 'string', enum: ['a'] },
    'response-enum-value-removed',
  ],
];

const needs: (more: JsonObject) => JsonObject = (more) => ({ allOf: [a, object(more, Object.keys(more))] });
const depends = (name: string): JsonObject => ({ type: 'object', dependentRequired: { a: [name] } });
const inside =
  (build: Build): Build =>
  (schema) =>
    build(holder(schema));

const composed: readonly Row[] = [
  ['request-body-all-of-added', withBody, { allOf: [a] }, needs({ b: text }), 'request-property-added-required'],
  [
    'request-property-all-of-added',
    inside(withBody),
    { allOf: [a] },
    needs({ b: text }),
    'request-property-added-required',
  ],
  ['request-body-all-of-removed', withBody, needs({ b: text }), { allOf: [a] }, 'request-property-removed'],
  ['request-property-all-of-removed', inside(withBody), needs({ b: text }), { allOf: [a] }, 'request-property-removed'],
  ['response-body-all-of-added', withResponse, { allOf: [a] }, needs({ b: text }), 'response-property-added'],
  [
    'response-property-all-of-added',
    inside(withResponse),
    { allOf: [a] },
    needs({ b: text }),
    'response-property-added',
  ],
  [
    'response-body-all-of-removed',
    withResponse,
    needs({ b: text }),
    { allOf: [a] },
    'response-property-removed-required',
  ],
  [
    'response-property-all-of-removed',
    inside(withResponse),
    needs({ b: text }),
    { allOf: [a] },
    'response-property-removed-required',
  ],
  [
    'request-body-dependent-required-changed',
    withBody,
    depends('b'),
    depends('c'),
    'request-dependent-required-tightened',
  ],
  [
    'request-property-dependent-required-changed',
    inside(withBody),
    depends('b'),
    depends('c'),
    'request-dependent-required-tightened',
  ],
  [
    'response-body-dependent-required-changed',
    withResponse,
    depends('b'),
    depends('c'),
    'response-dependent-required-loosened',
  ],
  [
    'response-property-dependent-required-changed',
    inside(withResponse),
    depends('b'),
    depends('c'),
    'response-dependent-required-loosened',
  ],
];

const form: (schema: JsonValue, media?: string) => JsonObject = (schema, media = 'application/x-www-form-urlencoded') =>
  withOperation({ requestBody: { required: true, content: { [media]: { schema } } } });
const xml: Build = (schema) =>
  withOperation({ responses: { '200': { description: 'Done.', content: { 'application/xml': { schema } } } } });
const AS_TEXT = 'written as text, a number is a string too';

const loose: readonly Row[] = [
  [
    'request-body-type-compatible',
    (schema) => form(schema, 'application/xml'),
    { type: 'integer' },
    text,
    'request-type-widened',
  ],
  ['request-property-type-compatible', inside(form), { type: 'integer' }, text, 'request-type-widened'],
  ['response-body-type-compatible', xml, text, { type: 'integer' }, 'response-type-narrowed'],
  ['response-property-type-compatible', inside(xml), text, { type: 'integer' }, 'response-type-narrowed'],
  ['response-header-type-compatible', withHeader, text, { type: 'integer' }, 'response-type-narrowed', AS_TEXT],
];

const NOT_SENT = 'a readOnly property is never sent';
const NOT_RECEIVED = 'a writeOnly property is never received';
const flagged = (flags: JsonObject, required = false): JsonObject => holder({ type: 'string', ...flags }, required);
const readOnly = (more: JsonObject = {}) => flagged({ readOnly: true, ...more });
const readOnlyNumber = (more: JsonObject) => holder({ type: 'number', readOnly: true, ...more });

const neverSent: readonly Row[] = [
  ['enum-value-removed', readOnly({ enum: ['a', 'b'] }), readOnly({ enum: ['a'] })] as const,
  [
    'exclusive-max-decreased',
    readOnlyNumber({ exclusiveMaximum: 9 }),
    readOnlyNumber({ exclusiveMaximum: 8 }),
  ] as const,
  [
    'exclusive-min-increased',
    readOnlyNumber({ exclusiveMinimum: 8 }),
    readOnlyNumber({ exclusiveMinimum: 9 }),
  ] as const,
  ['max-decreased', readOnlyNumber({ maximum: 9 }), readOnlyNumber({ maximum: 8 })] as const,
  ['max-length-decreased', readOnly({ maxLength: 9 }), readOnly({ maxLength: 8 })] as const,
  ['min-increased', readOnlyNumber({ minimum: 8 }), readOnlyNumber({ minimum: 9 })] as const,
].map(
  ([stem, before, after]): Row => [`request-read-only-property-${stem}`, withBody, before, after, undefined, NOT_SENT],
);

const writeOnly = (required: boolean) => flagged({ writeOnly: true }, required);
const bare = { type: 'object', properties: {} };

const neverReceived: readonly Row[] = [
  ['response-optional-write-only-property-added', withResponse, bare, writeOnly(false), undefined, NOT_RECEIVED],
  ['response-optional-write-only-property-removed', withResponse, writeOnly(false), bare, undefined, NOT_RECEIVED],
  ['response-required-write-only-property-added', withResponse, bare, writeOnly(true), undefined, NOT_RECEIVED],
  ['response-required-write-only-property-removed', withResponse, writeOnly(true), bare, undefined, NOT_RECEIVED],
  [
    'response-write-only-property-became-optional',
    withResponse,
    writeOnly(true),
    writeOnly(false),
    undefined,
    NOT_RECEIVED,
  ],
  [
    'response-write-only-property-became-required',
    withResponse,
    writeOnly(false),
    writeOnly(true),
    undefined,
    NOT_RECEIVED,
  ],
  [
    'response-write-only-property-enum-value-added',
    withResponse,
    flagged({ writeOnly: true, enum: ['a'] }),
    flagged({ writeOnly: true, enum: ['a', 'b'] }),
    undefined,
    NOT_RECEIVED,
  ],
];

/** The rule for a property that gets, or loses, readOnly or writeOnly. */
const flagRule = (direction: string, flag: string, is: boolean, required: boolean): string | undefined => {
  if (direction === 'request' && flag === 'read') {
    if (is) return 'request-property-became-read-only';
    return required ? 'request-property-added-required' : 'request-property-became-writable';
  }
  if (direction === 'response' && flag === 'write')
    return is ? 'response-property-became-write-only' : 'response-property-became-readable';
  return undefined;
};

const flags: readonly Row[] = ['request', 'response'].flatMap((direction) =>
  ['read', 'write'].flatMap((flag) =>
    [true, false].flatMap((is) =>
      [true, false].map((required): Row => {
        const check = `${direction}-${required ? 'required' : 'optional'}-property-became-${is ? '' : 'not-'}${flag}-only`;
        const plain = flagged({}, required);
        const set = flagged({ [`${flag}Only`]: true }, required);
        const rule = flagRule(direction, flag, is, required);
        const reason = flag === 'read' ? 'what is received may be readOnly' : 'what is sent may be writeOnly';
        const build = direction === 'request' ? withBody : withResponse;
        return [check, build, is ? plain : set, is ? set : plain, rule, rule === undefined ? reason : undefined];
      }),
    ),
  ),
);

/** Checks of properties and of what is written as text. */
export const propertyCases: readonly OasdiffCase[] = [
  ...[...presence, ...composed, ...loose, ...neverSent, ...neverReceived, ...flags].map(
    ([check, build, before, after, rule, reason]) => ({
      check,
      before: build(before),
      after: build(after),
      rule,
      reason,
    }),
  ),
];
