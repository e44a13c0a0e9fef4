import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene } from '../test/scene.ts';
import { notices } from './notices.ts';

const DAY = 86_400;
/** What DynamoDB may be late by. */
const LATE = 2 * DAY;

type List = { readonly items: readonly { readonly id: string }[] };
let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});

const created = async (id: Parameters<Scene['call']>[0], asked: Parameters<Scene['call']>[1]): Promise<string> => {
  const { body } = await scene.call<{ id?: string; token?: { id: string } }>(id, asked);
  return body.id ?? body.token?.id ?? '';
};
const listed = async (id: Parameters<Scene['call']>[0], asked: Parameters<Scene['call']>[1]) =>
  (await scene.call<List>(id, asked)).body.items.map((item) => item.id);

describe('what is over and not deleted yet', () => {
  it('invitation: is listed a month after it ran out, then gone: not sent again, not revoked, and made anew', async () => {
    const { owner } = scene.people;
    const id = (await scene.invite('gus@example.com')).body.id;
    const params = { teamId: scene.teamId, invitationId: id };
    const list = () => listed('listInvitations', { as: owner, params: { teamId: scene.teamId } });
    scene.clock.pass(37 * DAY - 1);
    expect(await list()).toEqual([id]);
    scene.clock.pass(1);
    for (const late of [0, LATE]) {
      scene.clock.pass(late);
      expect(await list()).toEqual([]);
      expect((await scene.call('resendInvitation', { as: owner, params })).status).toBe(404);
      expect((await scene.call('revokeInvitation', { as: owner, params })).status).toBe(404);
    }
    expect((await scene.invite('gus@example.com')).status).toBe(201);
    expect(await list()).toEqual([id]);
  });

  it('accessToken: is listed a month after it expired, or was revoked, then gone', async () => {
    const { owner } = scene.people;
    const expiresAt = new Date(scene.clock.now().getTime() + DAY * 1000).toISOString();
    const tokenId = await created('createAccessToken', {
      as: owner,
      body: { name: 'T', scopes: ['apis:read'], expiresAt },
    });
    scene.clock.pass(31 * DAY - 1);
    expect(await listed('listAccessTokens', { as: owner })).toEqual([tokenId]);
    scene.clock.pass(1);
    for (const late of [0, LATE]) {
      scene.clock.pass(late);
      expect(await listed('listAccessTokens', { as: owner })).toEqual([]);
      expect((await scene.call('revokeAccessToken', { as: owner, params: { tokenId } })).status).toBe(404);
    }
  });

  it('auditJob: of an export is gone after a week, and of an archive after 400 days', async () => {
    const as = scene.people.admin;
    const exportId = await created('createAuditExport', { as, body: { format: 'csv' } });
    const before = scene.clock.now().toISOString();
    const archiveId = await created('createAuditArchive', { as, body: { before } });
    scene.clock.pass(7 * DAY - 1);
    expect(await listed('listAuditExports', { as })).toEqual([exportId]);
    scene.clock.pass(1);
    expect(await listed('listAuditExports', { as })).toEqual([]);
    expect((await scene.call('getAuditExport', { as, params: { exportId } })).status).toBe(404);
    scene.clock.pass(393 * DAY - 1);
    expect(await listed('listAuditArchives', { as })).toEqual([archiveId]);
    scene.clock.pass(1);
    expect(await listed('listAuditArchives', { as })).toEqual([]);
    expect((await scene.call('getAuditArchive', { as, params: { archiveId } })).status).toBe(404);
  });

  it('notice: is neither listed nor counted as new', async () => {
    const { userId } = scene.people.owner;
    const at = scene.clock.now();
    const item = { userId, noticeId: 'ntc_1', kind: 'new-device' as const, at: at.toISOString() };
    await scene.data.entities.notice.create({ ...item, expiresAtSeconds: at.getTime() / 1000 + DAY }).go();
    const told = notices({ data: scene.data, now: scene.clock.now });
    const seen = async () => [
      (await told.list(scene.people.owner, { limit: 9, position: undefined })).items.length,
      await told.unseen(userId),
    ];
    scene.clock.pass(DAY - 1);
    expect(await seen()).toEqual([1, 1]);
    scene.clock.pass(1);
    expect(await seen()).toEqual([0, 0]);
    scene.clock.pass(LATE);
    expect(await seen()).toEqual([0, 0]);
  });

  it('hourlyCount: counts in its hour alone', async () => {
    const few = await createScene(undefined, { invitationMailsPerHour: 1 });
    expect((await few.invite('a@example.com')).status).toBe(201);
    expect((await few.invite('b@example.com')).status).toBe(429);
    few.clock.pass(3600);
    expect((await few.invite('b@example.com')).status).toBe(201);
    expect((await few.invite('c@example.com')).status).toBe(429);
  });
});
