import { type Page, Problem, type Schema, type Total, type Written } from '@portico/contract';
import { type AppItem, stillAccessible, writeTogether } from '@portico/data';
import { createApiKey, type KeyPurpose, type NewKey, type Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';
import { presentKey } from './present.ts';

const TRY_IT_SECONDS = 900;

/** The rules of API keys: the secret leaves once, its hash stays. */
export const apiKeys = ({ data, now }: Dependencies, apps: Apps) => {
  const make = async (
    principal: Principal,
    app: AppItem,
    purpose: KeyPurpose,
    wanted: NewKey,
    at: Date,
  ): Promise<Total<Schema<'CreatedApiKey'>>> => {
    const { item, secret } = createApiKey(app.appId, purpose, wanted, at);
    const refused = await writeTogether(data, (items) => ({
      key: items.apiKey.create(item).commit(),
      app: stillAccessible(items, principal, purpose === 'app' ? 'app.change' : 'app.try', app),
    }));
    if (refused) throw new Problem('not-found');
    return { key: presentKey(item, at), secret };
  };

  return {
    async create(principal: Principal, appId: string, body: Schema<'NewApiKey'>) {
      const app = await apps.require(principal, appId, 'app.change');
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
      return make(principal, app, 'app', wanted, at);
    },
    /** A key for the portal's try-it-out: it works like the app's own, for a quarter of an hour. */
    async createTryIt(principal: Principal, appId: string) {
      const app = await apps.require(principal, appId, 'app.try');
      const at = now();
      const expiresAt = new Date(at.getTime() + TRY_IT_SECONDS * 1000);
      return make(principal, app, 'try-it', { name: 'Try it', environment: 'live', expiresAt }, at);
    },
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'app.read');
      const page = await data.entities.apiKey.query
        .byApp({ appId, purpose: 'app' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map((item) => presentKey(item, now())), position: page.cursor };
    },
    async revoke(principal: Principal, appId: string, keyId: string): Promise<undefined> {
      const app = await apps.require(principal, appId, 'app.change');
      const item = (await data.entities.apiKey.get({ keyId }).go({ consistent: true })).data;
      if (!item || item.appId !== appId || item.purpose !== 'app' || item.revokedAt) throw new Problem('not-found');
      const refused = await writeTogether(data, (items) => ({
        key: items.apiKey
          .patch({ keyId })
          .set({ revokedAt: now().toISOString() })
          .where(({ revokedAt }, { notExists }) => notExists(revokedAt))
          .commit(),
        app: stillAccessible(items, principal, 'app.change', app),
      }));
      if (refused) throw new Problem('not-found');
    },
  };
};
