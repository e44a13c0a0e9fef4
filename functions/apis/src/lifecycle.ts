import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type ApiItem,
  CHANGED,
  type Data,
  editableApi,
  given,
  revisionOf,
  untilUnchanged,
  type VersionItem,
  visibleVersion,
} from '@portico/data';
import {
  type Deprecation,
  type DeprecationFault,
  deprecationFaults,
  endedAt,
  type Principal,
  statusAt,
} from '@portico/domain';
import { type Phrase, phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentStep, presentVersion, tagOf } from './present.ts';
import { presentWritten } from './present-apis.ts';
import { type LifecycleChange, takeStep } from './publication.ts';
import type { VersionReference } from './versions.ts';

const FAULTS: Readonly<Record<DeprecationFault, readonly [member: string, words: Phrase]>> = {
  'sunset-before-deprecation': ['sunsetAt', phrase`must not be before the deprecation`],
  'sunset-past': ['sunsetAt', phrase`must be in the future`],
  'brownout-outside': ['brownouts', phrase`must lie between deprecation and sunset`],
  'brownouts-overlap': ['brownouts', phrase`must not overlap another one`],
};

const invalid = (pointer: string, words: Phrase) =>
  new Problem('invalid-reference', undefined, { errors: [{ pointer, words }] });

/** A time as it is kept; a leap second is a time of RFC 3339 and none that can be. */
const kept = (time: string, pointer: string): string => {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) throw invalid(pointer, phrase`is no time that can be kept`);
  return at.toISOString();
};

/** What versions can be called, besides one. */
const othersCallable = async ({ entities }: Data, { apiId, version }: VersionItem, at: Date): Promise<boolean> => {
  const { data } = await entities.version.query.primary({ apiId }).go({ pages: 'all', consistent: true });
  return data.some(
    (one) => one.version !== version && ['published', 'deprecated'].includes(statusAt(one, at.getTime())),
  );
};

/** The rules of a version's life after it was published: draft → published → deprecated → retired. */
export const lifecycle = (dependencies: Dependencies) => {
  const { data, now, gatewayUrl } = dependencies;

  const edited = async (principal: Principal, { apiId, version }: VersionReference) => {
    const api = await editableApi(data, principal, apiId);
    const item = api && (await visibleVersion(data, principal, api, version));
    if (!api || !item) throw new Problem('not-found');
    return { api, item };
  };

  const answer = ({ api, item }: { readonly api: ApiItem; readonly item: VersionItem }) => ({
    body: presentVersion(gatewayUrl, api, item, now()),
    etag: tagOf(item),
  });

  const planned = async (api: ApiItem, item: VersionItem, body: Schema<'DeprecationPlan'>, at: Date) => {
    const { deprecatedAt, sunsetAt, successor, information, note, brownouts } = {
      deprecatedAt: body.deprecatedAt,
      sunsetAt: body.sunsetAt,
      successor: body.successor,
      information: body.information,
      note: body.note,
      brownouts: body.brownouts,
      reason: body.reason,
    } satisfies Written<'DeprecationPlan'>;
    const since = statusAt(item, at.getTime()) === 'deprecated' ? item.deprecation?.deprecatedAt : undefined;
    const plan: Deprecation = {
      deprecatedAt: deprecatedAt === undefined ? (since ?? at.toISOString()) : kept(deprecatedAt, '/deprecatedAt'),
      ...given({ sunsetAt: sunsetAt && kept(sunsetAt, '/sunsetAt'), successor, information, note }),
      ...(brownouts &&
        brownouts.length > 0 && {
          brownouts: brownouts.map(({ startsAt, minutes }, index) => ({
            startsAt: kept(startsAt, `/brownouts/${index}/startsAt`),
            minutes,
          })),
        }),
    };
    const faults = deprecationFaults(plan, at.getTime()).map(({ fault, index }) => {
      const [member, words] = FAULTS[fault];
      return { pointer: `/${member}${index === undefined ? '' : `/${index}`}`, words };
    });
    if (faults.length > 0) throw new Problem('invalid-reference', undefined, { errors: faults });
    if (successor !== undefined) {
      const next =
        successor === item.version
          ? undefined
          : (await data.entities.version.get({ apiId: api.apiId, version: successor }).go({ consistent: true })).data;
      const life = next ? statusAt(next, at.getTime()) : 'draft';
      if (life === 'draft' || life === 'retired')
        throw invalid('/successor', phrase`is not another version that can be called`);
    }
    return plan;
  };

  /** A step of a version that was seen, as what it is now allows. */
  const step = (
    principal: Principal,
    reference: VersionReference,
    seen: string,
    decide: (of: {
      readonly api: ApiItem;
      readonly item: VersionItem;
      readonly at: Date;
    }) => Promise<Omit<LifecycleChange, 'isDefault'>>,
  ) =>
    untilUnchanged(async () => {
      const { api, item } = await edited(principal, reference);
      if (seen !== tagOf(item)) throw new Problem('precondition-failed');
      const decided = await decide({ api, item, at: now() });
      const isDefault = api.latestVersion === item.version;
      const after = await takeStep(dependencies, principal, { api, item }, { ...decided, isDefault });
      return after ? answer(after) : CHANGED;
    });

  return {
    deprecate: (principal: Principal, reference: VersionReference, seen: string, body: Schema<'DeprecationPlan'>) =>
      step(principal, reference, seen, async ({ api, item, at }) => {
        const life = statusAt(item, at.getTime());
        if (life === 'draft') throw new Problem('conflict', phrase`A draft is published before it is deprecated.`);
        if (life === 'retired') throw new Problem('conflict', phrase`What is retired stays retired.`);
        const deprecation = await planned(api, item, body, at);
        return {
          ...{ status: 'published', deprecation, reason: body.reason },
          ...{ action: 'version.deprecate', kind: 'deprecation-planned' },
        };
      }),

    withdraw: (principal: Principal, reference: VersionReference, seen: string, body: Schema<'LifecycleReason'>) =>
      step(principal, reference, seen, async ({ item, at }) => {
        const { reason } = { reason: body.reason } satisfies Written<'LifecycleReason'>;
        const life = statusAt(item, at.getTime());
        if (life === 'retired') throw new Problem('conflict', phrase`What is retired stays retired.`);
        if (!item.deprecation) throw new Problem('conflict', phrase`It is not deprecated.`);
        return {
          ...{ status: 'published', deprecation: undefined, reason, action: 'version.withdraw-deprecation' },
          kind: 'deprecation-withdrawn',
        };
      }),

    retire: (principal: Principal, reference: VersionReference, seen: string, body: Schema<'LifecycleReason'>) =>
      step(principal, reference, seen, async ({ api, item, at }) => {
        const { reason } = { reason: body.reason } satisfies Written<'LifecycleReason'>;
        const life = statusAt(item, at.getTime());
        if (life === 'retired') throw new Problem('conflict', phrase`What is retired stays retired.`);
        if (life !== 'deprecated') throw new Problem('conflict', phrase`A version is deprecated before it is retired.`);
        if (api.latestVersion === item.version && (await othersCallable(data, item, at)))
          throw new Problem('version-is-default');
        const deprecation = item.deprecation && endedAt(item.deprecation, at);
        return { status: 'retired', deprecation, reason, action: 'version.retire', kind: 'retired' };
      }),

    /** What is called where no version is named: forward, or back. */
    makeDefault: (principal: Principal, reference: string, seen: string, body: Schema<'DefaultVersion'>) =>
      untilUnchanged(async () => {
        const wanted = { version: body.version, reason: body.reason } satisfies Written<'DefaultVersion'>;
        const api = await editableApi(data, principal, reference);
        if (!api) throw new Problem('not-found');
        if (seen !== String(revisionOf(api))) throw new Problem('precondition-failed');
        const item = await visibleVersion(data, principal, api, wanted.version);
        if (!item) throw invalid('/version', phrase`there is no such version`);
        const life = statusAt(item, now().getTime());
        if (life === 'draft') throw new Problem('conflict', phrase`A draft is published before it is the default.`);
        if (life === 'retired') throw new Problem('conflict', phrase`What is retired stays retired.`);
        const { status, deprecation } = item;
        const after = await takeStep(
          dependencies,
          principal,
          { api, item },
          {
            ...{ status, deprecation, isDefault: true, reason: wanted.reason },
            ...{ kind: 'made-default', action: 'version.make-default' },
          },
        );
        if (!after) return CHANGED;
        const written = await presentWritten(data, principal, after.api, now());
        return { body: written, etag: String(revisionOf(after.api)) };
      }),

    async steps(principal: Principal, reference: string, { limit, position }: Page) {
      const api = await editableApi(data, principal, reference);
      if (!api) throw new Problem('not-found');
      const page = await data.entities.lifecycleStep.query
        .primary({ apiId: api.apiId })
        .go({ order: 'desc', limit, cursor: position ?? null });
      const userIds = [...new Set(page.data.flatMap(({ userId }) => userId ?? []))];
      const people =
        userIds.length === 0 ? [] : (await data.entities.user.get(userIds.map((userId) => ({ userId }))).go()).data;
      const names = new Map(people.map(({ userId, name }) => [userId, name]));
      return { items: page.data.map((item) => presentStep(item, names)), position: page.cursor };
    },
  };
};
