import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readSpec, specNames } from '../../../../test/material/index.ts';
import { follow, type JsonObject } from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { lintDocument } from './lint-document.ts';
import { gradeOf, type LintConfiguration } from './lint-report.ts';
import { LINT_RULES } from './lint-rules.ts';

const today = '2026-06-01';

const operation = (rest: JsonObject = {}): JsonObject => ({
  operationId: 'listPets',
  summary: 'List pets',
  description: 'All pets.',
  tags: ['pets'],
  parameters: [{ name: 'limit', in: 'query', description: 'How many.', schema: { type: 'integer', example: 1 } }],
  responses: {
    200: {
      description: 'Pets',
      content: { 'application/json': { example: [], schema: { type: 'array', items: { type: 'string' } } } },
    },
    400: { description: 'Bad', content: { 'application/problem+json': { example: {}, schema: { type: 'object' } } } },
  },
  ...rest,
});

const flawless = (operations: JsonObject = { get: operation() }, rest: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1.0.0', contact: { name: 'A' }, license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: 'https://pets.test' }],
  tags: [{ name: 'pets', description: 'Pets' }],
  security: [{ key: [] }],
  paths: { '/pets': operations },
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  ...rest,
});

const lint = (document: JsonObject, configuration: LintConfiguration = {}) =>
  lintDocument({ document, model: buildModel(document), today, configuration });

const rulesOf = async (document: JsonObject, configuration: LintConfiguration = {}) =>
  (await lint(document, configuration)).findings.map(({ rule }) => rule);

describe('the lint of a document', () => {
  it('without a flaw is 100, grade A, and says nothing', async () => {
    expect(await lint(flawless())).toMatchObject({ score: 100, grade: 'A', findings: [], reasons: [], errors: 0 });
  });

  it.each(specNames)(
    'of %s has a score, and every finding a place that is there and a rule that is known',
    async (name) => {
      const read = await readDocument(readSpec(name), { lint: { today } });
      if (!read.ok || !read.lint) throw new Error(`${name} must be linted`);
      const { score, grade, findings, reasons } = read.lint;
      expect(grade).toBe(gradeOf(score));
      // A converted one is told of where it was written.
      const written =
        read.sourceVersion === '2.0'
          ? (JSON.parse(new TextDecoder().decode(readSpec(name))) as JsonObject)
          : read.document;
      for (const { pointer, rule, line } of findings) {
        expect(Object.hasOwn(LINT_RULES, rule), rule).toBe(true);
        expect(follow(written, pointer), pointer).toBeDefined();
        expect(line > 1 || pointer.split('/').length < 3, pointer).toBe(true);
      }
      const lost = reasons.reduce((sum, reason) => sum + reason.lost, 0);
      expect(Math.abs(100 - lost - score)).toBeLessThan(1.5);
      expect(reasons.map((reason) => reason.lost)).toEqual(
        reasons.map((reason) => reason.lost).toSorted((a, b) => b - a),
      );
    },
  );

  const parameter = (rest: JsonObject) => ({
    get: operation({ parameters: [{ name: 'limit', in: 'query', description: 'x', ...rest }] }),
  });
  it.each<[string, JsonObject]>([
    ['operation-summary', flawless({ get: operation({ summary: undefined as never }) })],
    ['operation-operationId', flawless({ get: operation({ operationId: undefined as never }) })],
    ['operation-4xx-response', flawless({ get: operation({ responses: { 200: { description: 'x' } } }) })],
    ['operation-2xx-response', flawless({ get: operation({ responses: { 400: { description: 'x' } } }) })],
    ['operation-tag', flawless({ get: operation({ tags: [] }) })],
    ['deprecation-explained', flawless({ get: operation({ deprecated: true }) })],
    ['list-paged', flawless({ get: operation({ parameters: [] }) })],
    ['request-string-bounded', flawless(parameter({ schema: { type: 'string' } }))],
    ['parameter-description', flawless(parameter({ description: '', schema: { type: 'integer' } }))],
    ['no-invalid-parameter-examples', flawless(parameter({ example: 'x', schema: { type: 'integer' } }))],
    ['no-enum-type-mismatch', flawless(parameter({ schema: { type: 'integer', enum: ['a'] } }))],
    ['security-defined', flawless(undefined, { security: undefined as never })],
    ['secure-server', flawless(undefined, { servers: [{ url: 'http://pets.test' }] })],
    [
      'no-key-in-query',
      flawless(undefined, { components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'k' } } } }),
    ],
    [
      'problem-details',
      flawless({
        get: operation({
          responses: {
            200: { description: 'x' },
            400: { description: 'x', content: { 'application/json': { example: 1, schema: {} } } },
          },
        }),
      }),
    ],
    [
      'body-example',
      flawless({
        get: operation({
          responses: {
            200: { description: 'x', content: { 'application/json': { schema: { type: 'object' } } } },
            400: { description: 'x' },
          },
        }),
      }),
    ],
    ['schema-description', flawless(undefined, { components: { schemas: { A: { type: 'object' } } } })],
    ['no-unused-components', flawless(undefined, { components: { schemas: { A: { type: 'object' } } } })],
    ['info-license', flawless(undefined, { info: { title: 'T', version: '1', contact: { name: 'A' } } })],
    ['no-server-trailing-slash', flawless(undefined, { servers: [{ url: 'https://pets.test/' }] })],
    [
      'property-case',
      flawless(undefined, {
        components: { schemas: { A: { description: 'x', type: 'object', properties: { aB: {}, cD: {}, e_f: {} } } } },
      }),
    ],
  ])('tells %s and takes points for it', async (rule, document) => {
    const { findings, reasons, score } = await lint(JSON.parse(JSON.stringify(document)));
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(reasons.map((reason) => reason.rule)).toContain(rule);
    expect(score).toBeLessThan(100);
  });

  it('takes fewer points where fewer places are wrong', async () => {
    const silent = JSON.parse(JSON.stringify(operation({ summary: undefined as never, operationId: 'b' })));
    const half = await lint(flawless({ get: operation(), post: silent }));
    const all = await lint(flawless({ get: { ...silent, operationId: 'a' }, post: silent }));
    expect(all.score).toBeLessThan(half.score);
  });

  it('opens nothing, whatever its references and links say', async () => {
    const connect = Socket.prototype.connect;
    let opened = 0;
    Socket.prototype.connect = function spy(this: Socket) {
      opened += 1;
      return this;
    };
    const examples = { a: { externalValue: 'http://127.0.0.1:1/x' }, b: { value: { $ref: 'http://127.0.0.1:1/y' } } };
    const responses = {
      200: { description: 'x', content: { 'application/json': { schema: { type: 'object' }, examples } } },
    };
    await lint(flawless({ get: operation({ responses }) }, { 'x-a': { $ref: '/etc/passwd' } }));
    Socket.prototype.connect = connect;
    expect(opened).toBe(0);
  });
});

describe('settings of a lint', () => {
  const poor = flawless({ get: operation({ tags: [] }) });

  it('turn a rule off, or up', async () => {
    expect(await rulesOf(poor, { rules: { 'operation-tag': 'off' } })).toEqual([]);
    expect(await lint(poor, { rules: { 'operation-tag': 'error' } })).toMatchObject({
      errors: 1,
      findings: [{ severity: 'error' }],
    });
  });

  it('stand in the document too; those given win', async () => {
    const own = { ...poor, 'x-portico-lint': { rules: { 'operation-tag': 'off' } } };
    expect(await rulesOf(own)).toEqual([]);
    expect(await rulesOf(own, { rules: { 'operation-tag': 'warning' } })).toEqual(['operation-tag']);
  });

  const exception = { rule: 'operation-tag', pointer: '/paths/~1pets', reason: 'one operation only' };

  it.each([
    ['without an end', exception, []],
    ['until today', { ...exception, expires: today }, []],
    ['until yesterday', { ...exception, expires: '2026-05-31' }, ['exception-expired', 'operation-tag']],
    ['for another place', { ...exception, pointer: '/paths/~1pet' }, ['operation-tag']],
    ['for another rule', { ...exception, rule: 'operation-summary' }, ['operation-tag']],
  ])('excuse a finding %s', async (_, entry, expected) => {
    expect(await rulesOf({ ...poor, 'x-portico-lint': { exceptions: [entry] } })).toEqual(expected);
  });

  it('that excuse are told with their reason and what they excuse', async () => {
    const report = await lint(poor, { exceptions: [exception] });
    expect(report).toMatchObject({ score: 100, excepted: [{ exception, findings: 1 }] });
  });

  it.each([
    ['a rule that does not exist', { rules: { __proto: 'off' } }],
    ['a severity that does not exist', { rules: { 'operation-tag': 'fatal' } }],
    ['an exception without a reason', { exceptions: [{ rule: 'operation-tag' }] }],
    ['a day that is none', { exceptions: [{ rule: 'operation-tag', reason: 'x', expires: '2026-13-45' }] }],
  ])('with %s are a finding, and nothing else', async (_, settings) => {
    expect(await rulesOf({ ...flawless(), 'x-portico-lint': settings })).toEqual(['lint-configuration']);
  });
});
