import { type Data, isOpen } from '@portico/data';
import { askedBy, type Principal } from '@portico/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, createSessionScene, REQUEST, type SessionScene } from '../test/session-scene.ts';
import type { Mail } from './mailer.ts';
import { MailRefused } from './mailer.ts';
import { notices } from './notices.ts';
import { sendNotice } from './send-notice.ts';

const PAGE = { limit: 25, position: undefined };
let scene: SessionScene;
let data: Data;
beforeAll(async () => {
  scene = await createSessionScene();
  ({ data } = scene);
});
afterAll(() => scene.stop());
beforeEach(() => scene.begin());

const from = <Value>(address: string, country: string | undefined, act: () => Promise<Value>): Promise<Value> =>
  askedBy({ operation: 'createSession', requestId: 'req-1', address, country }, act);
/** Signs somebody in who was never here, and answers what their browser has. */
const join = async () => {
  const { user, session, deviceToken, sessionToken } = await scene.signIns.create(REQUEST);
  const principal: Principal = { userId: user.id, roles: ['developer'], sessionId: session.id };
  return { principal, deviceToken, sessionToken };
};
const told = () => notices({ data, now: scene.now });
const kindsOf = async (principal: Principal) => (await told().list(principal, PAGE)).items.map(({ kind }) => kind);

describe('a sign-in', () => {
  it('from a device that is new is told of, with what, from where and when; the very first is not', async () => {
    const { principal } = await join();
    // Nor that of who was invited, whose account is older.
    await data.entities.user.patch({ userId: principal.userId }).remove(['lastSignInAt']).go();
    scene.later(1);
    await scene.signIns.create(REQUEST);
    expect(await kindsOf(principal)).toEqual([]);
    scene.later(1);
    await from('203.0.113.7', 'DE', () => scene.signIns.create({ ...REQUEST, device: 'Firefox' }));
    const { items } = await told().list(principal, PAGE);
    expect(items).toEqual([
      {
        ...{ id: expect.stringMatching(/^ntc_/), kind: 'new-device', at: scene.now().toISOString(), seen: false },
        ...{ device: 'Firefox', address: '203.0.113.7', country: 'DE' },
      },
    ]);
  });

  it('from a known device is not, and the device of somebody else is new', async () => {
    const { principal, deviceToken = '' } = await join();
    scene.later(1);
    const again = await scene.signIns.create({ ...REQUEST, deviceToken });
    expect(again.deviceToken).toBe(deviceToken);
    expect(await kindsOf(principal)).toEqual([]);
    const mine = scene.claims();
    scene.somebody();
    scene.claim({ email: 'other@b.example' });
    const other = await join();
    scene.later(1);
    const elsewhere = await scene.signIns.create({ ...REQUEST, deviceToken });
    expect(elsewhere.deviceToken).not.toBe(deviceToken);
    expect(await kindsOf(other.principal)).toEqual(['new-device']);
    // From now on both are known there.
    const shared = { ...REQUEST, deviceToken: elsewhere.deviceToken ?? '' };
    scene.later(1);
    const third = await scene.signIns.create(shared);
    expect(third.deviceToken).toBe(elsewhere.deviceToken);
    scene.claim({ ...mine, email: 'A@B.example' });
    scene.later(1);
    expect((await scene.signIns.create(shared)).deviceToken?.split('~')).toEqual([
      deviceToken,
      elsewhere.deviceToken?.split('~')[0],
    ]);
    expect(await kindsOf(other.principal)).toEqual(['new-device']);
  });

  it('knows eight accounts at most, and nothing that is none', async () => {
    const { deviceToken: first = '' } = await join();
    let deviceToken = `${first}~junk~${'x'.repeat(90)}`;
    for (let count = 1; count <= 8; count++) {
      scene.somebody();
      scene.claim({ email: `of-${count}@b.example` });
      deviceToken = (await scene.signIns.create({ ...REQUEST, deviceToken })).deviceToken ?? '';
      expect(deviceToken.split('~')).toHaveLength(Math.min(count + 1, 8));
    }
    expect(deviceToken.split('~')).not.toContain(first);
  });
});

describe('a session', () => {
  it('says where it began and from where it was used last', async () => {
    const { sessionToken, principal } = await from('203.0.113.7', 'DE', join);
    scene.later(60);
    await from('198.51.100.4', 'FR', () => scene.signIns.refresh({ sessionToken }));
    const { items } = await scene.signIns.list(principal, PAGE);
    expect(items).toMatchObject([{ address: '198.51.100.4', country: 'DE', lastSeenAt: scene.now().toISOString() }]);
  });

  it('brings what its user prefers, when it begins and when it is renewed', async () => {
    const { principal, sessionToken } = await join();
    const preferences = { language: 'de' as const, theme: 'dark' as const };
    await data.entities.user.patch({ userId: principal.userId }).set({ preferences }).go();
    expect((await scene.signIns.refresh({ sessionToken })).preferences).toMatchObject(preferences);
    expect((await scene.signIns.create(REQUEST)).preferences).toMatchObject(preferences);
  });

  it('that is stolen is told of', async () => {
    const { sessionToken, principal } = await join();
    await scene.signIns.refresh({ sessionToken });
    scene.later(31);
    expect(await codeOf(scene.signIns.refresh({ sessionToken }))).toBe('session-ended');
    expect(await kindsOf(principal)).toEqual(['session-reused']);
  });
});

describe('all sessions', () => {
  const openOf = async ({ userId }: Principal) => {
    const { session, user } = data.entities;
    const { data: person } = await user.get({ userId }).go({ consistent: true });
    const { data: all } = await session.query.byUser({ userId }).go({ pages: 'all' });
    return all.filter((item) => isOpen(item, person, scene.now())).map(({ sessionId }) => sessionId);
  };
  const audited = async ({ userId }: Principal) =>
    (await data.entities.auditEntry.query.byEntity({ entityId: userId }).go({ pages: 'all' })).data.filter(
      ({ action }) => action === 'session.end-all',
    );

  it('end at once, but for the one that asks if it says so; whoever signs in after that is in', async () => {
    const { principal, sessionToken } = await join();
    for (let count = 0; count < 3; count++) await scene.signIns.create(REQUEST);
    scene.later(1);
    await scene.signIns.endAll(principal, true);
    expect(await openOf(principal)).toEqual([principal.sessionId]);
    scene.later(1);
    const { session } = await scene.signIns.create(REQUEST);
    await scene.signIns.endAll({ ...principal, sessionId: session.id }, true);
    expect(await openOf(principal)).toEqual([session.id]);
    expect(await codeOf(scene.signIns.refresh({ sessionToken }))).toBe('session-ended');
    await scene.signIns.endAll(principal, false);
    expect(await openOf(principal)).toEqual([]);
    expect(await audited(principal)).toHaveLength(3);
  });
});

describe('what was seen', () => {
  it('stays seen, whoever of two tabs says so last', async () => {
    const { principal } = await join();
    for (let count = 0; count < 3; count++) {
      scene.later(1);
      await scene.signIns.create(REQUEST);
    }
    const { items } = await told().list(principal, PAGE);
    const [newest, middle] = items.map(({ id }) => id);
    const seenOf = async () => (await data.entities.user.get({ userId: principal.userId }).go()).data?.noticesSeen;
    await told().see(principal, { upTo: newest ?? '' });
    await told().see(principal, { upTo: middle ?? '' });
    expect(await seenOf()).toBe(newest);
    // What is yet to come was seen by nobody, whatever is said.
    await told().see(principal, { upTo: 'ntc_7zzzzzzzzzzzzzzzzzzzzzzzzz' });
    expect(await seenOf()).toBe(newest);
    expect((await told().list(principal, PAGE)).items.map(({ seen }) => seen)).toEqual([true, true, true]);
    expect(await told().unseen(principal.userId, middle)).toBe(1);
  });
});

describe('the mail of a notice', () => {
  const written = async () => {
    const { principal } = await join();
    scene.later(1);
    await from('203.0.113.7', 'DE', () => scene.signIns.create({ ...REQUEST, device: 'Firefox' }));
    const [notice] = (await told().list(principal, PAGE)).items;
    return { userId: principal.userId, noticeId: notice?.id ?? '' };
  };
  const mailed = async (of: { userId: string; noticeId: string }, refusal?: Error) => {
    const mails: Mail[] = [];
    const send = async (mail: Mail) => {
      if (refusal) throw refusal;
      mails.push(mail);
    };
    await sendNotice({ data, now: scene.now, portalUrl: 'https://portal.example', send })(of);
    return mails;
  };

  it('says what happened, from where, when, and what to do; once', async () => {
    const of = await written();
    const [mail] = await mailed(of);
    expect(mail).toMatchObject({ to: 'a@b.example', subject: 'New sign-in to your account' });
    for (const text of [mail?.text, mail?.html])
      for (const part of ['Firefox', 'Germany, 203.0.113.7', 'https://portal.example/account/sessions'])
        expect(text).toContain(part);
    expect(await mailed(of)).toEqual([]);
  });

  it('comes of everything but a new device, whatever somebody prefers', async () => {
    const { principal, sessionToken } = await join();
    const { userId } = principal;
    const { user } = data.entities;
    await user
      .patch({ userId })
      .set({ preferences: { mails: { security: false } } })
      .go();
    await scene.signIns.refresh({ sessionToken });
    scene.later(31);
    await codeOf(scene.signIns.refresh({ sessionToken }));
    const [notice] = (await told().list(principal, PAGE)).items;
    expect(await mailed({ userId, noticeId: notice?.id ?? '' })).toMatchObject([{ to: 'a@b.example' }]);
  });

  it('is in the language of who reads it, and of a new device not sent to who wants none', async () => {
    const of = await written();
    const { user } = data.entities;
    await user
      .patch({ userId: of.userId })
      .set({ preferences: { language: 'de' } })
      .go();
    expect((await mailed(of))[0]).toMatchObject({
      subject: 'Neue Anmeldung an Ihrem Konto',
      text: expect.stringContaining('Deutschland, 203.0.113.7'),
    });
    const other = await written();
    await user
      .patch({ userId: other.userId })
      .set({ preferences: { mails: { security: false } } })
      .go();
    expect(await mailed(other)).toEqual([]);
  });

  it('says how a version ends, and what somebody writes as text: lines of it, and no markup', async () => {
    const { principal } = await join();
    const { userId } = principal;
    const tell = async (noticeId: string, facts: object) => {
      const item = { userId, noticeId, kind: 'message' as const, at: scene.now().toISOString(), name: 'Orders' };
      await data.entities.notice.create({ ...item, apiSlug: 'orders', version: '1.0.0', ...facts }).go();
      return (await mailed({ userId, noticeId }))[0];
    };
    const brownouts = [{ startsAt: '2027-01-02T00:00:00Z', minutes: 10 }];
    const ending = {
      deprecatedAt: '2027-01-01T00:00:00Z',
      sunsetAt: '2027-02-01T00:00:00Z',
      successor: '2.0.0',
      brownouts,
    };
    const ends = await tell('ntc_1', { kind: 'version-deprecated', deprecation: ending });
    for (const part of [
      '1.0.0',
      '1 January 2027',
      '1 February 2027',
      '2 January 2027',
      '(10 min)',
      '2.0.0',
      '/apis/orders/versions',
    ])
      expect(ends?.text).toContain(part);
    const written = await tell('ntc_2', { subject: 'Hi\u202e\r\nBcc: x', text: '<b>One</b>\nTwo\u202e' });
    expect(written?.subject).toBe('Orders: Hi Bcc: x');
    expect(written?.text).toContain('<b>One</b>\n\nTwo\n');
    expect(written?.html).toContain('<p>&lt;b&gt;One&lt;/b&gt;</p><p>Two</p>');
  });

  it('is given up where the address takes none, and tried again for any other reason', async () => {
    const of = await written();
    expect(await mailed(of, new MailRefused('address', new Error('no')))).toEqual([]);
    await expect(mailed(of, new MailRefused('deployment', new Error('no')))).rejects.toThrow(MailRefused);
    expect(await mailed(of)).toHaveLength(1);
  });
});
