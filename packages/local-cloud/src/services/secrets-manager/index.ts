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

/** By which a version is known. */
const tokenOf = (input: Fields): string | undefined => {
  const token = textOf(input, 'ClientRequestToken');
  if (token !== undefined && (token.length < 32 || token.length > 64))
    throw new AwsError('InvalidParameterException', 'ClientRequestToken must have 32 to 64 characters.');
  return token;
};
const STAGE_LENGTH_MAX = 256;
const STAGES_AT_ONCE_MAX = 20;
/** The labels that a new version is to have. */
const stagesOf = (input: Fields): { readonly stages?: readonly string[] } => {
  const { VersionStages: said } = input;
  if (said === undefined || said === null) return {};
  const stages = Array.isArray(said) ? said.filter((one): one is string => typeof one === 'string') : [];
  const isLong = stages.some((one) => one === '' || one.length > STAGE_LENGTH_MAX);
  if (!Array.isArray(said) || stages.length !== said.length || stages.length === 0 || isLong)
    throw new AwsError('InvalidParameterException', 'VersionStages must be a list of staging labels.');
  if (stages.length > STAGES_AT_ONCE_MAX)
    throw new AwsError('InvalidParameterException', `VersionStages must have ${STAGES_AT_ONCE_MAX} members at most.`);
  return { stages };
};

const given = (input: Fields) => ({
  text: textOf(input, 'SecretString'),
  binary: textOf(input, 'SecretBinary'),
  token: tokenOf(input),
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
    const value = store.value(secret, textOf(input, 'VersionStage'), textOf(input, 'VersionId'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: value.versionId,
      SecretString: value.text,
      SecretBinary: value.binary,
      VersionStages: value.stages,
      CreatedDate: value.createdAtMilliseconds / 1000,
    };
  },
  PutSecretValue: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    if (!hasValue(input))
      throw new AwsError('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
    const put = store.putValue(secret, { ...given(input), ...stagesOf(input) });
    return { ARN: secret.arn, Name: secret.name, VersionId: put.versionId, VersionStages: put.stages };
  },
  UpdateSecretVersionStage: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    store.moveStage(secret, {
      stage: requiredText(input, 'VersionStage'),
      to: textOf(input, 'MoveToVersionId'),
      from: textOf(input, 'RemoveFromVersionId'),
    });
    return { ARN: secret.arn, Name: secret.name };
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
      VersionId: hasValue(input) ? store.putValue(secret, given(input)).versionId : undefined,
    };
  },
  UpdateSecret: (input) => {
    const secret = store.usable(requiredText(input, 'SecretId'));
    if (textOf(input, 'Description') !== undefined) store.describe(secret, textOf(input, 'Description'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: hasValue(input) ? store.putValue(secret, given(input)).versionId : undefined,
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
