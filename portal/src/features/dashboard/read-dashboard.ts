import 'server-only';
import type { Api, App, Portico, Subscription, Team } from '@portico/client';
import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { readOwnApis } from '../../api/own-apis.ts';
import { requireSession, userClient } from '../../api/session.ts';

/** A dashboard shows the newest apps; the others are on their own page. */
const APPS_MAX = 5;
const WEEK_MILLISECONDS = 7 * 86_400_000;

export type AppNow = {
  readonly app: App;
  readonly keys: number;
  readonly subscriptions: readonly Subscription[];
  readonly requests: number;
  readonly errors: number;
  /** Requests of each hour in which there were any, by time. */
  readonly series: readonly (readonly [at: number, requests: number])[];
};
/** Whether somebody is there, or invited, to work with; and where to invite them, where the reader may. */
export type Company = { readonly together: boolean; readonly inviteAt: string | undefined };
export type Dashboard = {
  readonly name: string;
  readonly publishes: boolean;
  readonly from: number;
  readonly to: number;
  readonly apps: readonly AppNow[];
  readonly company: Company;
  /** Own APIs that nobody can find yet. */
  readonly drafts: readonly Api[];
};

const readApp = async (client: Portico, app: App, from: number, to: number): Promise<AppNow> => {
  const appId = app.id;
  const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const [keys, subscriptions, usage] = await Promise.all([
    everything(client.iterateListApiKeys({ appId, limit: PAGE_MAX })),
    everything(client.iterateListSubscriptions({ appId, limit: PAGE_MAX })),
    client.getAppUsage({ appId, ...range }),
  ]);
  return {
    app,
    keys: keys.length,
    subscriptions,
    requests: usage.total.requests,
    errors: usage.total.errors,
    series: usage.series.map(({ at, figures }) => [Date.parse(at), figures.requests] as const),
  };
};

/** Of more teams nobody is asked: who has so many works with somebody. */
const TEAMS_ASKED = 3;

/** Whether the reader works with somebody: in a team of others, or in their own, where somebody is or is invited. */
const readCompany = async (client: Portico, teams: readonly Team[]): Promise<Company> => {
  const own = teams.filter(({ role }) => role === 'owner').slice(0, TEAMS_ASKED);
  const [first] = own;
  const inviteAt = first && `/teams/${first.slug ?? first.id}?invite=1`;
  if (own.length < teams.length) return { together: true, inviteAt };
  const asked = own.flatMap(({ id: teamId }) => [
    client.listMembers({ teamId, limit: 2 }).then(({ items }) => items.length > 1),
    client.listInvitations({ teamId, limit: 1 }).then(({ items }) => items.length > 0),
  ]);
  return { together: (await Promise.all(asked)).includes(true), inviteAt };
};

/** What a signed-in reader comes for: their apps, the last week, and what waits for them. */
export const readDashboard = () =>
  load(async (): Promise<Dashboard> => {
    const { user } = await requireSession();
    const client = await userClient();
    const publishes = user.roles.some((role) => role !== 'developer');
    const to = Date.now();
    const from = to - WEEK_MILLISECONDS;
    const person = await client.getCurrentUser();
    const [own, company, page] = await Promise.all([
      publishes ? readOwnApis(client, person) : [],
      readCompany(client, person.teams),
      client.listApps({ limit: PAGE_MAX }),
    ]);
    const apps = page.items.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt)).slice(0, APPS_MAX);
    return {
      name: user.name,
      publishes,
      from,
      to,
      company,
      apps: await Promise.all(apps.map((app) => readApp(client, app, from, to))),
      drafts: own.filter(({ latestVersion }) => !latestVersion),
    };
  });
