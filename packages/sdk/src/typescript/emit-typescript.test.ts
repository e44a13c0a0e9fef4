import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type JsonObject, type JsonValue, type OpenApiDocument, readDocument } from '@portico/openapi';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSpec } from '../../../../test/material/index.ts';
import { callArguments, distinctPaths, startMock } from '../../test/mock-server.ts';
import { generateSdk } from '../generate-sdk.ts';
import { planSdk } from '../plan/plan-sdk.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-typescript-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documentOf = async (name: string): Promise<OpenApiDocument> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  return read.document;
};

type AnyClient = Record<string, (input?: object, options?: object) => PromiseLike<unknown> & AsyncIterable<unknown>>;
type Module = Record<string, new (options: object) => AnyClient> & {
  parseWebhook?: (name: string, body: string) => unknown;
};

const load = async (name: string, document: OpenApiDocument): Promise<Module> => {
  const { files } = generateSdk({
    document,
    language: 'typescript',
    baseUrl: 'https://gateway.test',
    importExtension: '.ts',
    clientName: 'Sdk',
  });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  return import(/* @vite-ignore */ join(folder, name, 'src/index.ts'));
};

const collect = async (iteration: AsyncIterable<unknown>): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const entry of iteration) all.push(entry);
  return all;
};

describe('against a mock that checks every request', () => {
  it.each([
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas30-readme-parameters-style.json',
    'oas31-readme-parameters-style.yaml',
  ])('every operation of %s is called validly, and its answer is read', async (name) => {
    const document = distinctPaths(await documentOf(name));
    const { Sdk } = await load(name, document);
    const mock = await startMock(document);
    if (!Sdk) throw new Error('the SDK has a client');
    const client = new Sdk({ baseUrl: mock.url, retries: 0, apiKey: 'k', token: 't', username: 'u', password: 'p' });
    const plan = planSdk({ document, baseUrl: mock.url });
    const wanted = callArguments(document, plan);
    const failures: unknown[] = [];
    for (const { name: method, parameters, body, operationKey } of wanted) {
      const planned = plan.operations.find(({ operation }) => operation.key === operationKey);
      const input: Record<string, JsonValue> = {};
      for (const { identifier, parameter } of planned?.parameters ?? []) {
        const taken = planned?.operation.parameters.find((other) => other.name === parameter.name)?.in !== parameter.in;
        input[
          taken ? `${parameter.in}${parameter.name.charAt(0).toUpperCase()}${parameter.name.slice(1)}` : parameter.name
        ] = parameters[identifier] ?? null;
      }
      // fetch sends no body with GET.
      const sent = planned?.operation.method === 'get' ? undefined : body;
      const call = client[method]?.({ ...input, ...(sent ? { body: sent.value, contentType: sent.mediaType } : {}) });
      if (!call) throw new Error(`no method ${method}`);
      await Promise.resolve(call).catch((error: { body?: unknown }) =>
        failures.push([operationKey, error.body ?? String(error)]),
      );
    }
    await mock.close();
    expect(failures).toEqual([]);
    expect(mock.calls.map(({ operationKey }) => operationKey)).toEqual(wanted.map(({ operationKey }) => operationKey));
    expect(mock.calls.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

const item = { type: 'object', properties: { id: { type: 'string' } } };
const list = (members: JsonObject): JsonObject => ({
  200: {
    description: 'x',
    content: {
      'application/json': {
        schema: { type: 'object', properties: { data: { type: 'array', items: item }, ...members } },
      },
    },
  },
});
const query = (name: string, type: string) => ({ name, in: 'query', schema: { type } });
const stream = {
  200: {
    description: 'x',
    content: { 'text/event-stream': { schema: { type: 'object', properties: { n: { type: 'integer' } } } } },
  },
};
const bytes = {
  200: { description: 'x', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
};

const special: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Special', version: '1.0.0' },
  components: {
    securitySchemes: {
      o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'http://127.0.0.1:1/token', scopes: {} } } },
    },
  },
  paths: {
    '/cursor': {
      get: {
        operationId: 'byCursor',
        parameters: [query('cursor', 'string')],
        responses: list({ next_cursor: { type: 'string' } }),
      },
    },
    '/last': {
      get: {
        operationId: 'byLast',
        parameters: [query('starting_after', 'string')],
        responses: list({ has_more: { type: 'boolean' } }),
      },
    },
    '/page': {
      get: {
        operationId: 'byPage',
        parameters: [query('page', 'integer'), query('limit', 'integer')],
        responses: list({}),
      },
    },
    '/offset': {
      get: {
        operationId: 'byOffset',
        parameters: [query('offset', 'integer'), query('limit', 'integer')],
        responses: list({}),
      },
    },
    '/events': { get: { operationId: 'watch', responses: stream } },
    '/bytes': { get: { operationId: 'download', responses: bytes } },
    '/safe': {
      post: {
        operationId: 'safe',
        parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
        responses: { 204: { description: 'x' } },
      },
    },
    '/plain': { post: { operationId: 'plain', responses: { 204: { description: 'x' } } } },
    '/secret': { get: { operationId: 'secret', security: [{ o: [] }], responses: { 204: { description: 'x' } } } },
  },
  webhooks: {
    created: {
      post: {
        requestBody: { content: { 'application/json': { schema: item } } },
        responses: { 200: { description: 'x' } },
      },
    },
  },
};

describe('a client of an API with pages, streams and tokens', () => {
  const seen: { url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  let answer: (url: URL, response: ServerResponse) => void = () => {};
  let server: Server;
  let url = '';
  let module: Module;
  let client: AnyClient;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        seen.push({ url: request.url ?? '', headers: request.headers, body });
        answer(new URL(request.url ?? '', 'http://x'), response);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    // A server that listens on a port has an address of this kind.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    module = await load('special', special);
    client = new (module.Sdk as NonNullable<Module['Sdk']>)({
      baseUrl: url,
      clientId: 'me',
      clientSecret: 's:ö',
      tokenUrl: `${url}/token`,
    });
  });
  afterAll(() => server.close());
  afterEach(() => {
    seen.length = 0;
  });

  const json = (response: ServerResponse, value: unknown, status = 200, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
  const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => ({ id: String(from + n) }));

  it.each<[string, object, (at: URL) => unknown, number]>([
    [
      'iterateByCursor',
      {},
      (at) =>
        at.searchParams.get('cursor') === 'b'
          ? { data: ids(2, 5), next_cursor: '' }
          : { data: ids(0, 2), next_cursor: 'b' },
      2,
    ],
    [
      // Of a list that is looked through piece by piece, a page may have nothing and lead on; one that leads to itself ends.
      'iterateByCursor',
      {},
      (at) =>
        ({
          b: { data: [], next_cursor: 'c' },
          c: { data: ids(2, 5), next_cursor: 'c' },
        })[at.searchParams.get('cursor') ?? ''] ?? { data: ids(0, 2), next_cursor: 'b' },
      3,
    ],
    [
      'iterateByLast',
      {},
      (at) =>
        at.searchParams.get('starting_after') === '1'
          ? { data: ids(2, 5), has_more: false }
          : { data: ids(0, 2), has_more: true },
      2,
    ],
    [
      'iterateByPage',
      {},
      (at) => ({ data: { 1: ids(0, 2), 2: ids(2, 5) }[at.searchParams.get('page') ?? ''] ?? [] }),
      3,
    ],
    [
      'iterateByOffset',
      { limit: 3 },
      (at) => ({ data: { 0: ids(0, 3), 3: ids(3, 5) }[at.searchParams.get('offset') ?? ''] ?? [] }),
      2,
    ],
  ])('%s gives the items of all pages, and asks for no page twice', async (method, input, respond, calls) => {
    answer = (at, response) => json(response, respond(at));
    expect(await collect(client[method]?.(input) ?? ([][Symbol.iterator]() as never))).toEqual(ids(0, 5));
    expect(seen.length).toBe(calls);
    expect(new Set(seen.map((call) => call.url)).size).toBe(calls);
  });

  it('gives events as they come, whatever the pieces', async () => {
    const text =
      ': hello\r\nid: 7\nevent: tick\ndata: {"n":\ndata: 1}\n\ndata: plain é\r\n\r\nretry: 5\n\ndata: [DONE]\n\ndata: {"n": 9}\n\n';
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const byte of Buffer.from(text)) response.write(Buffer.from([byte]));
      response.end();
    };
    expect(await collect((await client.watchStream?.()) as AsyncIterable<unknown>)).toEqual([
      { event: 'tick', id: '7', data: { n: 1 } },
      { event: 'message', id: '7', data: 'plain é' },
    ]);
    expect(seen[0]?.headers.accept).toBe('text/event-stream');
  });

  it('gives a body as a stream, before it has ended', async () => {
    let held: ServerResponse | undefined;
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.write(Buffer.from([1, 2]));
      held = response;
    };
    const body = await client.downloadStream?.();
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value).toEqual(new Uint8Array([1, 2]));
    held?.end(Buffer.from([3]));
    expect((await reader.read()).value).toEqual(new Uint8Array([3]));
    expect((await reader.read()).done).toBe(true);
  });

  it('repeats a call that has a key, with the same key; one is made where the API asks for it', async () => {
    const status = [503, 204, 503, 204, 503];
    answer = (_, response) => {
      response.writeHead(status.shift() ?? 204);
      response.end();
    };
    await client.safe?.();
    const keys = seen.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size, String(keys[0]).length]).toEqual([2, 1, 36]);
    await client.plain?.({ idempotencyKey: 'mine' });
    expect(seen.slice(2).map(({ headers }) => headers['idempotency-key'])).toEqual(['mine', 'mine']);
    await expect(Promise.resolve(client.plain?.())).rejects.toMatchObject({ status: 503 });
    expect(seen.length).toBe(5);
  });

  it('asks once for a token of its own, whatever the number of calls, and sends no secret elsewhere', async () => {
    answer = (at, response) =>
      at.pathname === '/token' ? json(response, { access_token: 'tok', expires_in: 60 }) : json(response, {});
    await Promise.all([client.secret?.(), client.secret?.(), client.secret?.()]);
    await client.secret?.();
    const tokens = seen.filter((call) => call.url === '/token');
    expect(tokens.map(({ body }) => body)).toEqual(['grant_type=client_credentials']);
    expect(tokens[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:s%3A%C3%B6').toString('base64')}`);
    const calls = seen.filter((call) => call.url === '/secret');
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill('Bearer tok'));
  });

  it('reads what the API sends', () => {
    expect(module.parseWebhook?.('post-created', '{"id":"1"}')).toEqual({ id: '1' });
    expect(() => module.parseWebhook?.('post-created', '{')).toThrow(SyntaxError);
  });
});
