import { buildModel, compileOperationValidator } from '@portico/openapi';
import { english } from '@portico/words';
import { describe, expect, it } from 'vitest';
import { type Answer, assertAnswer } from './assert-answer.ts';

const answer = (more: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: new Map([
    ['content-type', 'application/json'],
    ['x-empty', ''],
  ]),
  body: Buffer.from('{"id":1}'),
  durationMilliseconds: 120,
  ...more,
});
const model = buildModel({
  openapi: '3.0.3',
  info: { title: 'T', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
              },
            },
          },
        },
      },
    },
  },
});
const key = model.operations[0]?.key ?? '';
const validator = await compileOperationValidator(model, key);
const passed = (...asked: Parameters<typeof assertAnswer>) => assertAnswer(...asked).passed;

describe('a status', () => {
  it('is the one that was expected, to the number', () => {
    expect(passed({ kind: 'status', status: 200 }, answer(), undefined)).toBe(true);
    for (const status of [201, 204, 404, 20])
      expect(assertAnswer({ kind: 'status', status }, answer(), undefined)).toMatchObject({
        passed: false,
        words: { text: 'The status is {0}; {1} was expected.', values: ['200', String(status)] },
      });
    // What should say a status and does not holds for no answer.
    expect(passed({ kind: 'status' }, answer(), undefined)).toBe(false);
  });
});

describe('a latency', () => {
  it('holds up to its limit, the limit included', () => {
    for (const [maxMilliseconds, holds] of [
      [119.9, false],
      [120, true],
      [121, true],
      [0, false],
    ] as const)
      expect(passed({ kind: 'latency', maxMilliseconds }, answer(), undefined), `${maxMilliseconds}`).toBe(holds);
    expect(passed({ kind: 'latency' }, answer(), undefined)).toBe(false);
  });
});

describe('a header', () => {
  it('is there, in whatever case it is asked for, and has the value that was expected, to the letter', () => {
    for (const header of ['Content-Type', 'content-type', 'CONTENT-TYPE'])
      expect(passed({ kind: 'header', header }, answer(), undefined), header).toBe(true);
    expect(passed({ kind: 'header', header: 'X-Empty', equals: '' }, answer(), undefined)).toBe(true);
    for (const equals of ['Application/json', 'application/json ', '', 'application'])
      expect(passed({ kind: 'header', header: 'content-type', equals }, answer(), undefined), equals).toBe(false);
    expect(assertAnswer({ kind: 'header', header: 'ETag' }, answer(), undefined)).toMatchObject({
      passed: false,
      words: { text: 'There is no header {0}.', values: ['ETag'] },
    });
    for (const header of ['__proto__', 'constructor', ''])
      expect(passed({ kind: 'header', header }, answer(), undefined), header).toBe(false);
  });
});

describe('a schema', () => {
  it('is the document’s for this status and media type; what differs is told by pointer', () => {
    expect(passed({ kind: 'schema' }, answer(), validator)).toBe(true);
    const wrong = assertAnswer({ kind: 'schema' }, answer({ body: Buffer.from('{"id":"one"}') }), validator);
    expect(wrong.passed).toBe(false);
    expect(english(wrong.words)).toContain('/id');
    for (const body of ['', '{', '{}', 'null', '[]', '{"id":1.5}'])
      expect(passed({ kind: 'schema' }, answer({ body: Buffer.from(body) }), validator), body).toBe(false);
    expect(passed({ kind: 'schema' }, answer({ status: 404 }), validator)).toBe(false);
    expect(passed({ kind: 'schema' }, answer({ headers: new Map([['content-type', 'text/html']]) }), validator)).toBe(
      false,
    );
  });

  it('does not hold when the document has no such operation any more', () => {
    expect(assertAnswer({ kind: 'schema' }, answer(), undefined)).toMatchObject({
      passed: false,
      words: { text: 'The document has no such operation any more.' },
    });
  });
});

it('what is told of an answer fits into the results, however long the answer is', () => {
  const long = answer({ headers: new Map([['x-long', 'x'.repeat(5000)]]) });
  expect(assertAnswer({ kind: 'header', header: 'X-Long' }, long, undefined).words.values[1]).toHaveLength(500);
});
