import { Problem } from '@portico/contract';
import { type Data, isOpen as opens } from '@portico/data';
import { createId } from '@portico/domain';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import type { nounsOf } from './nouns.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let asked: string[] = [];
let email = '';
const userId = createId('user', new Date());
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    },
  );
const done = { status: 200, body: {} };

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene());
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(async () => {
  email = `ann-${Math.random()}@b.example`;
  asked = [];
  await data.entities.user.put({ userId, email, name: 'Ann', createdAt: new Date().toISOString() }).go();
});
const answers = (answer: (operation: string) => { status: number; body: unknown }) =>
  endpoint.asked(async (operation) => {
    asked.push(operation);
    return answer(operation);
  });
/** A session of the user, with the token that belongs to it. */
const openSession = async (name: string) => {
  const at = new Date();
  const sessionId = createId('session', at);
  const expiresAt = new Date(at.getTime() + 86_400_000).toISOString();
  const times = { createdAt: at.toISOString(), lastSeenAt: at.toISOString(), expiresAt };
  await data.entities.session.create({ sessionId, userId, tokenHash: name, sealedRefreshToken: name, ...times }).go();
  await data.entities.tokenOrigin.create({ originId: `origin-${name}`, sessionId, userId }).go();
  const token = await keys.sign({ sub: 'sub-1', origin_jti: `origin-${name}` });
  return { sessionId, token };
};
const isOpen = async (sessionId: string) => {
  const { session, user } = data.entities;
  const [{ data: item }, { data: person }] = await Promise.all([
    session.get({ sessionId }).go({ consistent: true }),
    user.get({ userId }).go({ consistent: true }),
  ]);
  return item !== null && opens(item, person, new Date());
};
const toldOf = async () =>
  (await data.entities.notice.query.primary({ userId }).go({ order: 'desc' })).data.map(({ kind }) => kind);

describe('a code for a new password', () => {
  it('is asked for in the same way whatever the user pool says of the account', async () => {
    for (const name of [
      '',
      'UserNotFoundException',
      'NotAuthorizedException',
      'LimitExceededException',
      'InvalidParameterException',
    ]) {
      answers(() => (name ? exception(name) : done));
      expect(await nouns.passwords.askCode({ email })).toBeUndefined();
    }
    expect(new Set(asked)).toEqual(new Set(['ForgotPassword']));
  });

  it('sets it, forgives strangers’ tries, and ends every session', async () => {
    answers((operation) =>
      operation === 'AdminGetUser'
        ? { status: 200, body: { UserAttributes: [{ Name: 'sub', Value: 'sub-1' }] } }
        : done,
    );
    await data.entities.identity.put({ issuer: keys.issuer, sub: 'sub-1', userId }).go();
    const sessions = await Promise.all(['one', 'two'].map((name) => openSession(`reset-${name}`)));
    await nouns.passwords.reset({ email, code: '123456', newPassword: 'Remembered-1' });
    for (const { sessionId } of sessions) expect(await isOpen(sessionId)).toBe(false);
    const { data: told } = await data.entities.auditEntry.query.byActor({ actorId: userId }).go({ pages: 'all' });
    expect(told.map(({ action }) => action)).toEqual(['password.reset']);
    expect(await toldOf()).toEqual(['password-changed']);
  });

  it('is refused alike when it is wrong, used or over, and for an address nobody has', async () => {
    const said = new Set<string>();
    for (const name of [
      'CodeMismatchException',
      'ExpiredCodeException',
      'UserNotFoundException',
      'LimitExceededException',
    ]) {
      answers((operation) => exception(operation === 'AdminGetUser' ? 'UserNotFoundException' : name));
      const problem = await problemOf(nouns.passwords.reset({ email, code: '123456', newPassword: 'Remembered-1' }));
      said.add(JSON.stringify(problem?.details('one')));
    }
    expect(said.size).toBe(1);
  });

  it('is not used up by a password that is not taken', async () => {
    answers(() => done);
    for (const newPassword of ['weak', 'Password1!', 'Qwertz!1a'.slice(0, 7)])
      expect(await problemOf(nouns.passwords.reset({ email, code: '123456', newPassword }))).toMatchObject({
        code: 'password-refused',
      });
    expect(asked).toEqual([]);
  });
});

describe('a change of password', () => {
  const principal = { userId, roles: ['developer' as const] };
  const change = (accessToken: string, password = 'Remembered-1') =>
    nouns.passwords.change(principal, { password, newPassword: 'Another-one-1' }, accessToken);

  it('ends the other sessions and keeps the one it is made in', async () => {
    answers(() => done);
    const [mine, other] = await Promise.all(['mine', 'other'].map(openSession));
    const inMine = { ...principal, ...(mine && { sessionId: mine.sessionId }) };
    const body = { password: 'Remembered-1', newPassword: 'Another-one-1' };
    await nouns.passwords.change(inMine, body, mine?.token ?? '');
    expect([await isOpen(mine?.sessionId ?? ''), await isOpen(other?.sessionId ?? '')]).toEqual([true, false]);
  });

  it('stands four wrong guesses of whoever holds a session, who uses up nobody else’s', async () => {
    answers(() => exception('NotAuthorizedException'));
    await data.entities.user.put({ userId, email, name: 'Ann', createdAt: new Date().toISOString() }).go();
    const codes = [];
    for (let tries = 0; tries < 6; tries++) codes.push((await problemOf(change('token', 'Guess-1')))?.code);
    expect(codes).toEqual([...Array(4).fill('password-refused'), 'rate-limited', 'rate-limited']);
    expect((await problemOf(nouns.signIns.begin({ email, password: 'Guess-1' })))?.code).toBe('sign-in-failed');
  });
});
