import { createHmac } from 'node:crypto';
import type { CloudContext, ResourceHandler } from '../../service.ts';
import { flagOf, numberOf, recordsOf, requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { createByAdmin } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import { stableId } from './pool-store.ts';
import { keepProvider } from './provider-operations.ts';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LOWER_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const deployPool =
  (room: CognitoRoom, context: CloudContext): ResourceHandler =>
  ({ stack, logicalId, properties }) => {
    const pool = room.pools.put(
      `${context.region}_${stableId(`${stack}/${logicalId}`, 9, LETTERS_AND_DIGITS)}`,
      properties,
    );
    return {
      ref: pool.id,
      attributes: {
        Arn: pool.arn,
        UserPoolId: pool.id,
        ProviderName: pool.issuer.replace(/^https?:\/\//, ''),
        ProviderURL: pool.issuer,
      },
    };
  };

const deployClient =
  (room: CognitoRoom): ResourceHandler =>
  ({ stack, logicalId, properties }) => {
    const pool = room.pools.known(requiredText(properties, 'UserPoolId'));
    const id = stableId(`${pool.id}/${stack}/${logicalId}`, 26, LOWER_AND_DIGITS);
    // From the pool's private key: nobody else can compute it, and it stays over starts.
    const secret = flagOf(properties, 'GenerateSecret')
      ? createHmac('sha512', JSON.stringify(pool.key)).update(id).digest('hex').slice(0, 51)
      : undefined;
    room.pools.deployClient({ id, poolId: pool.id, secret, properties });
    return {
      ref: id,
      attributes: {
        ClientId: id,
        Name: textOf(properties, 'ClientName') ?? logicalId,
        ...(secret === undefined ? {} : { ClientSecret: secret }),
      },
    };
  };

const deployUser =
  (room: CognitoRoom): ResourceHandler =>
  async (request) => {
    const { properties } = request;
    const pool = room.pools.known(requiredText(properties, 'UserPoolId'));
    const name = textOf(properties, 'Username') ?? physicalName(request, 64);
    const user = room.users.find(pool, name) ?? (await createByAdmin(room, pool, { ...properties, Username: name }));
    return { ref: user.username };
  };

/** CloudFormation types of a user pool. */
export const cognitoResources = (room: CognitoRoom, context: CloudContext): Record<string, ResourceHandler> => ({
  'AWS::Cognito::UserPool': deployPool(room, context),
  'AWS::Cognito::UserPoolClient': deployClient(room),
  'AWS::Cognito::UserPoolUser': deployUser(room),
  'AWS::Cognito::UserPoolDomain': ({ properties }) => ({
    ref: requiredText(properties, 'Domain'),
    attributes: {
      Id: requiredText(properties, 'Domain'),
      CloudFrontDistribution: context.origins.signIn.replace(/^https?:\/\//, ''),
    },
  }),
  'AWS::Cognito::UserPoolGroup': (request) => {
    const { properties } = request;
    const name = textOf(properties, 'GroupName') ?? physicalName(request, 128);
    room.pools.groups.put(
      requiredText(properties, 'UserPoolId'),
      name,
      textOf(properties, 'Description'),
      numberOf(properties, 'Precedence'),
    );
    return { ref: name };
  },
  'AWS::Cognito::UserPoolUserToGroupAttachment': (request) => {
    const { properties } = request;
    const pool = room.pools.known(requiredText(properties, 'UserPoolId'));
    room.users.join(
      room.users.known(pool, requiredText(properties, 'Username')),
      room.pools.groups.known(pool.id, requiredText(properties, 'GroupName')).GroupName,
    );
    return { ref: physicalName(request) };
  },
  'AWS::Cognito::UserPoolIdentityProvider': async ({ properties }) => {
    const pool = room.pools.known(requiredText(properties, 'UserPoolId'));
    return { ref: await keepProvider(room, pool, requiredText(properties, 'ProviderName'), properties) };
  },
  'AWS::Cognito::UserPoolResourceServer': ({ properties }) => {
    const identifier = requiredText(properties, 'Identifier');
    room.pools.putResourceServer(requiredText(properties, 'UserPoolId'), identifier, {
      ...properties,
      Scopes: recordsOf(properties, 'Scopes'),
    });
    return { ref: identifier };
  },
  'AWS::Cognito::UserPoolUICustomizationAttachment': (request) => ({ ref: physicalName(request) }),
  // The local sign-in page has its own look.
  'AWS::Cognito::ManagedLoginBranding': (request) => ({
    ref: physicalName(request),
    attributes: { ManagedLoginBrandingId: physicalName(request) },
  }),
});
