import type { JsonObject } from '../../src/json-value.ts';
import { documentOf, holder, type OasdiffCase, ok, withBody, withOperation, withResponse } from './case.ts';

type Row = readonly [
  check: string,
  before: JsonObject,
  after: JsonObject,
  rule: string,
  options?: OasdiffCase['options'],
];

const TODAY = { today: '2026-06-01' };
const NOTICE = { today: '2026-06-01', noticeDays: 180 };
const PAST = '2026-01-01';
const FUTURE = '2027-01-01';
const LATER = '2028-01-01';

const deprecated = (sunset?: string): JsonObject => ({
  deprecated: true,
  ...(sunset === undefined ? {} : { 'x-sunset': sunset }),
});

/** A document with one more operation, on a path of its own or not. */
const besides = (operation: JsonObject | undefined, own: boolean): JsonObject => {
  const kept = { responses: ok };
  const other = operation && { responses: ok, ...operation };
  if (own) return documentOf({ '/kept': { get: kept }, ...(other ? { '/gone': { get: other } } : {}) });
  return documentOf({ '/kept': { get: kept, ...(other ? { put: other } : {}) } });
};

const removal = (name: string, own: boolean): Row[] => [
  [`${name}-removed-without-deprecation`, besides({}, own), besides(undefined, own), 'operation-removed'],
  [
    `${name}-removed-with-deprecation`,
    besides(deprecated(PAST), own),
    besides(undefined, own),
    'operation-removed-after-sunset',
    TODAY,
  ],
  [
    `${name}-removed-before-sunset`,
    besides(deprecated(FUTURE), own),
    besides(undefined, own),
    'operation-removed-before-sunset',
    TODAY,
  ],
];

const operations: readonly Row[] = [
  ...removal('api', false),
  ...removal('api-path', true),
  [
    'api-path-sunset-parse',
    besides(deprecated('soon'), true),
    besides(undefined, true),
    'operation-sunset-unreadable',
    TODAY,
  ],
  ['endpoint-added', besides(undefined, true), besides({}, true), 'operation-added'],
  ['endpoint-deprecated', withOperation({}), withOperation(deprecated()), 'operation-deprecated-without-sunset'],
  [
    'endpoint-deprecated-with-sunset',
    withOperation({}),
    withOperation(deprecated(FUTURE)),
    'operation-deprecated',
    TODAY,
  ],
  ['endpoint-reactivated', withOperation(deprecated()), withOperation({}), 'operation-reactivated'],
  [
    'api-deprecated-sunset-missing',
    withOperation({}),
    withOperation(deprecated()),
    'operation-deprecated-without-sunset',
  ],
  ['api-deprecated-sunset-parse', withOperation({}), withOperation(deprecated('soon')), 'operation-sunset-unreadable'],
  [
    'api-sunset-date-too-small',
    withOperation({}),
    withOperation(deprecated('2026-06-15')),
    'operation-sunset-too-soon',
    NOTICE,
  ],
  [
    'api-sunset-date-changed-too-small',
    withOperation(deprecated(LATER)),
    withOperation(deprecated(FUTURE)),
    'operation-sunset-earlier',
  ],
  ['sunset-deleted', withOperation(deprecated(FUTURE)), withOperation(deprecated()), 'operation-sunset-removed'],
  [
    'api-stability-decreased',
    withOperation({ 'x-stability-level': 'stable' }),
    withOperation({ 'x-stability-level': 'alpha' }),
    'operation-stability-decreased',
  ],
  [
    'api-stability-increased',
    withOperation({ 'x-stability-level': 'alpha' }),
    withOperation({ 'x-stability-level': 'beta' }),
    'operation-stability-increased',
  ],
  [
    'api-invalid-stability-level',
    withOperation({ 'x-stability-level': 'beta' }),
    withOperation({ 'x-stability-level': 'rock-solid' }),
    'operation-stability-unknown',
  ],
];

const parameter = (more?: JsonObject): JsonObject =>
  withOperation({ parameters: more ? [{ name: 'p', in: 'query', schema: { type: 'string' }, ...more }] : [] });

const parameters: readonly Row[] = [
  ['request-parameter-deprecated', parameter({}), parameter(deprecated(FUTURE)), 'parameter-deprecated', TODAY],
  [
    'request-parameter-deprecated-sunset-missing',
    parameter({}),
    parameter(deprecated()),
    'parameter-deprecated-without-sunset',
  ],
  ['request-parameter-reactivated', parameter(deprecated()), parameter({}), 'parameter-reactivated'],
  ['request-parameter-removed', parameter({}), parameter(), 'parameter-removed'],
  [
    'request-parameter-removed-before-sunset',
    parameter(deprecated(FUTURE)),
    parameter(),
    'parameter-removed-before-sunset',
    TODAY,
  ],
  [
    'request-parameter-removed-with-deprecation',
    parameter(deprecated(PAST)),
    parameter(),
    'parameter-removed-deprecated',
    TODAY,
  ],
  ['request-parameter-sunset-parse', parameter(deprecated('soon')), parameter(), 'parameter-sunset-unreadable', TODAY],
  [
    'request-parameter-sunset-date-too-small',
    parameter({}),
    parameter(deprecated('2026-06-15')),
    'parameter-sunset-too-soon',
    NOTICE,
  ],
  [
    'request-parameter-sunset-date-changed-too-small',
    parameter(deprecated(LATER)),
    parameter(deprecated(FUTURE)),
    'parameter-sunset-earlier',
  ],
  [
    'request-parameter-sunset-deleted',
    parameter(deprecated(FUTURE)),
    parameter(deprecated()),
    'parameter-sunset-removed',
  ],
];

const properties: readonly Row[] = ['request', 'response'].flatMap((direction): Row[] => {
  const build = (more: JsonObject) =>
    (direction === 'request' ? withBody : withResponse)(holder({ type: 'string', ...more }));
  const name = (stem: string) => `${direction}-property-${stem}`;
  return [
    [name('deprecated'), build({}), build(deprecated()), 'property-deprecated-without-sunset'],
    [name('deprecated-with-sunset'), build({}), build(deprecated(FUTURE)), 'property-deprecated', TODAY],
    [name('deprecated-sunset-missing'), build({}), build(deprecated()), 'property-deprecated-without-sunset'],
    [name('deprecated-sunset-invalid'), build({}), build(deprecated('soon')), 'property-sunset-unreadable'],
    [name('reactivated'), build(deprecated()), build({}), 'property-reactivated'],
    [name('sunset-date-too-small'), build({}), build(deprecated('2026-06-15')), 'property-sunset-too-soon', NOTICE],
    [
      name('stability-decreased'),
      build({ 'x-stability-level': 'beta' }),
      build({ 'x-stability-level': 'alpha' }),
      'property-stability-decreased',
    ],
    [
      name('stability-increased'),
      build({ 'x-stability-level': 'alpha' }),
      build({ 'x-stability-level': 'stable' }),
      'property-stability-increased',
    ],
  ];
});

/** Checks of deprecation, sunset and stability. */
export const lifecycleCases: readonly OasdiffCase[] = [...operations, ...parameters, ...properties].map(
  ([check, before, after, rule, options = {}]) => ({ check, before, after, rule, options }),
);
