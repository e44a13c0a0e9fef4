import type { ApiKey, App, Portico } from '@portico/client';
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts';
import { etagOf } from './manifest/applying.ts';
import { anyone, type Context, signedIn } from './session.ts';
import { table } from './terminal.ts';

export const ENVIRONMENTS = ['live', 'test'] as const;
/** How long the old key works on, as people say it and as the contract does (ISO 8601). */
export const OVERLAPS = { '0': 'PT0S', '1h': 'PT1H', '24h': 'P1D', '7d': 'P7D', '30d': 'P30D' } as const;

const DAY_MILLISECONDS = 86_400_000;
const APP_ID = /^app_[0-9a-z]{26}$/;

const collected = async <Item>(pages: AsyncIterable<Item>): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const item of pages) items.push(item);
  return items;
};

const dayOf = (time: string | undefined): string => time?.slice(0, 10) ?? '-';

/** An app of one's own by id or name. */
const appIdOf = async (portal: Portico, wanted: string): Promise<string> => {
  if (APP_ID.test(wanted)) return wanted;
  const found = (await collected<App>(portal.iterateListApps())).filter(({ name }) => name === wanted);
  const [first] = found;
  if (first && found.length === 1) return first.id;
  throw new CommandError(
    found.length === 0
      ? `you have no app called ${wanted}`
      : `you have ${found.length} apps called ${wanted}: name one by its id`,
  );
};

export type ListApisOptions = { readonly q: string | undefined; readonly tag: string | undefined };

export const listApis = async (context: Context, { q, tag }: ListApisOptions): Promise<ExitCode> => {
  const found = await collected(anyone(context).iterateListApis({ q, tag, limit: 100 }));
  context.terminal.show({ items: found }, () =>
    table(
      ['api', 'version', 'lifecycle', 'visibility', 'team', 'name'],
      found.map(({ slug, latestVersion = '-', lifecycle, visibility, teamName, name }) => [
        slug,
        latestVersion,
        lifecycle,
        visibility,
        teamName,
        name,
      ]),
    ),
  );
  return EXIT.done;
};

export const listApps = async (context: Context): Promise<ExitCode> => {
  const found = await collected(signedIn(context).iterateListApps({ limit: 100 }));
  context.terminal.show({ items: found }, () =>
    table(
      ['id', 'created', 'name'],
      found.map(({ id, createdAt, name }) => [id, dayOf(createdAt), name]),
    ),
  );
  return EXIT.done;
};

export type OfApp = { readonly app: string };

/** The app that is named, as it is now: its name is said with it. */
export const deleteApp = async (context: Context, { app }: OfApp): Promise<ExitCode> => {
  const portal = signedIn(context);
  const appId = await appIdOf(portal, app);
  const read = await portal.getApp({ appId }).withResponse();
  const { name } = read.data;
  await portal.deleteApp({ appId, 'If-Match': etagOf(read), body: { name } });
  context.terminal.show({ id: appId, status: 'deleted' }, () => [`${name} is deleted.`]);
  return EXIT.done;
};

export const listKeys = async (context: Context, { app }: OfApp): Promise<ExitCode> => {
  const portal = signedIn(context);
  const found = await collected(portal.iterateListApiKeys({ appId: await appIdOf(portal, app), limit: 100 }));
  context.terminal.show({ items: found }, () =>
    table(
      ['id', 'key', 'environment', 'status', 'created', 'expires', 'last used', 'name'],
      found.map(({ id, prefix, lastFour, environment, status, createdAt, expiresAt, lastUsedAt, name }) => [
        ...[id, `${prefix}…${lastFour}`, environment, status],
        ...[dayOf(createdAt), dayOf(expiresAt), dayOf(lastUsedAt), name],
      ]),
    ),
  );
  return EXIT.done;
};

/** The key itself is the result, alone on its line: `KEY=$(portico keys create …)`. */
const showSecret = ({ terminal }: Context, value: { readonly key: ApiKey; readonly secret: string }): ExitCode => {
  terminal.say(`The key ${value.key.id} is shown this once.`);
  terminal.show(value, () => [value.secret]);
  return EXIT.done;
};

export type CreateKeyOptions = OfApp & {
  readonly name: string;
  readonly environment: (typeof ENVIRONMENTS)[number];
  readonly days: number | undefined;
};

export const createKey = async (
  context: Context,
  { app, name, environment, days }: CreateKeyOptions,
): Promise<ExitCode> => {
  const portal = signedIn(context);
  const expiresAt = days === undefined ? undefined : new Date(Date.now() + days * DAY_MILLISECONDS).toISOString();
  const body = { name, environment, ...(expiresAt !== undefined && { expiresAt }) };
  return showSecret(context, await portal.createApiKey({ appId: await appIdOf(portal, app), body }));
};

export type RotateKeyOptions = OfApp & { readonly key: string; readonly overlap: keyof typeof OVERLAPS };

export const rotateKey = async (context: Context, { app, key, overlap }: RotateKeyOptions): Promise<ExitCode> => {
  const portal = signedIn(context);
  const appId = await appIdOf(portal, app);
  return showSecret(context, await portal.rotateApiKey({ appId, keyId: key, body: { overlap: OVERLAPS[overlap] } }));
};

export type RevokeKeyOptions = OfApp & { readonly key: string };

export const revokeKey = async (context: Context, { app, key }: RevokeKeyOptions): Promise<ExitCode> => {
  const portal = signedIn(context);
  await portal.revokeApiKey({ appId: await appIdOf(portal, app), keyId: key });
  context.terminal.show({ id: key, status: 'revoked' }, () => [`${key} is revoked.`]);
  return EXIT.done;
};

export const listSubscriptions = async (context: Context, { app }: OfApp): Promise<ExitCode> => {
  const portal = signedIn(context);
  const found = await collected(portal.iterateListSubscriptions({ appId: await appIdOf(portal, app), limit: 100 }));
  context.terminal.show({ items: found }, () =>
    table(
      ['id', 'api', 'plan', 'status', 'since'],
      found.map(({ id, apiSlug, planId, status, createdAt }) => [id, apiSlug, planId, status, dayOf(createdAt)]),
    ),
  );
  return EXIT.done;
};

export type SubscribeOptions = OfApp & {
  readonly api: string;
  readonly plan: string;
  readonly reason: string | undefined;
  readonly acceptTerms: boolean;
};

export const subscribe = async (
  context: Context,
  { app, api, plan, reason, acceptTerms }: SubscribeOptions,
): Promise<ExitCode> => {
  const portal = signedIn(context);
  const terms = acceptTerms ? (await portal.getPlan({ planId: plan })).termsVersion : undefined;
  const body = {
    ...{ apiId: api, planId: plan },
    ...(reason !== undefined && { reason }),
    ...(terms !== undefined && { acceptedTerms: terms }),
  };
  const made = await portal.createSubscription({ appId: await appIdOf(portal, app), body });
  context.terminal.show(made, () => [`${made.id}: ${made.apiSlug} with ${made.planId} is ${made.status}.`]);
  return EXIT.done;
};

export type CancelOptions = OfApp & { readonly subscription: string };

export const cancelSubscription = async (context: Context, { app, subscription }: CancelOptions): Promise<ExitCode> => {
  const portal = signedIn(context);
  await portal.cancelSubscription({ appId: await appIdOf(portal, app), subscriptionId: subscription });
  context.terminal.show({ id: subscription, status: 'cancelled' }, () => [`${subscription} is cancelled.`]);
  return EXIT.done;
};
