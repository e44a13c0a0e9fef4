import { NUMBER, TEXT } from './entity.ts';

/** How long a piece of work is its worker's after the worker last said so; a worker says so every few seconds. */
export const LEASE_MILLISECONDS = 12_000;
/** How long a piece of work may wait to be begun. */
export const WAIT_MILLISECONDS = 15 * 60_000;

/**
 * What an entity has whose items are pieces of work: `open` and `dueAt` lead an index to what is not finished when it
 * should be. `dueAt` ends the wait of what is queued and the lease of what is running; both go when the work ends.
 */
export const work = <const Kind extends string>(kind: Kind) =>
  ({ open: { type: [kind] as const }, dueAt: TEXT, attempt: NUMBER }) as const;

const after = (at: Date, milliseconds: number): string => new Date(at.getTime() + milliseconds).toISOString();

/** Until when what is queued now waits, and what is leased now is its worker's. */
export const waitUntil = (at: Date): string => after(at, WAIT_MILLISECONDS);
export const leaseUntil = (at: Date): string => after(at, LEASE_MILLISECONDS);

type Comparison<Status, Due> = {
  eq(attribute: Status, value: 'queued' | 'running'): string;
  lt(attribute: Due, value: string): string;
};

/** The condition that a piece of work may be begun: it waits, or its worker has not been heard of for too long. */
export const free =
  (at: Date) =>
  <Status, Due>(
    { status, dueAt }: { readonly status: Status; readonly dueAt: Due },
    { eq, lt }: Comparison<Status, Due>,
  ): string =>
    `${eq(status, 'queued')} OR (${eq(status, 'running')} AND ${lt(dueAt, at.toISOString())})`;

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
