import { type ApiKeyItem, type AppEndItem, audited, unlessRefused, waitUntil, writeTogether } from '@portico/data';
import { KEY_PURPOSES } from '@portico/domain';
import { type ApiJobDependencies, endSubscription } from './ended-apis.ts';
import { revokedKey } from './key-revocation.ts';
import { presentKey } from './present.ts';

/** Subscriptions and keys that are ended together. */
const AT_ONCE = 20;

const endKey = async ({ data, now }: ApiJobDependencies, { teamId }: AppEndItem, key: ApiKeyItem): Promise<void> => {
  if (key.revokedAt) return;
  const { keyId, name } = key;
  const at = now();
  const revokedAt = at.toISOString();
  // What is refused was revoked meanwhile.
  await writeTogether(data, (items) => ({
    key: revokedKey(items, keyId, revokedAt),
    audit: audited(items, {
      action: 'key.revoke',
      entity: { kind: 'apiKey', id: keyId, name },
      ...{ teamId, at, before: presentKey(key, at), after: presentKey({ ...key, revokedAt }, at) },
    }),
  }));
};

/** Ends what an app had that is no more: its subscriptions with what waits of them, its keys, their places. What is done once is not done again. */
export const endApp = async (dependencies: ApiJobDependencies, jobId: string): Promise<void> => {
  const { data, now } = dependencies;
  const { apiKey, appEnd, places, subscription } = data.entities;
  const job = (await appEnd.get({ jobId }).go({ consistent: true })).data;
  if (!job) return;
  const { appId, teamId } = job;
  for (const purpose of KEY_PURPOSES)
    for (let cursor: string | null = null; ; ) {
      const page: { data: ApiKeyItem[]; cursor: string | null } = await apiKey.query
        .byApp({ appId, purpose })
        .go({ limit: AT_ONCE, cursor });
      await Promise.all(page.data.map((key) => endKey(dependencies, job, key)));
      cursor = page.cursor;
      if (cursor === null) break;
    }
  const { data: held } = await subscription.query.primary({ appId }).go({ pages: 'all', consistent: true });
  for (let start = 0; start < held.length; start += AT_ONCE)
    await Promise.all(
      held
        .slice(start, start + AT_ONCE)
        .map((one) => endSubscription(dependencies, { apiName: one.apiName, teamId }, one)),
    );
  if (!job.secondTime) {
    // Told once more in a while: an index shows late what was written before.
    await unlessRefused(
      appEnd
        .patch({ jobId })
        .set({ secondTime: true, dueAt: waitUntil(now()) })
        .go(),
    );
    return;
  }
  for (const kind of ['keys', 'try-it keys'] as const) await places.delete({ holderId: appId, kind }).go();
  await appEnd.delete({ jobId }).go();
};
