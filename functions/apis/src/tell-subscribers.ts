import { type ApiJobItem, type SubscriptionItem, writeTogether } from '@portico/data';
import { idFrom } from '@portico/domain';
import { noticeParts } from '@portico/events';
import type { ApiJobDependencies } from './ended-apis.ts';
import { keepersOf } from './keepers.ts';
import { isLive } from './subscriber-counts.ts';

type Told = { readonly appId: string; readonly operations?: readonly string[] | undefined };

/** Tells those who may change an app that is subscribed, each once, however often and for how many apps it is asked. */
export const tellers = ({ data }: ApiJobDependencies, job: ApiJobItem) => {
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

  return {
    /** Those whom it concerns more than others. */
    first: () => tellApps(telling?.breaks ?? []),
    tell: (subscriptions: readonly SubscriptionItem[]) => {
      const wanted = telling?.appIds && new Set(telling.appIds);
      return tellApps(subscriptions.filter((item) => isLive(item) && (!wanted || wanted.has(item.appId))));
    },
  };
};
