import { createAccessTokenSecret, createId, hashSecret } from '@portico/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { allows, at, createScene, PORTAL, PROXY, portalPaths, proxyPaths } from '../test/scene.ts';

const { data, keys, ask, refused } = await createScene();
afterAll(() => keys.stop());

describe('an access token', () => {
  const made = async (more: { expiresAt?: string; revokedAt?: string } = {}, owner: object = {}) => {
    const [tokenId, id] = [createId('accessToken', at), createId('user', at)];
    const secret = createAccessTokenSecret(tokenId);
    const item = {
      userId: id,
      email: 'p@b.example',
      name: 'P',
      createdAt: at.toISOString(),
      role: 'publisher' as const,
    };
    await data.entities.user.create({ ...item, ...owner }).go();
    await data.entities.accessToken
      .create({
        ...{ tokenId, userId: id, name: 'CI', scopes: ['apis:read', 'apis:write'], hash: hashSecret(secret) },
        ...{ lastFour: secret.slice(-4), createdAt: at.toISOString(), expiresAt: '2027-01-01T00:00:00.000Z', ...more },
      })
      .go();
    return { tokenId, secret, id };
  };
  const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

  it('opens the portal’s API and not the gateway, for its scopes and in its user’s role', async () => {
    const { secret, id } = await made();
    const policy = await ask(PORTAL, bearer(secret));
    expect(policy.context).toMatchObject({ userId: id, roles: 'publisher developer', scopes: 'apis:read apis:write' });
    for (const path of portalPaths) expect(allows(policy, path), path).toBe(true);
    for (const path of proxyPaths) expect(allows(policy, path), path).toBe(false);
    await refused(PROXY, { 'X-Api-Key': secret });
    await refused(PROXY, bearer(secret));
  });

  it('opens nothing once it is revoked or over, its user disabled, or a letter of it another', async () => {
    const { secret } = await made();
    await refused(PORTAL, bearer(`${secret.slice(0, -1)}${secret.endsWith('a') ? 'b' : 'a'}`));
    await refused(PORTAL, bearer((await made({ revokedAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer((await made({ expiresAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer((await made({}, { disabledAt: at.toISOString() })).secret));
    await refused(PORTAL, bearer(createAccessTokenSecret(createId('accessToken', at))));
    await refused(PORTAL, { ...bearer(secret), 'X-Api-Key': secret });
  });

  it('knows when it was last used, and writes it once a minute at most', async () => {
    const { secret, tokenId } = await made();
    const kept = async () =>
      (await data.entities.accessToken.get({ tokenId }).go({ consistent: true })).data?.lastUsedAt;
    await Promise.all([1, 2, 3].map(() => ask(PORTAL, bearer(secret))));
    expect(await kept()).toBe(at.toISOString());
    const recent = new Date(at.getTime() - 49_000).toISOString();
    await data.entities.accessToken.patch({ tokenId }).set({ lastUsedAt: recent }).go();
    await ask(PORTAL, bearer(secret));
    expect(await kept()).toBe(recent);
    await data.entities.accessToken.patch({ tokenId }).set({ lastUsedAt: '2026-11-22T11:58:59.000Z' }).go();
    await ask(PORTAL, bearer(secret));
    expect(await kept()).toBe(at.toISOString());
  });
});
