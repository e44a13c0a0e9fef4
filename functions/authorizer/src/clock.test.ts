import { createAccessTokenSecret, createId, hashSecret } from '@portico/domain';
import { atEach, openWhile, RIGHT } from '@portico/domain/clocks';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScene, PORTAL, PROXY } from '../test/scene.ts';

const { data, keys, userId, addKey, openSession, ask, setClock } = await createScene();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: RIGHT });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => keys.stop());

const at = new Date(RIGHT);
const inTenMinutes = new Date(RIGHT + 600_000).toISOString();
const inAMonth = new Date(RIGHT + 30 * 86_400_000).toISOString();

/** Whether a credential opens something at each clock. */
const opens = (resource: string, headers: Record<string, string>) =>
  atEach(async (instant) => {
    vi.setSystemTime(instant);
    setClock(new Date(instant));
    return ask(resource, headers).then(
      () => true,
      () => false,
    );
  });
const WHILE_IT_LASTS = openWhile(['a day ahead', '2038', '2100']);
const NEVER = openWhile([
  ...['1970', 'a day behind', 'five minutes behind', 'right', 'five minutes ahead', 'a day ahead', '2038', '2100'],
  'right again',
] as const);

const sessionToken = async (originId: string, session: { expiresAt: string; endedAt?: string }, exp: number) => {
  await openSession(originId, userId, session);
  return { Authorization: `Bearer ${await keys.sign({ origin_jti: originId, exp })}` };
};
const accessToken = async (more: object = {}) => {
  const tokenId = createId('accessToken', at);
  const secret = createAccessTokenSecret(tokenId);
  await data.entities.accessToken
    .create({
      ...{ tokenId, userId, name: 'CI', scopes: ['apis:read'], hash: hashSecret(secret), lastFour: '1234' },
      ...{ createdAt: at.toISOString(), expiresAt: inTenMinutes, ...more },
    })
    .go();
  return { Authorization: `Bearer ${secret}` };
};
const apiKey = async (more: object = {}) => ({
  'X-Api-Key': (await addKey({ expiresAt: inTenMinutes, ...more })).secret,
});

// A clock that is behind does not know that something is over; what was ended it does not bring back.
describe('whatever the clock says', () => {
  it('a token of a sign-in opens until it expires, and until its session does', async () => {
    const seconds = RIGHT / 1000;
    const token = await sessionToken('by-token', { expiresAt: inAMonth }, seconds + 600);
    expect(await opens(PORTAL, token)).toEqual(WHILE_IT_LASTS);
    const session = await sessionToken('by-session', { expiresAt: inTenMinutes }, seconds + 30 * 86_400);
    expect(await opens(PORTAL, session)).toEqual(WHILE_IT_LASTS);
  });

  it('an access token opens until it expires, and so does a key', async () => {
    expect(await opens(PORTAL, await accessToken())).toEqual(WHILE_IT_LASTS);
    expect(await opens(PROXY, await apiKey())).toEqual(WHILE_IT_LASTS);
  });

  it('what was ended opens nothing', async () => {
    const ended = at.toISOString();
    const session = await sessionToken('ended', { expiresAt: inAMonth, endedAt: ended }, RIGHT / 1000 + 600);
    expect(await opens(PORTAL, session)).toEqual(NEVER);
    expect(await opens(PORTAL, await accessToken({ revokedAt: ended }))).toEqual(NEVER);
    expect(await opens(PROXY, await apiKey({ revokedAt: ended }))).toEqual(NEVER);
  });
});
