import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import { documentOf, ok, withBody, withOperation, withResponse } from '../../test/oasdiff/case.ts';
import { choicesOf } from '../../test/sites.ts';
import { isList, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { readDocument } from '../read/read-document.ts';
import { OPERATIONS_MAX } from './change-list.ts';
import { diffDocuments } from './diff-documents.ts';
import { diffRules } from './rules.ts';

const rulesOf = (before: JsonObject, after: JsonObject, options = {}) =>
  diffDocuments(before, after, options)
    .changes.map(({ rule }) => rule)
    .filter((rule) => !rule.startsWith('version-'));

const text: JsonValue = { type: 'string' };
const read = async (name: string): Promise<JsonObject> => {
  const result = await readDocument(readSpec(name), { budgetMilliseconds: 60_000 });
  if (!result.ok) throw new Error(`${name} must be readable`);
  return result.document;
};

/** A copy that is nowhere the same object, with its members in another order. */
const rewritten = (value: JsonValue): JsonValue => {
  if (isList(value)) return value.map(rewritten);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, entry]) => [name, rewritten(entry)]));
};

/** Their reading alone takes seconds; they are promised in test/long/diff-mutations.test.ts. */
const LARGE = /github|stripe|openai/;

describe('nothing changed', () => {
  it.each(gatingSpecNames.filter((name) => !LARGE.test(name)))(
    'in %s beside itself, whatever the order of its members',
    async (name) => {
      const document = await read(name);
      const copy = rewritten(document) as JsonObject;
      expect(diffDocuments(document, copy)).toEqual({
        changes: [],
        summary: { breaking: 0, risky: 0, compatible: 0 },
        omitted: 0,
        touched: [],
        complete: true,
        bump: 'none',
      });
    },
  );
});

describe('any two documents', () => {
  const small = ['oas30-readme-callbacks.json', 'oas30-readme-schema-circular.json', 'oas30-swagger-petstore.yaml'];
  const others = ['oas31-redoc-demo.yaml', 'oas31-scalar-galaxy.yaml', 'oas31-discord.json', 'oas20-slack-web.json'];

  it('have a diff in which every change names a rule, a place and what to do', async () => {
    const documents = await Promise.all([...small, ...others].map(read));
    for (const before of documents)
      for (const after of documents)
        for (const change of diffDocuments(before, after).changes) {
          expect(diffRules.has(change.rule)).toBe(true);
          expect(change.before ?? change.after).toBeDefined();
          expect(change.message).toMatch(/^\S.*\.$/u);
          expect(change.action).toMatch(/\.$/);
        }
  });

  it('have a diff however they were torn: of known rules, with words, and none to themselves', async () => {
    const document = await read('oas31-scalar-galaxy.yaml');
    const choices = choicesOf('torn');
    const junk: readonly JsonValue[] = [null, 7, 'x', [], {}, true, { $ref: '#/nowhere' }, [null]];
    const torn = (value: JsonValue): JsonValue => {
      if (choices.below(60) === 0) return choices.pick(junk) ?? null;
      if (isList(value)) return value.map(torn);
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, torn(entry)]))
        : value;
    };
    for (let turn = 0; turn < 40; turn += 1) {
      const other = torn(document);
      if (!isObject(other)) continue;
      for (const { rule, message } of diffDocuments(document, other).changes) {
        expect(diffRules.has(rule)).toBe(true);
        expect(message.length).toBeGreaterThan(0);
      }
      expect(diffDocuments(other, structuredClone(other)).changes).toEqual([]);
      expect(diffDocuments(other, document).changes.length).toBeGreaterThanOrEqual(0);
    }
  });

  it('are told apart where members are called like what every object has', () => {
    const hostile = (type: string) =>
      JSON.parse(
        `{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"${type}"},"constructor":{"type":"${type}"}}}`,
      ) as JsonObject;
    expect(rulesOf(withBody(hostile('string')), withBody(hostile('string')))).toEqual([]);
    const found = rulesOf(withBody(hostile('string')), withBody(hostile('object')));
    expect(found).toEqual(['request-type-changed', 'request-type-changed']);
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false);
  });
});

describe('circles', () => {
  const circular = (name: string, leaf: JsonValue, prefix = ''): JsonObject =>
    withOperation(
      {
        responses: {
          '200': {
            description: 'x',
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${prefix}A` } } },
          },
        },
      },
      {
        components: {
          schemas: {
            [`${prefix}A`]: {
              type: 'object',
              properties: { b: { $ref: `#/components/schemas/${prefix}B` }, [name]: leaf },
            },
            [`${prefix}B`]: { type: 'object', properties: { a: { $ref: `#/components/schemas/${prefix}A` } } },
          },
        },
      },
    );

  it('end, and one difference inside is one change', () => {
    expect(rulesOf(circular('x', text), circular('x', { type: 'object' }))).toEqual(['response-type-changed']);
  });

  it('end when the names differ, and when a circle is unrolled', () => {
    const renamed = rulesOf(circular('x', text), circular('x', text, 'New'));
    expect(renamed.filter((rule) => !rule.startsWith('component-schema-'))).toEqual([]);
    const unrolled = structuredClone(circular('x', text)) as {
      components: { schemas: { A: { properties: { b: JsonValue } } } };
    };
    unrolled.components.schemas.A.properties.b = {
      type: 'object',
      properties: { a: { $ref: '#/components/schemas/A' } },
    };
    expect(rulesOf(circular('x', text), unrolled as JsonObject)).toEqual([]);
  });

  it('end in allOf, in references that lead to themselves, and in not', () => {
    const self = (word: string): JsonObject =>
      withBody({
        [word]: word === 'allOf' ? [{ $ref: '#/components/schemas/A' }] : { $ref: '#/components/schemas/A' },
      });
    const loop = (word: string, leaf: string): JsonObject => ({
      ...self(word),
      components: {
        schemas: {
          A: {
            type: 'object',
            title: leaf,
            [word]: word === 'allOf' ? [{ $ref: '#/components/schemas/A' }] : { $ref: '#/components/schemas/A' },
          },
          B: { $ref: '#/components/schemas/B' },
        },
      },
    });
    for (const word of ['allOf', 'not', 'if']) expect(rulesOf(loop(word, 'a'), loop(word, 'b'))).toEqual([]);
  });

  it('of allOf that make more schemas than there is time for are cut, and that is said', () => {
    const schemas: Record<string, JsonValue> = {};
    const lengths = [2, 3, 5, 7, 11, 13, 17, 19, 23];
    for (const length of lengths)
      for (let step = 0; step < length; step += 1)
        schemas[`C${length}x${step}`] = {
          type: 'object',
          properties: { x: { $ref: `#/components/schemas/C${length}x${(step + 1) % length}` } },
        };
    const build = (leaf: string): JsonObject => ({
      ...withBody({ allOf: lengths.map((length) => ({ $ref: `#/components/schemas/C${length}x0` })) }),
      components: { schemas: { ...schemas, C2x0: { ...(schemas.C2x0 as JsonObject), title: leaf } } },
    });
    const diff = diffDocuments(build('a'), build('b'));
    expect(diff.complete).toBe(false);
  });
});

describe('a change points', () => {
  const named = (properties: JsonObject): JsonObject => ({
    ...withResponse({ type: 'object', properties }),
    components: { schemas: { A: { type: 'string' } } },
  });

  it('at the place a property had, not at what it referred to', () => {
    const [change] = diffDocuments(named({ a: { $ref: '#/components/schemas/A' } }), named({})).changes;
    expect(change?.before?.pointer).toMatch(/^\/paths\/.*\/schema\/properties\/a$/);
    expect(change?.after).toBeUndefined();
  });
});

describe('two documents that share objects', () => {
  it('differ where the same reference leads to something else', () => {
    const shared = { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } } };
    const build = (type: string): JsonObject => ({ ...withBody(shared), components: { schemas: { A: { type } } } });
    expect(rulesOf(build('string'), build('object'))).toEqual(['request-type-changed']);
  });
});

describe('a component that several operations use', () => {
  const using = (count: number, type: string): JsonObject =>
    documentOf(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `/p${index}`,
          {
            post: {
              requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
              responses: ok,
            },
          },
        ]),
      ),
      { components: { schemas: { A: { type: 'object', properties: { a: { type } } } } } },
    );

  it('changes once, for all of them', () => {
    const { changes, summary } = diffDocuments(using(3, 'string'), using(3, 'object'));
    const [change] = changes;
    expect(summary.breaking).toBe(1);
    expect(change).toMatchObject({
      rule: 'request-type-changed',
      operationCount: 3,
      operation: { method: 'post', path: '/p0' },
    });
    expect(change?.operations.map(({ path }) => path)).toEqual(['/p0', '/p1', '/p2']);
    expect(change?.before?.pointer).toBe('/components/schemas/A/properties/a');
  });

  it('names no more operations than a reader can take, and counts them all', () => {
    const diff = diffDocuments(using(500, 'string'), using(500, 'object'));
    const [change] = diff.changes;
    expect(change?.operations).toHaveLength(OPERATIONS_MAX);
    expect([change?.operationCount, diff.touched.length]).toEqual([500, 500]);
  });
});

describe('severities', () => {
  const before = withOperation({ parameters: [{ name: 'p', in: 'query', schema: text }] });
  const after = withOperation({});

  it('are those of the options where they name a rule', () => {
    expect(diffDocuments(before, after).summary).toEqual({ breaking: 0, risky: 1, compatible: 0 });
    const strict = diffDocuments(before, after, {
      rules: { 'parameter-removed': 'breaking', 'version-not-raised': 'off' },
    });
    expect(strict).toMatchObject({ summary: { breaking: 1, risky: 0, compatible: 0 }, bump: 'major' });
    expect(diffDocuments(before, after, { rules: { 'parameter-removed': 'off' } })).toMatchObject({
      changes: [],
      bump: 'none',
    });
  });

  it('suggest a version: major for what breaks, minor for the rest, patch for words', () => {
    expect(diffDocuments(after, before).bump).toBe('minor');
    expect(diffDocuments(withOperation({}), withOperation({ summary: 'Said.' })).bump).toBe('patch');
    expect(diffDocuments(withOperation({}), documentOf({})).bump).toBe('major');
  });

  it('of every rule are one of three, with a sentence and something to do when it is not compatible', () => {
    for (const { id, severity, summary, action } of diffRules.values()) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(summary).toMatch(/\.$/);
      if (severity !== 'compatible') expect(action).not.toBe('Nothing.');
    }
  });
});
