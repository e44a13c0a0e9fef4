import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type JsonObject, type OpenApiDocument, readDocument } from '@portico/openapi';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../test/material/index.ts';
import { generateSdk } from './generate-sdk.ts';
import type { SdkFile } from './sdk-file.ts';
import { zipSdk } from './zip-sdk.ts';

const tsc = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portico-sdk-'));
const run = promisify(execFile);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documentOf = async (name: string): Promise<OpenApiDocument> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  return read.document;
};

const generate = (document: OpenApiDocument, importExtension: '.js' | '.ts' = '.js') =>
  generateSdk({ document, language: 'typescript', baseUrl: 'https://gateway.test/proxy/api_1', importExtension }).files;

const write = (name: string, files: readonly SdkFile[]): string => {
  for (const { path, text } of files) {
    const target = join(folder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return join(folder, name);
};

/** Type errors of everything below a folder, by the SDK's own settings and by the strictest of ours. */
const typeErrors = async (name: string, strict: object = {}): Promise<string> => {
  const config = join(folder, `tsconfig.${name}.json`);
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    strict: true,
    types: [],
    noEmit: true,
    skipLibCheck: true,
    ...strict,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, include: [`${name}/**/src`] }));
  return run(tsc, ['-p', config], { maxBuffer: 1e8 }).then(
    () => '',
    (error: { stdout: string }) => error.stdout.slice(0, 2_000),
  );
};

describe('an SDK of a real document', () => {
  it('type-checks for every document there is', async () => {
    for (const name of gatingSpecNames) write(`real/${name}`, generate(await documentOf(name)));
    expect(await typeErrors('real')).toBe('');
  });

  it('type-checks as a part of this repository', async () => {
    for (const name of [
      'oas31-redocly-museum.yaml',
      'oas31-scalar-galaxy.yaml',
      'oas30-swagger-petstore.yaml',
      'oas31-redoc-demo.yaml',
    ])
      write(`ours/${name}`, generate(await documentOf(name), '.ts'));
    const ours = {
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      allowImportingTsExtensions: true,
      noUnusedLocals: true,
    };
    expect(await typeErrors('ours', ours)).toBe('');
  });

  it('is the same to the byte each time, as an archive of plain relative files', async () => {
    const [first, second] = [
      generate(await documentOf('oas31-redocly-museum.yaml')),
      generate(await documentOf('oas31-redocly-museum.yaml')),
    ];
    const archive = zipSdk(first);
    expect(Buffer.from(zipSdk(second)).equals(archive)).toBe(true);
    expect(Object.keys(unzipSync(archive)).sort()).toEqual(first.map(({ path }) => path).sort());
  });

  it.each(['../a', '/a', 'C:\\a', 'a\\b', 'a//b', 'a/../b', 'a\0', ''])('does not pack a file at %j', (path) => {
    expect(() => zipSdk([{ path, text: '' }])).toThrow(RangeError);
    expect(() =>
      zipSdk([
        { path: 'a', text: '' },
        { path: 'A', text: '' },
      ]),
    ).toThrow(RangeError);
  });
});

type Sent = { url: string; method: string; headers: Headers; body: unknown };
type AnyCall = PromiseLike<unknown> & { withResponse: () => Promise<{ status: number; data: unknown }> };
type AnyClient = Record<string, (input?: object, options?: object) => AnyCall>;

const load = async (name: string, document: OpenApiDocument, className: string) => {
  const root = write(name, generate(document, '.ts'));
  const module: Record<string, new (options: object) => AnyClient> = await import(
    /* @vite-ignore */ join(root, 'src/index.ts')
  );
  const Client = module[className];
  if (!Client) throw new Error(`no ${className} in ${Object.keys(module).join()}`);
  return { Client, module };
};

describe('a generated client', () => {
  const sent: Sent[] = [];
  let answers: Response[] = [];
  let client: AnyClient;
  let styles: AnyClient;
  let names: Record<string, unknown>;
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, method: init.method ?? '', headers: new Headers(init.headers), body: init.body });
    return answers.shift() ?? Response.json({ ok: true });
  };

  beforeAll(async () => {
    const museum = await load('museum', await documentOf('oas31-redocly-museum.yaml'), 'RedoclyMuseumClient');
    names = museum.module;
    client = new museum.Client({ baseUrl: 'https://museum.test/', username: 'ada', password: 'é', fetch });
    const parameter = (name: string, place: string, rest: object = {}) => ({
      name,
      in: place,
      required: place === 'path',
      schema: {},
      ...rest,
    });
    const document: JsonObject = {
      openapi: '3.1.0',
      info: { title: 'Styles', version: '1.0.0' },
      components: { securitySchemes: { K: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } } },
      security: [{ K: [] }],
      paths: {
        '/a/{p}': {
          post: {
            operationId: 'all',
            parameters: [
              parameter('p', 'path'),
              parameter('p', 'query'),
              parameter('body', 'query'),
              parameter('csv', 'query', { explode: false }),
              parameter('pipe', 'query', { style: 'pipeDelimited', explode: false }),
              parameter('deep', 'query', { style: 'deepObject' }),
              parameter('json', 'query', { schema: undefined, content: { 'application/json': { schema: {} } } }),
              parameter('X-H', 'header'),
              parameter('c', 'cookie'),
            ].map((entry) => JSON.parse(JSON.stringify(entry))),
            requestBody: {
              content: {
                'multipart/form-data': {
                  schema: {
                    type: 'object',
                    properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string' } },
                  },
                },
                'application/x-www-form-urlencoded': {},
                'text/plain': {},
              },
            },
            responses: { '200': { description: '' } },
          },
        },
      },
    };
    const { Client } = await load('styles', document, 'StylesClient');
    styles = new Client({ apiKey: 'k', fetch });
  });

  const last = (): Sent => sent.at(-1) ?? { url: '', method: '', headers: new Headers(), body: undefined };

  it('sends method, query, credentials and a JSON body, and gives the body back', async () => {
    expect(await client.getMuseumHours?.({ startDate: '2026-01-01', limit: 3 })).toEqual({ ok: true });
    expect(last()).toMatchObject({
      method: 'GET',
      url: 'https://museum.test/museum-hours?startDate=2026-01-01&limit=3',
    });
    expect(last().headers.get('authorization')).toBe(`Basic ${Buffer.from('ada:é').toString('base64')}`);
    expect(last().headers.get('user-agent')).toContain('redocly-museum-sdk/1.2.1');
    await client.updateSpecialEvent?.({ eventId: 'a/../b', body: { price: 1 } });
    expect(last()).toMatchObject({
      method: 'PATCH',
      url: 'https://museum.test/special-events/a%2F..%2Fb',
      body: '{"price":1}',
    });
  });

  it('shows status and headers, and no body where there is none', async () => {
    answers = [new Response(null, { status: 204 })];
    expect(await client.deleteSpecialEvent?.({ eventId: 'a' }).withResponse()).toMatchObject({
      status: 204,
      data: undefined,
    });
  });

  it('throws a typed error with the problem and the request id', async () => {
    const problem = { type: 'about:blank', title: 'Not found', status: 404, requestId: 'r1' };
    answers = [Response.json(problem, { status: 404, headers: { 'content-type': 'application/problem+json' } })];
    const failure = await Promise.resolve(client.getSpecialEvent?.({ eventId: 'a' })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(names.ApiError);
    expect(failure).toMatchObject({ status: 404, problem, requestId: 'r1' });
  });

  it('repeats what may be repeated, as Retry-After asks, and nothing else', async () => {
    const busy = (headers: Record<string, string> = {}) => Response.json({}, { status: 503, headers });
    answers = [busy({ 'retry-after': '0' }), busy({ 'retry-after': '0' })];
    const before = sent.length;
    expect(await client.getMuseumHours?.()).toEqual({ ok: true });
    expect(sent.length - before).toBe(3);
    answers = [busy()];
    await expect(client.createSpecialEvent?.({ body: {} })).rejects.toMatchObject({ status: 503 });
    expect(sent.length - before).toBe(4);
  });

  it('tells a connection that failed from an answer that came late', async () => {
    const { Client } = await load('museum', await documentOf('oas31-redocly-museum.yaml'), 'RedoclyMuseumClient');
    const broken = new Client({ fetch: async () => Promise.reject(new TypeError('fetch failed')), retries: 0 });
    await expect(broken.getMuseumHours?.()).rejects.toBeInstanceOf(names.ConnectionError);
    const never = (_: string, { signal }: RequestInit) =>
      new Promise((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason)));
    const slow = new Client({ fetch: never, retries: 0, timeoutMs: 5 });
    await expect(slow.getMuseumHours?.()).rejects.toBeInstanceOf(names.TimeoutError);
  });

  it('writes every style of parameter, and names apart what shares a name', async () => {
    await styles.all?.({
      p: 'x y',
      queryP: 'q&',
      queryBody: 1,
      csv: ['a,', 'b'],
      pipe: [1, 2],
      deep: { a: { b: 1 }, c: [2] },
      json: { a: 1 },
      'X-H': ['1', '2'],
      c: 'v;',
    });
    expect(last().url).toBe(
      'https://gateway.test/proxy/api_1/a/x%20y?p=q%26&body=1&csv=a%2C,b&pipe=1%7C2&deep%5Ba%5D%5Bb%5D=1&deep%5Bc%5D%5B%5D=2&json=%7B%22a%22%3A1%7D',
    );
    expect([last().headers.get('x-h'), last().headers.get('cookie'), last().headers.get('x-api-key')]).toEqual([
      '1,2',
      'c=v%3B',
      'k',
    ]);
  });

  it('writes multipart, form and text bodies', async () => {
    await styles.all?.({ p: 1, body: { file: new Blob(['x']), note: 'n' } });
    const form = last().body;
    expect(form instanceof FormData && [form.get('note'), form.get('file') instanceof Blob]).toEqual(['n', true]);
    await styles.all?.({ p: 1, contentType: 'application/x-www-form-urlencoded', body: { a: 'b c', d: { e: 1 } } });
    expect(last().body).toBe('a=b%20c&d%5Be%5D=1');
    await styles.all?.({ p: 1, contentType: 'text/plain', body: 'plain' });
    expect([last().body, last().headers.get('content-type')]).toEqual(['plain', 'text/plain']);
  });

  it('does not call a path with a hole in it', async () => {
    await expect(styles.all?.({})).rejects.toThrow(TypeError);
  });
});

describe('a hostile document', () => {
  const canary = 'globalThis.hacked=1';
  const names = [
    `*/ ${canary} /*`,
    `"; ${canary}; "`,
    `'; ${canary}; '`,
    `\`\${${canary}}\``,
    `\${${canary}}`,
    `\n${canary}\n`,
    `\u2028${canary}\u2029`,
    `\\"; ${canary} //`,
    '</script><script>',
    '#{7*7}',
    '{{7*7}}',
    '"""',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'class',
    'await',
    'default',
    'then',
    'transport',
    'options',
    'input',
    'Error',
    'Promise',
    'Array',
    '',
    ' ',
    '9lives',
    '\u202edlrow',
    '名前',
    'é',
    'a'.repeat(10_000),
    '@deprecated',
    '../../etc/passwd',
    'constructor"]',
    '*\\/',
    '@ts-ignore',
    'Models',
    'Call',
    'ApiError',
    'undefined',
  ];
  const hostile = (name: string, index: number): JsonObject => ({
    openapi: '3.1.0',
    info: { title: name || 'x', version: name, description: name },
    servers: [{ url: name }],
    tags: [{ name, description: name }],
    security: [{ [name]: [] }],
    paths: {
      [`/${index}/{${name.replaceAll(/[{}]/g, '') || 'p'}}/${name}`]: {
        post: {
          operationId: name,
          summary: name,
          description: name,
          tags: [name],
          parameters: [
            { name: name || 'q', in: 'query', description: name, schema: { enum: [name, 1], default: name } },
            { name: name || 'h', in: 'header', schema: { type: 'string' } },
          ],
          requestBody: {
            required: true,
            content: {
              [name || 'a/b']: { schema: { type: 'string' } },
              'application/json': { schema: { $ref: '#/components/schemas/A' } },
            },
          },
          responses: {
            '200': {
              description: name,
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: Object.fromEntries([
                      ['k', {}],
                      [name, { const: name, description: name }],
                    ]),
                  },
                },
              },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: Object.fromEntries([[name, { type: 'apiKey', in: 'header', name: name || 'k' }]]),
      schemas: {
        A: { type: 'object', title: name, example: { [name]: name }, properties: { a: { enum: [name] } } },
        ...Object.fromEntries([[name || 'e', { description: name, enum: [name], deprecated: true }]]),
      },
    },
  });

  it('with a hostile name in every position compiles, loads, and runs nothing of its own', async () => {
    for (const [index, name] of names.entries()) {
      const files = generateSdk({
        document: hostile(name, index),
        language: 'typescript',
        baseUrl: name,
        packageName: name,
        clientName: name,
        importExtension: '.ts',
      }).files;
      expect(() => zipSdk(files)).not.toThrow();
      const root = write(`hostile/${index}`, files);
      const module: Record<string, unknown> = await import(/* @vite-ignore */ join(root, 'src/index.ts'));
      for (const [exported, value] of Object.entries(module))
        if (exported.endsWith('Client') && typeof value === 'function') Reflect.construct(value, [{}]);
      JSON.parse(files.find(({ path }) => path === 'package.json')?.text ?? '');
    }
    expect(Object.hasOwn(globalThis, 'hacked')).toBe(false);
    expect(await typeErrors('hostile', { allowImportingTsExtensions: true })).toBe('');
  });
});
