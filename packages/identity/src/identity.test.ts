import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type KeyServer, startKeyServer } from '../test/key-server.ts';
import { createIdentity, type Identity } from './index.ts';

let server: KeyServer;
let identity: Identity;
beforeAll(async () => {
  server = await startKeyServer();
  identity = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
});
afterAll(() => server.stop());
afterEach(() => {
  vi.useRealTimers();
  server.serve([server.jwk]);
});

const seconds = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
/** Another key of the user pool. */
const newKey = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { jwk, privateKey, sign: () => server.sign({}, { kid }, privateKey) };
};
const refused = async (token: string, why: string) => {
  expect(await identity.accessToken(token), why).toBeUndefined();
  expect(await identity.idToken(token), why).toBeUndefined();
};

describe('a token that proves itself', () => {
  it('is taken with its subject and groups', async () => {
    const token = await server.sign({ 'cognito:groups': ['admin', 7], email: 'a@b.example', scope: 'openid' });
    expect(await identity.accessToken(token)).toEqual({
      sub: 'sub-1',
      email: 'a@b.example',
      emailVerified: false,
      name: undefined,
      groups: ['admin'],
      username: '',
      providerGroups: undefined,
      nonce: undefined,
      originId: 'origin-1',
      scopes: ['openid'],
      expiresAt: expect.any(Number),
    });
  });

  it('is taken only as what it is: an access token is no ID token, and the other way round', async () => {
    const access = await server.sign();
    const id = await server.sign({ token_use: 'id', aud: 'client-1', client_id: undefined, nonce: 'n' });
    expect(await identity.idToken(id)).toMatchObject({ sub: 'sub-1', nonce: 'n' });
    expect(await identity.idToken(access)).toBeUndefined();
    expect(await identity.accessToken(id)).toBeUndefined();
  });
});

describe('claims', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another issuer', { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other' }],
    ['no issuer', { iss: undefined }],
    ['another client', { client_id: 'client-2' }],
    ['a list of clients', { client_id: ['client-1'] }],
    ['no client', { client_id: undefined }],
    ['another use', { token_use: 'refresh' }],
    ['no use', { token_use: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry as text', { exp: '99999999999' }],
    ['a negative expiry', { exp: -1 }],
    ['no subject', { sub: undefined }],
    ['a subject that is no text', { sub: { $ne: '' } }],
  ])('with %s are refused', async (why, claims) => refused(await server.sign(claims), why));

  it('hold up to the second of their expiry and not beyond, and not before their nbf: no grace', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
    const at = seconds();
    const table: [Record<string, unknown>, boolean][] = [
      [{ exp: at - 1 }, false],
      [{ exp: at + 1 }, true],
      [{ exp: at + 300, nbf: at }, true],
      [{ exp: at + 300, nbf: at + 1 }, false],
      [{ exp: at + 300, nbf: 'soon' }, false],
      // The user pool's clock may be ahead of ours: when a token was made is not looked at.
      [{ exp: at + 300, iat: at + 86_400 }, true],
      [{ exp: at - 1, iat: at + 86_400 }, false],
    ];
    for (const [claims, taken] of table)
      expect(Boolean(await identity.accessToken(await server.sign(claims))), JSON.stringify(claims)).toBe(taken);
    const token = await server.sign({ exp: at + 5 });
    expect(await identity.accessToken(token)).toBeDefined();
    vi.setSystemTime(new Date('2026-11-22T12:00:06Z'));
    await refused(token, 'expired meanwhile');
  });
});

describe('signatures', () => {
  it('of no algorithm, an unknown one, or one the key is not for are refused', async () => {
    const [, payload = '', signature = ''] = (await server.sign()).split('.');
    for (const alg of [
      'none',
      'None',
      'nOnE',
      '',
      null,
      undefined,
      'HS256',
      'RS384',
      'RS512',
      'PS256',
      'ES256',
      'EdDSA',
      'RS256 ',
      'rs256',
      ['RS256'],
      { a: 1 },
    ])
      for (const signed of ['', signature])
        await refused(`${encode({ alg, kid: 'one' })}.${payload}.${signed}`, String(alg));
  });

  it('made with the public key as an HMAC secret are refused', async () => {
    const [, payload = ''] = (await server.sign()).split('.');
    const text = `${encode({ alg: 'HS256', kid: 'one' })}.${payload}`;
    for (const secret of [server.jwk.n ?? '', JSON.stringify(server.jwk), ''])
      await refused(`${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`, 'HS256');
  });

  it('of another key are refused, also where the header brings the key or says where it is', async () => {
    const other = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(other.publicKey);
    const before = server.requests();
    for (const header of [
      {},
      { jwk },
      { jku: `${server.issuer}/evil.json` },
      { x5u: `${server.issuer}/evil` },
      { x5c: ['AA'] },
    ])
      await refused(await server.sign({}, header, other.privateKey), Object.keys(header).join());
    expect(server.requests()).toBe(before);
  });

  it('under a key id made to lead elsewhere are refused', async () => {
    for (const kid of [
      '',
      '../../etc/passwd',
      "' OR 1=1 --",
      'https://evil.example/jwks',
      '__proto__',
      'constructor',
      'x'.repeat(4000),
      'ONE',
    ])
      await refused(await server.sign({}, { kid }), kid.slice(0, 20));
  });

  it('with any byte of header, claims or signature changed are refused', async () => {
    const token = await server.sign();
    for (let index = 0; index < token.length; index += 3) {
      const changed = token[index] === 'A' ? 'B' : 'A';
      if (token[index] === '.' || index === token.length - 1) continue;
      await refused(token.slice(0, index) + changed + token.slice(index + 1), String(index));
    }
  });
});

describe('the form of a token', () => {
  it('is refused with white space, padding, another alphabet, or another number of parts', async () => {
    const token = await server.sign();
    const [header = '', payload = '', signature = ''] = token.split('.');
    const forms = [
      '',
      '.',
      '..',
      '...',
      header,
      `${header}.${payload}`,
      `${token}.`,
      `.${token}`,
      `${token}.${signature}`,
      `${token}.a.b`,
      ` ${token}`,
      `${token} `,
      `${token}\n`,
      token.replace('.', ' .'),
      `${header}=.${payload}.${signature}`,
      `${header}.${payload}=.${signature}`,
      `${token}=`,
      `${token}==`,
      `${header}.${payload}\n.${signature}`,
      `${header}\t.${payload}.${signature}`,
      `${token}\0`,
      token.replace('.', '%2e'),
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
    ];
    for (const form of forms) await refused(form, JSON.stringify(form.slice(0, 40)));
    expect(await identity.accessToken(token)).toBeDefined();
  });

  it('is refused when its parts are no JSON objects, or the whole is longer than 8 kB', async () => {
    const [header = '', payload = '', signature = ''] = (await server.sign()).split('.');
    for (const part of ['', 'x', 'null', '[]', '"a"', '{"alg":', '[[[[', '{}']) {
      await refused(`${encode(part)}.${payload}.${signature}`, part);
      await refused(`${header}.${encode(part)}.${signature}`, part);
    }
    await refused(await server.sign({ padding: 'x'.repeat(9000) }), 'too long');
    await refused(`${header}.${'A'.repeat(1_000_000)}.${signature}`, '1 MB');
  });
});

describe('the keys of the user pool', () => {
  it('are asked for at most once for a thousand tokens, one after the other or at once, under key ids nobody knows', async () => {
    const own = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
    await own.accessToken(await server.sign());
    const before = server.requests();
    const [, ...rest] = (await server.sign()).split('.');
    const unknown = (index: number) => {
      const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: `nobody-${index}` })).toString('base64url');
      return own.accessToken([header, ...rest].join('.'));
    };
    for (let index = 0; index < 200; index++) expect(await unknown(index)).toBeUndefined();
    const atOnce = await Promise.all(Array.from({ length: 800 }, (_, index) => unknown(200 + index)));
    expect(atOnce.filter((claims) => claims !== undefined)).toEqual([]);
    expect(server.requests() - before).toBeLessThanOrEqual(1);
    expect(await own.accessToken(await server.sign())).toBeDefined();
  });

  it('are refused nothing known while their server is down, and everything unknown', async () => {
    const down = await startKeyServer();
    const own = createIdentity({ issuer: down.issuer, clientId: 'client-1' });
    const token = await down.sign();
    expect(await own.accessToken(token)).toBeDefined();
    await down.stop();
    expect(await own.accessToken(token)).toBeDefined();
    expect(await own.accessToken(await down.sign({}, { kid: 'new' }))).toBeUndefined();
    expect(await createIdentity({ issuer: down.issuer, clientId: 'client-1' }).accessToken(token)).toBeUndefined();
  });

  it('are asked for once while their server is down, however many tokens come under unknown ones', async () => {
    const failing = await startKeyServer();
    const own = createIdentity({ issuer: failing.issuer, clientId: 'client-1' });
    const token = await failing.sign();
    expect(await own.accessToken(token)).toBeDefined();
    failing.fail();
    const before = failing.requests();
    const strange = await failing.sign({}, { kid: 'strange' });
    for (let index = 0; index < 100; index++) expect(await own.accessToken(strange)).toBeUndefined();
    expect(failing.requests() - before).toBe(1);
    expect(await own.accessToken(token)).toBeDefined();
    await failing.stop();
  });

  it('may rotate: a token under the new key is taken at once', async () => {
    const own = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
    const next = await newKey('two');
    await own.accessToken(await server.sign());
    server.serve([server.jwk, next.jwk]);
    expect(await own.accessToken(await next.sign())).toBeDefined();
  });

  it('may rotate while tokens under unknown keys come in crowds: nobody is refused, for a question a second', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const own = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
    const next = await newKey('two');
    const [old, renewed] = [await server.sign(), await next.sign()];
    const strange = await server.sign({}, { kid: 'strange' }, next.privateKey);
    expect(await own.accessToken(old)).toBeDefined();
    const before = server.requests();
    /** A second of the crowd, with those among it who are signed in. */
    const crowd = async (tokens: readonly string[]) => {
      vi.advanceTimersByTime(1000);
      const strangers = Array.from({ length: 200 }, () => own.accessToken(strange));
      const people = Array.from({ length: 100 }, (_, index) => own.accessToken(tokens[index % tokens.length] ?? ''));
      expect((await Promise.all(strangers)).filter((claims) => claims !== undefined)).toEqual([]);
      expect((await Promise.all(people)).filter((claims) => claims === undefined)).toEqual([]);
    };
    await crowd([old]);
    // The new key is published, then signs beside the old one, then alone.
    server.serve([server.jwk, next.jwk]);
    await crowd([old]);
    await crowd([old, renewed]);
    server.serve([next.jwk]);
    await crowd([renewed]);
    expect(server.requests() - before).toBeLessThanOrEqual(4);
    // The old one has gone with it.
    expect(await own.accessToken(old)).toBeUndefined();
  });

  it('that rotate unannounced in the middle of such a crowd are known a second later', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const own = createIdentity({ issuer: server.issuer, clientId: 'client-1' });
    const next = await newKey('two');
    await own.accessToken(await server.sign({}, { kid: 'strange' }));
    server.serve([next.jwk]);
    vi.advanceTimersByTime(999);
    expect(await own.accessToken(await next.sign())).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(await own.accessToken(await next.sign())).toBeDefined();
  });
});
