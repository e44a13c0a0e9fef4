import type { Schema, Total } from '@portico/contract';
import type { ApiItem, Data, SubscriptionItem } from '@portico/data';
import { teamsSeeing } from '@portico/domain';

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

/** Of some teams, those of which nobody is in one of others: what is only for these is not open to their apps. */
const apartFrom = async (
  { entities }: Data,
  teamIds: ReadonlySet<string>,
  seeing: readonly string[],
): Promise<ReadonlySet<string>> => {
  const membersOf = async (teamId: string) =>
    (await entities.membership.query.byTeam({ teamId }).go({ pages: 'all' })).data.map(({ userId }) => userId);
  const others = [...teamIds].filter((teamId) => !seeing.includes(teamId));
  if (others.length === 0) return new Set();
  const who = new Set((await Promise.all(seeing.map(membersOf))).flat());
  const members = await Promise.all(others.map(membersOf));
  return new Set(others.filter((_, index) => !members[index]?.some((userId) => who.has(userId))));
};

/** Whether a team's apps may call an API: one that is private, if somebody of theirs sees it. */
export const isOpenTo = async (
  data: Data,
  api: Pick<ApiItem, 'visibility' | 'teamId' | 'shownTo'>,
  teamId: string,
): Promise<boolean> =>
  api.visibility !== 'private' || (await apartFrom(data, new Set([teamId]), teamsSeeing(api))).size === 0;

/** How many subscribers there are, and how many cannot call an API any more that is private to its team and others. */
export const countSubscribers = async (
  data: Data,
  api: Pick<ApiItem, 'apiId' | 'teamId'>,
  sharedWith: readonly string[],
): Promise<Total<Schema<'SubscriberCount'>>> => {
  const { live, more } = await subscribersOf(data, api);
  const wanted = live.map(({ appId }) => ({ appId }));
  const apps = wanted.length === 0 ? [] : (await data.entities.app.get(wanted).go()).data;
  const apart = await apartFrom(data, new Set(apps.map(({ teamId }) => teamId)), [api.teamId, ...sharedWith]);
  return { live: live.length, cutOff: apps.filter(({ teamId }) => apart.has(teamId)).length, more };
};
