import type { DatabaseSync } from 'node:sqlite';
import type { InvocationResult } from './invocation.ts';

export type AsyncOptions = {
  readonly database: DatabaseSync;
  invoke(functionName: string, payload: string): Promise<InvocationResult>;
  /** Where an event goes that failed for good; undefined where the function names nothing. */
  failureTarget(functionName: string): FailureTarget | undefined;
  successTarget(functionName: string): string | undefined;
  retriesMax(functionName: string): number;
  deliver(targetArn: string, payload: string): Promise<void>;
  log(line: string): void;
  /** Pause before each retry; Lambda waits one minute, then two. */
  readonly retryDelaysMilliseconds: readonly number[];
};

/** A destination is told what happened; a dead-letter queue gets the event as it was. */
export type FailureTarget = {
  readonly kind: 'destination' | 'dead-letter queue';
  readonly arn: string;
};

export type AsyncQueue = {
  /** Returns once the event is on disk: it will run, whatever happens to this process. */
  add(functionName: string, payload: string): void;
  start(): void;
  stop(): Promise<void>;
};

type Row = {
  readonly id: number;
  readonly function_name: string;
  readonly payload: string;
  readonly attempts: number;
};

const CONCURRENCY = 8;

/** Lambda's asynchronous invocation: a durable queue with two retries and a destination for what fails. */
export const createAsyncQueue = (options: AsyncOptions): AsyncQueue => {
  const { database, log } = options;
  database.exec(
    'CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT, function_name TEXT NOT NULL, payload TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL)',
  );
  const insert = database.prepare('INSERT INTO events (function_name, payload, due_at) VALUES (?, ?, ?)');
  const due = database.prepare(
    'SELECT id, function_name, payload, attempts FROM events WHERE due_at <= ? ORDER BY id LIMIT 50',
  );
  const next = database.prepare('SELECT MIN(due_at) AS at FROM events WHERE due_at > ?');
  const postpone = database.prepare('UPDATE events SET attempts = ?, due_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM events WHERE id = ?');
  const running = new Map<number, Promise<void>>();
  /** Events whose outcome could not be written down (a full disk): not before this time again. */
  const hold = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let started = false;

  const envelope = (row: Row, result: InvocationResult, condition: string): string =>
    JSON.stringify({
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId: result.requestId,
        functionArn: row.function_name,
        condition,
        approximateInvokeCount: row.attempts + 1,
      },
      requestPayload: JSON.parse(row.payload),
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(result.functionError ? { functionError: result.functionError } : {}),
      },
      responsePayload: JSON.parse(result.payload),
    });

  const forward = async (target: string | undefined, payload: string): Promise<void> => {
    if (target === undefined) return;
    await options
      .deliver(target, payload)
      .catch((error: unknown) => log(`cannot deliver to ${target}: ${error instanceof Error ? error.message : error}`));
  };

  const settle = async (row: Row, result: InvocationResult): Promise<void> => {
    if (!result.functionError) {
      await forward(options.successTarget(row.function_name), envelope(row, result, 'Success'));
      remove.run(row.id);
      return;
    }
    if (row.attempts < options.retriesMax(row.function_name)) {
      postpone.run(row.attempts + 1, Date.now() + (options.retryDelaysMilliseconds[row.attempts] ?? 60_000), row.id);
      return;
    }
    const target = options.failureTarget(row.function_name);
    log(
      `${row.function_name} failed an event ${row.attempts + 1} times; ${target ? `it goes to ${target.arn}` : 'it is dropped: the function has no dead-letter queue'}`,
    );
    await forward(
      target?.arn,
      target?.kind === 'destination' ? envelope(row, result, 'RetriesExhausted') : row.payload,
    );
    remove.run(row.id);
  };

  const pump = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!started) return;
    // SELECT names exactly these columns.
    for (const row of due.all(Date.now()) as unknown as Row[]) {
      if (running.size >= CONCURRENCY) break;
      if (running.has(row.id) || (hold.get(row.id) ?? 0) > Date.now()) continue;
      hold.delete(row.id);
      const work = options
        .invoke(row.function_name, row.payload)
        .then((result) => settle(row, result))
        .catch((error: unknown) => {
          log(`${row.function_name}: ${error instanceof Error ? error.message : error}`);
          hold.set(row.id, Date.now() + 5000);
        })
        .finally(() => {
          running.delete(row.id);
          pump();
        });
      running.set(row.id, work);
    }
    const now = Date.now();
    const at = next.get(now)?.at;
    const waitMilliseconds = Math.min(typeof at === 'number' ? at - now : 60_000, hold.size > 0 ? 1000 : 60_000);
    if (running.size < CONCURRENCY && (typeof at === 'number' || hold.size > 0))
      timer = setTimeout(pump, waitMilliseconds);
  };

  return {
    add: (functionName, payload) => {
      insert.run(functionName, payload, Date.now());
      setImmediate(pump);
    },
    start: () => {
      started = true;
      pump();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
};
