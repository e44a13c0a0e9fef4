import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CloudContext, Service, ServiceRequest } from '../service.ts';

export type Delivery = {
  readonly arn: string;
  readonly payload: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type TestCloud = {
  readonly context: CloudContext;
  readonly deliveries: Delivery[];
  /** Replaces what `deliver` does; the default records and accepts. */
  onDeliver(handler: (delivery: Delivery) => Promise<void> | void): void;
  onInvoke(handler: (arn: string, event: unknown) => unknown): void;
  setNow(now: () => Date): void;
  setOrigins(origins: Partial<CloudContext['origins']>): void;
  /** Options for an AWS SDK client that talks to this service over loopback. */
  serve(service: Service): Promise<{
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  }>;
  /** Closes every database as a crash would leave it, so that a second engine over the same folder can be made. */
  reopen(): void;
  close(): Promise<void>;
};

const readRequest = async (request: IncomingMessage): Promise<ServiceRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const path = request.url ?? '/';
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const query = new URL(path, 'http://localhost').searchParams;
  return { method: request.method ?? 'GET', path, query, headers, body: Buffer.concat(chunks), caller: 'root' };
};

const listen = async (service: Service, closers: (() => Promise<void>)[]) => {
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await service.handle(await readRequest(request));
      response.writeHead(answer.status, { ...answer.headers });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    await service.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo; // a TCP listener has an AddressInfo
  return `http://127.0.0.1:${port}`;
};

/** A cloud of one service, for its tests: real SQLite files in a temporary folder, deliveries recorded. */
export const createTestCloud = (): TestCloud => {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const databases = new Map<string, DatabaseSync>();
  const deliveries: Delivery[] = [];
  const closers: (() => Promise<void>)[] = [];
  let now = () => new Date();
  let onDeliver: (delivery: Delivery) => Promise<void> | void = (delivery) => void deliveries.push(delivery);
  let onInvoke: (arn: string, event: unknown) => unknown = () => ({});
  const origins = { services: 'http://localhost:3002', api: 'http://localhost:3001', signIn: 'http://localhost:3003' };
  const context: CloudContext = {
    region: 'us-east-1',
    accountId: '000000000000',
    origins,
    database(name) {
      const known = databases.get(name);
      if (known) return known;
      const database = new DatabaseSync(join(root, `${name}.sqlite`));
      database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
      databases.set(name, database);
      return database;
    },
    folder(name) {
      mkdirSync(join(root, name), { recursive: true });
      return join(root, name);
    },
    now: () => now(),
    log: () => undefined,
    async deliver(arn, payload, attributes = {}) {
      await onDeliver({ arn, payload, attributes });
    },
    invoke: async (arn, event) => await onInvoke(arn, event),
  };
  const closeDatabases = () => {
    for (const database of databases.values()) database.close();
    databases.clear();
  };
  return {
    context,
    deliveries,
    onDeliver(handler) {
      onDeliver = handler;
    },
    onInvoke(handler) {
      onInvoke = handler;
    },
    setNow(clock) {
      now = clock;
    },
    setOrigins(changed) {
      Object.assign(origins, changed);
    },
    serve: async (service) => ({
      endpoint: await listen(service, closers),
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    }),
    reopen: closeDatabases,
    async close() {
      for (const close of closers) await close();
      closeDatabases();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
