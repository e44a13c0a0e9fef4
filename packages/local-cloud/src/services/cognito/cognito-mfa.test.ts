import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeAt, toBase32 } from './software-tokens.ts';
import { type CognitoFixture, createCognitoFixture, password } from './testing.ts';

let fixture: CognitoFixture;
const email = 'ada@portico.example';
const of = () => ({ UserPoolId: fixture.poolId, Username: email });
const send: CognitoFixture['client']['send'] = (...args: never[]) => fixture.client.send(...(args as [never]));
const begin = () =>
  send(
    new AdminInitiateAuthCommand({
      UserPoolId: fixture.poolId,
      ClientId: fixture.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
const answer = (Session: string | undefined, code: string) =>
  send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId: fixture.poolId,
      ClientId: fixture.clientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session,
      ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code },
    }),
  );
const now = (secret: string, away = 0) =>
  codeAt(secret, Math.floor(fixture.cloud.context.now().getTime() / 30_000) + away);
/** An authenticator app that is set up and asked for; its first code is used up. */
const setUp = async () => {
  const AccessToken = (await begin()).AuthenticationResult?.AccessToken;
  const { SecretCode = '' } = await send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: now(SecretCode, -1) }));
  await send(
    new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }),
  );
  return { secret: SecretCode, AccessToken };
};

beforeEach(async () => {
  fixture = await createCognitoFixture({
    pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    client: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] },
  });
  await send(new AdminCreateUserCommand({ ...of(), MessageAction: 'SUPPRESS' }));
  await send(new AdminSetUserPasswordCommand({ ...of(), Password: password, Permanent: true }));
});
afterEach(() => fixture.close());

it('a code is what RFC 6238 says it is', () => {
  const secret = toBase32(Buffer.from('12345678901234567890'));
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  // Its appendix B, the last six of eight digits.
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const)
    expect(codeAt(secret, Math.floor(seconds / 30))).toBe(code);
});

describe('an authenticator app', () => {
  it('is asked for once it is set up and preferred, and its code opens what the password began', async () => {
    const { secret } = await setUp();
    expect(await send(new AdminGetUserCommand(of()))).toMatchObject({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] });
    const asked = await begin();
    expect([asked.ChallengeName, asked.AuthenticationResult]).toEqual(['SOFTWARE_TOKEN_MFA', undefined]);
    const wrong = now(secret) === '000000' ? '000001' : '000000';
    await expect(answer(asked.Session, wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    expect((await answer(asked.Session, now(secret))).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer(asked.Session, now(secret, 1))).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('takes each code once', async () => {
    const { secret } = await setUp();
    const code = now(secret);
    await answer((await begin()).Session, code);
    await expect(answer((await begin()).Session, code)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('is none until its code came back, cannot be preferred before, and is not asked for when it is off', async () => {
    const AccessToken = (await begin()).AuthenticationResult?.AccessToken;
    const settings = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
    await send(new AssociateSoftwareTokenCommand({ AccessToken }));
    await expect(send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: '000000' }))).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    });
    expect((await begin()).AuthenticationResult).toBeDefined();
    await setUp();
    await send(new AdminSetUserMFAPreferenceCommand({ ...of(), SoftwareTokenMfaSettings: { Enabled: false } }));
    expect((await begin()).AuthenticationResult).toBeDefined();
  });
});
