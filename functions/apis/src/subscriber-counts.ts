import type { Schema, Total } from '@portico/contract';
import type { ApiItem, Data, SubscriptionItem } from '@portico/data';

/** Subscriptions that are read to count; DynamoDB answers them in one page. */
const READ_MAX = 1_000;

const LIVE: readonly SubscriptionItem['status'][] = ['active', 'pending', 'suspended'];
export const isLive = ({ status }: Pick<SubscriptionItem, 'status'>): boolean => LIVE.includes(status);

/** Who is subscribed to an API, waits or is suspended, of the first that were; `more`: there may be others besides. */
export const subscribersOf = async (
  { entities }: Data,
  { apiId }: Pick<ApiItem, 'apiId'>,
): Promise<{ readonly live: readonly SubscriptionItem[]; readonly more: boolean }> => {
  for (let cursor: string | null = null; ; ) {
    const page: { data: SubscriptionItem[]; cursor: string | null } = await entities.subscription.query
      .byApi({ apiId })
      .go({ limit: READ_MAX, cursor });
    const live = page.data.filter(isLive);
    // Where all of so many have ended, the next are looked at: that there is none is said of all.
    if (live.length > 0 || page.cursor === null) return { live, more: page.cursor !== null };
    cursor = page.cursor;
  }
};

/** A subscription to an API, as it is now; undefined of one that has ended, or is another's. */
export const liveSubscription = async (
  { entities }: Data,
  { apiId }: Pick<ApiItem, 'apiId'>,
  subscriptionId: string,
): Promise<SubscriptionItem | undefined> => {
  const [known] = (await entities.subscription.query.bySubscription({ subscriptionId }).go({ limit: 1 })).data;
  if (known?.apiId !== apiId) return undefined;
  const found = (await entities.subscription.get({ appId: known.appId, apiId }).go({ consistent: true })).data;
  // Cancelled and made again, it is another one.
  return found?.subscriptionId === subscriptionId && isLive(found) ? found : undefined;
};

/** Teams of which somebody is in another team: what is private to that one is open to their apps. */
const reachedBy = async ({ entities }: Data, teamId: string): Promise<ReadonlySet<string>> => {
  const { data: members } = await entities.membership.query.byTeam({ teamId }).go({ pages: 'all' });
  const of = await Promise.all(
    members.map(({ userId }) => entities.membership.query.primary({ userId }).go({ pages: 'all' })),
  );
  return new Set([teamId, ...of.flatMap(({ data }) => data.map((one) => one.teamId))]);
};

/** How many subscribers there are, and how many cannot call an API any more that is private. */
export const countSubscribers = async (
  data: Data,
  api: Pick<ApiItem, 'apiId' | 'teamId'>,
): Promise<Total<Schema<'SubscriberCount'>>> => {
  const [{ live, more }, reached] = await Promise.all([subscribersOf(data, api), reachedBy(data, api.teamId)]);
  const wanted = live.map(({ appId }) => ({ appId }));
  const apps = wanted.length === 0 ? [] : (await data.entities.app.get(wanted).go()).data;
  return { live: live.length, cutOff: apps.filter(({ teamId }) => !reached.has(teamId)).length, more };
};
