import type { Schema, Total } from '@portico/contract';
import type { Data, PlanItem, SubscriptionItem } from '@portico/data';
import { planAt } from '@portico/domain';

/** Of how many subscriptions a preview tells; DynamoDB answers 100 in a batch. */
const READ_MAX = 2_000;
const NAMED_MAX = 20;
const AT_ONCE = 5;

type Limits = Pick<
  PlanItem,
  'requestsPerSecond' | 'burst' | 'requestsPerMonth' | 'requestsPerDay' | 'operationRates' | 'limitsPer'
>;
type Rate = Pick<PlanItem, 'requestsPerSecond' | 'burst'>;
type Smaller = Schema<'PlanPreview'>['smaller'][number];

/** The operations that have a rate of their own, and the rate of any. */
const ratesOf = (limits: Limits) => {
  const own = new Map(limits.operationRates?.map((rate) => [rate.operation, rate]));
  return { operations: [...own.keys()], of: (operation: string): Rate => own.get(operation) ?? limits };
};
const isSlower = (rate: Rate, than: Rate) => rate.requestsPerSecond < than.requestsPerSecond || rate.burst < than.burst;

/** Which limits of a plan are smaller than they were. */
export const smallerLimits = (before: Limits, after: Limits): readonly Smaller[] => {
  const [was, is] = [ratesOf(before), ratesOf(after)];
  const rates = [...was.operations, ...is.operations].some((operation) =>
    isSlower(is.of(operation), was.of(operation)),
  );
  const smaller: Readonly<Record<Smaller, boolean>> = {
    requestsPerSecond: after.requestsPerSecond < before.requestsPerSecond,
    burst: after.burst < before.burst,
    requestsPerMonth: after.requestsPerMonth < before.requestsPerMonth,
    requestsPerDay: (after.requestsPerDay ?? Infinity) < (before.requestsPerDay ?? Infinity),
    operationRates: rates,
    limitsPer: before.limitsPer === 'app' && after.limitsPer === 'team',
  };
  return (Object.keys(smaller) as Smaller[]).filter((name) => smaller[name]);
};

/** What of a plan's subscriptions counts as what at an instant: they have it, wait for it, leave it or come to it with the month. */
const standing = (items: readonly SubscriptionItem[], planId: string, at: Date) => {
  const now = items.map((item) => ({ item, plan: planAt(item, at) }));
  const have = now.filter(({ item, plan }) => item.status !== 'pending' && plan.planId === planId);
  return {
    have: have.map(({ item }) => item),
    waiting: now.filter(({ item, plan }) => item.status === 'pending' && plan.planId === planId).length,
    leaving: have.filter(({ plan }) => plan.nextPlanId !== undefined).length,
    arriving: now.filter(({ plan }) => plan.nextPlanId === planId).length,
  };
};

/** The subscriptions that have a plan or will have it, the first of them; `more`: there are others. */
const heldBy = async ({ entities }: Data, planId: string) => {
  const { planHolder, subscription } = entities;
  const { data: holders, cursor } = await planHolder.query.primary({ planId }).go({ limit: READ_MAX });
  const wanted = holders.map(({ appId, apiId }) => ({ appId, apiId }));
  const found = wanted.length === 0 ? [] : (await subscription.get(wanted).go({ concurrent: AT_ONCE })).data;
  return { found, more: cursor !== null };
};

/** What each of them used of its month and of its day, by the counters that its calls are held to. */
const usedBy = async ({ entities }: Data, plan: PlanItem, items: readonly SubscriptionItem[], at: Date) => {
  const { app, quota } = entities;
  const apps =
    items.length === 0 ? [] : (await app.get(items.map(({ appId }) => ({ appId }))).go({ concurrent: AT_ONCE })).data;
  const ofApp = new Map(apps.map((one) => [one.appId, one]));
  const holderOf = ({ appId }: SubscriptionItem) =>
    plan.limitsPer === 'team' ? `${ofApp.get(appId)?.teamId}.${plan.planId}` : appId;
  const instant = at.toISOString();
  const [month, day] = [instant.slice(0, 'yyyy-mm'.length), instant.slice(0, 'yyyy-mm-dd'.length)];
  const keys = new Map(
    items.flatMap((item) =>
      [month, day].map((period) => {
        const key = { holderId: holderOf(item), apiId: item.apiId, period };
        return [Object.values(key).join('/'), key] as const;
      }),
    ),
  );
  const counted = keys.size === 0 ? [] : (await quota.get([...keys.values()]).go({ concurrent: AT_ONCE })).data;
  const used = new Map(counted.map((one) => [[one.holderId, one.apiId, one.period].join('/'), one.used]));
  const of = (item: SubscriptionItem, period: string) => used.get([holderOf(item), item.apiId, period].join('/')) ?? 0;
  return items.map((item) => ({
    item,
    appName: ofApp.get(item.appId)?.name ?? '–',
    thisMonth: of(item, month),
    today: of(item, day),
  }));
};

type Used = Awaited<ReturnType<typeof usedBy>>[number];

const presentUse = ({ item, appName, thisMonth, today }: Used): Total<Schema<'PlanUse'>> => ({
  appId: item.appId,
  appName,
  apiId: item.apiId,
  apiName: item.apiName,
  thisMonth,
  today,
});

/** What a change of a plan means for who has it: whose limits get smaller, and who used more than they would let at an instant. */
export const previewPlan = async (
  data: Data,
  before: PlanItem,
  after: PlanItem,
  at: Date,
): Promise<Total<Schema<'PlanPreview'>>> => {
  const { found, more } = await heldBy(data, before.planId);
  const { have, ...others } = standing(found, before.planId, at);
  const used = await usedBy(data, before, have, at);
  const over = used
    .filter(({ thisMonth, today }) => thisMonth > after.requestsPerMonth || today > (after.requestsPerDay ?? Infinity))
    .sort((a, b) => b.thisMonth - a.thisMonth || b.today - a.today);
  return {
    ...others,
    subscribers: have.length,
    more,
    smaller: [...smallerLimits(before, after)],
    over: over.length,
    most: over.slice(0, NAMED_MAX).map(presentUse),
  };
};
