import { type BackendItem, type Data, type Documents, findApi, findDeletedApi, planKey } from '@portico/data';
import type { BackendEnvironment } from '@portico/domain';
import { planAt } from '@portico/domain/plan';
import {
  type ApiRoute,
  accessPolicies,
  type Caller,
  type DeletedApi,
  type GatewayBackend,
  type HeldLimit,
} from '@portico/gateway';
import { createRouter } from '@portico/openapi/match-operation';

/** Members read at once. */
const MEMBERS_AT_ONCE = 100;

const gatewayBackend = ({
  encodedSlashes = 'separate',
  forwardAuthorization = false,
  ...backend
}: BackendItem): GatewayBackend => ({ ...backend, encodedSlashes, forwardAuthorization });

type Dependencies = { readonly data: Data; readonly documents: Documents; readonly now: () => Date };

/** What the gateway asks of the table and the bucket; it keeps the answers itself for some seconds. */
export const gatewayDirectory = ({ data, documents, now }: Dependencies) => {
  const { accessPolicies: policies, version, backend, app, subscription, plan, membership, user } = data.entities;
  /** Whether among the members of a team who may sign in some are that are looked for: page by page, the first mostly has one. */
  const someMember = async (
    teamId: string,
    wanted: (userIds: readonly string[]) => Promise<boolean>,
    after: string | null = null,
  ): Promise<boolean> => {
    const members = await membership.query.byTeam({ teamId }).go({ limit: MEMBERS_AT_ONCE, cursor: after });
    const keys = members.data.map(({ userId }) => ({ userId }));
    const people = keys.length === 0 ? [] : (await user.get(keys).go({ consistent: true })).data;
    const enabled = people.filter(({ disabledAt }) => !disabledAt).map(({ userId }) => userId);
    if (enabled.length > 0 && (await wanted(enabled))) return true;
    return members.cursor === null ? false : someMember(teamId, wanted, members.cursor);
  };

  return {
    async loadCaller(appId: string): Promise<Caller | undefined> {
      const found = (await app.get({ appId }).go()).data;
      if (!found) return undefined;
      return { teamId: found.teamId, enabled: await someMember(found.teamId, async () => true) };
    },
    loadReach: (teamId: string, others: readonly string[]): Promise<boolean> =>
      someMember(teamId, async (userIds) => {
        const keys = userIds.flatMap((userId) => others.map((other) => ({ userId, teamId: other })));
        return (await membership.get(keys).go({ consistent: true })).data.length > 0;
      }),
    async loadRoute(reference: string, wanted?: string): Promise<ApiRoute | DeletedApi | undefined> {
      const api = await findApi(data, reference);
      const left = api ? undefined : await findDeletedApi(data, reference);
      if (left) {
        const { teamId, scope, shownTo } = left;
        return { deleted: true, teamId, isPrivate: scope.startsWith('team_'), shownTo };
      }
      const name = wanted ?? api?.latestVersion;
      if (!api || name === undefined) return undefined;
      const key = { apiId: api.apiId, version: name };
      const [published, targets, asked] = await Promise.all([
        version.get(key).go(),
        backend.query.primary(key).go(),
        policies.get({ apiId: api.apiId }).go(),
      ]);
      const of = (environment: BackendEnvironment) => targets.data.find((one) => one.environment === environment);
      const [live, test] = [of('live'), of('test')];
      if (!published.data || !live || published.data.status === 'draft') return undefined;
      const route = createRouter(await documents.getRoutes(published.data.contentHash));
      return {
        apiId: api.apiId,
        slug: api.slug,
        name: api.name,
        teamId: api.teamId,
        isPrivate: api.visibility === 'private',
        shownTo: api.shownTo,
        version: name,
        status: published.data.status === 'retired' ? 'retired' : 'published',
        deprecation: published.data.deprecation,
        live: gatewayBackend(live),
        test: test && gatewayBackend(test),
        policies: accessPolicies(asked.data?.policies ?? []),
        operationOf: (method, path) => route(method, path)?.route.key,
        needsOf: (method, path) => route(method, path)?.route.needs,
      };
    },
    async loadLimit(appId: string, apiId: string): Promise<HeldLimit | undefined> {
      const found = (await subscription.get({ appId, apiId }).go({ consistent: true })).data;
      if (found?.status !== 'active') return undefined;
      const { planId } = planAt(found, now());
      const limit = (await plan.get(planKey(planId)).go()).data;
      if (limit?.limitsPer !== 'team') return limit ? { ...limit, holderId: appId } : undefined;
      const owner = (await app.get({ appId }).go()).data;
      return owner ? { ...limit, holderId: `${owner.teamId}.${limit.planId}` } : undefined;
    },
  };
};
