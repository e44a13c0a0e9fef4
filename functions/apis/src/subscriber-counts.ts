import type { ApiItem, Data, SubscriptionItem } from '@portico/data';

/** Pages of 1 MB that are read to count: some ten thousand subscriptions. */
const PAGES_MAX = 4;

const LIVE: readonly SubscriptionItem['status'][] = ['active', 'pending', 'suspended'];
export const isLive = ({ status }: Pick<SubscriptionItem, 'status'>): boolean => LIVE.includes(status);

/** Who is subscribed to an API, waits or is suspended; `more`: there are others besides. */
export const subscribersOf = async (
  { entities }: Data,
  { apiId }: Pick<ApiItem, 'apiId'>,
): Promise<{ readonly live: readonly SubscriptionItem[]; readonly more: boolean }> => {
  const found = await entities.subscription.query.byApi({ apiId }).go({ pages: PAGES_MAX });
  return { live: found.data.filter(isLive), more: found.cursor !== null };
};
