import {
  AwsError,
  type CloudContext,
  type IamRequirement,
  type ResourceHandler,
  type Service,
  type ServiceRequest,
} from '../../service.ts';
import { type JsonOperation, jsonHandler, lenientInputOf, operationOf } from '../wire/aws-json.ts';
import { childOf, type Fields, flagOf, isFields, numberOf, parseFields, requiredText, textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { randomPassword } from './random-password.ts';
import { createSecretStore, type SecretStore } from './secret-store.ts';

/** For `{{resolve:secretsmanager:…}}` in templates. */
export type SecretsPort = {
  /** The current value of a secret, or one key of its JSON; throws ResourceNotFoundException. */
  secretText(secretId: string, jsonKey?: string): string;
};

const given = (input: Fields) => ({
  text: textOf(input, 'SecretString'),
  binary: textOf(input, 'SecretBinary'),
  token: textOf(input, 'ClientRequestToken'),
});
const hasValue = (input: Fields): boolean => given(input).text !== undefined || given(input).binary !== undefined;

const generated = (options: Fields): string => {
  const password = randomPassword(options);
  const key = textOf(options, 'GenerateStringKey');
  return key === undefined
    ? password
    : JSON.stringify({ ...parseFields(textOf(options, 'SecretStringTemplate')), [key]: password });
};

/** A generated value is made once and stays; a value written in the template follows the template. */
const deploySecret =
  (store: SecretStore): ResourceHandler =>
  (request) => {
    const { properties } = request;
    const name = textOf(properties, 'Name') ?? physicalName(request, 64);
    const existing = store.find(name);
    const secret = existing ?? store.create(name, textOf(properties, 'Description'));
    const text = textOf(properties, 'SecretString');
    if (text !== undefined) {
      if (!existing || store.value(secret, 'AWSCURRENT').text !== text)
        store.putValue(secret, { text, binary: undefined });
    } else if (Object.keys(store.versions(secret)).length === 0) {
      const options = isFields(properties.GenerateSecretString)
        ? childOf(properties, 'GenerateSecretString')
        : undefined;
      if (options) store.putValue(secret, { text: generated(options), binary: undefined });
    }
    return { ref: secret.arn, attributes: { Id: secret.arn, Arn: secret.arn } };
  };

const valueOperations = (store: SecretStore): Record<string, JsonOperation> => ({
  GetSecretValue: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    const value = store.value(secret, textOf(input, 'VersionStage') ?? 'AWSCURRENT', textOf(input, 'VersionId'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: value.versionId,
      SecretString: value.text,
      SecretBinary: value.binary,
      VersionStages: value.stage === undefined ? [] : [value.stage],
      CreatedDate: value.createdAtMilliseconds / 1000,
    };
  },
  PutSecretValue: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    if (!hasValue(input))
      throw new AwsError('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: store.putValue(secret, given(input)),
      VersionStages: ['AWSCURRENT'],
    };
  },
});

const secretOperations = (context: CloudContext, store: SecretStore): Record<string, JsonOperation> => ({
  ...valueOperations(store),
  CreateSecret: (input) => {
    const name = requiredText(input, 'Name');
    if (!/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(name)) throw new AwsError('ValidationException', 'Invalid name.');
    if (store.find(name))
      throw new AwsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);
    const secret = store.create(name, textOf(input, 'Description'));
    return {
      ARN: secret.arn,
      Name: name,
      VersionId: hasValue(input) ? store.putValue(secret, given(input)) : undefined,
    };
  },
  UpdateSecret: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    if (textOf(input, 'Description') !== undefined) store.describe(secret, textOf(input, 'Description'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: hasValue(input) ? store.putValue(secret, given(input)) : undefined,
    };
  },
  DescribeSecret: (input) => {
    const secret = store.known(requiredText(input, 'SecretId'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      Description: secret.description,
      CreatedDate: secret.createdAtMilliseconds / 1000,
      LastChangedDate: secret.changedAtMilliseconds / 1000,
      DeletedDate: secret.deletedAtMilliseconds === undefined ? undefined : secret.deletedAtMilliseconds / 1000,
      VersionIdsToStages: store.versions(secret),
    };
  },
  ListSecrets: () => ({
    SecretList: store.list().map((secret) => ({ ARN: secret.arn, Name: secret.name, Description: secret.description })),
  }),
  DeleteSecret: (input) => {
    const secret = store.known(requiredText(input, 'SecretId'));
    const at = context.now().getTime() + (numberOf(input, 'RecoveryWindowInDays') ?? 30) * 86_400_000;
    if (flagOf(input, 'ForceDeleteWithoutRecovery')) store.purge(secret);
    else store.markDeleted(secret, at);
    return { ARN: secret.arn, Name: secret.name, DeletionDate: at / 1000 };
  },
  RestoreSecret: (input) => {
    const secret = store.known(requiredText(input, 'SecretId'));
    store.markDeleted(secret, undefined);
    return { ARN: secret.arn, Name: secret.name };
  },
  GetRandomPassword: (input) => ({ RandomPassword: randomPassword(input) }),
  TagResource: () => ({}),
  UntagResource: () => ({}),
});

export const createSecretsManager = (context: CloudContext): Service & SecretsPort => {
  const store = createSecretStore(context, context.database('secrets-manager'));
  return {
    signingNames: ['secretsmanager'],
    resources: {
      'AWS::SecretsManager::Secret': deploySecret(store),
      'AWS::SecretsManager::ResourcePolicy': (request) => ({ ref: physicalName(request) }),
    },
    requirements(request: ServiceRequest): readonly IamRequirement[] {
      const operation = operationOf(request);
      const input = lenientInputOf(request);
      const id = textOf(input, 'SecretId') ?? textOf(input, 'Name');
      return [
        {
          action: `secretsmanager:${operation}`,
          resource: id === undefined ? '*' : (store.find(id)?.arn ?? store.arnOf(id)),
        },
      ];
    },
    handle: jsonHandler({ version: '1.1', operations: secretOperations(context, store), log: context.log }),
    secretText(secretId, jsonKey) {
      const text = store.value(store.usable(secretId), 'AWSCURRENT').text ?? '';
      return jsonKey === undefined || jsonKey === ''
        ? text
        : requiredText(parseFields(text), jsonKey, 'ResourceNotFoundException');
    },
    stop: () => undefined,
  };
};
