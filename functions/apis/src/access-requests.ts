import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type AccessRequestItem,
  type ApiItem,
  type AppItem,
  audited,
  CHANGED,
  type Data,
  given,
  type Items,
  isKept,
  mayInTeam,
  planKey,
  type SubscriptionItem,
  stillMay,
  stillOwnedBy,
  stillVisible,
  teamNames,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import {
  createId,
  hasRole,
  may,
  type NoticeKind,
  type PlanInTime,
  type Principal,
  planAt,
  REMINDED_AFTER_MILLISECONDS,
} from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { overTeams } from './over-teams.ts';
import { changedPlan } from './plan-changes.ts';
import { presentAccessRequest } from './present.ts';
import { isOpenTo } from './subscriber-counts.ts';
import { PASSING, subscriptionChange } from './subscription-change.ts';

/** What is decided is listed for a year. */
const LISTED_SECONDS = 365 * 86_400;

const waitingFor = (teamId: string) => ({ queue: `waiting.${teamId}`, shelf: 'waiting' as const });
const decidedFor = ({ queue }: Pick<AccessRequestItem, 'queue'>) => ({
  queue: queue.replace(/^waiting/, 'decided'),
  shelf: 'decided' as const,
});

/** What somebody asks for: a subscription, or another plan of one. */
export type Asked = {
  readonly api: ApiItem;
  readonly app: AppItem;
  readonly subscriptionId: string;
  readonly planId: string;
  readonly fromPlanId?: string;
  readonly reason?: string | undefined;
  readonly acceptedTerms?: number | undefined;
};

/** A request that waits for the team whose API it is. */
export const newRequest = (
  { api, app, subscriptionId, planId, fromPlanId, reason, acceptedTerms }: Asked,
  { userId }: Principal,
  at: Date,
) => ({
  ...{ requestId: createId('accessRequest', at), ...waitingFor(api.teamId) },
  ...{ kind: fromPlanId === undefined ? ('subscription' as const) : ('plan-change' as const) },
  ...{ status: 'pending' as const, apiId: api.apiId, apiSlug: api.slug, apiName: api.name },
  ...{ appId: app.appId, appName: app.name, teamId: app.teamId, subscriptionId, planId },
  ...given({ fromPlanId, reason, acceptedTerms }),
  ...{ askedBy: userId, askedAt: at.toISOString() },
});

/** When those who may decide it are reminded of it, as long as it waits. */
export const firstReminder = ({ requestId }: Pick<AccessRequestItem, 'requestId'>, at: Date) => ({
  ...{ requestId, open: 'reminder' as const, reminded: 0 },
  dueAt: new Date(at.getTime() + REMINDED_AFTER_MILLISECONDS[0]).toISOString(),
});

/** For a transaction: a request that waits is over, in this way. */
export const endRequest = (
  items: Items,
  request: Pick<AccessRequestItem, 'requestId' | 'queue'>,
  decision: {
    readonly status: 'approved' | 'rejected' | 'withdrawn';
    readonly decidedBy?: string;
    readonly decidedAt?: string;
    readonly decisionReason?: string | undefined;
  },
  at: Date,
) =>
  items.accessRequest
    .patch({ requestId: request.requestId })
    .set({
      ...given({ ...decision, ...decidedFor(request) }),
      expiresAtSeconds: Math.floor(at.getTime() / 1000) + LISTED_SECONDS,
    })
    .where(({ status, queue }, { eq }) => `${eq(status, 'pending')} AND ${eq(queue, request.queue)}`)
    .commit();

/** A request, as long as it waits. */
export const openRequest = async ({ entities }: Data, requestId: string): Promise<AccessRequestItem | undefined> => {
  const found = (await entities.accessRequest.get({ requestId }).go({ consistent: true })).data;
  return found?.status === 'pending' ? found : undefined;
};

/** What waits of an API, for the team that has it. */
export const waitingOf = async ({ entities }: Data, { apiId, teamId }: Pick<ApiItem, 'apiId' | 'teamId'>) => {
  const { queue } = waitingFor(teamId);
  const { data: found } = await entities.accessRequest.query.byQueue({ queue }).go({ pages: 'all' });
  return found.filter((request) => request.apiId === apiId);
};

/** For a transaction: a request that waits is another team's to decide. */
export const movedTo = ({ accessRequest }: Items, { requestId, queue: from }: AccessRequestItem, teamId: string) =>
  accessRequest
    .patch({ requestId })
    .set(waitingFor(teamId))
    .where(({ status, queue }, { eq }) => `${eq(status, 'pending')} AND ${eq(queue, from)}`)
    .commit();

type Decision = 'approved' | 'rejected';

const noRequest = () => new Problem('not-found', phrase`There is no such request.`);

/** The rules of requests for access: whose API it is decides, and nobody what they asked for themselves. */
export const accessRequests = ({ data, now }: Dependencies) => {
  const { accessRequest, user } = data.entities;

  const presented = async (
    principal: Principal,
    items: readonly (readonly [item: AccessRequestItem, decides: boolean])[],
  ): Promise<readonly Total<Schema<'AccessRequest'>>[]> => {
    const people = [...new Set(items.flatMap(([{ askedBy, decidedBy }]) => [askedBy, decidedBy ?? askedBy]))];
    const [teams, found] = await Promise.all([
      teamNames(
        data,
        items.map(([{ teamId }]) => teamId),
      ),
      people.length === 0
        ? []
        : user
            .get(people.map((userId) => ({ userId })))
            .go()
            .then((read) => read.data),
    ]);
    const names = new Map(found.map(({ userId, name }) => [userId, name]));
    return items.map(([item, decides]) =>
      presentAccessRequest(item, {
        teamName: teams.get(item.teamId) ?? '–',
        askedBy: names.get(item.askedBy) ?? '–',
        decidedBy: item.decidedBy && (names.get(item.decidedBy) ?? '–'),
        mayDecide: decides && item.status === 'pending' && item.askedBy !== principal.userId,
      }),
    );
  };

  /** Decides what waits, as it is now; the subscription follows in the same transaction. */
  const decide = (principal: Principal, requestId: string, decision: Decision, reason: string | undefined) =>
    untilUnchanged(async () => {
      const request = (await accessRequest.get({ requestId }).go({ consistent: true })).data;
      const api = request && (await data.entities.api.get({ apiId: request.apiId }).go({ consistent: true })).data;
      if (!request || !api || !(await mayInTeam(data, principal, 'access.decide', api.teamId))) throw noRequest();
      if (request.askedBy === principal.userId) throw new Problem('own-request');
      if (request.status !== 'pending') throw new Problem('conflict', phrase`It is decided already.`);
      const { appId, apiId, planId, apiName, acceptedTerms } = request;
      const [held, offered, app] = await Promise.all([
        data.entities.subscription.get({ appId, apiId }).go({ consistent: true }),
        data.entities.plan.get(planKey(planId)).go({ consistent: true }),
        data.entities.app.get({ appId }).go({ consistent: true }),
      ]);
      // What waits of an app that is no more ends with it.
      if (!app.data) throw noRequest();
      const before = held.data;
      if (before?.requestId !== requestId) return CHANGED;
      if (decision === 'approved' && (!offered.data || offered.data.archivedAt))
        throw new Problem('conflict', phrase`The plan is offered no longer; reject the request.`);
      if (decision === 'approved' && !(await isOpenTo(data, api, app.data.teamId)))
        throw new Problem(
          'conflict',
          phrase`The API is private, and not for the app’s team: share it with them, or reject the request.`,
        );
      const at = now();
      const plan =
        decision === 'approved' && offered.data
          ? await changedPlan(data, planAt(before, at).planId, offered.data, at)
          : undefined;
      const ended = { status: decision, decidedBy: principal.userId, decidedAt: at.toISOString() };
      const after = { ...request, ...ended, ...given({ decisionReason: reason }), ...decidedFor(request) };
      const kind: NoticeKind = decision === 'approved' ? 'access-approved' : 'access-rejected';
      const refused = await writeTogether(data, (items) => ({
        request: endRequest(items, request, { ...ended, decisionReason: reason }, at),
        subscription: followed(before, request, plan, reason).parts(items),
        app: items.app
          .check({ appId })
          .where((had, { eq }) => eq(had.teamId, app.data?.teamId ?? ''))
          .commit(),
        api: decision === 'approved' ? stillVisible(items, api) : stillOwnedBy(items, api),
        decider: stillMay(items, principal, 'access.decide', api.teamId),
        audit: audited(items, {
          action: decision === 'approved' ? 'access.approve' : 'access.reject',
          entity: { kind: 'subscription', id: request.subscriptionId, name: apiName },
          ...{ teamId: api.teamId, at },
          before: { planId: before.planId, status: before.status },
          after: { planId, decision, ...given({ reason, acceptedTerms }) },
        }),
        told: noticeParts(items, request.askedBy, kind, { at, name: apiName, appId, reason }),
      }));
      if (refused) return CHANGED;
      const [shown] = await presented(principal, [[after, true]]);
      return shown ?? CHANGED;
    });

  return {
    list(principal: Principal, decided: boolean, page: Page) {
      const order = decided ? ('desc' as const) : ('asc' as const);
      const at = now();
      const kept = (item: AccessRequestItem) => isKept(item, at);
      const ofAll = async () => {
        const shelf = decided ? 'decided' : 'waiting';
        const found = await accessRequest.query
          .byShelf({ shelf })
          .go({ limit: page.limit, order, cursor: page.position ?? null });
        const items = await presented(
          principal,
          found.data.filter(kept).map((item) => [item, true] as const),
        );
        return { items, position: found.cursor };
      };
      if (hasRole(principal, 'admin')) return ofAll();
      return overTeams(data, principal, 'access.decide', page, async (teamId, role, { limit, cursor }) => {
        const queue = `${decided ? 'decided' : 'waiting'}.${teamId}`;
        const found = await accessRequest.query.byQueue({ queue }).go({ limit, order, cursor });
        const decides = may(principal, 'access.decide', { team: role });
        const items = await presented(
          principal,
          found.data.filter(kept).map((item) => [item, decides] as const),
        );
        return { items, cursor: found.cursor };
      });
    },
    approve: (principal: Principal, requestId: string) => decide(principal, requestId, 'approved', undefined),
    reject(principal: Principal, requestId: string, body: Schema<'Rejection'>) {
      const { reason } = { reason: body.reason } satisfies Written<'Rejection'>;
      return decide(principal, requestId, 'rejected', reason);
    },
  };
};

/** What becomes of a subscription whose request is decided; approved, this plan is its. */
const followed = (
  before: SubscriptionItem,
  { kind, acceptedTerms }: AccessRequestItem,
  plan: PlanInTime | undefined,
  decisionReason: string | undefined,
) => {
  if (plan)
    return subscriptionChange(before, { ...plan, status: 'active', acceptedTerms }, [
      ...PASSING,
      ...(['decisionReason', 'cancelledSuspended'] as const),
    ]);
  const rejected = kind === 'subscription' && { status: 'rejected' as const };
  return subscriptionChange(before, { ...rejected, decisionReason }, ['requestId', 'requestedPlanId']);
};
