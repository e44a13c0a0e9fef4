import { randomBytes } from 'node:crypto';
import type { Schema } from '@portico/contract';
import { challengeOf, hashSecret, parseAccessToken } from '@portico/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScene, type Scene, type Someone } from '../test/scene.ts';

type Asked = Schema<'CreatedDeviceAuthorization'>;
type Redeemed = Schema<'RedeemedDeviceAuthorization'>;
type Listed = { readonly items: readonly { readonly id: string; readonly name: string }[] };

const verifier = randomBytes(32).toString('base64url');
const state = randomBytes(16).toString('base64url');
let scene: Scene;
beforeEach(async () => {
  scene = await createScene(scene?.data, { tokensPerPerson: 1 });
});

const ask = async (more: object = {}): Promise<Asked> => {
  const body = { name: 'portico on lab-7', scopes: ['apis:write'], challenge: challengeOf(verifier), ...more };
  const { status, body: made } = await scene.call<Asked>('createDeviceAuthorization', { body });
  expect(status).toBe(201);
  return made;
};
const find = (userCode: string, as: Someone = scene.people.member) =>
  scene.call<Schema<'DeviceAuthorization'>>('findDeviceAuthorization', { as, body: { userCode } });
const decide = (userCode: string, approve: boolean, as: Someone = scene.people.member) =>
  scene.call<Schema<'DecidedDeviceAuthorization'>>('decideDeviceAuthorization', { as, body: { userCode, approve } });
const redeem = (userCode: string, more: object = {}) =>
  scene.call<Redeemed>('redeemDeviceAuthorization', { body: { userCode, verifier, ...more } });
const tokensOf = async (as: Someone) => (await scene.call<Listed>('listAccessTokens', { as })).body.items;

describe('a token that a program asks for', () => {
  it('is fetched once, by who asked, when somebody approved; it is theirs and of the scopes that they saw', async () => {
    const { member } = scene.people;
    const { userCode, page } = await ask();
    expect(page).toBe('https://portal.example/device');
    expect((await redeem(userCode)).body).toEqual({ status: 'pending', intervalSeconds: 5 });
    const typed = userCode.toLowerCase().replace('-', ' ');
    expect((await find(typed)).body).toMatchObject({
      ...{ userCode, name: 'portico on lab-7', scopes: ['apis:write'], loopback: false },
      tokenExpiresAt: '2027-02-20T12:00:00.000Z',
    });
    expect(await decide(typed, true)).toMatchObject({ status: 200, body: {} });
    expect((await redeem(userCode, { verifier: `${verifier}x` })).status).toBe(401);
    const answers = await Promise.all([redeem(userCode), redeem(userCode), redeem(userCode)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    const { token, secret = '' } = answers.find(({ status }) => status === 200)?.body.created ?? {};
    expect(parseAccessToken(secret)).toBe(token?.id);
    expect(token).toMatchObject({ name: 'portico on lab-7', scopes: ['apis:write'], status: 'active' });
    expect(await tokensOf(member)).toMatchObject([{ id: token?.id }]);
    const kept = (await scene.data.entities.accessToken.get({ tokenId: token?.id ?? '' }).go()).data;
    expect(kept?.hash).toBe(hashSecret(secret));
  });

  it('is refused once and for all; nobody decides twice, and nobody hears of what was decided', async () => {
    const { userCode } = await ask();
    expect((await decide(userCode, false)).status).toBe(200);
    for (const approve of [true, false]) expect((await decide(userCode, approve)).status).toBe(404);
    expect((await find(userCode)).status).toBe(404);
    expect((await redeem(userCode)).body).toEqual({ status: 'refused' });
    const both = await ask();
    const [one, other] = await Promise.all([decide(both.userCode, true), decide(both.userCode, false)]);
    expect([one.status, other.status].sort()).toEqual([200, 404]);
  });

  it('is over after ten minutes, for all alike: answered as one that never was', async () => {
    const [waiting, approved] = [await ask(), await ask()];
    await decide(approved.userCode, true);
    scene.clock.pass(600);
    for (const { userCode } of [waiting, approved, { userCode: 'BCDF-GHJK' }]) {
      expect(await find(userCode)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect((await decide(userCode, true)).status).toBe(404);
      expect(await redeem(userCode)).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    }
  });

  it('leaves nothing in the table that opens anything: of its codes only hashes', async () => {
    const { userCode } = await ask({ loopback: { port: 40_000, state } });
    const { body } = await decide(userCode, true);
    const code = new URL(body.redirectUrl ?? '').searchParams.get('code') ?? '';
    const { data } = await scene.data.entities.deviceAuthorization.scan.go({ pages: 'all' });
    expect(data.length).toBeGreaterThan(0);
    for (const secret of [userCode, userCode.replace('-', ''), code, verifier])
      expect(JSON.stringify(data)).not.toContain(secret);
  });

  it('asked for too often is told to wait longer, each time; whoever waits goes on', async () => {
    const { userCode } = await ask();
    const told = async () => (await redeem(userCode)).body;
    expect(await told()).toEqual({ status: 'pending', intervalSeconds: 5 });
    scene.clock.pass(4);
    expect(await told()).toEqual({ status: 'slow-down', intervalSeconds: 10 });
    scene.clock.pass(9);
    expect(await told()).toEqual({ status: 'slow-down', intervalSeconds: 15 });
    scene.clock.pass(15);
    expect(await told()).toEqual({ status: 'pending', intervalSeconds: 15 });
  });

  it('with a loopback is fetched with the code that the browser of who approved brought there, and not without', async () => {
    const { userCode, page } = await ask({ loopback: { port: 40_000, state } });
    expect(page).toBe(`https://portal.example/device?code=${userCode}`);
    const redirect = new URL((await decide(userCode, true)).body.redirectUrl ?? '');
    expect([redirect.origin, redirect.searchParams.get('state')]).toEqual(['http://127.0.0.1:40000', state]);
    const code = redirect.searchParams.get('code') ?? '';
    for (const other of [{}, { code: randomBytes(32).toString('base64url') }, { code, verifier: `${verifier}x` }])
      expect((await redeem(userCode, other)).status).toBe(401);
    expect((await redeem(userCode, { code })).body.status).toBe('done');
    expect((await redeem(userCode, { code })).status).toBe(401);
    const refused = await ask({ loopback: { port: 40_000, state } });
    expect((await decide(refused.userCode, false)).body.redirectUrl).toBe(
      `http://127.0.0.1:40000/?state=${state}&error=access_denied`,
    );
  });

  it('is nobody’s who was disabled meanwhile; where there is no place for it, it waits for one', async () => {
    const { member, owner } = scene.people;
    const first = await ask();
    await decide(first.userCode, true);
    expect((await redeem(first.userCode)).status).toBe(200);
    const second = await ask();
    await decide(second.userCode, true);
    expect(await redeem(second.userCode)).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    const [held] = await tokensOf(member);
    await scene.call('revokeAccessToken', { as: member, params: { tokenId: held?.id ?? '' } });
    expect((await redeem(second.userCode)).body.status).toBe('done');
    const third = await ask();
    await decide(third.userCode, true, owner);
    await scene.data.entities.user.patch({ userId: owner.userId }).set({ disabledAt: '2026-11-22T12:00:00.000Z' }).go();
    expect((await redeem(third.userCode)).status).toBe(401);
    expect(await tokensOf(owner)).toEqual([]);
  });

  it('is found by nobody who guesses: sixty codes an hour, from wherever they come', async () => {
    const { userCode } = await ask();
    for (let guesses = 0; guesses < 60; guesses++) expect((await find('BCDF-GHJK')).status).toBe(404);
    expect(await find(userCode)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect((await decide(userCode, true)).status).toBe(429);
    expect((await find(userCode, scene.people.owner)).status).toBe(200);
    scene.clock.pass(3_600);
    expect((await find('BCDF-GHJK')).status).toBe(404);
  });

  it('is decided by no program', async () => {
    const { userCode } = await ask();
    const as = { ...scene.people.member, scopes: ['apis:write', 'users:write'] };
    expect((await find(userCode, as)).status).toBe(403);
    expect((await decide(userCode, true, as)).status).toBe(403);
  });

  it('is told to the audit log as it is asked for, approved and made, by whom', async () => {
    const { member } = scene.people;
    const { userCode } = await ask();
    await decide(userCode, true);
    const tokenId = (await redeem(userCode)).body.created?.token.id ?? '';
    const { data } = await scene.data.entities.auditEntry.query.byEntity({ entityId: tokenId }).go({ pages: 'all' });
    expect(data.map(({ action, actorId }) => [action, actorId]).sort()).toEqual(
      [
        ['token.ask', 'visitor'],
        ['token.approve', member.userId],
        ['token.create', member.userId],
      ].sort(),
    );
  });
});
