import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider';
import { challengeOfCognito } from './cognito-challenge.ts';
import { type CognitoOptions, cognitoClient, contextOf } from './cognito-client.ts';
import { passkeysOfCognito } from './cognito-passkeys.ts';
import { poolProviders } from './pool-providers.ts';

export type { CognitoOptions } from './cognito-client.ts';

/** What somebody has set up. */
export type Factors = { readonly authenticator: boolean; readonly passkey: boolean };

/** Cognito's API, as far as it is used. */
export const connectCognito = (options: CognitoOptions) => {
  const connection = cognitoClient(options);
  const { UserPoolId, ClientId, use, clientSecret, secretHash } = connection;

  return {
    ...passkeysOfCognito(connection),
    ...challengeOfCognito(connection),
    clientSecret,
    providers: poolProviders(use, UserPoolId, ClientId),

    async signIn(username: string, password: string) {
      const { sdk, client } = await use();
      const AuthParameters = { USERNAME: username, PASSWORD: password, SECRET_HASH: await secretHash(username) };
      const call = { UserPoolId, ClientId, AuthParameters, ContextData: contextOf() };
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
      const call = { UserPoolId, ClientId, ChallengeName, Session, ContextData: contextOf() };
      return client.send(new sdk.AdminRespondToAuthChallengeCommand({ ...call, ChallengeResponses }));
    },

    /** Mails a code with which a new password is set. */
    async askPasswordCode(username: string) {
      const { sdk, client } = await use();
      const call = { ClientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ForgotPasswordCommand(call));
    },

    async resetPassword(username: string, code: string, password: string) {
      const { sdk, client } = await use();
      const call = { ClientId, Username: username, SecretHash: await secretHash(username) };
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
      const call = { ClientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.SignUpCommand({ ...call, Password: password, UserAttributes }));
    },

    async resendCode(username: string) {
      const { sdk, client } = await use();
      const call = { ClientId, Username: username, SecretHash: await secretHash(username) };
      await client.send(new sdk.ResendConfirmationCodeCommand(call));
    },

    async confirmSignUp(username: string, code: string) {
      const { sdk, client } = await use();
      const call = { ClientId, Username: username, SecretHash: await secretHash(username) };
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

    async setAddress(Username: string, email: string, isProven: boolean) {
      const { sdk, client } = await use();
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: String(isProven) },
      ];
      await client.send(new sdk.AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
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

    /** Whether the code of the app is asked for at a sign-in, and whether a passkey will do in its place. */
    async askForFactors(Username: string, { authenticator, passkey }: Factors) {
      const { sdk, client } = await use();
      const SoftwareTokenMfaSettings = { Enabled: authenticator, PreferredMfa: authenticator };
      // Of use beside another factor only, and refused without one.
      const WebAuthnMfaSettings = { Enabled: authenticator && passkey };
      const settings = { SoftwareTokenMfaSettings, WebAuthnMfaSettings };
      await client.send(new sdk.AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, ...settings }));
    },

    /** The subject and the state of an account, and whether its address is proven. */
    async find(Username: string) {
      const { sdk, client } = await use();
      const { UserAttributes, UserStatus } = await client.send(new sdk.AdminGetUserCommand({ UserPoolId, Username }));
      const attribute = (name: string) => UserAttributes?.find(({ Name }) => Name === name)?.Value;
      return { sub: attribute('sub'), status: UserStatus, isProven: attribute('email_verified') === 'true' };
    },

    /** Ends a sign-in that nobody goes on with. */
    async revoke(refreshToken: string) {
      const { sdk, client } = await use();
      const call = { ClientId, ClientSecret: await clientSecret(), Token: refreshToken };
      await client.send(new sdk.RevokeTokenCommand(call));
    },

    async refresh(refreshToken: string) {
      const { sdk, client } = await use();
      const call = { ClientId, ClientSecret: await clientSecret(), RefreshToken: refreshToken };
      return (await client.send(new sdk.GetTokensFromRefreshTokenCommand(call))).AuthenticationResult;
    },
  };
};
