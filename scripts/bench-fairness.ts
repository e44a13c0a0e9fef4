// `npm run bench:fairness`: what readers of the catalogue notice while two hundred documents are imported at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Portico } from '@portico/client';
import autocannon from 'autocannon';
import { DEMO } from './start/demo.ts';
import { startPortico } from './start/portico.ts';
import { portsFrom } from './start/ports.ts';
import { prepare } from './start/prepare.ts';
import { addressesOf, signedInClient } from './start/seed.ts';

const IMPORTS = Number(process.env.PORTICO_BENCH_IMPORTS ?? 200);
const CONNECTIONS = 8;
const PER_SECOND = 50;
const QUIET_SECONDS = 8;
const BUSY_SECONDS = 20;

/** A document of some size, so that reading it takes a while: fifty operations with bodies. */
const documentOf = (index: number): string => {
  const schema = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string', maxLength: 80 } } };
  const content = { 'application/json': { schema } };
  const operation = (name: string) => ({
    operationId: name,
    requestBody: { content },
    responses: { 200: { description: 'ok', content } },
  });
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: `Bench ${index}`, version: '1.0.0' },
    paths: Object.fromEntries(
      Array.from({ length: 50 }, (_, path) => [`/things/${index}/${path}`, { post: operation(`op${index}x${path}`) }]),
    ),
  });
};

const importAll = async (client: Portico): Promise<number[]> => {
  const started = performance.now();
  const followed = Array.from({ length: IMPORTS }, async (_, index) => {
    const { id } = await client.createImport({ body: { content: documentOf(index) } });
    for (;;) {
      const { status } = await client.getImport({ importId: id });
      if (status === 'failed') throw new Error(`import ${id} failed`);
      if (status === 'succeeded') return (performance.now() - started) / 1000;
      // Two hundred who look once in four seconds are fifty requests a second: as many as look at pages.
      await pause(4_000);
    }
  });
  return Promise.all(followed);
};

/** Reads the catalogue so many times a second, in a thread of its own; answers the latencies in milliseconds. */
const read = async (url: string, seconds: number) => {
  const options = {
    url,
    connections: CONNECTIONS,
    overallRate: PER_SECOND,
    duration: seconds,
    timeout: 60,
    workers: 1,
  };
  const { latency, requests, non2xx, errors } = await autocannon(options);
  const { p50, p99, max } = latency;
  return { p50, p99, max, perSecond: requests.average, refused: non2xx + errors };
};

const ports = portsFrom(process.env.PORTICO_BENCH_PORT ?? '4400');
const dataFolder = mkdtempSync(join(tmpdir(), 'portico-fairness-'));
await prepare((line) => console.log(line), ['generate', 'build', 'synth']);
const portico = await startPortico({
  ports,
  dataFolder,
  withPortal: false,
  // One person stands for many.
  parameters: { ImportsAtOnce: String(IMPORTS) },
  tell: () => undefined,
  onExit: (name, printed) => console.error(name, printed),
});
try {
  const { api, signIn } = portico.cloud.origins;
  const { clientId } = addressesOf(portico.cloud);
  const where = { apiUrl: api, signInUrl: signIn, portalUrl: `http://localhost:${ports.portal}`, clientId };
  const client = await signedInClient(where, DEMO.publisher);
  const catalogue = `${api}/public/apis`;
  console.log('catalogue, nothing else', await read(catalogue, QUIET_SECONDS));
  const importing = importAll(client);
  console.log(`catalogue, ${IMPORTS} imports at once`, await read(catalogue, BUSY_SECONDS));
  const seconds = (await importing).sort((a, b) => a - b);
  const at = (share: number) => seconds[Math.floor((seconds.length - 1) * share)]?.toFixed(1);
  console.log(`imports ended after: half ${at(0.5)} s, nine of ten ${at(0.9)} s, the last ${at(1)} s`);
} finally {
  await portico.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
