import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalCloudError, storageError } from '../local-cloud-error.ts';
import { createWalSync } from './wal-sync.ts';

export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A DynamoDB-compatible server, ours or one that DYNAMODB_ENDPOINT names. */
export interface Engine {
  /** One call of the DynamoDB or Streams API; `target` as in X-Amz-Target. */
  call(target: string, body: Buffer | string): Promise<EngineAnswer>;
  /** Resolves once everything written before is on the disk, not only in the page cache. */
  sync(): Promise<void>;
  /** Drops stream records before a sequence number (that every reader is past) and older than `keepSeconds`, a day by default. */
  trimStream(table: string, beforeSequence: string, keepSeconds?: number): void;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly region: string;
  /** Talk to this server instead of starting one. */
  readonly endpoint: string | undefined;
  readonly log: (line: string) => void;
  /** The engine ended though nobody asked it to. */
  readonly onExit: (error: LocalCloudError) => void;
}

const require = createRequire(import.meta.url);
/** Platforms the engine is published for. */
const binaries: Readonly<Record<string, () => string>> = {
  'linux-x64': () => require.resolve('@dynoxide/linux-x64/dynoxide'),
};

const binaryPath = (): string => {
  const platform = `${process.platform}-${process.arch}`;
  const path = binaries[platform];
  if (!path)
    throw new LocalCloudError(
      `There is no DynamoDB engine for ${platform}. Run DynamoDB Local and name its address in DYNAMODB_ENDPOINT.`,
    );
  return path();
};

const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A server left behind by a start that was killed; recognised by its own command line. */
const endLeftover = (pidFile: string, database: string): void => {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  try {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(database)) process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already, or no /proc to look it up in.
  }
  rmSync(pidFile, { force: true });
};

const credential =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

const createCaller = (host: string, port: number): { call: Engine['call']; close(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    close: () => agent.destroy(),
    call: (target, body) =>
      new Promise((settle, fail) => {
        const headers = {
          'x-amz-target': target,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-date': '20260101T000000Z',
          authorization: credential,
          'content-length': Buffer.byteLength(body),
        };
        const outgoing = httpRequest({ host, port, method: 'POST', path: '/', agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', fail);
          response.on('end', () => {
            const kept: Record<string, string> = {};
            for (const name of ['content-type', 'x-amz-crc32', 'x-amzn-requestid']) {
              const value = response.headers[name];
              if (typeof value === 'string') kept[name] = value;
            }
            settle({ status: response.statusCode ?? 500, headers: kept, body: Buffer.concat(chunks) });
          });
        });
        outgoing.on('error', fail);
        outgoing.end(body);
      }),
  };
};

const waitUntilReady = async (call: Engine['call'], child: ChildProcess, output: () => string): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      await call('DynamoDB_20120810.ListTables', '{}');
      return;
    } catch {
      await new Promise((settle) => setTimeout(settle, 10));
    }
  }
  throw new LocalCloudError(`The DynamoDB engine did not start: ${output().trim().split('\n').at(-1) || 'no output'}`);
};

/**
 * The engine numbers stream records with MAX(CAST(sequence_number …)), a scan of every record of the table for every
 * write. With this index it is one step, and writes cost the same however long the stream is.
 */
const prepareDatabase = (file: string): DatabaseSync => {
  try {
    const database = new DatabaseSync(file, { timeout: 5000 });
    database.exec(
      'CREATE INDEX IF NOT EXISTS portico_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
    database.exec(
      'CREATE INDEX IF NOT EXISTS portico_stream_range ON _stream_records (table_name, shard_id, sequence_number)',
    );
    return database;
  } catch (error) {
    throw storageError(file, error);
  }
};

const connectTo = (endpoint: string): Engine => {
  const { hostname, port, protocol } = new URL(endpoint);
  if (protocol !== 'http:') throw new LocalCloudError(`DYNAMODB_ENDPOINT must be an http URL, not ${endpoint}.`);
  const { call, close } = createCaller(hostname, Number(port || 80));
  return { call, sync: async () => {}, trimStream: () => {}, stop: async () => close() };
};

export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  if (options.endpoint !== undefined) return connectTo(options.endpoint);
  const file = join(options.folder, 'table.sqlite');
  const pidFile = join(options.folder, 'engine.pid');
  endLeftover(pidFile, file);
  if (existsSync(file)) {
    try {
      const probe = new DatabaseSync(file);
      probe.prepare('SELECT count(*) FROM sqlite_master').get();
      probe.close();
    } catch (error) {
      throw storageError(file, error);
    }
  }
  const port = options.port === 0 ? await freePort() : options.port;
  const serve = [binaryPath(), 'serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // The engine ends with us, even when we are killed; where setpriv is missing the pid file is what the next start goes by.
  const tied = existsSync('/usr/bin/setpriv');
  const [command = '', ...rest] = tied ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', ...serve] : serve;
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal is for us, the engine must outlive the drain.
    detached: true,
    env: { PATH: '/usr/bin:/bin', HOME: options.folder },
  });
  let output = '';
  let stopping = false;
  const note = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-4000);
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  child.on('error', (error) => {
    output += error.message;
  });
  if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid));
  const { call, close } = createCaller('127.0.0.1', port);
  await waitUntilReady(call, child, () => output);
  child.on('exit', (code, signal) => {
    if (!stopping)
      options.onExit(
        new LocalCloudError(
          `The DynamoDB engine ended (${signal ?? `code ${code}`}): ${output.trim().split('\n').at(-1) ?? ''}`,
        ),
      );
  });
  const database = prepareDatabase(file);
  const wal = createWalSync(`${file}-wal`);
  const trim = database.prepare(
    'DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < ? AND created_at < ? AND CAST(sequence_number AS INTEGER) < (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?)',
  );
  return {
    call,
    sync: wal.sync,
    // The newest record stays: the engine numbers the next one from it.
    trimStream: (table, before, keepSeconds = 86_400) =>
      void trim.run(table, Number(before), Math.floor(Date.now() / 1000) - keepSeconds + 1, table),
    stop: async () => {
      stopping = true;
      await wal.sync().catch(() => {});
      close();
      await new Promise<void>((settle) => {
        if (child.exitCode !== null || child.signalCode !== null) return settle();
        child.once('exit', () => settle());
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      });
      wal.close();
      database.close();
      rmSync(pidFile, { force: true });
    },
  };
};
