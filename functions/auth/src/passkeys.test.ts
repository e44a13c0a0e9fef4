import type { Data } from '@portico/data';
import type { KeyServer } from '@portico/identity/key-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPoolScene } from '../test/pool-scene.ts';
import { codeOf } from '../test/session-scene.ts';
import { exception, type startUserPoolEndpoint } from '../test/user-pool-endpoint.ts';
import type { nounsOf } from './nouns.ts';

let data: Data;
let keys: KeyServer;
let endpoint: Awaited<ReturnType<typeof startUserPoolEndpoint>>;
let nouns: ReturnType<typeof nounsOf>;
let at = new Date();
/** Who shows a passkey; nobody's is taken unless it is theirs. */
let user = { sub: '', email: '' };
let kept: string[] = [];
let asked: { operation: string; input: Record<string, unknown> }[] = [];
const password = 'Right-one-1';
/** Authenticator data: the hash of the host, then the flags; 0x05 says that who holds it proved who they are. */
const dataOf = (flags: number) =>
  Buffer.concat([Buffer.alloc(32), Buffer.from([flags, 0, 0, 0, 1])]).toString('base64url');
const assertion = (flags = 0x05) => ({
  credentialId: 'key-1',
  response: { clientDataJSON: 'e30', authenticatorData: dataOf(flags), signature: 'AA' },
});
const made = (credentialId: string) => ({
  credentialId,
  response: { clientDataJSON: 'e30', attestationObject: 'oA' },
});

const tokens = async () => ({
  AccessToken: await keys.sign({ sub: user.sub, origin_jti: `origin-${Math.random()}` }),
  IdToken: await keys.sign({
    ...{ sub: user.sub, token_use: 'id', aud: 'client-1', client_id: undefined, email: user.email },
  }),
  RefreshToken: `refresh-${Math.random()}`,
  ExpiresIn: 300,
});
const played = async (operation: string, input: Record<string, unknown>) => {
  asked.push({ operation, input });
  const given = { ...(input.AuthParameters ?? {}), ...(input.ChallengeResponses ?? {}) } as Record<string, string>;
  if (operation === 'AdminInitiateAuth' && input.AuthFlow === 'USER_AUTH') {
    const body =
      given.USERNAME === user.email && kept.length > 0
        ? {
            ...{ ChallengeName: 'WEB_AUTHN', Session: 's'.repeat(30) },
            ChallengeParameters: {
              USER_ID_FOR_SRP: user.sub,
              CREDENTIAL_REQUEST_OPTIONS: JSON.stringify({
                challenge: Buffer.alloc(32).toString('base64url'),
                allowCredentials: kept.map((id) => ({ id, type: 'public-key' })),
              }),
            },
          }
        : { ChallengeName: 'SELECT_CHALLENGE', Session: 's'.repeat(30), AvailableChallenges: ['PASSWORD'] };
    return { status: 200, body };
  }
  if (operation === 'AdminInitiateAuth' && given.PASSWORD !== password) return exception('NotAuthorizedException');
  if (operation === 'AdminInitiateAuth' || operation === 'AdminRespondToAuthChallenge')
    return { status: 200, body: { AuthenticationResult: await tokens() } };
  if (operation === 'CompleteWebAuthnRegistration') kept.push((input.Credential as { id: string }).id);
  if (operation === 'DeleteWebAuthnCredential') {
    if (!kept.includes(String(input.CredentialId))) return exception('ResourceNotFoundException');
    kept = kept.filter((id) => id !== input.CredentialId);
  }
  return { status: 200, body: { Credentials: kept.map((CredentialId) => ({ CredentialId, CreatedAt: 0 })) } };
};
const signedIn = async () => {
  const { created } = await nouns.signIns.begin({ email: user.email, password });
  const { id = '' } = created?.user ?? {};
  const principal = { userId: id, roles: ['developer' as const], sessionId: created?.session.id ?? '' };
  return { principal, accessToken: created?.accessToken ?? '', sessionToken: created?.sessionToken ?? '' };
};
const userOf = async (userId: string) => (await data.entities.user.get({ userId }).go({ consistent: true })).data;

beforeAll(async () => {
  ({ data, keys, endpoint, nouns } = await createPoolScene({ now: () => at }));
});
afterAll(() => Promise.all([keys.stop(), endpoint.stop()]));
beforeEach(() => {
  at = new Date();
  kept = [];
  asked = [];
  user = { sub: `sub-${Math.random()}`, email: `ann-${Math.random()}@b.example` };
  endpoint.asked(played);
});

describe('a passkey', () => {
  it('is a second factor, the first one with recovery codes, until the last of them is removed', async () => {
    const { principal, accessToken } = await signedIn();
    const { codes } = await nouns.passkeys.add(principal, made('key-1'), accessToken);
    expect(new Set(codes).size).toBe(10);
    expect((await nouns.passkeys.add(principal, made('key-2'), accessToken)).codes).toBeUndefined();
    const told = await nouns.notices.list(principal, { limit: 10, position: undefined });
    expect(told.items.map(({ kind }) => kind)).toEqual(['passkey-added', 'passkey-added']);
    const { data: session } = await data.entities.session.get({ sessionId: principal.sessionId }).go();
    expect(session?.secondFactorAt).toBe(at.toISOString());
    await nouns.passkeys.remove(principal, 'key-1', accessToken);
    expect((await userOf(principal.userId))?.passkeyAddedAt).toBe(at.toISOString());
    await nouns.passkeys.remove(principal, 'key-2', accessToken);
    expect((await userOf(principal.userId))?.passkeyAddedAt).toBeUndefined();
    expect(await codeOf(nouns.passkeys.remove(principal, 'key-2', accessToken))).toBe('not-found');
    const { data: left } = await data.entities.recoveryCode.query.primary({ userId: principal.userId }).go();
    expect(left).toEqual([]);
  });

  it('that is added while the last one is removed is not forgotten', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    endpoint.asked(async (operation, input) => {
      const answer = await played(operation, input);
      if (operation === 'ListWebAuthnCredentials' && kept.length === 0) {
        at = new Date(at.getTime() + 1000);
        await nouns.passkeys.add(principal, made('key-2'), accessToken);
      }
      return answer;
    });
    await nouns.passkeys.remove(principal, 'key-1', accessToken);
    expect((await userOf(principal.userId))?.passkeyAddedAt).toBe(at.toISOString());
  });

  it('whose removing breaks off after the user pool has done it is gone when asked again, and told once', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    endpoint.asked(async (operation, input) => {
      const isAfter = operation === 'ListWebAuthnCredentials' && kept.length === 0;
      return isAfter ? exception('InternalErrorException') : played(operation, input);
    });
    const remove = () => codeOf(nouns.passkeys.remove(principal, 'key-1', accessToken));
    expect([await remove(), kept]).toEqual(['unavailable', []]);
    endpoint.asked(played);
    expect([await remove(), await remove()]).toEqual(['none', 'not-found']);
    expect(await userOf(principal.userId)).not.toHaveProperty('passkeyAddedAt');
    const { data: log } = await data.entities.auditEntry.query.byEntity({ entityId: principal.userId }).go();
    expect(log.filter(({ action }) => action === 'passkey.remove')).toHaveLength(1);
    const { items } = await nouns.notices.list(principal, { limit: 10, position: undefined });
    expect(items.map(({ kind }) => kind).sort()).toEqual(['passkey-added', 'passkey-removed']);
    const { data: left } = await data.entities.recoveryCode.query.primary({ userId: principal.userId }).go();
    expect(left).toEqual([]);
  });

  it('whose removing breaks off before the user pool has done it is removed when asked again', async () => {
    const { principal, accessToken } = await signedIn();
    for (const id of ['key-1', 'key-2']) await nouns.passkeys.add(principal, made(id), accessToken);
    endpoint.asked(async (operation, input) =>
      operation === 'DeleteWebAuthnCredential' ? exception('InternalErrorException') : played(operation, input),
    );
    expect(await codeOf(nouns.passkeys.remove(principal, 'key-1', accessToken))).toBe('unavailable');
    endpoint.asked(played);
    await nouns.passkeys.remove(principal, 'key-1', accessToken);
    expect(kept).toEqual(['key-2']);
    expect(await userOf(principal.userId)).not.toHaveProperty('passkeyLeaving');
  });

  it('whose adding broke off after the user pool has it is shown, and told of', async () => {
    const { principal, accessToken } = await signedIn();
    endpoint.asked(async (operation, input) => {
      const answer = await played(operation, input);
      return operation === 'CompleteWebAuthnRegistration' ? exception('InternalErrorException') : answer;
    });
    expect(await codeOf(nouns.passkeys.add(principal, made('key-1'), accessToken))).toBe('unavailable');
    endpoint.asked(played);
    const token = await keys.sign({ sub: user.sub, scope: 'aws.cognito.signin.user.admin' });
    for (let times = 0; times < 2; times++)
      expect((await nouns.security.get(principal, token)).passkeys).toMatchObject([{ id: 'key-1' }]);
    expect((await userOf(principal.userId))?.passkeyAddedAt).toBe(at.toISOString());
    const { items } = await nouns.notices.list(principal, { limit: 10, position: undefined });
    expect(items.map(({ kind }) => kind)).toEqual(['passkey-added']);
  });

  it('is asked for without a name: who has none, or is nobody, is asked the same', async () => {
    kept = ['key-1'];
    const steps = await Promise.all(
      [user.email, 'nobody@b.example'].map((email) => nouns.passkeySignIns.begin({ email })),
    );
    const [theirs, nobodys] = steps.map(({ step }) => step?.passkey);
    expect(JSON.stringify(theirs)).not.toContain('key-1');
    expect({ ...nobodys, challenge: '' }).toEqual({ ...theirs, challenge: '' });
    expect(nobodys?.challenge).toHaveLength(theirs?.challenge.length ?? 0);
    const continuation = steps[1]?.step?.continuation ?? '';
    expect(await codeOf(nouns.signIns.answer({ continuation, passkey: assertion() }))).toBe('sign-in-failed');
    expect(asked.map(({ operation }) => operation)).not.toContain('AdminRespondToAuthChallenge');
  });

  it('answers once, two at the same time too; its session has shown a second factor where somebody proved who they are', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    for (const [flags, shown] of [
      [0x05, at.toISOString()],
      [0x01, undefined],
    ] as const) {
      const { step } = await nouns.passkeySignIns.begin({ email: user.email });
      const answer = () => nouns.signIns.answer({ continuation: step?.continuation ?? '', passkey: assertion(flags) });
      const both = await Promise.allSettled([answer(), answer()]);
      const [done, ...more] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.created] : []));
      expect(more).toEqual([]);
      const { data: session } = await data.entities.session.get({ sessionId: done?.session.id ?? '' }).go();
      expect(session?.secondFactorAt).toBe(shown);
    }
  });

  it('that was added past us signs nobody in: it is removed, all sessions end, and whose it would be is told', async () => {
    const { principal, accessToken, sessionToken } = await signedIn();
    kept = ['key-1'];
    at = new Date(at.getTime() + 1000);
    for (const others of [[], ['key-2']]) {
      for (const id of others) await nouns.passkeys.add(principal, made(id), accessToken);
      kept = ['key-1', ...others];
      at = new Date(at.getTime() + 1000);
      const { step } = await nouns.passkeySignIns.begin({ email: user.email });
      const answer = { continuation: step?.continuation ?? '', passkey: assertion() };
      expect([await codeOf(nouns.signIns.answer(answer)), kept]).toEqual(['sign-in-failed', others]);
      const { items } = await nouns.notices.list(principal, { limit: 1, position: undefined });
      expect(items.map(({ kind }) => kind)).toEqual(['passkey-foreign']);
      at = new Date(at.getTime() + 1000);
    }
    expect(await codeOf(nouns.sessions.refresh({ sessionToken }))).toBe('session-ended');
  });

  it('that was added past us signs nobody in after the last of ours is removed either', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-2'), accessToken);
    kept.push('key-1');
    await nouns.passkeys.remove(principal, 'key-2', accessToken);
    const { step } = await nouns.passkeySignIns.begin({ email: user.email });
    const answer = { continuation: step?.continuation ?? '', passkey: assertion() };
    expect([await codeOf(nouns.signIns.answer(answer)), kept]).toEqual(['sign-in-failed', []]);
  });

  it('that the user pool does not take is not known as ours', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    endpoint.asked(async (operation, input) =>
      operation === 'CompleteWebAuthnRegistration' ? exception('CodeMismatchException') : played(operation, input),
    );
    for (const id of ['key-1', 'key-2'])
      expect(await codeOf(nouns.passkeys.add(principal, made(id), accessToken))).toBe('code-refused');
    expect((await userOf(principal.userId))?.passkeyIds?.filter((id) => id !== '-')).toEqual(['key-1']);
  });

  it('that is refused uses up a try of the account, as a password does', async () => {
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries++) {
      const { step } = await nouns.passkeySignIns.begin({ email: user.email });
      const answer = { continuation: step?.continuation ?? '', passkey: assertion() };
      codes.push(await codeOf(nouns.signIns.answer(answer)));
    }
    expect(codes).toEqual([...Array(4).fill('sign-in-failed'), 'rate-limited', 'rate-limited']);
  });

  it('shows the second factor again in one’s own session, and in nobody else’s', async () => {
    const { sessionToken, principal, accessToken } = await signedIn();
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    const shown = async () => {
      const { step } = await nouns.passkeySignIns.begin({ email: user.email });
      return { sessionToken, continuation: step?.continuation ?? '', passkey: assertion() };
    };
    const mine = user;
    user = { sub: `sub-${Math.random()}`, email: `eve-${Math.random()}@b.example` };
    expect(await codeOf(nouns.stepUp(await shown()))).toBe('code-refused');
    user = mine;
    at = new Date(at.getTime() + 3_600_000);
    const { session } = await nouns.stepUp(await shown());
    const { data: item } = await data.entities.session.get({ sessionId: session.id }).go();
    expect(item?.secondFactorAt).toBe(at.toISOString());
  });

  it('is not asked of who has none here: the password of whoever has their address is not tried', async () => {
    const { sessionToken } = await signedIn();
    asked = [];
    expect(await codeOf(nouns.stepUp({ sessionToken, password: 'Guessed-1-of-it', code: '123456' }))).toBe(
      'code-refused',
    );
    expect(asked.map(({ operation }) => operation)).not.toContain('AdminInitiateAuth');
  });

  it('stands for the code of who has an authenticator app, and the user pool hears of it', async () => {
    const { principal, accessToken } = await signedIn();
    await nouns.authenticators.confirm(principal, { code: '123456' }, accessToken);
    await nouns.passkeys.add(principal, made('key-1'), accessToken);
    await nouns.passkeys.remove(principal, 'key-1', accessToken);
    const said = asked.filter(({ operation }) => operation === 'AdminSetUserMFAPreference').map(({ input }) => input);
    expect(said.map(({ WebAuthnMfaSettings }) => WebAuthnMfaSettings)).toEqual([
      { Enabled: false },
      { Enabled: true },
      { Enabled: false },
    ]);
    for (const { SoftwareTokenMfaSettings } of said)
      expect(SoftwareTokenMfaSettings).toEqual({ Enabled: true, PreferredMfa: true });
  });
});
