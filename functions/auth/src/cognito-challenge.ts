import { type CognitoClient, contextOf } from './cognito-client.ts';

/** Cognito's custom sign-in, whose challenge a Lambda of ours makes and verifies. */
export const challengeOfCognito = ({ UserPoolId, ClientId, use, secretHash }: CognitoClient) => ({
  async beginByChallenge(username: string) {
    const { sdk, client } = await use();
    const AuthParameters = { USERNAME: username, SECRET_HASH: await secretHash(username) };
    const call = { UserPoolId, ClientId, AuthParameters, ContextData: contextOf() };
    return client.send(new sdk.AdminInitiateAuthCommand({ ...call, AuthFlow: 'CUSTOM_AUTH' }));
  },
});
