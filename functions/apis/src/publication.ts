import { type ApiItem, audited, revisionOf, stillAt, stillMay, type VersionItem, writeTogether } from '@portico/data';
import { createId, type Principal } from '@portico/domain';
import { outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';
import { changedTerms, scopeOf, shelfOf } from './listing.ts';

/** An API in the audit log. */
export const toldOf = ({ apiId, name, teamId }: Pick<ApiItem, 'apiId' | 'name' | 'teamId'>, at: Date) => ({
  entity: { kind: 'api', id: apiId, name },
  ...{ teamId, at },
});

/**
 * Publishes a draft of an API, both as they were read: what lists and search say follows from the API, so nothing is
 * written when it was changed meanwhile.
 */
export const writePublication = async (
  { data, now }: Pick<Dependencies, 'data' | 'now'>,
  principal: Principal,
  api: ApiItem,
  item: VersionItem,
): Promise<VersionItem | undefined> => {
  const at = now();
  const publishedAt = at.toISOString();
  const { apiId, teamId } = api;
  const { version, operations } = item;
  const revision = revisionOf(api);
  const next = { ...api, latestVersion: version, operations, updatedAt: publishedAt };
  const scope = scopeOf(next);
  const { removed, added } = changedTerms(api, next);
  const refused = await writeTogether(data, (items) => ({
    version: items.version
      .patch({ apiId, version })
      .set({ status: 'published', publishedAt })
      .where(({ status }, { eq }) => eq(status, 'draft'))
      .commit(),
    api: items.api
      .patch({ apiId })
      .set({
        latestVersion: version,
        operations,
        updatedAt: publishedAt,
        scope,
        shelf: shelfOf(scope),
        revision: revision + 1,
      })
      .where(stillAt(revision))
      .commit(),
    access: stillMay(items, principal, 'api.edit', teamId),
    event: items.event.create(outboxItem(createId('event', at), 'version.published', { apiId, version }, at)).commit(),
    audit: audited(items, {
      ...toldOf(api, at),
      action: 'version.publish',
      before: { latestVersion: api.latestVersion, [version]: item.status },
      after: { latestVersion: version, [version]: 'published' },
    }),
    terms: [
      ...removed.map((term) => items.catalogueTerm.delete(term).commit()),
      ...added.map((term) => items.catalogueTerm.put(term).commit()),
    ],
  }));
  return refused ? undefined : { ...item, status: 'published', publishedAt };
};
