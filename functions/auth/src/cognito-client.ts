import { createHmac } from 'node:crypto';
import type { CognitoIdentityProviderClientConfig } from '@aws-sdk/client-cognito-identity-provider';
import { asker } from '@portico/domain';

export type CognitoOptions = {
  /** https://cognito-idp.<region>.amazonaws.com/<pool id>. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where it is, when the environment does not say it. */
  readonly cognito?: CognitoIdentityProviderClientConfig;
};

const TIMEOUT_MILLISECONDS = 6_000;

/** From where somebody signs in, for Cognito's threat protection where a deployment has that. */
export const contextOf = () => {
  const { address = '', operation = 'none' } = asker() ?? {};
  return { IpAddress: address, ServerName: 'portico', ServerPath: operation, HttpHeaders: [] };
};

/** Calls of Cognito's API. Its client is loaded with the first, and its app client's secret is asked for once. */
export const cognitoClient = ({ issuer, clientId, cognito = {} }: CognitoOptions) => {
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

  return { UserPoolId, ClientId: clientId, use, clientSecret, secretHash };
};

export type CognitoClient = ReturnType<typeof cognitoClient>;
