import { type ApiJobItem, keepersOf, type SubscriptionItem, writeTogether } from '@portico/data';
import { idFrom } from '@portico/domain';
import { noticeParts } from '@portico/events';
import type { ApiJobDependencies } from './ended-apis.ts';
import { isLive } from './subscriber-counts.ts';
import { callsInAll, endingVersions } from './subscriber-usage.ts';

type Told = { readonly appId: string; readonly operations?: readonly string[] | undefined };

/** Tells those who may change an app that is subscribed, each once, however often and for how many apps it is asked. */
export const tellers = ({ data, now }: ApiJobDependencies, job: ApiJobItem) => {
  const { jobId, apiName, apiSlug, reason, telling } = job;
  const at = new Date(job.createdAt);
  const teams = new Map<string, Promise<readonly string[]>>();

  const keepers = (teamId: string) => {
    const known = teams.get(teamId) ?? keepersOf(data, teamId);
    teams.set(teamId, known);
    return known;
  };

  const tellApps = async (apps: readonly Told[]): Promise<void> => {
    if (!telling || apps.length === 0) return;
    const { kind, version, deprecation, subject, text } = telling;
    const { data: known } = await data.entities.app.get(apps.map(({ appId }) => ({ appId }))).go();
    const teamOf = new Map(known.map(({ appId, teamId }) => [appId, teamId]));
    const users = new Map<string, Told>();
    for (const app of apps)
      for (const userId of await keepers(teamOf.get(app.appId) ?? '')) if (!users.has(userId)) users.set(userId, app);
    const facts = { at, name: apiName, apiSlug, reason, version, deprecation, subject, text };
    await Promise.all(
      [...users].map(([userId, { appId, operations }]) =>
        // What is refused was told before.
        writeTogether(data, (items) => ({
          notice: noticeParts(items, userId, kind, {
            ...{ ...facts, appId, operations },
            noticeId: idFrom('notice', at, `${jobId}/${userId}`),
          }),
        })),
      ),
    );
  };

  let ending: Promise<ReadonlySet<string>> | undefined;
  /** Of these those that are told. */
  const wanted = async (items: readonly SubscriptionItem[]): Promise<readonly SubscriptionItem[]> => {
    const live = items.filter(isLive);
    if (!telling?.callsDeprecated) return live;
    ending ??= endingVersions(data, job.apiId, now());
    const versions = await ending;
    const calls = await Promise.all(live.map((item) => callsInAll(data, item, versions, now())));
    return live.filter((_, index) => calls[index]?.callsDeprecated);
  };

  return {
    /** Those whom it concerns more than others, or alone. */
    first: () => tellApps(telling?.appId === undefined ? (telling?.breaks ?? []) : [{ appId: telling.appId }]),
    tell: async (items: readonly SubscriptionItem[]) => tellApps(await wanted(items)),
  };
};
