import type { DatabaseSync } from 'node:sqlite';
import type { CloudContext } from '../../service.ts';
import { parseFields, textMapOf, textOf } from '../wire/fields.ts';
import { repeatable } from '../wire/repeatable.ts';

/** One delivery to one target, kept until the target has it or its policy gives up. */
export type OutboxEntry = {
  readonly targetArn: string;
  readonly payload: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Where a delivery that failed for good goes; without one it is dropped and logged. */
  readonly deadLetterArn?: string | undefined;
  /** Attributes put on the dead letter, e.g. RULE_ARN. */
  readonly deadLetterAttributes?: Readonly<Record<string, string>>;
  readonly retriesMax?: number | undefined;
  readonly ageSecondsMax?: number | undefined;
};

const CONCURRENCY_MAX = 16;
const BACK_OFF_MS_MAX = 60_000;

const SCHEMA = `CREATE TABLE IF NOT EXISTS outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT, targetArn TEXT NOT NULL, payload TEXT NOT NULL, attributes TEXT NOT NULL,
  deadLetterArn TEXT, deadLetterAttributes TEXT NOT NULL, retriesMax INTEGER NOT NULL, ageSecondsMax INTEGER NOT NULL,
  createdAtMilliseconds INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, nextAtMilliseconds INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS outboxByNext ON outbox (nextAtMilliseconds);`;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Durable deliveries: what `add` wrote is delivered at least once, also after `kill -9`. Call `add` inside the
 * transaction that acknowledges the request, and `drain` after it.
 */
export const createOutbox = (context: CloudContext, database: DatabaseSync) => {
  database.exec(SCHEMA);
  const insert = database.prepare(
    `INSERT INTO outbox (targetArn, payload, attributes, deadLetterArn, deadLetterAttributes, retriesMax, ageSecondsMax, createdAtMilliseconds, nextAtMilliseconds)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const due = database.prepare(
    'SELECT * FROM outbox WHERE nextAtMilliseconds <= ? ORDER BY nextAtMilliseconds, id LIMIT ?',
  );
  const remove = database.prepare('DELETE FROM outbox WHERE id = ?');
  const postpone = database.prepare('UPDATE outbox SET attempts = ?, nextAtMilliseconds = ? WHERE id = ?');
  const inFlight = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let running = true;
  type Row = Readonly<Record<string, unknown>>;

  const giveUp = async (row: Row, error: unknown) => {
    const deadLetterArn = textOf(row, 'deadLetterArn');
    const target = textOf(row, 'targetArn') ?? '';
    if (deadLetterArn === undefined) {
      context.log(`delivery to ${target} was given up: ${reasonOf(error)}`);
      return;
    }
    const attributes = textMapOf({ value: parseFields(textOf(row, 'deadLetterAttributes')) }, 'value');
    await context
      .deliver(deadLetterArn, textOf(row, 'payload') ?? '', {
        ...attributes,
        TARGET_ARN: target,
        ERROR_MESSAGE: reasonOf(error),
        RETRY_ATTEMPTS: String(row.attempts),
      })
      .catch((failure: unknown) => context.log(`dead letter to ${deadLetterArn} was refused: ${reasonOf(failure)}`));
  };

  const attempt = async (row: Row) => {
    const attributes = textMapOf({ value: parseFields(textOf(row, 'attributes')) }, 'value');
    try {
      await context.deliver(textOf(row, 'targetArn') ?? '', textOf(row, 'payload') ?? '', attributes);
    } catch (error) {
      if (!running) return;
      const now = context.now().getTime();
      const attempts = Number(row.attempts) + 1;
      const tooOld = now - Number(row.createdAtMilliseconds) > Number(row.ageSecondsMax) * 1000;
      if (attempts <= Number(row.retriesMax) && !tooOld) {
        const nextAt = now + Math.min(BACK_OFF_MS_MAX, 200 * 2 ** Math.min(attempts, 12));
        repeatable(database, () => postpone.run(attempts, nextAt, Number(row.id)));
        return;
      }
      await giveUp(row, error);
    }
    if (running) repeatable(database, () => remove.run(Number(row.id)));
  };

  const schedule = () => {
    clearTimeout(timer);
    if (!running || inFlight.size >= CONCURRENCY_MAX) return;
    const skipped = [...inFlight.keys()].map(Number);
    const next = database
      .prepare(`SELECT MIN(nextAtMilliseconds) AS at FROM outbox WHERE id NOT IN (${skipped.join(',')})`)
      .get();
    if (typeof next?.at !== 'number') return;
    timer = setTimeout(drain, Math.max(0, Math.min(next.at - context.now().getTime(), 60_000)));
    timer.unref();
  };

  const drain = () => {
    if (!running) return;
    for (const row of due.all(context.now().getTime(), CONCURRENCY_MAX * 2)) {
      const id = Number(row.id);
      if (inFlight.has(id) || inFlight.size >= CONCURRENCY_MAX) continue;
      const work = attempt(row).finally(() => {
        inFlight.delete(id);
        drain();
      });
      inFlight.set(id, work);
    }
    schedule();
  };

  return {
    add(entry: OutboxEntry) {
      const now = context.now().getTime();
      insert.run(
        entry.targetArn,
        entry.payload,
        JSON.stringify(entry.attributes ?? {}),
        entry.deadLetterArn ?? null,
        JSON.stringify(entry.deadLetterAttributes ?? {}),
        entry.retriesMax ?? 185,
        entry.ageSecondsMax ?? 86_400,
        now,
        now,
      );
    },
    drain,
    /** Waits for deliveries under way; those not begun stay for the next start. */
    async stop() {
      running = false;
      clearTimeout(timer);
      await Promise.all(inFlight.values());
    },
  };
};

export type Outbox = ReturnType<typeof createOutbox>;
