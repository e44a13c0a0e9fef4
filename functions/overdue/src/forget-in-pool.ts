/**
 * Deletes somebody, by their subject, from a user pool. A federated person's name there is the provider's and not the
 * subject: it is looked up. The client is loaded with the first call.
 */
export const forgetInPool =
  (UserPoolId: string) =>
  async (sub: string): Promise<void> => {
    const sdk = await import('@aws-sdk/client-cognito-identity-provider');
    const client = new sdk.CognitoIdentityProviderClient({ maxAttempts: 3 });
    const { Users } = await client.send(new sdk.ListUsersCommand({ UserPoolId, Filter: `sub = "${sub}"`, Limit: 1 }));
    const Username = Users?.[0]?.Username;
    if (Username !== undefined) await client.send(new sdk.AdminDeleteUserCommand({ UserPoolId, Username }));
  };
