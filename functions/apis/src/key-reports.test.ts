import {
  createAccessTokenSecret,
  createApiKeySecret,
  createId,
  hashSecret,
  type KeyEnvironment,
  parseApiKey,
} from '@portico/domain';
import type { Events } from '@portico/events';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { judgeReport } from './reported-keys.ts';

type Key = { id: string; status: string; name: string; expiresAt?: string; reportedAt?: string };
type Created = { readonly key: Key; readonly secret: string };

let scene: Scene;
let appId: string;
beforeAll(async () => {
  scene = await createScene();
  appId = await scene.addApp();
});

const events = async () => (await scene.data.entities.event.scan.go({ pages: 'all' })).data;
/** Reports a text; answers what it wrote. */
const report = async (key: string, where?: string) => {
  const before = new Set((await events()).map(({ eventId }) => eventId));
  const answer = await scene.call('reportKey', { body: { key, ...(where && { where }) } });
  const made = (await events()).filter(({ eventId, type }) => type === 'key.reported' && !before.has(eventId));
  return { answer, details: made.map(({ detail }) => detail as Events['key.reported']) };
};
const judge = (detail: Events['key.reported']) => judgeReport({ data: scene.data, now: scene.clock.now })(detail);
const reportAndJudge = async (key: string, where?: string) => {
  const { details } = await report(key, where);
  for (const detail of details) await judge(detail);
};
const create = async (body: object = {}) => {
  const as = scene.people.owner;
  const wanted = { name: 'Found', environment: 'live', ...body };
  return (await scene.call<Created>('createApiKey', { as, params: { appId }, body: wanted })).body;
};
const shown = async (id: string) => {
  const listed = await scene.call<{ items: Key[] }>('listApiKeys', { as: scene.people.owner, params: { appId } });
  return listed.body.items.find((key) => key.id === id);
};
const told = async (who: 'owner' | 'maintainer' | 'member' | 'outsider') =>
  (await scene.data.entities.notice.query.primary({ userId: scene.people[who].userId }).go()).data;
const after = (hours: number) => new Date(scene.clock.now().getTime() + hours * 3_600_000).toISOString();

describe('a report', () => {
  it('is answered the same whatever its text is, writes one event, and no secret', async () => {
    const { secret } = await create();
    const texts = [
      secret,
      secret.slice(0, -1),
      createApiKeySecret(createId('apiKey', new Date()), 'test'),
      createAccessTokenSecret(createId('accessToken', new Date())),
      'hello',
      `  ${secret}\n`,
      '\u0000',
    ];
    const answers = [];
    for (const text of texts) {
      const { answer, details } = await report(text);
      answers.push({ status: answer.status, body: answer.body });
      expect(details).toHaveLength(1);
      expect(JSON.stringify(details)).not.toContain(secret.slice(20));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(204);
  });
});

describe('a key that is reported', () => {
  it('ends after a day, and those who may rotate it are told, once', async () => {
    const { key, secret } = await create();
    const had = { owner: (await told('owner')).length, member: (await told('member')).length };
    await reportAndJudge(secret, 'https://git.example/leak');
    const reportedAt = scene.clock.now().toISOString();
    const reported = { status: 'active', reportedAt, reportedWhere: 'https://git.example/leak', expiresAt: after(24) };
    expect(await shown(key.id)).toMatchObject(reported);
    scene.clock.pass(60);
    await reportAndJudge(secret, 'elsewhere');
    expect(await shown(key.id)).toMatchObject(reported);
    expect((await told('owner')).slice(had.owner)).toMatchObject([{ kind: 'key-reported', name: 'Found', appId }]);
    expect(await told('maintainer')).toHaveLength(1);
    expect(await told('member')).toHaveLength(had.member);
    expect(await told('outsider')).toHaveLength(0);
    scene.clock.pass(86_400);
    expect((await shown(key.id))?.status).toBe('expired');
  });

  it('is rotated as any other: the new one lives as long as the old one was to', async () => {
    const params = { appId };
    for (const hours of [undefined, 240]) {
      const { key, secret } = await create(hours === undefined ? {} : { expiresAt: after(hours) });
      scene.clock.pass(3_600);
      await reportAndJudge(secret);
      const { body } = await scene.call<Created & { replaced: Key }>('rotateApiKey', {
        as: scene.people.owner,
        params: { ...params, keyId: key.id },
        body: { overlap: 'P30D' },
      });
      expect(body.replaced.expiresAt).toBe(after(24));
      expect(body.key).toMatchObject({ status: 'active' });
      expect(body.key.reportedAt).toBeUndefined();
      expect(body.key.expiresAt).toBe(hours && after(hours));
      await scene.call('revokeApiKey', { as: scene.people.owner, params: { ...params, keyId: body.key.id } });
    }
  });

  it('never ends later for it, and one that has ended is not told', async () => {
    const soon = await create({ expiresAt: after(1) });
    await reportAndJudge(soon.secret);
    expect(await shown(soon.key.id)).toMatchObject({ expiresAt: after(1) });
    const revoked = await create();
    await scene.call('revokeApiKey', { as: scene.people.owner, params: { appId, keyId: revoked.key.id } });
    const had = (await told('owner')).length;
    await reportAndJudge(revoked.secret);
    expect((await shown(revoked.key.id))?.reportedAt).toBeUndefined();
    expect(await told('owner')).toHaveLength(had);
  });

  it('is proven by its secret: its id alone, or another environment, ends nothing', async () => {
    const { key, secret } = await create();
    const others = ['live', 'test'].map((name) => createApiKeySecret(key.id, name as KeyEnvironment));
    for (const forged of others) {
      expect(parseApiKey(forged)?.keyId).toBe(key.id);
      await reportAndJudge(forged);
    }
    expect((await shown(key.id))?.reportedAt).toBeUndefined();
    await reportAndJudge(secret);
    expect((await shown(key.id))?.reportedAt).toBeDefined();
  });

  it('has one end, whoever rotates, revokes and reports it at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { key, secret } = await create();
      const { details } = await report(secret);
      const params = { appId, keyId: key.id };
      const as = scene.people.owner;
      await Promise.all([
        ...details.map(judge),
        scene.call('rotateApiKey', { as, params, body: { overlap: 'P30D' } }),
        ...(round % 2 ? [scene.call('revokeApiKey', { as, params })] : []),
      ]);
      const item = (await scene.data.entities.apiKey.get({ keyId: key.id }).go()).data;
      if (!item?.revokedAt) expect(item).toMatchObject({ reportedAt: expect.any(String), expiresAt: after(24) });
      const { items } = (await scene.call<{ items: Key[] }>('listApiKeys', { as, params: { appId } })).body;
      for (const { id, status } of items)
        if (status === 'active') await scene.call('revokeApiKey', { as, params: { appId, keyId: id } });
    }
  });
});

describe('a personal access token that is reported', () => {
  it('is revoked at once, and whose it is is told', async () => {
    const { userId } = scene.people.outsider;
    const tokenId = createId('accessToken', scene.clock.now());
    const secret = createAccessTokenSecret(tokenId);
    const item = { tokenId, userId, name: 'CI', scopes: ['apis:read'], lastFour: secret.slice(-4) };
    const times = { createdAt: after(-1), expiresAt: after(100) };
    await scene.data.entities.accessToken.create({ ...item, ...times, hash: hashSecret(secret) }).go();
    await reportAndJudge(createAccessTokenSecret(tokenId));
    expect((await scene.data.entities.accessToken.get({ tokenId }).go()).data?.revokedAt).toBeUndefined();
    await reportAndJudge(secret);
    await reportAndJudge(secret);
    expect((await scene.data.entities.accessToken.get({ tokenId }).go()).data?.revokedAt).toBe(after(0));
    expect(await told('outsider')).toMatchObject([{ kind: 'token-reported', name: 'CI' }]);
  });
});
