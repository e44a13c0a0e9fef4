import {
  type ApiJobItem,
  audited,
  CHANGED,
  type Data,
  type Documents,
  keepersOf,
  leaveSecret,
  type SubscriptionItem,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { noticeParts } from '@portico/events';
import { endRequest, openRequest } from './access-requests.ts';
import { presentSubscription } from './present.ts';
import { isLive } from './subscriber-counts.ts';
import { PASSING, subscriptionChange } from './subscription-change.ts';

export type ApiJobDependencies = {
  readonly data: Data;
  readonly documents: Pick<Documents, 'deleteGuideFiles'>;
  readonly now: () => Date;
};

/** Ends a subscription whose API, or app, is no more, with what waits of it; those who may change an app that is there are told. */
export const endSubscription = (
  { data, now }: ApiJobDependencies,
  { apiName, teamId, reason }: Pick<ApiJobItem, 'apiName' | 'teamId' | 'reason'>,
  { appId, apiId }: Pick<SubscriptionItem, 'appId' | 'apiId'>,
): Promise<undefined> =>
  untilUnchanged(async () => {
    const { subscription, app } = data.entities;
    const [{ data: before }, { data: of }] = await Promise.all([
      subscription.get({ appId, apiId }).go({ consistent: true }),
      app.get({ appId }).go({ consistent: true }),
    ]);
    if (!before || !isLive(before)) return undefined;
    const waits = before.requestId ? await openRequest(data, before.requestId) : undefined;
    const told = of ? await keepersOf(data, of.teamId) : [];
    const at = now();
    const { after, parts } = subscriptionChange(before, { status: 'cancelled', decisionReason: reason }, PASSING);
    const refused = await writeTogether(data, (items) => ({
      subscription: parts(items),
      request: waits && endRequest(items, waits, { status: 'withdrawn', decisionReason: reason }, at),
      audit: audited(items, {
        action: 'subscription.end',
        entity: { kind: 'subscription', id: before.subscriptionId, name: apiName },
        ...{ teamId, at, before: presentSubscription(before, at), after: presentSubscription(after, at) },
      }),
      told: told.flatMap((userId) => noticeParts(items, userId, 'api-deleted', { at, name: apiName, appId, reason })),
    }));
    return refused ? CHANGED : undefined;
  });

/** What of an API nobody needs any more once it has no subscribers: its versions, where their calls went with the secrets of that, its source, rules, policies, plans and guides with their files. */
export const endOf = async (
  { data, documents, now }: ApiJobDependencies,
  { apiId }: Pick<ApiJobItem, 'apiId'>,
): Promise<void> => {
  const {
    accessPolicies,
    apiSource,
    backend,
    guide,
    guideFiles,
    mcpServer,
    places,
    plan,
    version,
    publishingRules,
    sdkDownloads,
  } = data.entities;
  const whole = { pages: 'all', consistent: true } as const;
  const { data: backends } = await backend.query.primary({ apiId }).go(whole);
  for (const one of backends)
    await writeTogether(data, (items) => ({
      backend: items.backend.delete(one).commit(),
      secret: leaveSecret(items, one, now()),
    }));
  const { data: versions } = await version.query.primary({ apiId }).go(whole);
  for (const one of versions) await version.delete(one).go();
  await accessPolicies.delete({ apiId }).go();
  await apiSource.delete({ apiId }).go();
  await mcpServer.delete({ apiId }).go();
  await publishingRules.delete({ holderId: apiId }).go();
  const { data: pages } = await guide.query.primary({ apiId }).go(whole);
  if (pages.length > 0) await guide.delete(pages.map(({ slug }) => ({ apiId, slug }))).go();
  await places.delete({ holderId: apiId, kind: 'guides' }).go();
  const { data: downloads } = await sdkDownloads.query.primary({ apiId }).go(whole);
  await sdkDownloads.delete(downloads.map(({ version: of, language }) => ({ apiId, version: of, language }))).go();
  const { data: files } = await guideFiles.get({ apiId }).go({ consistent: true });
  if (files)
    await documents.deleteGuideFiles(
      apiId,
      files.files.map(({ fileId }) => fileId),
    );
  await guideFiles.delete({ apiId }).go();
  const { data: plans } = await plan.query.byApi({ apiId }).go({ pages: 'all' });
  await plan.delete(plans.map(({ catalogue, planId }) => ({ catalogue, planId }))).go();
};
