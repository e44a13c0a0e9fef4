import {
  type ApiItem,
  audited,
  given,
  revisionOf,
  stillAt,
  stillMay,
  type Telling,
  type VersionItem,
  writeTogether,
} from '@portico/data';
import {
  type AuditAction,
  createId,
  type Deprecation,
  type LifecycleStepKind,
  momentsOf,
  type Principal,
  type VersionStatus,
} from '@portico/domain';
import { apiJobParts, outboxItem } from '@portico/events';
import type { Dependencies } from './dependencies.ts';
import { listingParts, placed } from './listing-writes.ts';
import { following, metadataWrites } from './metadata.ts';

/** An API in the audit log. */
export const toldOf = ({ apiId, name, teamId }: Pick<ApiItem, 'apiId' | 'name' | 'teamId'>, at: Date) => ({
  entity: { kind: 'api', id: apiId, name },
  ...{ teamId, at },
});

/** A step in the life of a version: what it is from now on. */
export type LifecycleChange = {
  readonly status: VersionStatus;
  readonly deprecation: Deprecation | undefined;
  /** Whether it is the default version now. */
  readonly isDefault: boolean;
  readonly kind: Exclude<LifecycleStepKind, 'added'>;
  readonly action: AuditAction;
  readonly reason?: string | undefined;
  /** Of a default that breaks callers of the one before: which apps call what it breaks. */
  readonly breaks?: Telling['breaks'];
};

/** What subscribers are told of a step; dates that come are told when they do. */
const tellingOf = (version: string, { kind, deprecation, breaks }: LifecycleChange): Telling | undefined => {
  if (kind === 'published' && breaks) return { kind: 'version-breaking', version, breaks };
  if (kind === 'deprecation-planned') return { kind: 'version-deprecated', version, deprecation };
  if (kind === 'deprecation-withdrawn') return { kind: 'version-published-again', version };
  return kind === 'retired' ? { kind: 'version-retired', version, deprecation } : undefined;
};

/** A step, for the transaction that takes it. */
export const stepItem = (
  { apiId, version }: Pick<VersionItem, 'apiId' | 'version'>,
  at: Date,
  {
    kind,
    ...told
  }: {
    readonly kind: LifecycleStepKind;
    readonly userId: string | undefined;
    readonly reason?: string | undefined;
    readonly deprecation?: Deprecation | undefined;
    readonly before?: string | undefined;
  },
) => ({ apiId, version, kind, stepId: createId('lifecycleStep', at), at: at.toISOString(), ...given(told) });

/** What the API is after it, where lists and the gateway ask the API alone. */
const apiAfter = (api: ApiItem, item: VersionItem, { isDefault, status, deprecation }: LifecycleChange, at: Date) => {
  const revision = revisionOf(api) + 1;
  if (!isDefault) return { ...api, revision };
  const { version, operations } = item;
  // What follows the document follows that of another default from now on.
  const { deprecation: _, grade: __, ...rest } = api.latestVersion === version ? api : following(api, item.told);
  return {
    ...rest,
    ...{ latestVersion: version, operations, retired: status === 'retired', revision, updatedAt: at.toISOString() },
    ...given({ deprecation, grade: item.lint?.grade, kind: item.kind }),
  };
};

const versionAfter = (item: VersionItem, { status, deprecation }: LifecycleChange, at: Date): VersionItem => {
  const { deprecation: _, open: __, dueAt: ___, ...rest } = item;
  // Dates are told by whoever looks after them, those that came already with them.
  const due = momentsOf({ status, deprecation }).find((moment) => moment.at > (item.toldUntil ?? ''))?.at;
  return {
    ...rest,
    ...{ status, revision: revisionOf(item) + 1 },
    ...(item.status === 'draft' && { publishedAt: at.toISOString() }),
    ...(status === 'retired' && { retiredAt: at.toISOString() }),
    ...given({ deprecation }),
    ...(due !== undefined && { open: 'lifecycle' as const, dueAt: due }),
  };
};

/**
 * Takes a step in the life of a version, API and version both as they were read: every step of an API is written on the
 * API, so that of two at once one is taken, and the other is decided anew. Nothing is written when either was changed.
 */
export const takeStep = async (
  { data, now }: Pick<Dependencies, 'data' | 'now'>,
  principal: Principal,
  { api, item }: { readonly api: ApiItem; readonly item: VersionItem },
  change: LifecycleChange,
): Promise<{ readonly api: ApiItem; readonly item: VersionItem } | undefined> => {
  const at = now();
  const { apiId, teamId } = api;
  const { version } = item;
  const after = { api: placed(apiAfter(api, item, change, at), at), item: versionAfter(item, change, at) };
  const {
    latestVersion,
    operations,
    retired,
    revision,
    updatedAt,
    scope,
    shelf,
    listedAs,
    listedKind,
    grade,
    kind,
    shownTo,
    listedFor,
  } = after.api;
  const metadata = metadataWrites(api, after.api);
  const { status, publishedAt, retiredAt, open, dueAt } = after.item;
  const deprecation = change.deprecation;
  const telling = tellingOf(version, change);
  const { name: apiName, slug: apiSlug } = api;
  const before = api.latestVersion === latestVersion ? undefined : api.latestVersion;
  const refused = await writeTogether(data, (items) => ({
    version: items.version
      .patch({ apiId, version })
      .set(given({ status, deprecation, publishedAt, retiredAt, open, dueAt, revision: after.item.revision }))
      .remove([...(deprecation ? [] : (['deprecation'] as const)), ...(dueAt ? [] : (['open', 'dueAt'] as const))])
      .where(stillAt(revisionOf(item)))
      .commit(),
    api: items.api
      .patch({ apiId })
      .set({
        ...given({ latestVersion, operations, retired, grade, kind }),
        revision,
        updatedAt,
        scope,
        shelf,
        listedAs,
        listedKind,
      })
      .set({ ...given({ deprecation: after.api.deprecation, shownTo, listedFor }), ...metadata.set })
      .remove([
        ...(after.api.deprecation ? [] : (['deprecation'] as const)),
        ...(grade ? [] : (['grade'] as const)),
        ...metadata.removed,
      ])
      .where(stillAt(revisionOf(api)))
      .commit(),
    access: stillMay(items, principal, 'api.edit', teamId),
    step: items.lifecycleStep
      .create(
        stepItem(item, at, {
          ...{ kind: change.kind, userId: principal.userId, reason: change.reason, before },
          deprecation: change.kind === 'made-default' ? undefined : deprecation,
        }),
      )
      .commit(),
    event: items.event
      .create(outboxItem(createId('event', at), `version.${change.kind}`, { apiId, version }, at))
      .commit(),
    audit: audited(items, {
      ...toldOf(api, at),
      action: change.action,
      before: { latestVersion: api.latestVersion, [version]: item.status, deprecation: item.deprecation },
      after: { latestVersion, [version]: status, deprecation, reason: change.reason },
    }),
    told:
      telling &&
      apiJobParts(items, { kind: 'tell', apiId, apiName, apiSlug, teamId, reason: change.reason, telling }, at),
    ...listingParts(items, api, after.api, at),
  }));
  return refused ? undefined : after;
};
