import { createHmac } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  type AuthFlowType,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  NotAuthorizedException,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { JwtVerifier } from 'aws-jwt-verify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailbox } from '../ses/mailbox.ts';
import { type CognitoFixture, createCognitoFixture, password } from './testing.ts';

let fixture: CognitoFixture;
const email = 'ada@example.com';
const send: CognitoFixture['client']['send'] = ((command: never) => fixture.client.send(command)) as never; // the overloads of `send` are forwarded as they are
const admin = () => ({ UserPoolId: fixture.poolId, Username: email });

const createAda = async () => {
  await send(
    new AdminCreateUserCommand({
      ...admin(),
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Ada' },
      ],
    }),
  );
  await send(new AdminSetUserPasswordCommand({ ...admin(), Password: password, Permanent: true }));
};
const signIn = (PASSWORD = password, USERNAME = email) =>
  send(
    new InitiateAuthCommand({
      ClientId: fixture.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );
const refresh = (token: string | undefined) =>
  send(
    new InitiateAuthCommand({
      ClientId: fixture.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token ?? '' },
    }),
  );
const _lastCode = () => /\d{6}/.exec(createMailbox(fixture.cloud.context).list(1, email)[0]?.text ?? '')?.[0] ?? '';

beforeEach(async () => {
  fixture = await createCognitoFixture();
});
afterEach(() => fixture.close());

describe('a sign-in', () => {
  beforeEach(createAda);

  it('gives tokens an unchanged JWT verifier accepts, with the groups and times of the pool', async () => {
    await send(new AdminAddUserToGroupCommand({ ...admin(), GroupName: 'publisher' }));
    const tokens = (await signIn()).AuthenticationResult;
    const verifier = JwtVerifier.create({
      issuer: fixture.issuer,
      audience: null,
      jwksUri: `${fixture.issuer}/.well-known/jwks.json`,
    });
    const jwks: unknown = await (await fetch(`${fixture.issuer}/.well-known/jwks.json`)).json();
    verifier.cacheJwks(jwks as never); // the library's own fetcher speaks https only
    const access = await verifier.verify(tokens?.AccessToken ?? '');
    expect(access).toMatchObject({
      token_use: 'access',
      client_id: fixture.clientId,
      'cognito:groups': ['publisher'],
      scope: 'aws.cognito.signin.user.admin',
    });
    expect(Number(access.exp) - Number(access.iat)).toBe(900);
    const id = await verifier.verify(tokens?.IdToken ?? '');
    expect(id).toMatchObject({
      token_use: 'id',
      aud: fixture.clientId,
      email,
      email_verified: true,
      name: 'Ada',
      'cognito:username': access.username,
      origin_jti: access.origin_jti,
    });
  });

  it('by a password that a server sends is for callers who sign, where the client allows it, and nobody else', async () => {
    const AuthParameters = { USERNAME: email, PASSWORD: password };
    const own = { ClientId: fixture.clientId, AuthParameters };
    const signed = (AuthFlow: AuthFlowType) =>
      send(new AdminInitiateAuthCommand({ ...own, UserPoolId: fixture.poolId, AuthFlow }));
    await expect(signed('ADMIN_USER_PASSWORD_AUTH')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const client = { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], GenerateSecret: true };
    const asked = { UserPoolId: fixture.poolId, ClientName: 'Server', ...client };
    const { ref, attributes } = await fixture.deploy('AWS::Cognito::UserPoolClient', 'Server', asked);
    own.ClientId = ref;
    await expect(signed('ADMIN_USER_PASSWORD_AUTH')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    const hash = createHmac('sha256', attributes?.ClientSecret ?? '').update(email + ref);
    Object.assign(AuthParameters, { SECRET_HASH: hash.digest('base64') });
    expect((await signed('ADMIN_USER_PASSWORD_AUTH')).AuthenticationResult?.AccessToken).toBeDefined();
    for (const AuthFlow of ['ADMIN_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'] as const)
      await expect(send(new InitiateAuthCommand({ ...own, AuthFlow }))).rejects.toMatchObject({
        name: 'InvalidParameterException',
      });
    await expect(signed('USER_PASSWORD_AUTH')).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('works by SRP with the library applications use, and fails with a wrong password', async () => {
    const Pool = new CognitoUserPool({
      UserPoolId: fixture.poolId,
      ClientId: fixture.clientId,
      endpoint: fixture.endpoint,
    });
    const authenticate = (Password: string) =>
      new Promise<CognitoUserSession>((onSuccess, onFailure) =>
        new CognitoUser({ Username: email, Pool }).authenticateUser(
          new AuthenticationDetails({ Username: email, Password }),
          { onSuccess, onFailure },
        ),
      );
    expect((await authenticate(password)).getIdToken().payload.email).toBe(email);
    await expect(authenticate('Wrong-password-1')).rejects.toMatchObject({ code: 'NotAuthorizedException' });
  });

  it('tells nobody whether an account exists', async () => {
    const refusals = await Promise.all(
      [signIn('Wrong-password-1'), signIn(password, 'nobody@example.com')].map((attempt) =>
        attempt.catch((error: Error) => `${error.name} ${error.message}`),
      ),
    );
    expect(refusals[0]).toBe(refusals[1]);
    const SRP_A = 'f'.repeat(512);
    const challenge = await send(
      new InitiateAuthCommand({
        ClientId: fixture.clientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'nobody@example.com', SRP_A },
      }),
    );
    const again = await send(
      new InitiateAuthCommand({
        ClientId: fixture.clientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: 'nobody@example.com', SRP_A },
      }),
    );
    expect(challenge.ChallengeParameters?.SALT).toBe(again.ChallengeParameters?.SALT);
    expect(
      (await send(new ForgotPasswordCommand({ ClientId: fixture.clientId, Username: 'nobody@example.com' })))
        .CodeDeliveryDetails?.Destination,
    ).toBe('n***@e***');
  });

  it('with an SRP value of zero is refused', async () => {
    await expect(
      send(
        new InitiateAuthCommand({
          ClientId: fixture.clientId,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: email, SRP_A: '0' },
        }),
      ),
    ).rejects.toThrow(/SRP_A/);
  });

  it('is refused to a disabled user, and so is a refresh, until the user is enabled', async () => {
    const tokens = (await signIn()).AuthenticationResult;
    await send(new AdminDisableUserCommand(admin()));
    await expect(signIn()).rejects.toThrow(/disabled/);
    await expect(refresh(tokens?.RefreshToken)).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(send(new GetUserCommand({ AccessToken: tokens?.AccessToken }))).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
    await send(new AdminEnableUserCommand(admin()));
    await signIn();
  });

  it('is locked after repeated failures, for a time', async () => {
    for (let attempt = 0; attempt < 6; attempt++)
      await expect(signIn('Wrong-password-1')).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(signIn()).rejects.toThrow(/attempts exceeded/);
    fixture.cloud.setNow(() => new Date(Date.now() + 900_000));
    await signIn();
  });

  it('ends everywhere at a global sign-out and at the revocation of its refresh token', async () => {
    const one = (await signIn()).AuthenticationResult;
    const two = (await signIn()).AuthenticationResult;
    await send(new RevokeTokenCommand({ ClientId: fixture.clientId, Token: one?.RefreshToken }));
    await expect(refresh(one?.RefreshToken)).rejects.toThrow(/revoked/);
    expect((await refresh(two?.RefreshToken)).AuthenticationResult?.AccessToken).toBeDefined();
    await send(new AdminUserGlobalSignOutCommand(admin()));
    await expect(refresh(two?.RefreshToken)).rejects.toThrow(/revoked/);
    await expect(send(new GetUserCommand({ AccessToken: two?.AccessToken }))).rejects.toThrow(/revoked/);
  });

  it('is refreshed until the refresh token expires', async () => {
    const { RefreshToken } = (await signIn()).AuthenticationResult ?? {};
    expect((await refresh(RefreshToken)).AuthenticationResult?.RefreshToken).toBeUndefined();
    fixture.cloud.setNow(() => new Date(Date.now() + 31 * 86_400_000));
    await expect(refresh(RefreshToken)).rejects.toThrow(/expired/);
  });

  it('gives every refresh token once where rotation is on, and ends the family when one comes back', async () => {
    const client = {
      UserPoolId: fixture.poolId,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
    };
    const { ref: ClientId } = await fixture.deploy('AWS::Cognito::UserPoolClient', 'Rotating', client);
    const first = (
      await send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      )
    ).AuthenticationResult?.RefreshToken;
    const next = (RefreshToken: string | undefined) =>
      send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }));
    const second = (await next(first)).AuthenticationResult?.RefreshToken;
    expect(second).not.toBe(first);
    fixture.cloud.setNow(() => new Date(Date.now() + 1000));
    await expect(next(first)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' });
    await expect(next(second)).rejects.toThrow(/revoked/);
  });

  it('lets a pre token generation trigger add claims, but not the fixed ones', async () => {
    await fixture.deploy('AWS::Cognito::UserPool', 'Pool', {
      UsernameAttributes: ['email'],
      LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn:fn', LambdaVersion: 'V2_0' } },
    });
    fixture.cloud.onInvoke((_arn, event) => ({
      ...(event as object),
      response: {
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { claimsToAddOrOverride: { tenant: 't1', sub: 'forged' }, scopesToAdd: ['x/read'] },
        },
      },
    }));
    const { AccessToken = '' } = (await signIn()).AuthenticationResult ?? {};
    const claims: unknown = JSON.parse(Buffer.from(AccessToken.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({
      tenant: 't1',
      scope: 'aws.cognito.signin.user.admin x/read',
      sub: expect.not.stringMatching('forged'),
    });
  });
});
