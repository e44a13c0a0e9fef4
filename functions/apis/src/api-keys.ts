import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type ApiKeyItem,
  type AppItem,
  audited,
  CHANGED,
  clearPlaces,
  given,
  leavePlace,
  type Places,
  stillAccessible,
  takePlace,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import { createApiKey, type KeyPurpose, type NewKey, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { presentKey } from './present.ts';

const TRY_IT_SECONDS = 900;
/** For all who try an app out in a quarter of an hour. */
const TRY_IT_MAX = 100;
const AGAIN = { headers: { 'Retry-After': '60' } };

/** A key in the audit log: known by what its secret begins with. */
const told = ({ teamId }: AppItem, { keyId, name }: Pick<ApiKeyItem, 'keyId' | 'name'>, at: Date) => ({
  entity: { kind: 'apiKey', id: keyId, name },
  ...{ teamId, at },
});

/** The rules of API keys: the secret leaves once, its hash stays. */
export const apiKeys = ({ data, now, limits }: Dependencies, apps: Apps) => {
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
    const { item: made, secret } = createApiKey(app.appId, purpose, wanted, at);
    const own = purpose === 'app';
    const { userId, sessionId } = principal;
    const item = own ? made : { ...made, ...given({ userId, sessionId }) };
    const places: Places = { holderId: app.appId, kind: own ? 'keys' : 'try-it keys' };
    const most = own ? limits.keysPerApp : TRY_IT_MAX;
    const refused = await writeTogether(data, (items) => ({
      key: items.apiKey.create(item).commit(),
      app: stillAccessible(items, principal, own ? 'app.change' : 'app.try', app),
      place: takePlace(items, places, item.keyId, most),
      audit: audited(items, {
        ...told(app, item, at),
        action: own ? 'key.create' : 'key.try',
        after: presentKey(item, at),
      }),
    }));
    if (refused === 'place' && !(await clearPlaces(data, places, working)))
      throw own
        ? new Problem('limit-reached', phrase`An app has ${most} keys at most that work; revoke one first.`)
        : new Problem('too-many-at-once', phrase`An app has ${most} keys at most for trying out.`, AGAIN);
    return refused ? CHANGED : { key: presentKey(item, at), secret };
  };

  return {
    async create(principal: Principal, appId: string, body: Schema<'NewApiKey'>) {
      const at = now();
      const wanted = {
        name: body.name,
        environment: body.environment,
        expiresAt: body.expiresAt === undefined ? undefined : new Date(body.expiresAt),
      } satisfies Written<'NewApiKey'>;
      // A leap second is a time of RFC 3339 and none that can be kept; nothing compares with it.
      if (wanted.expiresAt && !(wanted.expiresAt > at))
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/expiresAt', words: phrase`must be in the future` }],
        });
      return untilUnchanged(async () =>
        make(principal, await apps.require(principal, appId, 'app.change'), 'app', wanted, at),
      );
    },
    /** A key for the portal's try-it-out: it works like the app's own, for a quarter of an hour. */
    async createTryIt(principal: Principal, appId: string) {
      const at = now();
      const expiresAt = new Date(at.getTime() + TRY_IT_SECONDS * 1000);
      const wanted = { name: 'Try it', environment: 'live', expiresAt } as const;
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
          key: items.apiKey
            .patch({ keyId })
            .set({ revokedAt })
            .where((had, { notExists }) => notExists(had.revokedAt))
            .commit(),
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
