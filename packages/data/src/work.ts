import { NUMBER, TEXT } from './entity.ts';

/** How long a piece of work is its worker's after the worker last said so; a worker says so every few seconds. */
export const LEASE_MILLISECONDS = 10_000;
/** How long a piece of work may wait to be begun, and after how long each time its event is told once more: less than lies between two passes of what tells it. */
export const WAIT_MILLISECONDS = 15 * 60_000;
export const TOLD_AGAIN_MILLISECONDS = 15_000;

/**
 * What an entity has whose items are pieces of work: `open` and `dueAt` lead an index to what is not finished when it
 * should be. `dueAt` says when what is queued is told once more, as the message of its event may be in the hands of a
 * worker that died, and ends the lease of what is running; both go when the work ends.
 * `heldBy` names the message of who has it.
 */
export const work = <const Kind extends string>(kind: Kind) =>
  ({ open: { type: [kind] as const }, dueAt: TEXT, attempt: NUMBER, heldBy: TEXT }) as const;

const after = (at: Date, milliseconds: number): string => new Date(at.getTime() + milliseconds).toISOString();

/** Until when the event of what is queued now is not told again, and what is leased now is its worker's. */
export const waitUntil = (at: Date): string => after(at, TOLD_AGAIN_MILLISECONDS);
export const leaseUntil = (at: Date): string => after(at, LEASE_MILLISECONDS);

type Comparison<Status, Text> = {
  eq(attribute: Status, value: 'queued' | 'running'): string;
  eq(attribute: Text, value: string): string;
  lt(attribute: Text, value: string): string;
};
type Work<Status, Text> = { readonly status: Status; readonly dueAt: Text; readonly heldBy: Text };

/**
 * The condition that a piece of work may be begun: it waits, or its worker has not been heard of for too long, or had it
 * by the same message, which comes again only when that worker is over.
 */
export const free =
  (at: Date, messageId?: string) =>
  <Status, Text>({ status, dueAt, heldBy }: Work<Status, Text>, { eq, lt }: Comparison<Status, Text>): string => {
    const over = lt(dueAt, at.toISOString());
    const given = messageId === undefined ? over : `(${over} OR ${eq(heldBy, messageId)})`;
    return `${eq(status, 'queued')} OR (${eq(status, 'running')} AND ${given})`;
  };

type Held<Status, Attempt> = {
  eq(attribute: Status, value: 'running'): string;
  eq(attribute: Attempt, value: number): string;
};

/** The condition that a piece of work is still who began it as this attempt's. */
export const heldAs =
  (attempt: number) =>
  <Status, Attempt>(
    item: { readonly status: Status; readonly attempt: Attempt },
    { eq }: Held<Status, Attempt>,
  ): string =>
    `${eq(item.status, 'running')} AND ${eq(item.attempt, attempt)}`;
