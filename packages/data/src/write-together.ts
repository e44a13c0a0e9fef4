import { setTimeout as pause } from 'node:timers/promises';
import { KeyLost } from '@portico/domain';
import { refusedItem, type TransactionAnswer, TransactionCancelled } from './conflict.ts';
import type { Data } from './connect.ts';

type Write = Data['transaction']['write'];
/** The entities as a transaction sees them. */
export type Items = Parameters<Parameters<Write>[0]>[0];
/** An item of a transaction, or several that stand or fall for one reason. */
type Part = object | readonly object[] | undefined;

const TRIES = 6;
const WAIT_MILLISECONDS = 15;

/** The part that holds the answer to a request under a key (`answered`). */
const ANSWER = 'answer';

/** Those who wrote at the same time wait for different times, each longer than before. */
const apart = (tries: number) => pause(WAIT_MILLISECONDS * 2 ** (tries - 1) * (0.5 + Math.random()));

/**
 * Writes parts in one transaction; answers the name of the first whose condition did not hold, or nothing when all is
 * written. A transaction that met another one on the same item is tried again: a few times where somebody waits for the
 * answer, more often where nobody does.
 */
export const writeTogether = async <Name extends string>(
  { transaction }: Data,
  make: (items: Items) => Readonly<Record<Name, Part>>,
  triesMax = TRIES,
): Promise<Exclude<Name, typeof ANSWER> | undefined> => {
  for (let tries = 1; ; tries++) {
    const names: Name[] = [];
    const written = transaction.write((items) => {
      const named = Object.entries<Part>(make(items)).flatMap(([name, part]) =>
        [part ?? []].flat().map((item) => [name, item] as const),
      );
      // The names are those of `make`.
      names.push(...named.map(([name]) => name as Name));
      // ElectroDB types a transaction by a tuple; parts that may be missing make none.
      return named.map(([, item]) => item) as never;
    });
    try {
      // Of the answer, each item says whether and why it was refused.
      const refused = refusedItem((await written.go()) as unknown as TransactionAnswer);
      const name = refused === undefined ? undefined : names[refused];
      if (name === ANSWER) throw new KeyLost('another answering has the key');
      // All but the one above.
      return name as Exclude<Name, typeof ANSWER> | undefined;
    } catch (error) {
      if (!(error instanceof TransactionCancelled) || tries === triesMax) throw error;
      await apart(tries);
    }
  }
};

/** What an attempt answers when something it decided from was changed before it wrote. */
export const CHANGED: unique symbol = Symbol('changed');

/** Reads, decides and writes anew as long as what was decided from changes meanwhile; gives up as busy. */
export const untilUnchanged = async <Value>(attempt: () => Promise<Value | typeof CHANGED>): Promise<Value> => {
  for (let tries = 1; tries <= TRIES; tries++) {
    const value = await attempt();
    if (value !== CHANGED) return value;
    await apart(tries);
  }
  throw new TransactionCancelled('what it was decided from kept changing');
};
