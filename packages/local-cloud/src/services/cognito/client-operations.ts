import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { type Fields, textOf, textsOf } from '../wire/fields.ts';
import { need, poolOf } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Client } from './pool-store.ts';

/** What UpdateUserPoolClient replaces as a whole: what is not said is set to its default. */
const SETTINGS = [
  'RefreshTokenValidity',
  'AccessTokenValidity',
  'IdTokenValidity',
  'TokenValidityUnits',
  'ReadAttributes',
  'WriteAttributes',
  'ExplicitAuthFlows',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'AllowedOAuthFlowsUserPoolClient',
  'AnalyticsConfiguration',
  'PreventUserExistenceErrors',
  'EnableTokenRevocation',
  'EnablePropagateAdditionalUserContextData',
  'AuthSessionValidity',
  'RefreshTokenRotation',
] as const;

const settingsOf = (fields: Fields): Fields =>
  Object.fromEntries(SETTINGS.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));

const shown = (client: Client) => ({
  ...settingsOf(client.properties),
  ClientName: textOf(client.properties, 'ClientName'),
  ClientId: client.id,
  UserPoolId: client.poolId,
  ClientSecret: client.secret,
});

const clientIn = (room: CognitoRoom, input: Fields): Client => {
  const client = room.pools.knownClient(need(input, 'ClientId'));
  if (client.poolId !== poolOf(room, input).id)
    throw new AwsError('ResourceNotFoundException', `User pool client ${client.id} does not exist.`);
  return client;
};

/** App clients of a pool. */
export const clientOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  DescribeUserPoolClient: (input) => ({ UserPoolClient: shown(clientIn(room, input)) }),
  ListUserPoolClients: (input) => ({
    UserPoolClients: room.pools.clients(poolOf(room, input).id).map((client) => ({
      ClientId: client.id,
      UserPoolId: client.poolId,
      ClientName: textOf(client.properties, 'ClientName'),
    })),
  }),
  UpdateUserPoolClient: (input) => {
    const client = clientIn(room, input);
    for (const name of textsOf(input, 'SupportedIdentityProviders'))
      if (name !== 'COGNITO' && !room.pools.findProvider(client.poolId, name))
        throw new AwsError(
          'InvalidParameterException',
          `The provider ${name} does not exist for User Pool ${client.poolId}.`,
        );
    const ClientName = textOf(input, 'ClientName') ?? textOf(client.properties, 'ClientName');
    const changed = { ...client, properties: { ...settingsOf(input), ClientName } };
    room.pools.putClient(changed);
    return { UserPoolClient: shown(changed) };
  },
});
