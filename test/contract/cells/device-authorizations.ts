import { randomUUID } from 'node:crypto';
import { LIMITS } from '@portico/domain';
import { describe, expect, it } from 'vitest';
import { signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';
import { addDevice, VERIFIER } from '../standing.ts';

type Redeemed = { status: string; created?: { secret: string; token: { id: string } } };
const someone = () => signInRival(`${randomUUID()}@portico.example`);
const redeem = async (userCode: string, more: object = {}) =>
  callOperation('redeemDeviceAuthorization', { body: { userCode, verifier: VERIFIER, ...more } });
const decide = (userCode: string, token: string, approve = true) =>
  callOperation('decideDeviceAuthorization', { body: { userCode, approve }, token });

describe('a token that a program asks for', () => {
  it('opens what was approved, once; another who asked, and one that is not known, have nothing', async () => {
    const { token } = await someone();
    const asked = await callOperation('createDeviceAuthorization', {
      body: { name: 'Cells', scopes: ['apis:read'], challenge: 'x'.repeat(43) },
    });
    expect(asked.status).toBe(201);
    const userCode = await addDevice();
    expect((await redeem(userCode)).body).toMatchObject({ status: 'pending' });
    expect((await redeem(userCode)).body).toMatchObject({ status: 'slow-down' });
    const found = await callOperation('findDeviceAuthorization', { body: { userCode }, token });
    expect([found.status, found.body]).toMatchObject([200, { userCode, loopback: false, fromHere: true }]);
    expect((await decide(userCode, token)).status).toBe(200);
    expect((await redeem(userCode, { verifier: 'y'.repeat(43) })).status).toBe(401);
    const { created } = (await redeem(userCode)).body as Redeemed;
    expect((await callOperation('listApis', { token: created?.secret })).status).toBe(200);
    expect((await callOperation('listTeams', { token: created?.secret })).status).toBe(403);
    for (const code of [userCode, 'BCDF-GHJK']) expect((await redeem(code)).status).toBe(401);
  });

  it('waits where there is no place for it', async () => {
    const { token, client } = await someone();
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    for (let made = 0; made < LIMITS.tokensPerPerson; made++)
      await client.createAccessToken({ body: { name: 'Full', scopes: ['apis:read'], expiresAt } });
    const userCode = await addDevice();
    await decide(userCode, token);
    expect(await redeem(userCode)).toMatchObject({ status: 409, body: { code: 'limit-reached' } });
    const { items } = await client.listAccessTokens({ limit: 1 });
    await client.revokeAccessToken({ tokenId: items[0]?.id ?? '' });
    expect((await redeem(userCode)).body).toMatchObject({ status: 'done' });
  });

  it('is guessed by nobody: sixty codes an hour are looked up for a person', async () => {
    const { token } = await someone();
    const body = { userCode: 'BCDF-GHJK' };
    for (let guesses = 0; guesses < 60; guesses++)
      expect((await callOperation('findDeviceAuthorization', { body, token })).status).toBe(404);
    expect((await callOperation('findDeviceAuthorization', { body, token })).status).toBe(429);
    expect((await decide('BCDF-GHJK', token)).status).toBe(429);
  });
});
