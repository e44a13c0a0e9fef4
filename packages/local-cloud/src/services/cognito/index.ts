import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CloudContext, IamRequirement, Service, ServiceRequest } from '../../service.ts';
import { jsonHandler, lenientInputOf, operationOf } from '../wire/aws-json.ts';
import { textOf } from '../wire/fields.ts';
import { adminOperations } from './admin-operations.ts';
import { challengeOperations } from './challenge-operations.ts';
import { clientOperations } from './client-operations.ts';
import { createCognitoRoom } from './cognito-room.ts';
import { createDomain } from './domain/index.ts';
import { mfaOperations } from './mfa-operations.ts';
import { passkeyOperations } from './passkey-operations.ts';
import { poolOperations } from './pool-operations.ts';
import { providerOperations } from './provider-operations.ts';
import { cognitoResources } from './resources.ts';
import { selfServiceOperations } from './self-service-operations.ts';

export type CognitoPort = {
  /** The user pool domain, for its own listener: hosted sign-in, OAuth 2.0 endpoints, key sets. */
  readonly cognitoDomain: (request: IncomingMessage, response: ServerResponse) => void;
};

// Authorized by a token, a code or a password in the body, not by IAM.
const UNSIGNED = new Set([
  'InitiateAuth',
  'RespondToAuthChallenge',
  'GetTokensFromRefreshToken',
  'RevokeToken',
  'SignUp',
  'ConfirmSignUp',
  'ResendConfirmationCode',
  'ForgotPassword',
  'ConfirmForgotPassword',
  'GetUser',
  'GlobalSignOut',
  'ChangePassword',
  'UpdateUserAttributes',
  'DeleteUserAttributes',
  'DeleteUser',
  'GetUserAttributeVerificationCode',
  'VerifyUserAttribute',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  'SetUserMFAPreference',
  'StartWebAuthnRegistration',
  'CompleteWebAuthnRegistration',
  'ListWebAuthnCredentials',
  'DeleteWebAuthnCredential',
]);

export const createCognito = (context: CloudContext, passwordWork?: number): Service & CognitoPort => {
  const room = createCognitoRoom(context, passwordWork);
  const operations = {
    ...adminOperations(room),
    ...poolOperations(room),
    ...clientOperations(room),
    ...providerOperations(room),
    ...challengeOperations(room),
    ...mfaOperations(room),
    ...passkeyOperations(room),
    ...selfServiceOperations(room),
  };
  return {
    signingNames: ['cognito-idp'],
    resources: cognitoResources(room, context),
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const operation = operationOf(request);
      if (UNSIGNED.has(operation)) return [];
      const poolId = textOf(lenientInputOf(request), 'UserPoolId');
      const resource =
        poolId === undefined ? '*' : `arn:aws:cognito-idp:${context.region}:${context.accountId}:userpool/${poolId}`;
      return [{ action: `cognito-idp:${operation}`, resource }];
    },
    handle: jsonHandler({ version: '1.1', operations, log: context.log }),
    cognitoDomain: createDomain(room),
    stop: () => undefined,
  };
};
