import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiItem,
  audited,
  type Data,
  editableApi,
  given,
  type PublishingRulesItem,
  revisionOf,
  type StoredException,
  stillAt,
  stillMay,
  stillOwnedBy,
  writeTogether,
} from '@portico/data';
import { hasRole, type Principal, stricter } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { toldOf } from './publication.ts';

type Kept = Omit<PublishingRulesItem, 'holderId'>;
type Rules = Schema<'PublishingRules'>;

const PORTAL = 'portal';
/** Until anybody says something: what breaks is said, and nothing is in the way. An API asks nothing besides. */
const OF_THE_PORTAL: Kept = { breakingChange: 'warn', grade: 'free', minimumGrade: 'C', owner: 'warn' };
const OF_AN_API: Kept = { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' };

const presentRules = ({ breakingChange, grade, minimumGrade, owner }: Kept): Total<Rules> => ({
  breakingChange,
  grade,
  minimumGrade,
  owner,
});

export const presentException = ({ rule, reason, until }: StoredException): Total<Schema<'PublishingException'>> => ({
  rule,
  reason,
  until,
});

const presentOfApi = (kept: Kept): Total<Schema<'ApiPublishingRules'>> => ({
  ...presentRules(kept),
  exceptions: kept.exceptions?.map(presentException),
});

/** What one asks and what the other asks: the stricter of each. */
const together = (one: Kept, other: Kept): Kept => ({
  breakingChange: stricter(one.breakingChange, other.breakingChange),
  grade: stricter(one.grade, other.grade),
  minimumGrade: one.minimumGrade < other.minimumGrade ? one.minimumGrade : other.minimumGrade,
  owner: stricter(one.owner, other.owner),
  ...given({ exceptions: other.exceptions }),
});

const read = async ({ entities }: Data, holderId: string): Promise<Kept> =>
  (await entities.publishingRules.get({ holderId }).go({ consistent: true })).data ??
  (holderId === PORTAL ? OF_THE_PORTAL : OF_AN_API);

/** What publishing an API is judged by, exceptions that are over left out. */
export const rulesFor = async (data: Data, { apiId }: ApiItem, at: Date): Promise<Kept> => {
  const rules = together(...(await Promise.all([read(data, PORTAL), read(data, apiId)])));
  return { ...rules, exceptions: rules.exceptions?.filter(({ until }) => until > at.toISOString()) ?? [] };
};

const written = (body: Rules) =>
  ({
    breakingChange: body.breakingChange,
    grade: body.grade,
    minimumGrade: body.minimumGrade,
    owner: body.owner,
  }) satisfies Written<'PublishingRules'>;

/** Times as they are kept; one that cannot be is told. */
const exceptionsOf = (body: Schema<'ApiPublishingRules'>): StoredException[] =>
  (body.exceptions ?? []).map(({ rule, reason, until }, index) => {
    const at = new Date(until);
    if (!Number.isNaN(at.getTime())) return { rule, reason, until: at.toISOString() };
    throw new Problem('invalid-reference', undefined, {
      errors: [{ pointer: `/exceptions/${index}/until`, words: phrase`is no time that can be kept` }],
    });
  });

/** The rules of what publishing asks: of every API by admins, of one by those who may edit it. */
export const publishingRules = ({ data, now }: Pick<Dependencies, 'data' | 'now'>) => {
  const ofApi = async (principal: Principal, reference: string) => {
    const api = await editableApi(data, principal, reference);
    if (!api) throw new Problem('not-found');
    return { api, before: await read(data, api.apiId) };
  };

  return {
    async get() {
      const kept = await read(data, PORTAL);
      return { body: presentRules(kept), etag: String(revisionOf(kept)) };
    },

    async put(seen: string, body: Rules) {
      const before = await read(data, PORTAL);
      if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
      const after = { ...written(body), revision: revisionOf(before) + 1 };
      const refused = await writeTogether(data, (items) => ({
        rules: items.publishingRules
          .update({ holderId: PORTAL })
          .set(after)
          .where(stillAt(revisionOf(before)))
          .commit(),
        audit: audited(items, {
          action: 'publishing-rules.change',
          entity: { kind: 'settings', id: 'publishing' },
          ...{ at: now(), before: presentRules(before), after: presentRules(after) },
        }),
      }));
      if (refused) throw new Problem('precondition-failed');
      return { body: presentRules(after), etag: String(after.revision) };
    },

    async getOfApi(principal: Principal, reference: string) {
      const { before } = await ofApi(principal, reference);
      return { body: presentOfApi(before), etag: String(revisionOf(before)) };
    },

    async putOfApi(principal: Principal, reference: string, seen: string, body: Schema<'ApiPublishingRules'>) {
      const { api, before } = await ofApi(principal, reference);
      if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
      const exceptions = exceptionsOf(body);
      const same = JSON.stringify(exceptions) === JSON.stringify((before.exceptions ?? []).map(presentException));
      if (!same && !hasRole(principal, 'admin'))
        throw new Problem('forbidden', phrase`What excuses an API from a rule, only admins say.`);
      const after = {
        ...({ ...written(body), exceptions } satisfies Written<'ApiPublishingRules'>),
        revision: revisionOf(before) + 1,
      };
      const refused = await writeTogether(data, (items) => ({
        rules: items.publishingRules
          .update({ holderId: api.apiId })
          .set(after)
          .where(stillAt(revisionOf(before)))
          .commit(),
        access: stillMay(items, principal, 'api.edit', api.teamId),
        owner: stillOwnedBy(items, api),
        audit: audited(items, {
          ...toldOf(api, now()),
          action: 'publishing-rules.change',
          before: presentOfApi(before),
          after: presentOfApi(after),
        }),
      }));
      if (refused) throw new Problem(refused === 'access' ? 'not-found' : 'precondition-failed');
      return { body: presentOfApi(after), etag: String(after.revision) };
    },
  };
};
