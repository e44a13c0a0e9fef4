import { createHmac } from 'node:crypto';
import type { ChallengeNameType, CognitoIdentityProviderClientConfig } from '@aws-sdk/client-cognito-identity-provider';
import { asker } from '@portico/domain';
import { poolProviders } from './pool-providers.ts';

export type CognitoOptions = {
  /** https://cognito-idp.<region>.amazonaws.com/<pool id>. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where it is, when the environment does not say it. */
  readonly cognito?: CognitoIdentityProviderClientConfig;
};

const TIMEOUT_MILLISECONDS = 6_000;

/** From where somebody signs in, for Cognito's threat protection where a deployment has that. */
const contextOf = () => {
  const { address = '', operation = 'none' } = asker() ?? {};
  return { IpAddress: address, ServerName: 'portico', ServerPath: operation, HttpHeaders: [] };
};

/** Cognito's API. Its client is loaded with the first call, and its app client's secret is asked for once. */
export const connectCognito = ({ issuer, clientId, cognito = {} }: CognitoOptions) => {
  const UserPoolId = issuer.split('/').at(-1);
  const connect = async () => {
    const sdk = await import('@aws-sdk/client-cognito-identity-provider');
    const client = new sdk.CognitoIdentityProviderClient({
      maxAttempts: 2,
      requestHandler: { requestTimeout: TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
      ...cognito,
    });
    return { sdk, client };
  };
  let connected: ReturnType<typeof connect> | undefined;
  const use = () => {
    connected ??= connect();
    return connected;
  };
  let secret: Promise<string> | undefined;
  const readSecret = async (): Promise<string> => {
    const { sdk, client } = await use();
    const { UserPoolClient } = await client.send(
      new sdk.DescribeUserPoolClientCommand({ UserPoolId, ClientId: clientId }),
    );
    if (!UserPoolClient?.ClientSecret) throw new Error('the client of the user pool has no secret');
    return UserPoolClient.ClientSecret;
  };
  const clientSecret = (): Promise<string> => {
    // A failed read is not kept: the next call tries again.
    secret ??= readSecret().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
  const secretHash = async (username: string) =>
    createHmac('sha256', await clientSecret())
      .update(username + clientId)
      .digest('base64');

  return {
    clientSecret,
    providers: poolProviders(use, UserPoolId, clientId),

    async signIn(username: string, password: string) {
      const { sdk, client } = await use();
      const AuthParameters = { USERNAME: username, PASSWORD: password, SECRET_HASH: await secretHash(username) };
      const call = { UserPoolId, ClientId: clientId, AuthParameters, ContextData: contextOf() };
      return client.send(new sdk.AdminInitiateAuthCommand({ ...call, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' }));
    },

    async respond(
      ChallengeName: ChallengeNameType,
      Session: string,
      username: string,
      responses: Readonly<Record<string, string>>,
    ) {
      const { sdk, client } = await use();
      const ChallengeResponses = { USERNAME: username, SECRET_HASH: await secretHash(username), ...responses };
      const call = { UserPoolId, ClientId: clientId, ChallengeName, Session, ContextData: contextOf() };
      return client.send(new sdk.AdminRespondToAuthChallengeCommand({ ...call, ChallengeResponses }));
    },

    /** Mails a code with which a new password is set. */
    async askPasswordCode(username: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ForgotPasswordCommand(call));
    },

    async resetPassword(username: string, code: string, password: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ConfirmForgotPasswordCommand({ ...call, ConfirmationCode: code, Password: password }));
    },

    /** With a token of the API, not with one of a code. */
    async changePassword(AccessToken: string, PreviousPassword: string, ProposedPassword: string) {
      const { sdk, client } = await use();
      await client.send(new sdk.ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    },

    /** Makes an account that nobody can sign in to before its address is proven, and mails a code. */
    async signUp(username: string, password: string) {
      const { sdk, client } = await use();
      const UserAttributes = [{ Name: 'email', Value: username }];
      const call = { ClientId: clientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.SignUpCommand({ ...call, Password: password, UserAttributes }));
    },

    async resendCode(username: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ResendConfirmationCodeCommand(call));
    },

    async confirmSignUp(username: string, code: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ConfirmSignUpCommand({ ...call, ConfirmationCode: code }));
    },

    /** What somebody chose who proved the address. */
    async furnish(Username: string, { name, password }: { readonly name: string; readonly password: string }) {
      const { sdk, client } = await use();
      const of = { UserPoolId, Username };
      await client.send(new sdk.AdminSetUserPasswordCommand({ ...of, Password: password, Permanent: true }));
      const UserAttributes = [{ Name: 'name', Value: name }];
      await client.send(new sdk.AdminUpdateUserAttributesCommand({ ...of, UserAttributes }));
    },

    /** Mails a password that is good for one sign-in; again, to whose account is there and was never used. */
    async invite(username: string, name: string | undefined) {
      const { sdk, client } = await use();
      const UserAttributes = [
        { Name: 'email', Value: username },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: name ?? '' },
      ];
      const call = { UserPoolId, Username: username, DesiredDeliveryMediums: ['EMAIL' as const] };
      const made = name === undefined ? { MessageAction: 'RESEND' as const } : { UserAttributes };
      await client.send(new sdk.AdminCreateUserCommand({ ...call, ...made }));
    },

    async removeUser(Username: string) {
      const { sdk, client } = await use();
      await client.send(new sdk.AdminDeleteUserCommand({ UserPoolId, Username }));
    },

    async associateAuthenticator(AccessToken: string) {
      const { sdk, client } = await use();
      return (await client.send(new sdk.AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode;
    },

    async verifyAuthenticator(AccessToken: string, UserCode: string) {
      const { sdk, client } = await use();
      await client.send(new sdk.VerifySoftwareTokenCommand({ AccessToken, UserCode }));
    },

    /** Whether the code of the app is asked for at a sign-in. */
    async askForAuthenticator(Username: string, Enabled: boolean) {
      const { sdk, client } = await use();
      const SoftwareTokenMfaSettings = { Enabled, PreferredMfa: Enabled };
      await client.send(new sdk.AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SoftwareTokenMfaSettings }));
    },

    /** The subject and the state of an account. */
    async find(Username: string) {
      const { sdk, client } = await use();
      const { UserAttributes, UserStatus } = await client.send(new sdk.AdminGetUserCommand({ UserPoolId, Username }));
      return { sub: UserAttributes?.find(({ Name }) => Name === 'sub')?.Value, status: UserStatus };
    },

    /** Ends a sign-in that nobody goes on with. */
    async revoke(refreshToken: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, ClientSecret: await clientSecret(), Token: refreshToken };
      await client.send(new sdk.RevokeTokenCommand(call));
    },

    async refresh(refreshToken: string) {
      const { sdk, client } = await use();
      const call = { ClientId: clientId, ClientSecret: await clientSecret(), RefreshToken: refreshToken };
      return (await client.send(new sdk.GetTokensFromRefreshTokenCommand(call))).AuthenticationResult;
    },
  };
};
