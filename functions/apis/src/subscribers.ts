import { type Page, Problem, type Schema, type Written } from '@portico/contract';
import {
  type ApiItem,
  audited,
  CHANGED,
  editableApi,
  keepersOf,
  type SubscriptionItem,
  stillMay,
  stillOwnedBy,
  teamNames,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import type { NoticeKind, Principal } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentSubscriber, presentSubscription } from './present.ts';
import { knownTeams } from './shared-with.ts';
import { countSubscribers, isLive, liveSubscription } from './subscriber-counts.ts';
import { callsByOperation, callsInAll, endingVersions } from './subscriber-usage.ts';
import { subscriptionChange } from './subscription-change.ts';

type Reference = { readonly apiId: string; readonly subscriptionId: string };

/** Who is subscribed to an API, for the team that has it: it sees them, suspends and resumes them. */
export const subscribers = ({ data, now }: Dependencies) => {
  const owned = async (principal: Principal, reference: string): Promise<ApiItem> => {
    const found = await editableApi(data, principal, reference, 'access.decide');
    if (!found) throw new Problem('not-found');
    return found;
  };

  const presented = async (items: readonly SubscriptionItem[], callsDeprecated = false) => {
    const [first] = items;
    if (!first) return [];
    const at = now();
    const ending = await endingVersions(data, first.apiId, at);
    const [{ data: found }, calls] = await Promise.all([
      data.entities.app.get(items.map(({ appId }) => ({ appId }))).go(),
      Promise.all(items.map((item) => callsInAll(data, item, ending, at))),
    ]);
    const names = await teamNames(
      data,
      found.map(({ teamId }) => teamId),
    );
    const apps = new Map(found.map((app) => [app.appId, app]));
    return items.flatMap((item, index) => {
      const app = apps.get(item.appId);
      const called = calls[index];
      if (!app || !called || (callsDeprecated && !called.callsDeprecated)) return [];
      const { name: appName, contacts = [], teamId } = app;
      const teamName = names.get(teamId) ?? '–';
      return [presentSubscriber(item, at, { ...called, appName, contacts, teamId, teamName })];
    });
  };

  const current = async (api: ApiItem, { subscriptionId }: Reference): Promise<SubscriptionItem> => {
    const found = await liveSubscription(data, api, subscriptionId);
    if (!found) throw new Problem('not-found');
    return found;
  };

  /** From one state to another, and who may change the app is told. */
  const turn = (principal: Principal, reference: Reference, to: 'active' | 'suspended', reason?: string) =>
    untilUnchanged(async () => {
      const api = await owned(principal, reference.apiId);
      const before = await current(api, reference);
      const suspends = to === 'suspended';
      if (before.status !== (suspends ? 'active' : 'suspended'))
        throw new Problem(
          'conflict',
          suspends ? phrase`The subscription does not work as it is.` : phrase`The subscription is not suspended.`,
        );
      const { appId, apiName } = before;
      const app = (await data.entities.app.get({ appId }).go({ consistent: true })).data;
      const told = app ? await keepersOf(data, app.teamId) : [];
      const at = now();
      const { after, parts } = subscriptionChange(before, { status: to, decisionReason: reason }, ['decisionReason']);
      const kind: NoticeKind = suspends ? 'access-suspended' : 'access-resumed';
      const refused = await writeTogether(data, (items) => ({
        subscription: parts(items),
        api: stillOwnedBy(items, api),
        decider: stillMay(items, principal, 'access.decide', api.teamId),
        audit: audited(items, {
          action: suspends ? 'subscription.suspend' : 'subscription.resume',
          entity: { kind: 'subscription', id: before.subscriptionId, name: apiName },
          ...{ teamId: api.teamId, at },
          ...{ before: presentSubscription(before, at), after: presentSubscription(after, at) },
        }),
        told: told.flatMap((userId) => noticeParts(items, userId, kind, { at, name: apiName, appId, reason })),
      }));
      return refused ? CHANGED : after;
    });

  return {
    async list(
      principal: Principal,
      reference: string,
      { callsDeprecated }: { readonly callsDeprecated?: boolean },
      { limit, position }: Page,
    ) {
      const { apiId } = await owned(principal, reference);
      const page = await data.entities.subscription.query.byApi({ apiId }).go({ limit, cursor: position ?? null });
      return { items: await presented(page.data.filter(isLive), callsDeprecated), position: page.cursor };
    },
    /** As it is shared now, or would be with these. */
    /** As things are, or as they would be: shared with other teams, or handed over. */
    async count(
      principal: Principal,
      reference: string,
      { sharedWith: teams, teamId }: { readonly sharedWith?: string; readonly teamId?: string } = {},
    ) {
      const api = await owned(principal, reference);
      const named = teams === undefined ? undefined : teams.split(',').filter(Boolean);
      const whose = { ...api, ...(teamId !== undefined && { teamId }) };
      return countSubscribers(data, whose, named ? await knownTeams(data, named) : (api.sharedWith ?? []));
    },
    async usage(principal: Principal, reference: Reference) {
      const api = await owned(principal, reference.apiId);
      const { appId } = await current(api, reference);
      const { apiId } = api;
      const at = now();
      return callsByOperation(data, { apiId, appId }, await endingVersions(data, apiId, at), at);
    },
    async suspend(principal: Principal, reference: Reference, body: Schema<'Suspension'>) {
      const { reason } = { reason: body.reason } satisfies Written<'Suspension'>;
      const [shown] = await presented([await turn(principal, reference, 'suspended', reason)]);
      if (!shown) throw new Problem('not-found');
      return shown;
    },
    async resume(principal: Principal, reference: Reference): Promise<undefined> {
      await turn(principal, reference, 'active');
    },
  };
};
