import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiKeyItem,
  type AppItem,
  answered,
  audited,
  CHANGED,
  clearPlaces,
  given,
  leavePlace,
  type Places,
  stillAccessible,
  takePlace,
  unchanged,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createApiKey, endAfterRotation, type KeyPurpose, type NewKey, type Principal } from '@portico/domain';
import { isAddressRange } from '@portico/egress/address-ranges';
import { phrase } from '@portico/words';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { keyLives } from './key-lives.ts';
import { revokedKey } from './key-revocation.ts';
import { presentKey } from './present.ts';

const TRY_IT_SECONDS = 900;
/** For all who try an app out in a quarter of an hour. */
const TRY_IT_MAX = 100;
/** Those that are rotated work beside those that come after them, and no others: so many in all. */
const WITH_ROTATED = 2;
const AGAIN = { headers: { 'Retry-After': '60' } };

/** A key in the audit log: known by what its secret begins with. */
const told = ({ teamId }: AppItem, { keyId, name }: Pick<ApiKeyItem, 'keyId' | 'name'>, at: Date) => ({
  entity: { kind: 'apiKey', id: keyId, name },
  ...{ teamId, at },
});

const rangesOf = (ranges: readonly string[] | undefined) => {
  const errors = (ranges ?? []).flatMap((range, index) =>
    isAddressRange(range)
      ? []
      : [{ pointer: `/allowedAddresses/${index}`, words: phrase`must be an IP address or a range as 192.0.2.0/24` }],
  );
  if (errors.length > 0) throw new Problem('invalid-request', undefined, { errors });
  return ranges;
};

/** The rules of API keys: the secret leaves once, its hash stays. */
export const apiKeys = ({ data, now, limits, keyDaysMax, keyPrefix: prefix }: Dependencies, apps: Apps) => {
  const lives = keyLives(keyDaysMax);
  /** Those of these keys that work: what expired or is gone has no place any more. */
  const working = async (ids: readonly string[]): Promise<readonly string[]> => {
    const { data: found } = await data.entities.apiKey.get(ids.map((keyId) => ({ keyId }))).go({ consistent: true });
    const active = found.filter((item) => presentKey(item, now()).status === 'active');
    return active.map(({ keyId }) => keyId);
  };

  const make = async (
    principal: Principal,
    app: AppItem,
    purpose: KeyPurpose,
    wanted: NewKey,
    at: Date,
  ): Promise<Total<Schema<'CreatedApiKey'>> | typeof CHANGED> => {
    const { item: made, secret } = createApiKey(app.appId, purpose, { ...wanted, prefix }, at);
    const own = purpose === 'app';
    const { userId, sessionId } = principal;
    const item = own ? made : { ...made, ...given({ userId, sessionId }) };
    const places: Places = { holderId: app.appId, kind: own ? 'keys' : 'try-it keys' };
    const most = own ? limits.keysPerApp : TRY_IT_MAX;
    const created = { key: presentKey(item, at), secret };
    const refused = await writeTogether(data, (items) => ({
      key: items.apiKey.create(item).commit(),
      app: stillAccessible(items, principal, own ? 'app.change' : 'app.try', app),
      place: takePlace(items, places, item.keyId, most),
      audit: audited(items, {
        ...told(app, item, at),
        action: own ? 'key.create' : 'key.try',
        after: created.key,
      }),
      answer: answered(items, created),
    }));
    if (refused === 'place' && !(await clearPlaces(data, places, working)))
      throw own
        ? new Problem('limit-reached', phrase`An app has ${most} keys at most that work; revoke one first.`)
        : new Problem('too-many-at-once', phrase`An app has ${most} keys at most for trying out.`, AGAIN);
    return refused ? CHANGED : created;
  };

  return {
    async create(principal: Principal, appId: string, body: Schema<'NewApiKey'>) {
      const at = now();
      const wanted = {
        name: body.name,
        environment: body.environment,
        expiresAt: lives.wished(body.expiresAt, at),
        allowedAddresses: rangesOf(body.allowedAddresses),
        scopes: body.scopes,
      } satisfies Written<'NewApiKey'>;
      return untilUnchanged(async () =>
        make(principal, await apps.require(principal, appId, 'app.change'), 'app', wanted, at),
      );
    },
    /** The key that comes after one that works; of two who rotate it at once one does. */
    async rotate(principal: Principal, appId: string, keyId: string, body: Schema<'NewRotation'>) {
      const at = now();
      const { overlap, expiresAt } = {
        overlap: body.overlap,
        expiresAt: body.expiresAt === undefined ? undefined : lives.wished(body.expiresAt, at),
      } satisfies Written<'NewRotation'>;
      return untilUnchanged(async () => {
        const app = await apps.require(principal, appId, 'app.change');
        const old = (await data.entities.apiKey.get({ keyId }).go({ consistent: true })).data;
        if (!old || old.appId !== appId || old.purpose !== 'app') throw new Problem('not-found');
        if (presentKey(old, at).status !== 'active')
          throw new Problem('conflict', phrase`The key has ended. What has ended is not renewed: create another.`);
        if (old.replacedBy) throw new Problem('conflict', phrase`The key has been rotated already.`);
        const { name, environment, allowedAddresses, scopes } = old;
        const wanted = { name, environment, allowedAddresses, scopes, expiresAt: expiresAt ?? lives.asLongAs(old, at) };
        const { item, secret } = createApiKey(appId, 'app', { ...wanted, prefix }, at);
        const ends = { replacedBy: item.keyId, expiresAt: endAfterRotation(old.expiresAt, overlap, at) };
        const replaced = presentKey({ ...old, ...ends }, at);
        const rotated = { key: presentKey({ ...item, replaces: keyId }, at), secret, replaced };
        const places: Places = { holderId: appId, kind: 'keys' };
        const most = limits.keysPerApp * WITH_ROTATED;
        const refused = await writeTogether(data, (items) => ({
          key: items.apiKey.create({ ...item, replaces: keyId }).commit(),
          old: items.apiKey
            .patch({ keyId })
            .set(ends)
            .where(({ replacedBy, revokedAt, expiresAt }, { notExists, eq }) => {
              const sameEnd = unchanged(expiresAt, old.expiresAt, { notExists, eq });
              return `${notExists(replacedBy)} AND ${notExists(revokedAt)} AND ${sameEnd}`;
            })
            .commit(),
          app: stillAccessible(items, principal, 'app.change', app),
          place: takePlace(items, places, item.keyId, most),
          audit: audited(items, {
            ...told(app, old, at),
            action: 'key.rotate',
            before: presentKey(old, at),
            after: replaced,
          }),
          answer: answered(items, rotated),
        }));
        if (refused === 'place' && !(await clearPlaces(data, places, working)))
          throw new Problem('limit-reached', phrase`An app has ${most} keys at most that work; revoke one first.`);
        return refused ? CHANGED : rotated;
      });
    },
    /** A key for the portal's try-it-out: it works like the app's own, for a quarter of an hour. */
    async createTryIt(principal: Principal, appId: string, environment: Schema<'KeyEnvironment'> = 'live') {
      const at = now();
      const expiresAt = new Date(at.getTime() + TRY_IT_SECONDS * 1000);
      const wanted = { name: 'Try it', environment, expiresAt };
      return untilUnchanged(async () =>
        make(principal, await apps.require(principal, appId, 'app.try'), 'try-it', wanted, at),
      );
    },
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'app.read');
      const page = await data.entities.apiKey.query
        .byApp({ appId, purpose: 'app' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map((item) => presentKey(item, now())), position: page.cursor };
    },
    revoke: (principal: Principal, appId: string, keyId: string): Promise<undefined> =>
      untilUnchanged(async () => {
        const app = await apps.require(principal, appId, 'app.change');
        const item = (await data.entities.apiKey.get({ keyId }).go({ consistent: true })).data;
        if (!item || item.appId !== appId || item.revokedAt) throw new Problem('not-found');
        const at = now();
        const revokedAt = at.toISOString();
        const refused = await writeTogether(data, (items) => ({
          key: revokedKey(items, keyId, revokedAt),
          app: stillAccessible(items, principal, 'app.change', app),
          place: leavePlace(items, { holderId: appId, kind: item.purpose === 'app' ? 'keys' : 'try-it keys' }, keyId),
          audit: audited(items, {
            ...told(app, item, at),
            action: 'key.revoke',
            before: presentKey(item, at),
            after: presentKey({ ...item, revokedAt }, at),
          }),
        }));
        return refused ? CHANGED : undefined;
      }),
  };
};
