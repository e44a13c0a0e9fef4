import { type Page, Problem, type Schema } from '@portico/contract';
import { createApiKeySecret, createId, hashSecret, keyLabel, type Principal } from '@portico/domain';
import type { Apps } from './apps.ts';
import type { Dependencies } from './dependencies.ts';

const TRY_IT_SECONDS = 900;

/** The rules of API keys: the secret leaves once, its hash stays. */
export const apiKeys = ({ data, now }: Dependencies, apps: Apps) => {
  const { apiKey } = data.entities;
  type Item = NonNullable<Awaited<ReturnType<ReturnType<typeof apiKey.get>['go']>>['data']>;

  const present = (item: Item): Schema<'ApiKey'> => ({
    id: item.keyId,
    appId: item.appId,
    name: item.name,
    environment: item.environment,
    prefix: item.prefix,
    lastFour: item.lastFour,
    status: item.revokedAt ? 'revoked' : item.expiresAt && item.expiresAt <= now().toISOString() ? 'expired' : 'active',
    createdAt: item.createdAt,
    ...(item.expiresAt && { expiresAt: item.expiresAt }),
  });

  const make = async (
    appId: string,
    purpose: Item['purpose'],
    { name, environment, expiresAt }: Schema<'NewApiKey'>,
    timeToLive?: number,
  ): Promise<Schema<'CreatedApiKey'>> => {
    const at = now();
    const keyId = createId('apiKey', at);
    const secret = createApiKeySecret(keyId, environment);
    const { data: item } = await apiKey
      .create({
        keyId,
        appId,
        purpose,
        name,
        environment,
        hash: hashSecret(secret),
        ...keyLabel(secret),
        createdAt: at.toISOString(),
        ...(expiresAt && { expiresAt }),
        ...(timeToLive && { expiresAtSeconds: timeToLive }),
      })
      .go();
    return { key: present(item), secret };
  };

  return {
    async create(principal: Principal, appId: string, body: Schema<'NewApiKey'>): Promise<Schema<'CreatedApiKey'>> {
      await apps.require(principal, appId, 'write');
      const expiresAt = body.expiresAt && new Date(body.expiresAt).toISOString();
      if (expiresAt && expiresAt <= now().toISOString())
        throw new Problem('invalid-request', undefined, {
          errors: [{ pointer: '/expiresAt', detail: 'must be in the future' }],
        });
      return make(appId, 'app', { name: body.name, environment: body.environment, ...(expiresAt && { expiresAt }) });
    },
    /** A key for the portal's try-it-out: it works like the app's own, for a quarter of an hour. */
    async createTryIt(principal: Principal, appId: string): Promise<Schema<'CreatedApiKey'>> {
      await apps.require(principal, appId, 'read');
      const expires = now().getTime() + TRY_IT_SECONDS * 1000;
      return make(
        appId,
        'try-it',
        { name: 'Try it', environment: 'live', expiresAt: new Date(expires).toISOString() },
        Math.floor(expires / 1000) + 86_400,
      );
    },
    async list(principal: Principal, appId: string, { limit, position }: Page) {
      await apps.require(principal, appId, 'read');
      const page = await apiKey.query
        .byApp({ appId, purpose: 'app' })
        .go({ limit, order: 'desc', cursor: position ?? null });
      return { items: page.data.map(present), position: page.cursor };
    },
    async revoke(principal: Principal, appId: string, keyId: string): Promise<undefined> {
      await apps.require(principal, appId, 'write');
      const item = (await apiKey.get({ keyId }).go({ consistent: true })).data;
      if (!item || item.appId !== appId || item.purpose !== 'app' || item.revokedAt) throw new Problem('not-found');
      await apiKey.patch({ keyId }).set({ revokedAt: now().toISOString() }).go();
    },
  };
};
