// `npm run bench:portal`: what each page of the portal costs its reader (cold, in Chromium) and its server, and that a page
// for visitors reads the table once in its ten seconds. Prints tables, writes bench/results/portal.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { type Browser, chromium, type Page } from 'playwright-core';
import { benchReferences, tellReferences } from './bench-peers.ts';
import { descendants, processorMicroseconds } from './bench-processes.ts';
import { DEMO } from './start/demo.ts';
import { type Portico, startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { MANY_REQUESTS } from './start/settings.ts';

const ROUNDS = Number(process.env.PORTICO_BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.PORTICO_BENCH_SECONDS ?? 4);
const SETTLED_MILLISECONDS = 700;
const PAGE_SECONDS = 10;
const GOALS = { scriptKilobytes: 120, requests: 15, lcp: 800, cls: 0.02, perSecond: 150 };
const MUSEUM = '/apis/museum';
const VISITORS = ['/', '/apis', MUSEUM, `${MUSEUM}/changelog`, `${MUSEUM}/plans`, `${MUSEUM}/sdks`, '/plans'];
const WITH_SCRIPT = [`${MUSEUM}/reference/classic-view`];
const SIGNED_IN = ['/', '/apis', MUSEUM, `${MUSEUM}/sdks`, '/apps', '/usage'];

type Load = {
  readonly scriptKilobytes: number;
  readonly kilobytes: number;
  readonly requests: number;
  readonly lcp: number;
  readonly cls: number;
  readonly tbt: number;
};
type Row = Load & { readonly page: string; readonly usedScriptKilobytes: number };

/** Collects what the browser says of itself while a page loads: largest paint, moved content, tasks above 50 ms. */
const OBSERVE = `
  globalThis.seen = { lcp: 0, cls: 0, tbt: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch('longtask', (entry) => { seen.tbt += Math.max(entry.duration - 50, 0); });
`;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10;

/** Bytes on the wire by kind, as the browser's own network log has them. */
const watchNetwork = async (page: Page) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const sum = { requests: 0, bytes: 0, scriptBytes: 0 };
  client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  client.on('Network.requestWillBeSent', () => {
    sum.requests += 1;
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') sum.scriptBytes += encodedDataLength;
  });
  return sum;
};

const loadOnce = async (browser: Browser, url: string, cookies: Cookies): Promise<Load & { used: number }> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.addInitScript(OBSERVE);
  const sum = await watchNetwork(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(SETTLED_MILLISECONDS);
  const seen = await page.evaluate<Pick<Load, 'lcp' | 'cls' | 'tbt'>>('seen');
  const load = {
    ...seen,
    scriptKilobytes: kilobytes(sum.scriptBytes),
    kilobytes: kilobytes(sum.bytes),
    requests: sum.requests,
  };
  // The first sign of use brings the code that a page for visitors goes without until then.
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
  await page.waitForTimeout(SETTLED_MILLISECONDS);
  await context.close();
  return { ...load, used: kilobytes(sum.scriptBytes) };
};

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>>;

const signIn = async (browser: Browser, portal: string): Promise<Cookies> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${portal}/sign-in?returnTo=/plans`);
  await page.getByLabel(/e-?mail/i).fill(DEMO.publisher.email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password').fill(DEMO.publisher.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${portal}/plans`);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
};

const loadsOf = async (browser: Browser, portal: string, who: string, paths: readonly string[], cookies: Cookies) => {
  const rows: Row[] = [];
  for (const path of paths) {
    const rounds: Awaited<ReturnType<typeof loadOnce>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await loadOnce(browser, portal + path, cookies));
    const of = (field: keyof Load | 'used') => median(rounds.map((one) => one[field]));
    rows.push({
      page: `${path} (${who})`,
      scriptKilobytes: of('scriptKilobytes'),
      usedScriptKilobytes: of('used'),
      kilobytes: of('kilobytes'),
      requests: of('requests'),
      lcp: Math.round(of('lcp')),
      cls: Math.round(of('cls') * 1000) / 1000,
      tbt: Math.round(of('tbt')),
    });
  }
  return rows;
};

/** Reads of the table by functions so far: everything asked of DynamoDB that changes nothing. */
const tableReads = ({ cloud }: Portico): number =>
  cloud
    .usedPermissions()
    .filter(({ action }) => /^dynamodb:(?:GetItem|BatchGetItem|Query|Scan|ConditionCheckItem)$/.test(action))
    .reduce((sum, { times }) => sum + times, 0);

const portalProcess = () => descendants().find(({ name }) => name === 'server.js' || name.startsWith('next-server'));

/** Visitors of one page by the thousand: how many a second, what one costs the portal, what they read of the table. */
const crowd = async (portico: Portico, portal: string) => {
  await autocannon({ url: portal, connections: 8, duration: 2, workers: 1 });
  const { pid } = portalProcess() ?? { pid: 0 };
  const before = processorMicroseconds(pid);
  const result = await autocannon({
    url: portal,
    connections: 8,
    duration: SECONDS,
    workers: 1,
    headers: { 'accept-encoding': 'gzip' },
  });
  const count = Math.max(result.requests.total, 1);
  const busy = processorMicroseconds(pid) - before;
  // A page whose ten seconds begin now: whatever reads the table after its first reader is counted.
  await new Promise((resolve) => setTimeout(resolve, (PAGE_SECONDS + 1) * 1000));
  await fetch(portal);
  const first = tableReads(portico);
  for (let again = 0; again < 20; again += 1) await fetch(portal);
  return {
    perSecond: Math.round(result.requests.average),
    perSecondOfOneCore: Math.round(count / (busy / 1_000_000)),
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
    processorMicroseconds: Math.round(busy / count),
    laterTableReads: tableReads(portico) - first,
  };
};

const tell = (rows: readonly Row[], served: Awaited<ReturnType<typeof crowd>>) => {
  const { scriptKilobytes, requests, lcp, cls } = GOALS;
  console.log(
    `\nmedian of ${ROUNDS} cold loads, 1440×900; goals of a page to read: script ≤ ${scriptKilobytes} kB gz,`,
  );
  console.log(
    `requests ≤ ${requests}, LCP ≤ ${lcp} ms, CLS ≤ ${cls}; "once used" is script after the first sign of use`,
  );
  const heads = ['script kB', 'once used', 'total kB', 'requests', 'LCP ms', 'CLS', 'TBT ms'];
  console.log(`${'page'.padEnd(34)}${heads.map((head) => head.padStart(11)).join('')}`);
  for (const row of rows) {
    const { page, usedScriptKilobytes, kilobytes: total, tbt } = row;
    const values = [row.scriptKilobytes, usedScriptKilobytes, total, row.requests, row.lcp, row.cls, tbt];
    console.log(page.padEnd(34) + values.map((value) => String(value).padStart(11)).join(''));
  }
  console.log(
    `\nvisitors of / with 8 connections: ${served.perSecond} a second (goal ${GOALS.perSecond}), p99 ${served.p99} ms,`,
  );
  console.log(
    `${served.processorMicroseconds} µs of the portal's processor time each (${served.perSecondOfOneCore} a second on one core), ${served.refused} refused;`,
  );
  console.log(`reads of the table by 20 visitors within the page's ${PAGE_SECONDS} s: ${served.laterTableReads}`);
};

const ports = portsFrom(process.env.PORTICO_BENCH_PORT ?? '4500');
const dataFolder = mkdtempSync(join(tmpdir(), 'portico-bench-portal-'));
await prepare((line) => console.log(line));
const portico = await startPortico({
  parameters: MANY_REQUESTS,
  ports,
  dataFolder,
  withPortal: true,
  tell: () => undefined,
  onExit: (name, printed) => console.error(name, printed),
});
const browser = await chromium.launch({
  executablePath: process.env.PORTICO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const portal = `http://localhost:${ports.portal}`;
  const references = await benchReferences(
    browser,
    { apiUrl: `http://localhost:${ports.api}`, portalUrl: portal },
    ROUNDS,
  );
  tellReferences(references);
  const cookies = await signIn(browser, portal);
  const rows = [
    ...(await loadsOf(browser, portal, 'visitor', [...VISITORS, ...WITH_SCRIPT], [])),
    ...(await loadsOf(browser, portal, 'signed in', SIGNED_IN, cookies)),
  ];
  const served = await crowd(portico, portal);
  tell(rows, served);
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(
    join(root, 'bench/results/portal.json'),
    JSON.stringify(
      { at: new Date().toISOString(), rounds: ROUNDS, seconds: SECONDS, goals: GOALS, rows, references, served },
      null,
      2,
    ),
  );
} finally {
  await browser.close();
  await portico.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
