import { Problem } from '@portico/contract';
import type { Data } from '@portico/data';
import { createId } from '@portico/domain';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { accountOf } from './devices.ts';
import type { nounsOf } from './nouns.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let asked: string[] = [];
let email = '';
const done = { status: 200, body: {} };
const answers = (answer: (operation: string) => { status: number; body: unknown }) =>
  endpoint.asked(async (operation) => {
    asked.push(operation);
    return answer(operation);
  });
const setTo = async (mode: 'off' | 'domain' | 'approval' | 'open', domains: string[] = []) =>
  nouns.signUpSettings.put((await nouns.signUpSettings.get()).etag, { mode, domains });
const confirm = () =>
  nouns.signUps.confirm({ email, code: '123456', name: 'New Person', newPassword: 'Chosen-by-me-1' });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  );

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene({ corporateDomains: ['corp.example'] }));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
/** What Cognito says of an account in a state. */
const account = (UserStatus: string) => ({ status: 200, body: { UserStatus, UserAttributes: [] } });

beforeEach(() => {
  email = `ann-${Math.random()}@b.example`;
  asked = [];
  answers((operation) => (operation === 'AdminGetUser' ? account('UNCONFIRMED') : done));
});

describe('an account', () => {
  it('is nobody’s to make before an admin says so, or with an address that is not meant', async () => {
    const unmeant = [
      ['off', []],
      ['domain', ['c.example']],
    ] as const;
    for (const [mode, domains] of unmeant) {
      await setTo(mode, [...domains]);
      await nouns.signUps.ask({ email });
      expect(await codeOf(confirm())).toBe('sign-in-failed');
    }
    expect(asked).toEqual([]);
  });

  it('is nobody’s to make whose people come through a connection, whoever else may, however the domain is spelt', async () => {
    for (const mode of ['open', 'approval'] as const) {
      await setTo(mode);
      for (const address of ['mal@corp.example', 'mal@CORP.example', 'mal@ｃorp.example', 'mal@corp.example.']) {
        email = address;
        expect(await nouns.signIns.ways({ email })).toMatchObject({ signUp: false });
        await nouns.signUps.ask({ email });
        expect(await codeOf(confirm())).toBe('sign-in-failed');
      }
    }
    expect(asked).toEqual([]);
  });

  it('has a password that nobody knows until its address is proven: who asked first gets nothing of it', async () => {
    await setTo('open');
    const passwords: unknown[] = [];
    endpoint.asked(async (operation, input) => {
      asked.push(operation);
      if (operation === 'SignUp') passwords.push(input.Password);
      return operation === 'AdminGetUser' ? account('UNCONFIRMED') : done;
    });
    await nouns.signUps.ask({ email });
    await nouns.signUps.ask({ email });
    expect(new Set(passwords).size).toBe(2);
    expect(await confirm()).toEqual({ status: 'ready' });
    expect(asked.slice(2)).toEqual([
      'AdminGetUser',
      'ConfirmSignUp',
      'AdminSetUserPassword',
      'AdminUpdateUserAttributes',
    ]);
  });

  it('that there is already is mailed a code for its password, and set anew with it', async () => {
    await setTo('open');
    answers((operation) => {
      if (operation === 'SignUp') return exception('UsernameExistsException');
      return operation === 'AdminGetUser' ? account('CONFIRMED') : done;
    });
    await nouns.signUps.ask({ email });
    expect(asked).toEqual(['SignUp', 'AdminGetUser', 'ForgotPassword']);
    asked = [];
    expect(await confirm()).toEqual({ status: 'ready' });
    expect(asked.slice(0, 3)).toEqual(['AdminGetUser', 'AdminGetUser', 'ConfirmForgotPassword']);
    expect(asked).not.toContain('AdminSetUserPassword');
  });

  it('that waits for an admin waits from before it could be used; a wrong code makes nobody wait', async () => {
    await setTo('approval');
    const waits = async () =>
      (await data.entities.signUpRequest.get({ accountId: accountOf(email) }).go({ consistent: true })).data !== null;
    let waited: boolean | undefined;
    endpoint.asked(async (operation) => {
      if (operation === 'ConfirmSignUp') waited = await waits();
      return operation === 'AdminGetUser' ? account('UNCONFIRMED') : done;
    });
    expect(await confirm()).toEqual({ status: 'waiting' });
    expect([waited, await waits()]).toEqual([true, true]);
    email = `bob-${Math.random()}@b.example`;
    answers((operation) =>
      operation === 'AdminGetUser' ? account('UNCONFIRMED') : exception('CodeMismatchException'),
    );
    expect(await codeOf(confirm())).toBe('sign-in-failed');
    expect(await waits()).toBe(false);
  });
});

describe('a request to be let in', () => {
  const waiting = async () => (await nouns.signUpRequests.list({ limit: 100, position: undefined })).items;

  it('is taken back whatever the user pool fails with', async () => {
    await setTo('approval');
    answers((operation) =>
      operation === 'AdminGetUser' ? account('UNCONFIRMED') : exception('TooManyRequestsException'),
    );
    expect(await codeOf(confirm())).toBe('unavailable');
    expect((await waiting()).map((request) => request.email)).not.toContain(email);
  });

  it('with the address of who is here leaves their account, when it is refused', async () => {
    await setTo('approval');
    expect(await confirm()).toEqual({ status: 'waiting' });
    const [request] = (await waiting()).filter((one) => one.email === email);
    const sub = `sub-${email}`;
    await data.entities.identity.create({ issuer: keys.issuer, sub, userId: createId('user', new Date()) }).go();
    answers((operation) =>
      operation === 'AdminGetUser'
        ? { status: 200, body: { UserStatus: 'CONFIRMED', UserAttributes: [{ Name: 'sub', Value: sub }] } }
        : done,
    );
    asked = [];
    await nouns.signUpRequests.decide(request?.id ?? '', { letIn: false });
    expect(asked).not.toContain('AdminDeleteUser');
    expect((await waiting()).map((one) => one.email)).not.toContain(email);
  });
});

describe('an account that an admin makes', () => {
  const make = () => nouns.guests.create({ email, name: 'Guest', role: 'publisher' });

  it('is mailed a password though a stranger asked for one with this address before', async () => {
    let state = 'UNCONFIRMED';
    endpoint.asked(async (operation) => {
      asked.push(operation);
      if (operation === 'AdminCreateUser' && state === 'UNCONFIRMED') return exception('UsernameExistsException');
      if (operation === 'AdminDeleteUser') state = 'FORCE_CHANGE_PASSWORD';
      const UserAttributes = [{ Name: 'sub', Value: `sub-${email}` }];
      return { status: 200, body: { UserStatus: state, UserAttributes } };
    });
    expect((await make()).body.role).toBe('publisher');
    expect(asked).toEqual(['AdminCreateUser', 'AdminGetUser', 'AdminDeleteUser', 'AdminCreateUser', 'AdminGetUser']);
  });

  it('has an address that looks like no other', async () => {
    for (const address of ['аdmin@b.example', 'ann\u200b@b.example', 'ann@b.example.', 'ann@b..example']) {
      email = address;
      expect(await codeOf(make()), address).toBe('invalid-request');
    }
    email = 'ann@ｃorp.example';
    expect(await codeOf(make())).toBe('conflict');
    expect(asked).toEqual([]);
  });
});

describe('the settings', () => {
  it('are changed as they were seen, by one of two at once', async () => {
    const { etag } = await nouns.signUpSettings.get();
    const codes = await Promise.all(
      ['c.example', 'd.example'].map((domain) =>
        codeOf(nouns.signUpSettings.put(etag, { mode: 'domain', domains: [domain] })),
      ),
    );
    expect(codes.sort()).toEqual(['none', 'precondition-failed']);
  });
});
