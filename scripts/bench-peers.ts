// The reference beside Swagger UI, Redoc and Scalar: the same documents, as published, in one run. The peers are installed
// when they are first asked for, into .portico/bench-peers, from the registry that npm knows.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Portico as Client } from '@portico/client';
import type { Browser, Page } from 'playwright-core';
import { readSpec } from '../test/material/index.ts';
import { DEMO } from './start/demo.ts';
import { root } from './start/run.ts';
import { importDocument } from './start/seed.ts';
import { createSession } from './start/sign-in.ts';

const PEERS = { 'swagger-ui-dist': '5.35.0', redoc: '2.5.4', '@scalar/api-reference': '1.76.0' } as const;
const SCRIPTS = {
  'Swagger UI': 'swagger-ui-dist/swagger-ui-bundle.js',
  Redoc: 'redoc/bundles/redoc.standalone.js',
  Scalar: '@scalar/api-reference/dist/browser/standalone.js',
} as const;
type Peer = keyof typeof SCRIPTS;
const DOCUMENTS = {
  museum: 'oas31-redocly-museum.yaml',
  stripe: 'oas30-stripe.yaml',
  github: 'oas30-github.json',
} as const;

const SETTLED_MILLISECONDS = 1_500;
/** Nobody waits longer for a page to become one. */
const WAIT_MILLISECONDS = 60_000;

const bodies: Readonly<Record<Peer, (document: string) => string>> = {
  'Swagger UI': (document) =>
    `<link rel="stylesheet" href="/swagger-ui-dist/swagger-ui.css"><div id="ui"></div><script src="/${SCRIPTS['Swagger UI']}"></script><script>SwaggerUIBundle({ url: '/${document}.json', dom_id: '#ui', deepLinking: true })</script>`,
  Redoc: (document) => `<redoc spec-url="/${document}.json"></redoc><script src="/${SCRIPTS.Redoc}"></script>`,
  Scalar: (document) =>
    `<script id="api-reference" data-url="/${document}.json"></script><script src="/${SCRIPTS.Scalar}"></script>`,
};

const installed = (): string => {
  const folder = join(root, '.portico/bench-peers');
  if (!existsSync(join(folder, 'node_modules', SCRIPTS.Scalar))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const packages = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
    execFileSync('npm', ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  return join(folder, 'node_modules');
};

/** Pages of the peers, and the documents, each packed once and kept by the browser for an hour: as a good edge would serve them. */
const servePeers = async (documents: Readonly<Record<string, Uint8Array>>) => {
  const folder = installed();
  const kept = new Map<string, Uint8Array>();
  const packed = (path: string, make: () => Uint8Array | string) => {
    const known = kept.get(path) ?? gzipSync(make());
    kept.set(path, known);
    return known;
  };
  const files = new Set<string>([...Object.values(SCRIPTS), 'swagger-ui-dist/swagger-ui.css']);
  const server = createServer(({ url = '' }, response) => {
    const path = decodeURIComponent(url.slice(1));
    const [peer = '', document = ''] = path.split('/');
    const send = (type: string, bytes: Uint8Array) =>
      response
        .setHeader('Content-Type', type)
        .setHeader('Content-Encoding', 'gzip')
        .setHeader('Cache-Control', 'public, max-age=3600')
        .end(bytes);
    const name = path.replace(/\.json$/, '');
    if (files.has(path))
      return void send(
        path.endsWith('.css') ? 'text/css' : 'text/javascript',
        packed(path, () => readFileSync(join(folder, path))),
      );
    if (Object.hasOwn(documents, name))
      return void send(
        'application/json',
        packed(path, () => documents[name] ?? ''),
      );
    if (!Object.hasOwn(bodies, peer)) return void response.writeHead(404).end();
    const body = bodies[peer as Peer](document); // one of them, as was just seen
    send(
      'text/html',
      packed(path, () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><body>${body}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

const WATCH = `
  globalThis.seen = { lcp: 0, cls: 0, tbt: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('longtask', (entry) => { seen.tbt += Math.max(entry.duration - 50, 0); });
`;

type Seen = { readonly lcp: number; readonly cls: number; readonly tbt: number };
export type ReferenceLoad = Seen & {
  readonly firstOperation: number;
  readonly scriptKilobytes: number;
  readonly kilobytes: number;
  readonly heapMegabytes: number;
};

/** One load, until an operation can be read and the page is still. */
const load = async (page: Page, url: string, words: string): Promise<ReferenceLoad> => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Performance.enable');
  const kinds = new Map<string, string>();
  const sum = { bytes: 0, scriptBytes: 0 };
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') sum.scriptBytes += encodedDataLength;
  });
  const from = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByText(words).locator('visible=true').first().waitFor({ timeout: WAIT_MILLISECONDS });
  const firstOperation = performance.now() - from;
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MILLISECONDS);
  const seen = await page.evaluate<Seen>('seen');
  await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  await client.detach();
  const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
  return {
    ...seen,
    firstOperation,
    scriptKilobytes: kilobytes(sum.scriptBytes),
    kilobytes: kilobytes(sum.bytes),
    heapMegabytes: Math.round(heap / 100_000) / 10,
  };
};

/** Cold, and warm after it: what the browser keeps, it has. */
const loads = async (browser: Browser, url: string, words: string) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  try {
    const cold = await load(page, url, words);
    const warm = await load(page, url, words);
    return { cold, warm };
  } catch (error) {
    // A tab that crashes, or shows no operation in a minute, is a result, too.
    console.error(`${url}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  } finally {
    await context.close();
  }
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export type ReferenceRow = ReferenceLoad & {
  readonly document: string;
  readonly tool: string;
  readonly visit: 'cold' | 'warm';
};

type Deployment = { readonly apiUrl: string; readonly portalUrl: string };

/** Publishes what is not there yet; answers where each document is read, and the words its first operation has. */
const publish = async ({ apiUrl }: Deployment) => {
  const session = await createSession({ apiUrl } as Parameters<typeof createSession>[0], DEMO.publisher, 'bench');
  const client = new Client({ baseUrl: apiUrl, token: session.accessToken });
  const { teams } = await client.getCurrentUser();
  const found = [];
  for (const [name, spec] of Object.entries(DOCUMENTS)) {
    if (name !== 'museum') {
      const content = new TextDecoder().decode(readSpec(spec));
      const { id, url, headers } = await client.createDocumentUpload({
        body: { sizeBytes: Buffer.byteLength(content) },
      });
      await fetch(url, { method: 'PUT', body: content, headers: { ...headers } });
      const { id: importId } = await importDocument(client, { uploadId: id });
      const api = await client.createApi({
        body: {
          ...{ importId, teamId: teams[0]?.id ?? '', slug: name, name, visibility: 'public', version: '1.0.0' },
          backendUrl: 'https://api.example.com',
        },
      });
      await client.publishApiVersion({ apiId: api.id, version: '1.0.0' });
    }
    const at = { apiId: name, version: 'latest' };
    const [document, reference] = await Promise.all([client.getDocument(at), client.getReference(at)]);
    const first = reference.groups.flatMap(({ operations }) => operations)[0];
    if (!first) throw new Error(`${name} has no operation`);
    found.push({ name, first, bytes: Buffer.from(JSON.stringify(document)) });
  }
  return found;
};

/** Each tool and document, so many rounds, one tool after the other within a round. */
export const benchReferences = async (
  browser: Browser,
  deployment: Deployment,
  rounds: number,
): Promise<ReferenceRow[]> => {
  const documents = await publish(deployment);
  const peers = await servePeers(Object.fromEntries(documents.map(({ name, bytes }) => [name, bytes])));
  const taken = new Map<string, { cold: ReferenceLoad; warm: ReferenceLoad }[]>();
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const { name, first } of documents) {
        const addresses = {
          Portico: `${deployment.portalUrl}/apis/${name}/reference/${first.slug}`,
          ...Object.fromEntries(
            Object.keys(SCRIPTS).map((peer) => [peer, `${peers.url}/${encodeURIComponent(peer)}/${name}`]),
          ),
        };
        for (const [tool, url] of Object.entries(addresses)) {
          const key = `${name} ${tool}`;
          const words = first.summary ?? first.path;
          const took = await loads(browser, url, words);
          taken.set(key, [...(taken.get(key) ?? []), ...(took ? [took] : [])]);
        }
      }
  } finally {
    peers.stop();
  }
  return [...taken].flatMap(([key, all]) => {
    const [document = '', ...tool] = key.split(' ');
    // NaN where it never opened.
    return (['cold', 'warm'] as const).map((visit): ReferenceRow => {
      const of = (field: keyof ReferenceLoad) => Math.round(median(all.map((one) => one[visit][field])) * 1000) / 1000;
      return {
        ...{ document, tool: tool.join(' '), visit },
        ...{ lcp: Math.round(of('lcp')), tbt: Math.round(of('tbt')), cls: of('cls') },
        ...{ firstOperation: Math.round(of('firstOperation')), heapMegabytes: of('heapMegabytes') },
        ...{ scriptKilobytes: of('scriptKilobytes'), kilobytes: of('kilobytes') },
      };
    });
  });
};

export const tellReferences = (rows: readonly ReferenceRow[]): void => {
  console.log('\nthe reference beside peers, median, 1440×900; ours is one operation’s page, theirs all in one');
  const heads = ['LCP ms', 'first op ms', 'TBT ms', 'CLS', 'script kB', 'total kB', 'heap MB'];
  console.log(`${'document, tool, visit'.padEnd(30)}${heads.map((head) => head.padStart(13)).join('')}`);
  for (const row of rows) {
    const values = [
      row.lcp,
      row.firstOperation,
      row.tbt,
      row.cls,
      row.scriptKilobytes,
      row.kilobytes,
      row.heapMegabytes,
    ];
    console.log(
      `${row.document} ${row.tool} ${row.visit}`.padEnd(30) +
        values.map((value) => String(value).padStart(13)).join(''),
    );
  }
};
