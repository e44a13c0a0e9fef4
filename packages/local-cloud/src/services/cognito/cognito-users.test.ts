import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminSetUserPasswordCommand,
  CodeMismatchException,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  CreateGroupCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  InvalidPasswordException,
  ListUsersCommand,
  NotAuthorizedException,
  RespondToAuthChallengeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  UserNotConfirmedException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
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
const lastCode = () => /\d{6}/.exec(createMailbox(fixture.cloud.context).list(1, email)[0]?.text ?? '')?.[0] ?? '';

beforeEach(async () => {
  fixture = await createCognitoFixture();
});
afterEach(() => fixture.close());

describe('a sign-up', () => {
  const signUp = (Password = password, more: object[] = []) =>
    send(
      new SignUpCommand({
        ClientId: fixture.clientId,
        Username: email,
        Password,
        UserAttributes: [{ Name: 'email', Value: email }, ...more] as never,
      }),
    );

  it('is confirmed by the code in the mailbox and only then signs in', async () => {
    expect((await signUp()).CodeDeliveryDetails?.Destination).toBe('a***@e***');
    await expect(signIn()).rejects.toBeInstanceOf(UserNotConfirmedException);
    const confirm = (ConfirmationCode: string) =>
      send(new ConfirmSignUpCommand({ ClientId: fixture.clientId, Username: email, ConfirmationCode }));
    await expect(confirm(lastCode() === '000000' ? '111111' : '000000')).rejects.toBeInstanceOf(CodeMismatchException);
    await confirm(lastCode());
    expect((await signIn()).AuthenticationResult?.TokenType).toBe('Bearer');
    expect((await send(new AdminGetUserCommand(admin()))).UserAttributes).toContainEqual({
      Name: 'email_verified',
      Value: 'true',
    });
  });

  it("is refused with a weak password, a taken address in other case, or an attribute that is not the user's to write", async () => {
    await expect(signUp('short')).rejects.toBeInstanceOf(InvalidPasswordException);
    await expect(signUp('alllowercase1!')).rejects.toThrow(/uppercase/);
    await expect(signUp(password, [{ Name: 'custom:theme', Value: 'x' }])).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
    await expect(signUp(password, [{ Name: 'email_verified', Value: 'true' }])).rejects.toBeInstanceOf(
      NotAuthorizedException,
    );
    await expect(signUp(password, [{ Name: 'custom:role', Value: 'admin' }])).rejects.toThrow(/schema/);
    await signUp();
    await expect(
      send(new SignUpCommand({ ClientId: fixture.clientId, Username: 'ADA@example.com', Password: password })),
    ).rejects.toBeInstanceOf(UsernameExistsException);
  });

  it('is closed where only administrators create users', async () => {
    await fixture.deploy('AWS::Cognito::UserPool', 'Pool', {
      UsernameAttributes: ['email'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
    await expect(signUp()).rejects.toBeInstanceOf(NotAuthorizedException);
  });
});

describe('passwords', () => {
  it('that are temporary must be replaced at the first sign-in', async () => {
    await send(new AdminCreateUserCommand({ ...admin(), TemporaryPassword: 'Temporary-1' }));
    const challenge = await signIn('Temporary-1');
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const answer = (NEW_PASSWORD: string) =>
      send(
        new RespondToAuthChallengeCommand({
          ClientId: fixture.clientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: challenge.Session,
          ChallengeResponses: { USERNAME: email, NEW_PASSWORD },
        }),
      );
    await expect(answer('weak')).rejects.toBeInstanceOf(InvalidPasswordException);
    await expect(answer('Temporary-1')).rejects.toMatchObject({ name: 'PasswordHistoryPolicyViolationException' });
    expect((await answer(password)).AuthenticationResult?.AccessToken).toBeDefined();
    await expect(answer(password)).rejects.toBeInstanceOf(NotAuthorizedException);
  });

  it('are reset by the code in the mailbox, which ends the sessions that were open', async () => {
    await createAda();
    const tokens = (await signIn()).AuthenticationResult;
    await send(new ForgotPasswordCommand({ ClientId: fixture.clientId, Username: email }));
    await send(
      new ConfirmForgotPasswordCommand({
        ClientId: fixture.clientId,
        Username: email,
        ConfirmationCode: lastCode(),
        Password: 'Another-horse-8',
      }),
    );
    await expect(signIn()).rejects.toBeInstanceOf(NotAuthorizedException);
    await expect(refresh(tokens?.RefreshToken)).rejects.toThrow(/revoked/);
    await signIn('Another-horse-8');
  });
});

describe('users and groups', () => {
  beforeEach(createAda);

  it('are listed by filter and page, and told their groups', async () => {
    for (const name of ['bob', 'cy'])
      await send(
        new AdminCreateUserCommand({
          UserPoolId: fixture.poolId,
          Username: `${name}@example.com`,
          MessageAction: 'SUPPRESS',
        }),
      );
    const found = await send(new ListUsersCommand({ UserPoolId: fixture.poolId, Filter: 'email = "BOB@example.com"' }));
    expect(found.Users?.length).toBe(1);
    const page = await send(new ListUsersCommand({ UserPoolId: fixture.poolId, Limit: 2 }));
    const rest = await send(
      new ListUsersCommand({ UserPoolId: fixture.poolId, Limit: 2, PaginationToken: page.PaginationToken }),
    );
    expect([page.Users?.length, rest.Users?.length, rest.PaginationToken]).toEqual([2, 1, undefined]);
    await send(new AdminAddUserToGroupCommand({ ...admin(), GroupName: 'admin' }));
    expect((await send(new AdminListGroupsForUserCommand(admin()))).Groups?.map((group) => group.GroupName)).toEqual([
      'admin',
    ]);
    await expect(
      send(new CreateGroupCommand({ UserPoolId: fixture.poolId, GroupName: 'admin' })),
    ).rejects.toMatchObject({ name: 'GroupExistsException' });
  });

  it('cannot move to an address another account signs in with', async () => {
    await send(
      new AdminCreateUserCommand({
        UserPoolId: fixture.poolId,
        Username: 'bob@example.com',
        MessageAction: 'SUPPRESS',
      }),
    );
    const { AccessToken } = (await signIn()).AuthenticationResult ?? {};
    await expect(
      send(
        new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: 'email', Value: 'Bob@Example.com' }] }),
      ),
    ).rejects.toMatchObject({ name: 'AliasExistsException' });
  });

  it('keep their pool id, key and client id over starts', async () => {
    const before = await (await fetch(`${fixture.issuer}/.well-known/jwks.json`)).text();
    const pool = await fixture.deploy('AWS::Cognito::UserPool', 'Pool', {});
    expect(pool.ref).toBe(fixture.poolId);
    expect(pool.ref).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
    expect(await (await fetch(`${fixture.issuer}/.well-known/jwks.json`)).text()).toBe(before);
  });

  it('are asked of IAM by their pool, and what needs no signature asks nothing', () => {
    const request = (operation: string) => ({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      caller: 'r',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: Buffer.from(`{"UserPoolId":"${fixture.poolId}"}`),
    });
    expect(fixture.service.requirements(request('AdminGetUser'))).toEqual([
      {
        action: 'cognito-idp:AdminGetUser',
        resource: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${fixture.poolId}`,
      },
    ]);
    expect(fixture.service.requirements(request('InitiateAuth'))).toEqual([]);
  });
});
