import { Problem } from '@portico/contract';
import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { LIMITS, REQUEST_LIMITS } from '@portico/domain';
import { createIdentity } from '@portico/identity';
import { type KeyServer, startKeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OUTSIDE } from '../test/outside.ts';
import { testRooms } from '../test/rooms.ts';
import { exception, startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import { accountOf } from './devices.ts';
import { nounsOf } from './nouns.ts';
import { userPool } from './user-pool.ts';

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
  [data, keys, endpoint] = await Promise.all([createTestTable(), startKeyServer(), startUserPoolEndpoint()]);
  nouns = nounsOf({
    ...testRooms(),
    data,
    now: () => new Date(),
    secret: async () => 'the deployment’s secret',
    identity: createIdentity({ issuer: keys.issuer, clientId: 'client-1' }),
    pool: userPool(endpoint.options(keys.issuer)),
    issuer: keys.issuer,
    ...OUTSIDE,
    corporateDomains: [],
    refusalStepMilliseconds: 0,
    limits: LIMITS,
    requestLimits: REQUEST_LIMITS,
  });
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
    expect(asked.slice(0, 2)).toEqual(['AdminGetUser', 'ConfirmForgotPassword']);
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
