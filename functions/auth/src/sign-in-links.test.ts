import type { Data } from '@portico/data';
import { liveSecret } from '@portico/domain';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene, SECRET } from '../test/pool-scene.ts';
import { codeOf } from '../test/session-scene.ts';
import { exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { challengeProof } from './challenge-proof.ts';
import { type Mail, MailRefused } from './mailer.ts';
import type { nounsOf } from './nouns.ts';
import { sendSignInLink } from './send-sign-in-link.ts';

const NONCE = 'a nonce of the user pool';
const CODE = '123456';
const password = 'Right-one-1';
let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let at = new Date();
let user = { sub: '', email: '', status: 'CONFIRMED', proven: 'true' };
let mails: Mail[] = [];

const tokens = async () => ({
  AccessToken: await keys.sign({ sub: user.sub, origin_jti: `origin-${Math.random()}` }),
  IdToken: await keys.sign({
    ...{ sub: user.sub, token_use: 'id', aud: 'client-1', client_id: undefined, email: user.email },
  }),
  RefreshToken: `refresh-${Math.random()}`,
  ExpiresIn: 300,
});
const played = async (operation: string, input: Record<string, unknown>) => {
  const given = { ...(input.AuthParameters ?? {}), ...(input.ChallengeResponses ?? {}) } as Record<string, string>;
  if (operation === 'AdminGetUser') {
    if (input.Username !== user.email) return exception('UserNotFoundException');
    const attributes = { sub: user.sub, email_verified: user.proven };
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    return { status: 200, body: { UserStatus: user.status, UserAttributes } };
  }
  if (operation === 'AdminInitiateAuth' && input.AuthFlow === 'CUSTOM_AUTH') {
    const ChallengeParameters = { USERNAME: user.sub, nonce: NONCE };
    return {
      status: 200,
      body: { ChallengeName: 'CUSTOM_CHALLENGE', Session: 's'.repeat(30), ChallengeParameters },
    };
  }
  const proof = challengeProof(SECRET, { nonce: NONCE, username: user.sub });
  if (operation === 'AdminRespondToAuthChallenge' && given.ANSWER !== proof) return exception('NotAuthorizedException');
  if (operation === 'AdminInitiateAuth' && given.PASSWORD !== password) return exception('NotAuthorizedException');
  if (operation === 'VerifySoftwareToken' && input.UserCode !== CODE)
    return exception('EnableSoftwareTokenMFAException');
  if (operation.startsWith('Admin')) return { status: 200, body: { AuthenticationResult: await tokens() } };
  return { status: 200, body: {} };
};
const deliver = (send: (mail: Mail) => Promise<void> = async (mail) => void mails.push(mail)) =>
  sendSignInLink({
    data,
    now: () => at,
    secret: async () => liveSecret(SECRET),
    portalUrl: 'https://portal.example',
    send,
  });
const ask = async (more = {}) => {
  const { step } = await nouns.signInLinks.ask({ email: user.email, ...more });
  const continuation = step?.continuation ?? '';
  return { continuation, expiresAt: step?.expiresAt ?? '', stepId: continuation.slice(0, 22) };
};
/** What the mail says, once it came. */
const linkIn = (mail: Mail | undefined) => /\/sign-in\/link\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
const asked = async () => {
  const { continuation, stepId } = await ask();
  await deliver()({ stepId });
  return { continuation, link: linkIn(mails.at(-1)) };
};
const events = async () =>
  (await data.entities.event.scan.go({ pages: 'all' })).data.filter(({ type }) => type === 'sign-in-link.requested');

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene({ now: () => at }));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  mails = [];
  user = { sub: `sub-${Math.random()}`, email: `ann-${Math.random()}@b.example`, status: 'CONFIRMED', proven: 'true' };
  endpoint.asked(played);
});

describe('a link by mail', () => {
  it('signs in who asked for it, once, two at the same time too; not as a second factor', async () => {
    const { continuation, link } = await asked();
    const answer = () => nouns.signIns.answer({ continuation, link });
    const both = await Promise.allSettled([answer(), answer()]);
    const [created, ...more] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.created] : []));
    expect(more).toEqual([]);
    const { data: session } = await data.entities.session.get({ sessionId: created?.session.id ?? '' }).go();
    expect([session?.sessionId, session?.secondFactorAt]).toEqual([created?.session.id, undefined]);
    expect(await codeOf(answer())).toBe('sign-in-failed');
  });

  it('is asked for in the name that the portal has, in one line', async () => {
    const { stepId } = await ask();
    const look = {
      name: 'Harbour\u0000APIs',
      typeface: 'inter',
      home: { sections: [] },
      menu: [],
      footer: { links: [] },
    } as const;
    const of = { holderId: 'portal', state: 'now' };
    await data.entities.appearance.put({ ...of, look, changedAt: at.toISOString(), revision: 1 }).go();
    await deliver()({ stepId });
    await data.entities.appearance.delete(of).go();
    expect(mails.at(-1)?.text).toContain('asked for a link to sign in to Harbour APIs.');
  });

  it('is worth nothing with the continuation of another browser, nor after ten minutes', async () => {
    const theirs = await asked();
    const mine = await asked();
    expect(await codeOf(nouns.signIns.answer({ continuation: mine.continuation, link: theirs.link }))).toBe(
      'sign-in-failed',
    );
    at = new Date(at.getTime() + 599_000);
    expect(await codeOf(nouns.signIns.answer(theirs))).toBe('none');
    at = new Date(at.getTime() + 1_000);
    expect(await codeOf(nouns.signIns.answer(mine))).toBe('sign-in-failed');
  });

  it('is mailed to nobody who has no account here, or has not proven the address; the answer is the same', async () => {
    const before = (await events()).length;
    const answers = [await ask({ email: 'nobody@b.example' })];
    for (const state of [{ status: 'FORCE_CHANGE_PASSWORD' }, { status: 'UNCONFIRMED' }, { proven: 'false' }]) {
      user = { ...user, email: `eve-${Math.random()}@b.example`, status: 'CONFIRMED', proven: 'true', ...state };
      answers.push(await ask());
    }
    expect((await events()).length).toBe(before);
    for (const { stepId } of answers) await deliver()({ stepId });
    expect(mails).toEqual([]);
    user = { ...user, proven: 'true' };
    answers.push(await ask());
    expect((await events()).length).toBe(before + 1);
    expect(new Set(answers.map(({ continuation, expiresAt }) => `${continuation.length} ${expiresAt}`)).size).toBe(1);
  });

  it('uses up a try until it is followed, so that mails end; neither it nor its continuation is in the table', async () => {
    const codes: string[] = [];
    for (let tries = 0; tries < 5; tries++) codes.push(await codeOf(ask()));
    expect(codes).toEqual(['none', 'none', 'none', 'none', 'rate-limited']);
    at = new Date(at.getTime() + 900_000);
    for (let links = 0; links < 6; links++) {
      const { continuation, link } = await asked();
      const { data: kept } = await data.entities.signInStep.get({ stepId: continuation.slice(0, 22) }).go();
      for (const secret of [link.slice(22), continuation.slice(22)]) expect(JSON.stringify(kept)).not.toContain(secret);
      expect(await codeOf(nouns.signIns.answer({ continuation, link }))).toBe('none');
    }
  });

  it('is in the language one chose, else in that of the page; and is mailed no more once it was used or has run out', async () => {
    const { continuation, stepId } = await ask({ language: 'de' });
    await deliver()({ stepId });
    expect([mails[0]?.subject, mails[0]?.to]).toEqual(['Ihr Link zum Anmelden', user.email]);
    expect(mails[0]?.html).toContain(linkIn(mails[0]));
    const { created } = await nouns.signIns.answer({ continuation, link: linkIn(mails[0]) });
    await deliver()({ stepId });
    const userId = created?.user.id ?? '';
    await data.entities.user
      .patch({ userId })
      .set({ preferences: { language: 'en' } })
      .go();
    const next = await ask({ language: 'de' });
    at = new Date(at.getTime() + 1000);
    await deliver()({ stepId: next.stepId });
    expect(mails.map(({ subject }) => subject)).toEqual(['Ihr Link zum Anmelden', 'Your link to sign in']);
    at = new Date(at.getTime() + 600_000);
    await deliver()({ stepId: next.stepId });
    expect(mails).toHaveLength(2);
  });

  it('that SES refuses for its address is not tried again; what the deployment has to mend is', async () => {
    const { stepId } = await ask();
    const refuse = (whose: 'address' | 'deployment') =>
      deliver(async () => {
        throw new MailRefused(whose, new Error('no'));
      })({ stepId });
    await refuse('address');
    await expect(refuse('deployment')).rejects.toThrow(MailRefused);
  });

  it('asks who has an authenticator app for its code, and nobody else lets them in', async () => {
    const { created } = await nouns.signIns.begin({ email: user.email, password });
    const principal = { userId: created?.user.id ?? '', roles: ['developer' as const] };
    await nouns.authenticators.confirm(principal, { code: CODE }, created?.accessToken ?? '');
    const { step } = await nouns.signIns.answer(await asked());
    expect(step?.asks).toBe('code');
    const continuation = step?.continuation ?? '';
    expect(await codeOf(nouns.signIns.answer({ continuation, code: '000000' }))).toBe('code-refused');
    const shown = (await nouns.signIns.answer({ continuation, code: CODE })).created;
    const { data: session } = await data.entities.session.get({ sessionId: shown?.session.id ?? '' }).go();
    expect(session?.secondFactorAt).toBe(at.toISOString());
  });
});
