import { describe, expect, it } from 'vitest';
import { documentOf, ok, withBody, withOperation, withResponse } from '../../test/oasdiff/case.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import { diffDocuments } from './diff-documents.ts';

const rulesOf = (before: JsonObject, after: JsonObject, options = {}) =>
  diffDocuments(before, after, options)
    .changes.map(({ rule }) => rule)
    .filter((rule) => !rule.startsWith('version-'));

const text: JsonValue = { type: 'string' };
describe('operations', () => {
  const at = (path: string, more: JsonObject = {}) => documentOf({ [path]: { get: { responses: ok, ...more } } });

  it('are the same when a variable of the path is renamed', () => {
    expect(rulesOf(at('/a/{id}'), at('/a/{petId}'))).toEqual(['path-parameter-renamed']);
  });

  it('moved when only their operationId is the same', () => {
    expect(rulesOf(at('/a', { operationId: 'x' }), at('/b/c', { operationId: 'x' }))).toEqual(['operation-moved']);
  });

  it('went and came when nothing tells that they are the same', () => {
    expect(rulesOf(at('/a'), at('/b/c'))).toEqual(['operation-removed', 'operation-added']);
  });

  it('are matched by their address before their operationId', () => {
    const swapped = (one: string, other: string) =>
      documentOf({
        '/a': { get: { operationId: one, responses: ok } },
        '/b': { get: { operationId: other, responses: ok } },
      });
    expect(rulesOf(swapped('x', 'y'), swapped('y', 'x'))).toEqual(['operation-id-changed', 'operation-id-changed']);
  });

  it('keep a parameter that moves to their path, and merge the two lists', () => {
    const parameter = { name: 'p', in: 'query', schema: text };
    const own = documentOf({ '/a': { get: { parameters: [parameter], responses: ok } } });
    const shared = documentOf({
      '/a': { parameters: [{ ...parameter, required: true }], get: { parameters: [parameter], responses: ok } },
    });
    expect(rulesOf(own, shared)).toEqual([]);
  });

  it('lose a status to its range without a change', () => {
    const answering = (status: string) => withOperation({ responses: { [status]: { description: 'x' } } });
    expect(rulesOf(answering('201'), answering('2XX'))).toEqual([]);
    expect(rulesOf(answering('201'), answering('default'))).toEqual([
      'response-success-removed',
      'response-failure-added',
    ]);
  });
});

describe('deprecation', () => {
  const there = (more: JsonObject) => documentOf({ '/a': { get: { responses: ok, ...more } } });

  it.each([
    [{}, 'operation-removed', 'breaking'],
    [{ deprecated: true }, 'operation-removed-deprecated', 'risky'],
    [{ deprecated: true, 'x-sunset': '2026-01-01' }, 'operation-removed-after-sunset', 'compatible'],
    [{ deprecated: true, 'x-sunset': '2026-12-01' }, 'operation-removed-before-sunset', 'breaking'],
    [{ deprecated: true, 'x-sunset': 'one day' }, 'operation-sunset-unreadable', 'risky'],
  ])('%j, then removal, is %s: %s', (more, rule, severity) => {
    const [change] = diffDocuments(there(more), documentOf({}), { today: '2026-06-01' }).changes;
    expect(change).toMatchObject({ rule, severity });
  });
});

describe('credentials', () => {
  const asking = (...security: JsonObject[]) => withOperation({ security });

  it.each([
    ['one way more', [{ a: [] }], [{ a: [] }, { b: [] }], ['security-alternative-added']],
    ['one way less', [{ a: [] }, { b: [] }], [{ b: [] }], ['security-alternative-removed']],
    ['another besides', [{ a: [] }], [{ a: [], b: [] }], ['security-scheme-required']],
    ['one of two', [{ a: [], b: [] }], [{ a: [] }], ['security-scheme-waived']],
    ['a scope more', [{ a: ['r'] }], [{ a: ['r', 'w'] }], ['security-scope-added']],
    ['none any more', [{ a: [] }], [{}], ['security-dropped']],
    ['none or some, then some', [{}, { a: [] }], [{ a: [] }], ['security-added']],
    ['in another order', [{ a: [] }, { b: [] }], [{ b: [] }, { a: [] }], []],
  ])('%s', (_, before, after, expected) => {
    expect(rulesOf(asking(...before), asking(...after))).toEqual(expected);
  });

  it('of the document hold for an operation that says nothing', () => {
    const whole = (security: JsonValue[]) => withOperation({}, { security });
    expect(rulesOf(whole([{ a: [] }]), asking({ a: [] }))).toEqual([]);
    const [change] = diffDocuments(whole([]), whole([{ a: [] }])).changes;
    expect(change).toMatchObject({ rule: 'security-added', operation: { path: '/things' } });
  });
});

describe('servers', () => {
  const on = (...servers: JsonObject[]) => withOperation({}, { servers });
  const variable = (more: JsonObject) =>
    on({ url: 'https://{r}.a.test', variables: { r: { default: 'eu', ...more } } });

  it.each([
    ['one address for another', on({ url: 'https://a.test' }), on({ url: 'https://b.test' }), ['server-url-changed']],
    ['a slash at the end', on({ url: 'https://a.test' }), on({ url: 'https://a.test/' }), []],
    [
      'one more',
      on({ url: 'https://a.test' }),
      on({ url: 'https://a.test' }, { url: 'https://b.test' }),
      ['server-added'],
    ],
    [
      'one less',
      on({ url: 'https://a.test' }, { url: 'https://b.test' }),
      on({ url: 'https://a.test' }),
      ['server-removed'],
    ],
    ['another default', variable({}), variable({ default: 'us' }), ['server-variable-default-changed']],
    ['a value less', variable({ enum: ['eu', 'us'] }), variable({ enum: ['eu'] }), ['server-variable-value-removed']],
    ['a value more', variable({ enum: ['eu'] }), variable({ enum: ['eu', 'us'] }), ['server-variable-value-added']],
  ])('%s', (_, before, after, expected) => {
    expect(rulesOf(before, after)).toEqual(expected);
  });
});

describe('webhooks and callbacks', () => {
  const payload = (schema: JsonValue): JsonObject => ({
    post: { requestBody: { required: true, content: { 'application/json': { schema } } }, responses: ok },
  });
  const hook = (schema: JsonValue) => documentOf({}, { webhooks: { made: payload(schema) } });
  const callback = (schema: JsonValue) =>
    withOperation({ callbacks: { done: { '{$request.body#/url}': payload(schema) } } });
  const bare = { type: 'object', properties: {} };
  const full = { type: 'object', properties: { a: text }, required: ['a'] };

  it.each([
    ['webhook', hook],
    ['callback', callback],
  ])('a %s is received: what it loses breaks, what it gains does not', (_, build) => {
    expect(rulesOf(build(full), build(bare))).toEqual(['response-property-removed-required']);
    expect(rulesOf(build(bare), build(full))).toEqual(['response-property-added']);
  });

  it('that are no longer called break', () => {
    expect(rulesOf(callback(full), withOperation({}))).toEqual(['callback-removed']);
    expect(rulesOf(hook(full), documentOf({}))).toEqual(['webhook-removed']);
  });
});

describe('what is written in another way', () => {
  it.each<[string, JsonValue, JsonValue]>([
    ['null as a type and as a variant', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
    ['constants and an enum', { oneOf: [{ const: 'a' }, { const: 'b' }] }, { enum: ['b', 'a'] }],
    ['one value and a constant', { enum: ['a'] }, { const: 'a' }],
    ['types as a list and as variants', { type: ['string', 'integer'] }, { anyOf: [{ type: 'integer' }, text] }],
    ['an allOf of one', { allOf: [text] }, text],
    [
      'limits that forbid nothing',
      { type: 'array', items: text },
      { type: 'array', items: text, minItems: 0, uniqueItems: false },
    ],
    ['the type that properties imply', { properties: { a: text } }, { type: 'object', properties: { a: text } }],
  ])('%s are the same', (_, one, other) => {
    for (const build of [withBody, withResponse]) {
      expect(rulesOf(build(one), build(other))).toEqual([]);
      expect(rulesOf(build(other), build(one))).toEqual([]);
    }
  });

  it('a name a discriminator tells by is no name to change', () => {
    const shapes = (name: string): JsonObject => ({
      ...withResponse({
        oneOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind' },
      }),
      components: {
        schemas: {
          [name]: { type: 'object', properties: { kind: text, meow: text } },
          Dog: { type: 'object', properties: { kind: text, bark: text } },
        },
      },
    });
    const found = rulesOf(shapes('Cat'), shapes('Lion'));
    expect(found).toContain('response-discriminator-value-removed');
    expect(found).toContain('response-discriminator-value-added');
  });
});
