import { type CognitoClient, contextOf } from './cognito-client.ts';

/** More than Cognito keeps of one user. */
const PASSKEYS_MAX = 20;

/** A JSON document, as Cognito takes and gives some. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** What Cognito does with passkeys; all but the sign-in by an access token with the scope for one's own account. */
export const passkeysOfCognito = ({ UserPoolId, ClientId, use, secretHash }: CognitoClient) => ({
  async beginByPasskey(username: string) {
    const { sdk, client } = await use();
    const AuthParameters = {
      ...{ USERNAME: username, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
      SECRET_HASH: await secretHash(username),
    };
    const call = { UserPoolId, ClientId, AuthParameters, ContextData: contextOf() };
    return client.send(new sdk.AdminInitiateAuthCommand({ ...call, AuthFlow: 'USER_AUTH' }));
  },

  async startPasskey(AccessToken: string) {
    const { sdk, client } = await use();
    const { CredentialCreationOptions } = await client.send(new sdk.StartWebAuthnRegistrationCommand({ AccessToken }));
    return CredentialCreationOptions;
  },

  async completePasskey(AccessToken: string, Credential: Json) {
    const { sdk, client } = await use();
    await client.send(new sdk.CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
  },

  async listPasskeys(AccessToken: string) {
    const { sdk, client } = await use();
    const call = { AccessToken, MaxResults: PASSKEYS_MAX };
    return (await client.send(new sdk.ListWebAuthnCredentialsCommand(call))).Credentials ?? [];
  },

  async deletePasskey(AccessToken: string, CredentialId: string) {
    const { sdk, client } = await use();
    await client.send(new sdk.DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId }));
  },
});
