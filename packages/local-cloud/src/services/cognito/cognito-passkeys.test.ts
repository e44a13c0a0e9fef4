import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  ListWebAuthnCredentialsCommand,
  SetUserMFAPreferenceCommand,
  StartWebAuthnRegistrationCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestPasskey, type Flaws } from '../../test-passkey.ts';
import { codeAt } from './software-tokens.ts';
import { type CognitoFixture, createCognitoFixture, password } from './testing.ts';

let fixture: CognitoFixture;
const email = 'ada@portico.example';
const ORIGIN = 'https://developer.example.com';
const rpId = 'developer.example.com';
const send: CognitoFixture['client']['send'] = (...args: never[]) => fixture.client.send(...(args as [never]));
const nameOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

const begin = (more: Record<string, string>, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'USER_AUTH') =>
  send(
    new AdminInitiateAuthCommand({
      ...{ UserPoolId: fixture.poolId, ClientId: fixture.clientId, AuthFlow },
      AuthParameters: { USERNAME: email, ...more },
    }),
  );
const byPassword = async () =>
  (await begin({ PASSWORD: password }, 'ADMIN_USER_PASSWORD_AUTH')).AuthenticationResult?.AccessToken;
const choose = (more: Record<string, string> = {}) => begin({ PREFERRED_CHALLENGE: 'WEB_AUTHN', ...more }, 'USER_AUTH');
const respond = (
  ChallengeName: 'WEB_AUTHN' | 'SELECT_CHALLENGE',
  Session: string | undefined,
  more: Record<string, string>,
) =>
  send(
    new AdminRespondToAuthChallengeCommand({
      ...{ UserPoolId: fixture.poolId, ClientId: fixture.clientId, ChallengeName, Session },
      ChallengeResponses: { USERNAME: email, ...more },
    }),
  );
const create = async (AccessToken: string | undefined) => {
  const { CredentialCreationOptions } = await send(new StartWebAuthnRegistrationCommand({ AccessToken }));
  // What the emulator answers.
  return CredentialCreationOptions as { challenge: string; excludeCredentials: { id: string }[] };
};
type Made = { readonly credentialId: string; readonly response: Record<string, string | string[]> };
const asCredential = ({ credentialId: id, ...made }: Made) => ({
  ...{ type: 'public-key', clientExtensionResults: {} },
  ...{ id, rawId: id, ...made },
});
const register = async (flaws: Flaws = {}) => {
  const AccessToken = await byPassword();
  const passkey = createTestPasskey(ORIGIN);
  const { challenge } = await create(AccessToken);
  const Credential = asCredential(passkey.create({ challenge, rpId }, flaws));
  const complete = () => send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
  return { AccessToken, passkey, complete };
};
const signIn = async (passkey: ReturnType<typeof createTestPasskey>, flaws: Flaws = {}) => {
  const { Session, ChallengeParameters } = await choose();
  const options = JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as { challenge: string };
  const CREDENTIAL = JSON.stringify(asCredential(passkey.get({ challenge: options.challenge, rpId }, flaws)));
  return () => respond('WEB_AUTHN', Session, { CREDENTIAL });
};

beforeEach(async () => {
  fixture = await createCognitoFixture({
    pool: {
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnRelyingPartyID: rpId,
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    },
    client: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'] },
  });
  const of = { UserPoolId: fixture.poolId, Username: email };
  await send(new AdminCreateUserCommand({ ...of, MessageAction: 'SUPPRESS' }));
  await send(new AdminSetUserPasswordCommand({ ...of, Password: password, Permanent: true }));
});
afterEach(() => fixture.close());

describe('a passkey', () => {
  it('is registered once, listed, signs in, and is gone when it is deleted', async () => {
    const { AccessToken, passkey, complete } = await register();
    expect(await nameOf(complete())).toBe('none');
    expect(await nameOf(complete())).toBe('WebAuthnChallengeNotFoundException');
    const { Credentials } = await send(new ListWebAuthnCredentialsCommand({ AccessToken }));
    expect(Credentials).toMatchObject([
      { CredentialId: passkey.id, RelyingPartyId: rpId, AuthenticatorTransports: ['internal'] },
    ]);
    expect((await create(AccessToken)).excludeCredentials).toMatchObject([{ id: passkey.id }]);
    const answer = await signIn(passkey);
    expect((await answer()).AuthenticationResult?.RefreshToken).toBeDefined();
    expect(await nameOf(answer())).toBe('NotAuthorizedException');
    const remove = () => send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: passkey.id }));
    await remove();
    expect(await nameOf(remove())).toBe('ResourceNotFoundException');
    expect((await choose()).ChallengeName).toBe('SELECT_CHALLENGE');
  });

  it.each([
    ['of another origin', { origin: 'https://evil.example' }, 'WebAuthnOriginNotAllowedException'],
    ['of an origin without TLS', { origin: `http://${rpId}` }, 'WebAuthnOriginNotAllowedException'],
    ['for another challenge', { challenge: 'another' }, 'WebAuthnChallengeNotFoundException'],
    ['without user verification', { unverified: true }, 'WebAuthnCredentialNotSupportedException'],
  ] as const)('%s is not registered', async (_, flaws, name) => {
    const { complete } = await register(flaws);
    expect(await nameOf(complete())).toBe(name);
  });

  it.each([
    ['of another origin', { origin: 'https://evil.example' }],
    ['for another challenge', { challenge: 'another' }],
    ['without user verification', { unverified: true }],
  ] as const)('%s signs nobody in', async (_, flaws) => {
    const { passkey, complete } = await register();
    await complete();
    expect(await nameOf((await signIn(passkey, flaws))())).toBe('NotAuthorizedException');
  });

  it('whose counter goes back is a copy, and one of somebody else is nobody’s: neither signs in', async () => {
    const { passkey, complete } = await register();
    await complete();
    await (await signIn(passkey))();
    passkey.rewind();
    expect(await nameOf((await signIn(passkey))())).toBe('NotAuthorizedException');
    expect(await nameOf((await signIn(createTestPasskey(ORIGIN)))())).toBe('NotAuthorizedException');
  });

  it('is not offered to who has none, or is nobody: the same is asked of both', async () => {
    const [none, nobody] = await Promise.all([choose(), choose({ USERNAME: 'nobody@portico.example' })]);
    for (const asked of [none, nobody])
      expect(asked).toMatchObject({
        ChallengeName: 'SELECT_CHALLENGE',
        AvailableChallenges: ['PASSWORD', 'PASSWORD_SRP'],
      });
    const tokens = await respond('SELECT_CHALLENGE', none.Session, { ANSWER: 'PASSWORD', PASSWORD: password });
    expect(tokens.AuthenticationResult?.AccessToken).toBeDefined();
    expect(await nameOf(respond('SELECT_CHALLENGE', nobody.Session, { ANSWER: 'PASSWORD', PASSWORD: password }))).toBe(
      'NotAuthorizedException',
    );
  });

  it('stands for the second factor of who has an authenticator app, once they say so; without an app nobody can', async () => {
    const { AccessToken, passkey, complete } = await register();
    await complete();
    const stand = () => send(new SetUserMFAPreferenceCommand({ AccessToken, WebAuthnMfaSettings: { Enabled: true } }));
    expect(await nameOf(stand())).toBe('InvalidParameterException');
    const { SecretCode = '' } = await send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const step = Math.floor(fixture.cloud.context.now().getTime() / 30_000);
    await send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: codeAt(SecretCode, step) }));
    await send(
      new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }),
    );
    expect((await choose()).ChallengeName).toBe('SELECT_CHALLENGE');
    await stand();
    expect((await (await signIn(passkey))()).AuthenticationResult?.AccessToken).toBeDefined();
  });
});
