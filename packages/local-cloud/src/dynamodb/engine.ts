import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalCloudError, storageError } from '../local-cloud-error.ts';
import { createEngineClient, type EngineClient } from './engine-client.ts';
import { startSupervisedEngine } from './supervised-engine.ts';
import { createWalSync } from './wal-sync.ts';

/** A DynamoDB-compatible server, ours or one that DYNAMODB_ENDPOINT names. */
export type Engine = {
  call: EngineClient['call'];
  /** Resolves once everything written before is on the disk, not only in the page cache. */
  sync(): Promise<void>;
  /** Drops stream records before a sequence number (that every reader is past) and older than `keepSeconds`, a day by default. */
  trimStream(table: string, beforeSequence: string, keepSeconds?: number): void;
  stop(): Promise<void>;
};

export type EngineOptions = {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Talk to this server instead of starting one. */
  readonly endpoint: string | undefined;
  /** The table cannot go on: its file is damaged, or its engine ends again and again. */
  readonly onExit: (error: LocalCloudError) => void;
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
  const { call, close } = createEngineClient(hostname, Number(port || 80));
  return { call, sync: async () => {}, trimStream: () => {}, stop: async () => close() };
};

// The newest record stays: the engine numbers the next one from it.
const TRIM_STATEMENT = `DELETE FROM _stream_records
  WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < ? AND created_at < ? AND CAST(sequence_number AS INTEGER) <
    (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?)`;

export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  if (options.endpoint !== undefined) return connectTo(options.endpoint);
  const file = join(options.folder, 'table.sqlite');
  let wal = createWalSync(`${file}-wal`);
  const server = await startSupervisedEngine({
    folder: options.folder,
    file,
    port: options.port,
    onFailure: options.onExit,
    onRestart: () => {
      wal.close();
      wal = createWalSync(`${file}-wal`);
    },
  });
  // Its schema is there once it has answered.
  const database = prepareDatabase(file);
  const trim = database.prepare(TRIM_STATEMENT);
  return {
    call: server.call,
    sync: () => wal.sync(),
    trimStream: (table, before, keepSeconds = 86_400) =>
      void trim.run(table, Number(before), Math.floor(Date.now() / 1000) - keepSeconds + 1, table),
    stop: async () => {
      await wal.sync().catch(() => {});
      await server.stop();
      wal.close();
      database.close();
    },
  };
};
