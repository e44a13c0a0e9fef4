import { revisionOf, type SubscriptionItem, stillAt } from '@portico/data';

type Attributes = { readonly subscriptionId: string; readonly status: string; readonly revision: number };
type Operations = { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string };

/** The condition that a subscription is still as it was read, and not another one in its place. */
export const stillSame =
  (before: SubscriptionItem) =>
  (had: { readonly [Name in keyof Attributes]: unknown }, operations: Operations): string =>
    `${operations.eq(had.subscriptionId, before.subscriptionId)} AND ${stillAt(revisionOf(before))(had, operations)}`;
