import { createHash } from 'node:crypto';
import type { ApiError } from '@portico/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, type Person, signIn, smallDocument, until } from '../portico/world.ts';

let publisher: Person;
beforeAll(async () => {
  publisher = await signIn('publisher');
});

type Ended = {
  readonly status: string;
  readonly facts?: { readonly operations: number };
  readonly problem?: {
    readonly code: string;
    readonly detail?: string;
    readonly errors?: readonly { readonly line?: number; readonly detail: string }[];
  };
};
/** What an import ends with, within a time. */
const importEnds = async (
  body: { content: string } | { url: string } | { uploadId: string },
  seconds = 5,
): Promise<Ended> => {
  const { id } = await publisher.client.createImport({ body });
  return until(
    'the import ends',
    async () => {
      const read: Ended = await publisher.client.getImport({ importId: id });
      return (read.status === 'failed' || read.status === 'succeeded') && read;
    },
    seconds,
  );
};
/** A document that is whole but for one part. */
const withPart = (part: string) => `openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths: {}\n${part}\n`;
const aliases = (levels: number) =>
  Array.from(
    { length: levels },
    (_, level) =>
      `x-${level}: &a${level} [${Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*a${level - 1}`)).join(', ')}]`,
  ).join('\n');

const hostile: [string, string][] = [
  ['an alias bomb', withPart(aliases(9))],
  ['an alias that holds itself', withPart('x-a: &a [*a]')],
  [
    'merge keys that multiply',
    withPart(
      Array.from(
        { length: 30 },
        (_, level) => `x-${level}: &m${level} {a${level}: 1${level ? `, <<: [*m${level - 1}, *m${level - 1}]` : ''}}`,
      ).join('\n'),
    ),
  ],
  [
    'nesting without end',
    `{"openapi":"3.0.3","info":{"title":"x","version":"1"},"paths":{},"x-a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ],
  ['YAML nesting without end', withPart(`x-a: ${'['.repeat(20_000)}`)],
  ['a reference to a file', withPart('components: {schemas: {A: {$ref: "file:///etc/passwd"}}}')],
  ['a reference to a path', withPart('components: {schemas: {A: {$ref: "../../../../etc/passwd"}}}')],
  [
    'a reference to the metadata service',
    withPart('components: {schemas: {A: {$ref: "http://169.254.169.254/latest/meta-data"}}}'),
  ],
  ['a reference to our own services', withPart(`components: {schemas: {A: {$ref: "${deployment.servicesUrl}/"}}}`)],
  ['a reference into nothing', withPart('components: {schemas: {A: {$ref: "#/components/schemas/B"}}}')],
  ['a reference into an object’s inside', withPart('components: {schemas: {A: {$ref: "#/__proto__/polluted"}}}')],
  ['no YAML', 'openapi: [3.0.3\ninfo: }'],
  ['a page of HTML', '<!doctype html><html><body>Sign in</body></html>'],
  ['no object', '[]'],
  ['nothing but white space', ' \n \n'],
  ['a NUL', withPart('x-a: "\0"')],
  ['two documents', `${withPart('')}---\n${withPart('')}`],
  [
    'tens of thousands of keys, twice each',
    withPart(Array.from({ length: 20_000 }, (_, index) => `x-${index % 10_000}: 1`).join('\n')),
  ],
  ['another kind of document', '{"info":{"name":"x","schema":"https://schema.getpostman.com/"},"item":[]}'],
  ['a version of AsyncAPI that nobody made', '{"asyncapi":"9.0.0","info":{"title":"x","version":"1"},"channels":{}}'],
  [
    'a reference of AsyncAPI to a file',
    '{"asyncapi":"3.0.0","info":{"title":"x","version":"1"},"channels":{"a":{"$ref":"file:///etc/passwd"}}}',
  ],
  ['GraphQL that nests without end', `type Query { a: ${'['.repeat(50_000)}Int${']'.repeat(50_000)} }`],
  ['GraphQL that ends in the middle', 'type Query { a(b: Int'],
  ['a version nobody made', '{"openapi":"9.9.9","info":{"title":"x","version":"1"},"paths":{}}'],
];

describe('a hostile document', () => {
  it.each(hostile)('of %s ends as failed, with a line, within five seconds', async (_, content) => {
    const { status, problem } = await importEnds({ content });
    expect(status).toBe('failed');
    expect(problem?.code).toBe('invalid-document');
    expect(problem?.errors?.length).toBeGreaterThan(0);
    for (const { line } of problem?.errors ?? []) expect(line).toBeGreaterThan(0);
    expect(JSON.stringify(problem)).not.toMatch(/root:|\/home\/|\/work\/|node_modules|at \w+ \(/);
  });

  it('keeps nobody else waiting: while ten bombs are read, the catalogue answers and a good document is read', async () => {
    const bombs = Array.from({ length: 10 }, () => importEnds({ content: withPart(aliases(9)) }, 40));
    const good = importEnds({ content: smallDocument() }, 40);
    for (let asked = 0; asked < 20; asked++) expect((await fetch(`${deployment.apiUrl}/public/apis`)).status).toBe(200);
    expect((await good).status).toBe('succeeded');
    for (const { status } of await Promise.all(bombs)) expect(status).toBe('failed');
  });

  it('with a tag that makes code, or names like an object’s inside, runs nothing and pollutes nothing', async () => {
    const content = JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'x', version: '1' },
      paths: { '/constructor': { get: { operationId: 'toString', responses: { 200: { description: 'ok' } } } } },
      components: { schemas: { hasOwnProperty: { type: 'object', properties: { constructor: { type: 'string' } } } } },
    }).replace('"hasOwnProperty"', '"__proto__":{"type":"string"},"hasOwnProperty"');
    const good = await importEnds({ content: smallDocument() });
    expect(good.status).toBe('succeeded');
    const named = await importEnds({ content });
    expect({ status: named.status, operations: named.facts?.operations }).toEqual({
      status: 'succeeded',
      operations: 1,
    });
    // A tag is nothing but text beside text.
    const code = await importEnds({ content: withPart('x-a: !!js/function "function () { throw 1 }"') });
    expect(code.status).toBe('succeeded');
    // The same worker reads the same document as before.
    const again = await importEnds({ content: smallDocument() });
    expect([again.status, again.facts]).toEqual([good.status, good.facts]);
  });

  it('larger than 20 MB is refused before it is sent, and one larger than was said is refused by the store', async () => {
    const token = { authorization: `Bearer ${publisher.token}`, 'content-type': 'application/json' };
    const tooLarge = await fetch(`${deployment.apiUrl}/document-uploads`, {
      method: 'POST',
      headers: token,
      body: JSON.stringify({ sizeBytes: 20_000_001 }),
    });
    expect(tooLarge.status).toBeGreaterThanOrEqual(400);
    const { url, headers } = await publisher.client.createDocumentUpload({ body: { sizeBytes: 10 } });
    expect(
      (await fetch(url, { method: 'PUT', headers: { ...headers }, body: 'x'.repeat(11) })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(
      (
        await fetch(url.replace(/uploads(?:\/|%2F)/, 'documents/'), {
          method: 'PUT',
          headers: { ...headers },
          body: 'x'.repeat(10),
        })
      ).status,
    ).toBe(403);
  });
});

const FORBIDDEN = [
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://169.254.170.2/v2/credentials',
  'http://127.0.0.1:9001/2018-06-01/runtime',
  'https://127.0.0.1/',
  'http://localhost/',
  'https://localhost:22/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'http://168.63.129.16/',
  'file:///etc/passwd',
  'ftp://example.com/',
  'gopher://example.com/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'https://user:password@example.com/',
  'https://example.com:22/',
  `${deployment.servicesUrl}/`,
];

describe('an address inside', () => {
  it.each(FORBIDDEN)('%s is neither fetched nor taken as a backend', async (url) => {
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'taken',
        (error: { status?: number }) => error.status ?? 'failed',
      );
    const ended = await importEnds({ url }).catch((error: ApiError) => error);
    // What is no http address at all is refused by the contract, before there is an import.
    if (ended.status === 400) expect(ended).toMatchObject({ problem: { code: 'invalid-request' } });
    else expect(ended).toMatchObject({ status: 'failed', problem: { code: 'document-unreachable' } });
    const backend = await refused(
      publisher.client.putBackend({
        apiId: 'museum',
        version: 'latest',
        'If-Match': '"seen"',
        body: { targets: [{ url }] },
      }),
    );
    expect([400, 422]).toContain(backend);
  });

  it('is not reached by a redirect either: none is followed', async () => {
    const asked: (string | undefined)[] = [];
    const upstream = await startUpstream((request, response) => {
      asked.push(request.url);
      response.writeHead(Number(request.url?.slice(1, 4)), { location: '/landed' }).end(smallDocument());
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const { problem } = await importEnds({ url: `${upstream.url}/${status}` });
      expect(problem?.code).toBe('document-unreachable');
    }
    expect(asked).toEqual(['/301', '/302', '/303', '/307', '/308']);
    await upstream.stop();
  });

  it('is told apart from a closed port by nothing but what the URL says itself', async () => {
    const { problem } = await importEnds({ url: `http://127.0.0.1:${deployment.upstreamPort}/closed` });
    expect(problem?.code).toBe('document-unreachable');
    expect(JSON.stringify(problem)).not.toMatch(/ECONNREFUSED|127\.0\.0\.1/);
  });

  it('that answers more than it may, compressed or for ever, ends the import, not the service', async () => {
    const upstream = await startUpstream((request, response) => {
      if (request.url === '/large') {
        const chunk = Buffer.alloc(1_000_000, createHash('sha256').update('x').digest());
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      } else response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b', 'hex'));
    });
    for (const path of ['/large', '/gzip'])
      expect((await importEnds({ url: upstream.url + path })).problem?.code).toBe('document-unreachable');
    await upstream.stop();
  });
});
