import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readSpec, specNames } from '../../../../test/material/index.ts';
import { readDocument } from './read-document.ts';

const read = (text: string) => readDocument(new TextEncoder().encode(text));

const problemsOf = async (text: string) =>
  (await read(text)).problems.map(({ rule, line, column, pointer }) => ({ rule, line, column, pointer }));

const head = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\n';

describe('a real document', () => {
  it.each(specNames.filter((name) => /^oas3/.test(name)))('%s is read whole', async (name) => {
    const result = await readDocument(readSpec(name));
    expect(result.ok).toBe(true);
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('tells what it is about', async () => {
    const result = await readDocument(readSpec('oas31-redocly-museum.yaml'));
    expect(result).toMatchObject({
      ok: true,
      version: '3.1',
      format: 'yaml',
      facts: {
        title: 'Redocly Museum API',
        version: '1.2.1',
        operations: 8,
        tags: ['Operations', 'Events', 'Tickets'],
      },
    });
  });

  it('of Swagger 2.0 is read as 3.0; its faults are told with their places', async () => {
    const result = await readDocument(readSpec('oas20-slack-web.json'));
    if (!result.ok) throw new Error('Slack must be readable');
    expect(result).toMatchObject({ version: '3.0', sourceVersion: '2.0', facts: { operations: 174 } });
    expect(result.document).toMatchObject({ openapi: '3.0.3', servers: [{ url: 'https://slack.com/api' }] });
    expect(new Set(result.problems.map(({ rule }) => rule))).toEqual(new Set(['schema-items-list', 'schema-type']));
    for (const { severity, line } of result.problems) expect([severity, line > 1]).toEqual(['warning', true]);
  });
});

describe('what is wrong with a document', () => {
  it.each([
    ['nothing at all', '', 'document-empty', 1],
    ['a sentence', 'hello world', 'not-openapi', 1],
    ['a list', '[1, 2]', 'not-openapi', 1],
    ['an object that is no OpenAPI', '{"a": 1}', 'not-openapi', 1],
    ['a version of the future', 'openapi: 4.0.0', 'openapi-version', 1],
    ['a version that is a number', 'openapi: 3.1', 'openapi-version', 1],
    ['broken JSON', '{\n"openapi": "3.1.0",\n}', 'json-syntax', 3],
    ['an unclosed string', '{\n"openapi": "3.1.0\n}', 'json-syntax', 2],
    ['broken YAML', 'openapi: 3.1.0\ninfo: [', 'yaml-syntax', 2],
    ['two YAML documents', `${head}---\na: 1`, 'yaml-documents', 4],
    ['a NUL', 'openapi: 3.1.0\n\0', 'document-encoding', 2],
    ['a duplicate key', `${head}tags: []\ntags: []`, 'duplicate-key', 4],
    [
      'a duplicate name in JSON',
      '{"openapi": "3.1.0",\n"info": {"title": "T", "version": "1"},\n"info": {"title": "T", "version": "1"}}',
      'duplicate-key',
      3,
    ],
    ['an alias without an anchor', `${head}x-a: *b`, 'alias-unknown', 3],
    ['an infinite number', `${head}x-a: .inf`, 'number-range', 3],
    ['a number over all bounds', '{"openapi": "3.1.0", "x": 1e400}', 'number-range', 1],
  ])('%s is a problem with its line', async (_, text, rule, line) => {
    const result = await read(text);
    expect(result.ok).toBe(false);
    expect(result.problems).toContainEqual(expect.objectContaining({ rule, line }));
  });

  it.each([
    './other.yaml#/a',
    '/etc/hostname',
    'file:///etc/passwd',
    '../../../../etc/passwd',
    'http://127.0.0.1:1/x',
    'https://example.com/x.yaml#/X',
    'data:text/plain,x',
  ])('the reference %s leads out: it is named with its place, and nothing is opened', async (reference) => {
    const connect = Socket.prototype.connect;
    let opened = 0;
    Socket.prototype.connect = function spy(this: Socket) {
      opened += 1;
      return this;
    };
    const result = await read(`${head}components:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(reference)}\n`);
    Socket.prototype.connect = connect;
    const problem = { rule: 'external-ref', pointer: '/components/schemas/A/$ref', line: 6, column: 7 };
    expect(result.problems).toContainEqual(expect.objectContaining(problem));
    expect(result.problems[0]?.message).toContain(reference);
    expect(opened).toBe(0);
  });

  it.each(['#/components/schemas/Missing', '#/components/schemas/A', '#/__proto__', '#/info/title', '#/%', '#nothing'])(
    'the reference %s leads nowhere',
    async (reference) => {
      const problems = await problemsOf(
        `${head}components:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(reference)}\n`,
      );
      expect(problems).toContainEqual(expect.objectContaining({ rule: 'unresolved-ref', line: 6 }));
    },
  );

  it('is told all at once, in the order of the text', async () => {
    const text = `openapi: 3.0.3
info:
  title: 5
paths:
  pets:
    get:
      responses:
        ok: {description: Fine}
      paramters: []
  /pets/{id}:
    get:
      operationId: a
      responses: {'200': {}}
    put:
      operationId: a
      responses: {'200': {description: x}}
`;
    const problems = await problemsOf(text);
    expect(problems.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '2 structure-required',
      '3 structure-type',
      '5 path-slash',
      '8 response-status',
      '9 structure-unknown',
      '11 path-parameter-missing',
      '13 structure-required',
      '14 path-parameter-missing',
      '15 operation-id-unique',
    ]);
  });

  it('comes with the word that was probably meant', async () => {
    const { problems } = await read(`${head}paths: {/a: {get: {responces: {}}}}`);
    expect(problems[0]?.message).toContain('Did you mean "responses"?');
  });

  it('over 20 MB is refused before it is read', async () => {
    const { problems } = await readDocument(new Uint8Array(20_000_001));
    expect(problems[0]?.rule).toBe('document-size');
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffopenapi', 'utf16le')],
    ['bytes that are no UTF-8', Buffer.from([0x6f, 0x0a, 0xff, 0xc0])],
  ])('in %s is named', async (_, bytes) => {
    const { problems } = await readDocument(bytes);
    expect(problems[0]?.rule).toBe('document-encoding');
  });

  it('does not come from a byte order mark', async () => {
    expect((await read(`\ufeff${head}paths: {}`)).ok).toBe(true);
  });
});

describe('a hostile document', () => {
  const bomb = (levels: number) =>
    [
      'a0: &a0 [x,x,x,x,x,x,x,x,x]',
      ...Array.from({ length: levels }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]`),
    ].join('\n');

  it.each([
    ['a bomb of aliases', bomb(8)],
    ['an anchor that holds itself', 'a: &a [*a]'],
    ['a merge that holds itself', 'a: &a\n  <<: *a'],
    ['a list 50,000 deep', '['.repeat(50_000)],
    ['a flow list 5,000 deep in YAML', `a: ${'['.repeat(5_000)}`],
    ['an object 100,000 deep', '{"a":'.repeat(100_000)],
    ['a block 3,000 deep', '? '.repeat(3_000)],
    ['20,000 keys', Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['a key of a million characters', `{"${'k'.repeat(1_000_000)}": 1`],
    ['tags of a programming language', `${head}x: !!js/function 'function () { throw 1 }'\npaths: 5`],
  ])('with %s is answered within its budget', async (_, text) => {
    const result = await read(text);
    expect(result.ok).toBe(false);
    expect(result.problems.length).toBeGreaterThan(0);
  });

  it('that takes too long is killed, and says so', async () => {
    const { problems } = await readDocument(readSpec('oas30-stripe.yaml'), { budgetMilliseconds: 1 });
    expect(problems[0]?.rule).toBe('document-budget');
  });

  it('that has to wait for its turn is read all the same: its budget is of the processor', async () => {
    const waits = `import { parentPort } from 'node:worker_threads';
      setTimeout(() => parentPort.postMessage({ ok: false, problems: [] }), 900);`;
    const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(waits)}`);
    const given = new TextEncoder().encode('openapi: 3.1.0');
    expect(await readDocument(given, { workerUrl, budgetMilliseconds: 400 })).toEqual({ ok: false, problems: [] });
  });

  it('pollutes nothing with its names', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const schemas = Object.fromEntries([['x', { type: 'object' }]]);
    const text = JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      components: { schemas },
    }).replace(
      '"x":',
      names
        .map((name) => `"${name}":{"type":"object","properties":{"__proto__":{"type":"string"}}},`)
        .join('')
        .concat('"x":'),
    );
    const result = await read(text);
    expect(result.ok).toBe(true);
    expect(result.ok && JSON.stringify(result.document)).toBe(text);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).type).toBeUndefined();
  });
});
