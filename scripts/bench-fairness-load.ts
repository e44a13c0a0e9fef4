// The load of `npm run bench:fairness`, in a process of its own: nobody's browser runs in the server's process.

import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Portico } from '@portico/client';
import { DEMO } from './start/demo.ts';
import { signedInClient } from './start/seed.ts';

export type Where = Parameters<typeof signedInClient>[0];
export type Read = {
  readonly milliseconds: number;
  readonly status: number;
};
/** What is asked of a load process; it answers once, with one of the lists, or says that it is `ready` before it begins. */
export type Order =
  | { readonly kind: 'read'; readonly url: string; readonly perSecond: number; readonly seconds: number }
  | { readonly kind: 'import'; readonly where: Where; readonly count: number };
export type Report =
  | { readonly ready: true }
  | { readonly reads: readonly Read[] }
  | { readonly seconds: readonly number[] };

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

/** Begins all imports at the same moment and follows each to its end; answers how long each took. */
const importAll = async (client: Portico, documents: readonly string[]): Promise<number[]> => {
  const started = performance.now();
  const followed = documents.map(async (content) => {
    const { id } = await client.createImport({ body: { content } });
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

const agent = new Agent({ keepAlive: true });

/** One read; its time counts from when it was due. */
const readOnce = (url: string, at: number): Promise<Read> =>
  new Promise((resolve) => {
    const end = (status: number) => resolve({ milliseconds: performance.now() - at, status });
    request(url, { agent }, (response) => {
      response.on('end', () => end(response.statusCode ?? 0)).resume();
    })
      .on('error', () => end(0))
      .end();
  });

/** Reads so many times a second, each as if somebody else asked: whatever becomes of the reads before. */
const readAll = async (url: string, perSecond: number, seconds: number): Promise<Read[]> => {
  const begun = performance.now();
  const reads: Promise<Read>[] = [];
  for (let count = 0; count < perSecond * seconds; count++) {
    const due = begun + (count * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    reads.push(readOnce(url, due));
  }
  return Promise.all(reads);
};

const report = (told: Report) => void process.send?.(told);

process.on('disconnect', () => process.exit());
process.once('message', async (given) => {
  // Ours: sent by bench-fairness.ts.
  const order = given as Order;
  if (order.kind === 'read') return report({ reads: await readAll(order.url, order.perSecond, order.seconds) });
  const documents = Array.from({ length: order.count }, (_, index) => documentOf(index));
  const client = await signedInClient(order.where, DEMO.publisher);
  process.once('message', async () => report({ seconds: await importAll(client, documents) }));
  report({ ready: true });
});
