import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../scripts/start/seed.ts';
import { GATING } from '../material/gating.ts';
import { readSpec } from '../material/index.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'portico-sdk-'));
const run = promisify(execFile);
let publisher: Person;
let developer: Person;

beforeAll(async () => {
  [publisher, developer] = await Promise.all([signIn('publisher'), signIn('developer')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Uploads a document the way the portal does: a presigned PUT, then an import. */
const uploaded = async (bytes: Uint8Array) => {
  const { id, url, headers } = await publisher.client.createDocumentUpload({ body: { sizeBytes: bytes.length } });
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: { origin: deployment.portalUrl, 'access-control-request-method': 'PUT' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBe(deployment.portalUrl);
  const put = await fetch(url, { method: 'PUT', body: Uint8Array.from(bytes), headers: { ...headers } });
  expect(put.status).toBe(200);
  return importDocument(publisher.client, { uploadId: id });
};

describe('a real document', () => {
  it.each([
    ['oas31-redocly-museum.yaml', 8],
    ['oas30-swagger-petstore.yaml', 19],
    ['oas31-scalar-galaxy.yaml', 10],
    ['oas30-stripe.yaml', 452],
    // A minute beside others: where a merge waits, the long suite is left to read it.
    ...(GATING ? [] : ([['oas30-github.json', 1223]] as const)),
  ] as const)('%s is uploaded, read, registered, published and answered as published', async (name, operations) => {
    const read = await uploaded(readSpec(name));
    expect(read.facts?.operations).toBe(operations);
    const slug = `real-${randomUUID().slice(0, 8)}`;
    const api = await publisher.client.createApi({
      body: {
        importId: read.id,
        teamId: publisher.teamId,
        slug,
        name,
        visibility: 'public',
        version: '1.0.0',
        backendUrl: deployment.museumUrl,
      },
    });
    await publisher.client.publishApiVersion({ apiId: api.id, version: '1.0.0' });
    const answer = await fetch(`${deployment.apiUrl}/public/apis/${slug}/versions/latest/document`);
    expect(answer.status).toBe(200);
    const document = (await answer.json()) as { servers: { url: string }[]; paths: object };
    expect(document.servers[0]?.url).toBe(`${deployment.apiUrl}/proxy/${slug}`);
    expect(Object.keys(document.paths).length).toBeGreaterThan(0);
  });

  it('comes compressed to whoever takes that, and plain to whoever does not', async () => {
    const read = (acceptEncoding: string) =>
      new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
        const url = `${deployment.apiUrl}/public/apis/museum/versions/latest/document`;
        request(url, { headers: { 'accept-encoding': acceptEncoding } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
          );
        })
          .on('error', reject)
          .end();
      });
    const [packed, plain] = await Promise.all([read('gzip, br'), read('identity')]);
    expect([packed.encoding, plain.encoding]).toEqual(['gzip', undefined]);
    expect(JSON.parse(new TextDecoder().decode(gunzipSync(packed.bytes)))).toEqual(JSON.parse(plain.bytes.toString()));
  });
});

describe('the TypeScript SDK', () => {
  it('is downloaded, type-checks, and calls the museum through the gateway', async () => {
    const { teamId, client } = developer;
    const app = await client.createApp({ body: { teamId, name: 'SDK' } });
    await client.createSubscription({ appId: app.id, body: { apiId: 'museum', planId: 'basic' } });
    const { secret } = await client.createApiKey({ appId: app.id, body: { name: 'SDK', environment: 'live' } });
    const answer = await fetch(`${deployment.apiUrl}/public/apis/museum/versions/latest/sdks/typescript`);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer())))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]);
    const index = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const entry = index.exports?.['.']?.default ?? index.exports?.['.']?.import ?? index.exports?.['.'] ?? index.main;
    writeFileSync(
      join(folder, 'call.mjs'),
      `import * as sdk from './${String(entry).replace(/^\.\//, '')}';
const [name] = Object.keys(sdk).filter((key) => typeof sdk[key] === 'function' && sdk[key].prototype?.getMuseumHours);
const client = new sdk[name]({ apiKey: process.env.KEY });
console.log(JSON.stringify(await client.getMuseumHours({ limit: 2 })));`,
    );
    const { stdout } = await run(process.execPath, ['call.mjs'], { cwd: folder, env: { ...process.env, KEY: secret } });
    const hours = JSON.parse(stdout) as { date: string }[];
    expect(hours).toHaveLength(2);
    expect(hours[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('an SDK', () => {
  it.each(['typescript', 'python', 'go', 'java'] as const)(
    'in %s is an archive, the same to the byte each time',
    async (language) => {
      const url = `${deployment.apiUrl}/public/apis/museum/versions/latest/sdks/${language}`;
      const [first, second] = await Promise.all(
        [fetch(url), fetch(url)].map(async (answer) => Buffer.from(await (await answer).arrayBuffer())),
      );
      expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
      const names = Object.keys(unzipSync(new Uint8Array(first ?? [])));
      expect(names).toContain('README.md');
      expect(names).toContain(
        { typescript: 'package.json', python: 'pyproject.toml', go: 'go.mod', java: 'pom.xml' }[language],
      );
    },
  );
});

describe('an import', () => {
  it('of Swagger 2.0 is converted, its faults told with their lines, and linted', async () => {
    const read = await uploaded(readSpec('oas20-slack-web.json'));
    expect(read).toMatchObject({ status: 'succeeded', facts: { operations: 174, openapi: '3.0', writtenIn: '2.0' } });
    expect(read.warnings?.every(({ line, severity }) => (line ?? 0) > 1 && severity === 'warning')).toBe(true);
    expect(read.lint?.grade).toMatch(/^[A-F]$/);
    expect(read.lint?.reasons.length).toBeGreaterThan(0);
    expect(read.lint?.findings?.every(({ line }) => line !== undefined)).toBe(true);
  });

  it('of an archive is bundled, and its problems name the file', async () => {
    const root =
      'openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\nservers: [{url: https://a.test}]\npaths:\n  /a: {$ref: a.yaml}\n';
    const item = (status: string) => `get:\n  responses:\n    ${status}: {description: x}\n`;
    const archive = (status: string) => zipSync({ 'openapi.yaml': strToU8(root), 'a.yaml': strToU8(item(status)) });
    expect(await uploaded(archive("'200'"))).toMatchObject({ status: 'succeeded', facts: { operations: 1 } });
    const { id, url } = await publisher.client.createDocumentUpload({ body: { sizeBytes: archive('ok').length } });
    await fetch(url, { method: 'PUT', body: Uint8Array.from(archive('ok')) });
    const { id: importId } = await publisher.client.createImport({ body: { uploadId: id } });
    const failed = await until('the import ends', async () => {
      const found = await publisher.client.getImport({ importId });
      return found.status === 'failed' && found;
    });
    expect(failed.problem?.errors).toMatchObject([{ rule: 'response-status', file: 'a.yaml', line: 3 }]);
  });
});

describe('two versions', () => {
  it('are compared: what was removed is breaking, with its operation and what to do', async () => {
    const slug = `changes-${randomUUID().slice(0, 8)}`;
    const api = await publishApi(publisher, slug, smallDocument({ '/a': 'a', '/b': 'b' }), deployment.museumUrl);
    const first = await publisher.client.getChanges({ apiId: slug, version: '1.0.0' });
    expect(first).toMatchObject({ to: '1.0.0', bump: 'none', items: [] });
    const { id: importId } = await importDocument(publisher.client, { content: smallDocument({ '/a': 'a' }, '2.0.0') });
    await publisher.client.createApiVersion({ apiId: api.id, body: { importId, backendUrl: deployment.museumUrl } });
    const changes = await publisher.client.getChanges({ apiId: slug, version: '2.0.0' });
    expect(changes).toMatchObject({ from: '1.0.0', to: '2.0.0', bump: 'major', breaking: 1 });
    expect(changes.items[0]).toMatchObject({ severity: 'breaking', operation: { method: 'get', path: '/b' } });
    expect(changes.items[0]?.action).not.toBe('');
    expect(changes.changelog).toContain('## Breaking');
    // A draft is its team's alone.
    const draft = developer.client.getChanges({ apiId: slug, version: '2.0.0' });
    await expect(Promise.resolve(draft)).rejects.toMatchObject({ status: 404 });
  });
});
