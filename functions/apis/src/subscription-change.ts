import { given, type Items, revisionOf, type SubscriptionItem, stillAt } from '@portico/data';
import { isLive } from './subscriber-counts.ts';

type Attributes = { readonly subscriptionId: string; readonly status: string; readonly revision: number };
type Operations = { eq(attribute: unknown, value: unknown): string; notExists(attribute: unknown): string };

/** The condition that a subscription is still as it was read, and not another one in its place. */
const stillSame =
  (before: SubscriptionItem) =>
  (had: { readonly [Name in keyof Attributes]: unknown }, operations: Operations): string =>
    `${operations.eq(had.subscriptionId, before.subscriptionId)} AND ${stillAt(revisionOf(before))(had, operations)}`;

type Removable = 'decisionReason' | 'cancelledSuspended' | (typeof PASSING)[number];

type Changeable = Omit<SubscriptionItem, 'appId' | 'apiId' | 'subscriptionId' | 'revision'>;
/** What is undefined is left as it is. */
type Changes = { readonly [Name in keyof Changeable]?: Changeable[Name] | undefined };

/** What a subscription has of a request that waits, and of a plan that is to come. */
export const PASSING = ['requestId', 'requestedPlanId', 'nextPlanId', 'nextPlanAt'] as const;

/** The plan a subscription has, and the one it will have; none of one that has ended. */
const plansOf = (item: SubscriptionItem | undefined): readonly string[] =>
  item && isLive(item) ? [item.planId, item.nextPlanId ?? item.planId] : [];

/** For a transaction: which plans a subscription is found by, after a change of it. */
export const heldPlans = (items: Items, before: SubscriptionItem | undefined, after: SubscriptionItem) => {
  const { appId, apiId } = after;
  const [had, has] = [new Set(plansOf(before)), new Set(plansOf(after))];
  return [
    ...[...has]
      .filter((planId) => !had.has(planId))
      .map((planId) => items.planHolder.put({ planId, appId, apiId }).commit()),
    ...[...had]
      .filter((planId) => !has.has(planId))
      .map((planId) => items.planHolder.delete({ planId, appId, apiId }).commit()),
  ];
};

/**
 * A change of a subscription that was read: what becomes of it, and its parts of a transaction, which hold as long as it
 * is as it was read. Of `gone`, what `set` gives stays.
 */
export const subscriptionChange = (before: SubscriptionItem, set: Changes, gone: readonly Removable[] = []) => {
  const { appId, apiId } = before;
  const written = { ...given(set), revision: revisionOf(before) + 1 };
  const left = gone.filter((name) => !(name in written));
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !left.some((one) => one === name)));
  // Only what may be missing is left out.
  const after = { ...(kept as SubscriptionItem), ...written };
  const parts = (items: Items) => [
    items.subscription.patch({ appId, apiId }).set(written).remove(left).where(stillSame(before)).commit(),
    ...heldPlans(items, before, after),
  ];
  return { after, parts };
};
