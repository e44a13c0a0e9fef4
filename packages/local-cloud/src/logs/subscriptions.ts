import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { parseFilterPattern } from './filter-pattern.ts';
import type { LogListener } from './log-store.ts';

export type SubscriptionsOptions = {
  readonly database: DatabaseSync;
  readonly accountId: string;
  /** Rejects when the destination refused the batch; it is then offered again, unchanged. */
  send(destinationArn: string, logGroup: string, payload: string): Promise<void>;
  log(line: string): void;
};

export type Subscription = {
  readonly name: string;
  readonly group: string;
  readonly pattern: string;
  readonly destinationArn: string;
};

export type Subscriptions = {
  /** The listener to hang on the log group: matching lines are on disk before it returns. */
  listener(subscription: Subscription): LogListener;
  start(): void;
  stop(): Promise<void>;
};

type PendingRow = {
  readonly id: number;
  readonly subscription: string;
  readonly stream: string;
  readonly at: number;
  readonly message: string;
};
type BatchRow = {
  readonly id: number;
  readonly subscription: string;
  readonly payload: string;
  readonly attempts: number;
};

/** CloudWatch itself delivers after seconds; each batch costs its consumer a few transactions, however many lines it has. */
const FLUSH_MILLISECONDS = 750;
const BATCH_EVENTS_MAX = 2000;
const SCHEMA = `
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS pending (id INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL, stream TEXT NOT NULL, at INTEGER NOT NULL, message TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS batches (id INTEGER PRIMARY KEY AUTOINCREMENT, subscription TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL);`;

/** CloudWatch's 56-digit event ids: ordered in time and the same each time a batch is offered. */
const eventId = (row: PendingRow): string => `${row.at}`.padStart(20, '0') + `${row.id}`.padStart(36, '0');

/** Subscription filters: lines are kept until the destination has taken them, so that metering survives a crash. */
export const createSubscriptions = ({ database, accountId, send, log }: SubscriptionsOptions): Subscriptions => {
  database.exec(SCHEMA);
  const insert = database.prepare('INSERT INTO pending (subscription, stream, at, message) VALUES (?, ?, ?, ?)');
  const take = database.prepare('SELECT * FROM pending WHERE subscription = ? ORDER BY stream, id LIMIT ?');
  const drop = database.prepare('DELETE FROM pending WHERE subscription = ? AND stream = ? AND id <= ? AND id >= ?');
  const store = database.prepare('INSERT INTO batches (subscription, payload, due_at) VALUES (?, ?, 0)');
  const due = database.prepare('SELECT * FROM batches WHERE subscription = ? AND due_at <= ? ORDER BY id LIMIT 1');
  const postpone = database.prepare('UPDATE batches SET attempts = ?, due_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM batches WHERE id = ?');
  const known = new Map<string, Subscription>();
  const busy = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;

  const payloadOf = (subscription: Subscription, stream: string, rows: readonly PendingRow[]): string => {
    const data = {
      messageType: 'DATA_MESSAGE',
      owner: accountId,
      logGroup: subscription.group,
      logStream: stream,
      subscriptionFilters: [subscription.name],
      logEvents: rows.map((row) => ({ id: eventId(row), timestamp: row.at, message: row.message })),
    };
    return JSON.stringify({ awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } });
  };

  /** Turns pending lines into batches, one per stream: from here on the payload never changes. */
  const seal = (key: string, subscription: Subscription): void => {
    for (;;) {
      // SELECT * of the table declared above.
      const rows = take.all(key, BATCH_EVENTS_MAX) as unknown as PendingRow[];
      if (rows.length === 0) return;
      for (const [stream, own] of Map.groupBy(rows, (row) => row.stream)) {
        const [first, last] = [own[0], own.at(-1)];
        if (!first || !last) continue;
        database.exec('BEGIN');
        store.run(key, payloadOf(subscription, stream, own));
        drop.run(key, stream, last.id, first.id);
        database.exec('COMMIT');
      }
    }
  };

  const offer = async (key: string, subscription: Subscription): Promise<void> => {
    seal(key, subscription);
    for (;;) {
      // SELECT * of the table declared above.
      const batch = due.get(key, Date.now()) as unknown as BatchRow | undefined;
      if (!batch || !started) return;
      try {
        await send(subscription.destinationArn, subscription.group, batch.payload);
        remove.run(batch.id);
      } catch (error) {
        log(
          `subscription ${subscription.name}: ${error instanceof Error ? error.message : error}; the batch is offered again`,
        );
        postpone.run(batch.attempts + 1, Date.now() + Math.min(60_000, 500 * 2 ** batch.attempts), batch.id);
      }
    }
  };

  const flush = (): void => {
    timer = undefined;
    if (!started) return;
    for (const [key, subscription] of known)
      if (!busy.has(key))
        busy.set(
          key,
          offer(key, subscription)
            .catch((error: unknown) => log(String(error)))
            .finally(() => busy.delete(key)),
        );
  };
  const soon = (): void => {
    timer ??= setTimeout(flush, FLUSH_MILLISECONDS);
  };
  const retries = setInterval(soon, 1000);
  retries.unref();

  return {
    listener: (subscription) => {
      const key = createHash('sha256').update(`${subscription.group} ${subscription.name}`).digest('hex').slice(0, 16);
      const matches = parseFilterPattern(subscription.pattern);
      known.set(key, subscription);
      return (_group, stream, lines) => {
        let found = false;
        for (const [at, message] of lines) {
          if (!matches(message)) continue;
          insert.run(key, stream, at, message);
          found = true;
        }
        if (found) soon();
      };
    },
    start: () => {
      started = true;
      soon();
    },
    stop: async () => {
      clearInterval(retries);
      clearTimeout(timer);
      flush();
      await Promise.all(busy.values());
      started = false;
    },
  };
};
