import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiItem,
  type ApiSourceItem,
  audited,
  CHANGED,
  editableApi,
  given,
  keepersOf,
  revisionOf,
  type StoredUpstreamChange,
  stillAt,
  stillMay,
  stillOwnedBy,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createId, isSourceStopped, nextSourceRead, type Principal } from '@portico/domain';
import { EgressError } from '@portico/egress/policy';
import { changeNotice } from '@portico/events';
import { phrase } from '@portico/words';
import { invalid } from './backend-settings.ts';
import type { Dependencies } from './dependencies.ts';
import type { Imports } from './imports.ts';
import { problemOf } from './present.ts';
import { toldOf } from './publication.ts';
import { sourceOf } from './source-taken.ts';

const presentChange = (
  { importId, version, contentHash, at, until }: StoredUpstreamChange,
  now: Date,
): Total<Schema<'UpstreamChange'>> => ({
  version,
  contentHash,
  at,
  // What is kept no more is read again.
  importId: Date.parse(until) > now.getTime() ? importId : undefined,
});

const presentSource = (item: Omit<ApiSourceItem, 'userId'>, at: Date): Total<Schema<'ApiSource'>> => ({
  url: item.url,
  schedule: item.schedule,
  reading: item.reading,
  lastReadAt: item.lastReadAt,
  lastImportId: item.lastImportId,
  result: item.result,
  nextReadAt: item.dueAt,
  failures: item.failures ?? 0,
  stopped: isSourceStopped(item.schedule, item.failures ?? 0),
  problem: item.problem && problemOf(item.problem).details(item.apiId),
  changed: item.changed && presentChange(item.changed, at),
  dismissed: item.dismissed && presentChange(item.dismissed, at),
});

/** What goes on to be known when the address stays; what failed is begun anew. */
const knownOf = ({ result, ...item }: ApiSourceItem) => {
  const { contentHash, validators, reading, lastReadAt, lastImportId, changed, dismissed } = item;
  return given({
    ...{ contentHash, validators, reading, lastReadAt, lastImportId, changed, dismissed },
    result: result === 'failed' ? undefined : result,
  });
};

const none = (apiId: string) => ({ apiId, schedule: 'off' as const });

/** Where the document of an API comes from, and what comes of reading it again there. */
export const sources = ({ data, now, egress }: Dependencies, imports: Imports) => {
  const found = async (principal: Principal, reference: string) => {
    const api = await editableApi(data, principal, reference);
    if (!api) throw new Problem('not-found');
    return { api, before: await sourceOf(data, api.apiId) };
  };

  const checked = (url: string): string => {
    try {
      egress.inspect(url);
      return url;
    } catch (error) {
      if (error instanceof EgressError) throw invalid('/url', error.words);
      throw error;
    }
  };

  /** What a new address is compared with: the newest version. */
  const newest = async ({ apiId }: ApiItem): Promise<string | undefined> =>
    (await data.entities.version.query.byCreation({ apiId }).go({ order: 'desc', limit: 1 })).data[0]?.contentHash;

  const underWay = async (importId: string): Promise<boolean> => {
    const { data: item } = await data.entities.documentImport.get({ importId }).go({ consistent: true });
    return item?.status === 'queued' || item?.status === 'running';
  };

  return {
    async get(principal: Principal, reference: string) {
      const { api, before } = await found(principal, reference);
      return { body: presentSource(before ?? none(api.apiId), now()), etag: String(revisionOf(before ?? {})) };
    },

    /** At another address nothing is known of before; by another schedule it is counted from the last reading. */
    async put(principal: Principal, reference: string, seen: string, body: Schema<'ApiSourceSettings'>) {
      const { api, before } = await found(principal, reference);
      const { url, schedule } = {
        url: body.url === undefined ? undefined : checked(body.url),
        schedule: body.schedule,
      } satisfies Written<'ApiSourceSettings'>;
      if (url === undefined && schedule !== 'off') throw invalid('/schedule', phrase`needs a URL`);
      const revision = revisionOf(before ?? {});
      if (seen !== String(revision)) throw new Problem('precondition-failed');
      const { apiId } = api;
      const at = now();
      const same = url !== undefined && url === before?.url ? before : undefined;
      const known = same ? knownOf(same) : given({ contentHash: url === undefined ? undefined : await newest(api) });
      const last = same?.lastReadAt === undefined ? undefined : new Date(same.lastReadAt);
      // One that was never read there is read at once.
      const dueAt = schedule === 'off' ? undefined : last ? nextSourceRead(schedule, 0, last) : at.toISOString();
      const item = {
        ...known,
        ...{ apiId, schedule, userId: principal.userId, revision: revision + 1 },
        ...given({ url }),
        ...(dueAt && { open: 'source' as const, dueAt }),
      };
      const refused = await writeTogether(data, (items) => ({
        apiSource: items.apiSource.put(item).where(stillAt(revision)).commit(),
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, {
          ...{ ...toldOf(api, at), action: 'source.change' },
          ...{ before: { url: before?.url, schedule: before?.schedule }, after: { url, schedule } },
        }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return { body: presentSource(item, at), etag: String(item.revision) };
    },

    /** Of a change that needs no version nobody is told again; another one that was found meanwhile stays. */
    dismiss: (principal: Principal, reference: string, body: Schema<'SourceDismissal'>) =>
      untilUnchanged(async () => {
        const { contentHash } = { contentHash: body.contentHash } satisfies Written<'SourceDismissal'>;
        const { api, before } = await found(principal, reference);
        if (before?.changed?.contentHash !== contentHash)
          throw new Problem('conflict', phrase`There is no such change any more.`);
        const { apiId, teamId } = api;
        const { changed: dismissed, ...kept } = before;
        const set = { dismissed, result: 'unchanged' as const, revision: revisionOf(before) + 1 };
        const told = await keepersOf(data, teamId);
        const at = now();
        const refused = await writeTogether(data, (items) => ({
          apiSource: items.apiSource
            .patch({ apiId })
            .set(set)
            .remove(['changed'])
            .where(stillAt(revisionOf(before)))
            .commit(),
          access: stillMay(items, principal, 'api.edit', teamId),
          owner: stillOwnedBy(items, api),
          notices: told.map((userId) => items.notice.delete(changeNotice(apiId, dismissed, userId)).commit()),
          audit: audited(items, {
            ...{ ...toldOf(api, at), action: 'source.dismiss' },
            after: { version: dismissed.version, contentHash },
          }),
        }));
        if (refused === 'access') throw new Problem('not-found');
        return refused ? CHANGED : { body: presentSource({ ...kept, ...set }, at), etag: String(set.revision) };
      }),

    /** Reads it again now: an import, of which a version can be made where the document has changed. */
    read: (principal: Principal, reference: string) =>
      untilUnchanged(async () => {
        const { api, before } = await found(principal, reference);
        if (before?.url === undefined) throw new Problem('conflict', phrase`The API has no source to be read again.`);
        if (before.reading !== undefined && (await underWay(before.reading)))
          throw new Problem('conflict', phrase`The source is being read.`);
        const { apiId, url, schedule, failures = 0 } = before;
        const at = now();
        const importId = createId('import', at);
        const dueAt = nextSourceRead(schedule, failures, at);
        const asked = { importId, userId: principal.userId, source: { url }, apiId };
        const { made, refused } = await imports.begin(asked, (items) => ({
          apiSource: items.apiSource
            .patch({ apiId })
            .set({
              reading: importId,
              revision: revisionOf(before) + 1,
              ...(dueAt && { open: 'source' as const, dueAt }),
            })
            .where(stillAt(revisionOf(before)))
            .commit(),
          access: stillMay(items, principal, 'api.edit', api.teamId),
          owner: stillOwnedBy(items, api),
        }));
        if (refused === 'access') throw new Problem('not-found');
        return refused ? CHANGED : made;
      }),
  };
};
