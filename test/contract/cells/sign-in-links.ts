import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { until } from '../../portico/world.ts';
import { createAuthenticator } from '../../security/authenticator.ts';
import { mailsTo, signInRival } from '../../security/rival.ts';
import { callOperation } from '../contract-call.ts';

type Asked = { step: { asks: string; continuation: string } };
const ask = async (email: string) => {
  const { status, body } = await callOperation('askSignInLink', { body: { email, language: 'en' } });
  expect([status, (body as Asked).step.asks]).toEqual([201, 'link']);
  return (body as Asked).step.continuation;
};
/** Other mails come between: that somebody set an authenticator app up is told, too. */
const linkIn = (texts: readonly string[]) =>
  texts.map((text) => /\/sign-in\/link\/([\w-]{65})/.exec(text)?.[1]).find((link) => link !== undefined);
/** The worker that mails gives way to whoever is answered: on a busy machine it has time. */
const PATIENCE = { seconds: 120, every: 100 };
const mailed = (email: string, after = 0) => {
  const newest = async () => {
    const texts = await mailsTo(email);
    return texts.length > after ? linkIn(texts) : undefined;
  };
  return until(`a link is mailed to ${email}`, newest, PATIENCE);
};
const follow = (continuation: string, link: string) => callOperation('answerSignIn', { body: { continuation, link } });

describe('a link by mail', () => {
  it('signs in once, with what belongs to who asked for it; nobody else, and nobody whom none is mailed to', async () => {
    const [email, nobody] = [1, 2].map(() => `${randomUUID()}@portico.example`) as [string, string];
    await signInRival(email);
    const [continuation, another, unknown] = [await ask(email), await ask(email), await ask(nobody)];
    await mailed(email, 1);
    const link = (await mailsTo(email))
      .map((text) => linkIn([text]))
      .find((one) => one?.startsWith(continuation.slice(0, 22)));
    for (const wrong of [another, unknown]) expect((await follow(wrong, link ?? '')).status).toBe(401);
    expect((await callOperation('answerSignIn', { body: { continuation } })).status).toBe(400);
    const signedIn = await follow(continuation, link ?? '');
    const { accessToken } = (signedIn.body as { created: { accessToken: string } }).created;
    expect(signedIn.status).toBe(200);
    expect((await callOperation('getSecurity', { token: accessToken })).body).toMatchObject({ hasPassword: true });
    expect((await follow(continuation, link ?? '')).status).toBe(401);
    expect(await mailsTo(nobody)).toEqual([]);
    const refused: number[] = [];
    for (let tries = 0; tries < 4; tries++)
      refused.push((await callOperation('askSignInLink', { body: { email: nobody } })).status);
    expect(refused).toEqual([201, 201, 201, 429]);
  });

  it('asks who has an authenticator app for its code, too', async () => {
    const email = `${randomUUID()}@portico.example`;
    const { token } = await signInRival(email);
    const { body } = await callOperation('associateAuthenticator', { token });
    const app = createAuthenticator((body as { secret: string }).secret);
    expect((await callOperation('confirmAuthenticator', { token, body: { code: await app.code() } })).status).toBe(200);
    const followed = await follow(await ask(email), await mailed(email));
    const { step } = followed.body as Asked;
    expect([followed.status, step.asks]).toEqual([200, 'code']);
    const answer = (code: string) => callOperation('answerSignIn', { body: { continuation: step.continuation, code } });
    expect((await answer('000000')).status).toBe(422);
    expect((await answer(await app.code())).body).toHaveProperty('created');
  });
});
