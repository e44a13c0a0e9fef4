import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSecretsManager } from './index.ts';

let cloud: TestCloud;
let service: ReturnType<typeof createSecretsManager>;
let client: SecretsManagerClient;
const value = async (SecretId: string, VersionStage?: string) =>
  (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
const deploy = (properties: Record<string, unknown>) =>
  service.resources['AWS::SecretsManager::Secret']?.({ stack: 's', logicalId: 'CursorKey', properties });

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSecretsManager(cloud.context);
  client = new SecretsManagerClient(await cloud.serve(service));
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a secret', () => {
  it('keeps its current and its previous value', async () => {
    const { ARN } = await client.send(new CreateSecretCommand({ Name: 'upstream/museum', SecretString: 'one' }));
    await client.send(new PutSecretValueCommand({ SecretId: ARN, SecretString: 'two' }));
    expect([await value('upstream/museum'), await value(ARN ?? '', 'AWSPREVIOUS')]).toEqual(['two', 'one']);
    expect(
      Object.values((await client.send(new DescribeSecretCommand({ SecretId: ARN }))).VersionIdsToStages ?? {})
        .flat()
        .sort(),
    ).toEqual(['AWSCURRENT', 'AWSPREVIOUS']);
  });

  it('is refused twice under one name and found nowhere under another', async () => {
    await client.send(new CreateSecretCommand({ Name: 'a', SecretString: 'x' }));
    await expect(client.send(new CreateSecretCommand({ Name: 'a' }))).rejects.toBeInstanceOf(ResourceExistsException);
    await expect(value('b')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('cannot be read once it is marked for deletion', async () => {
    await client.send(new CreateSecretCommand({ Name: 'a', SecretString: 'x' }));
    await client.send(new DeleteSecretCommand({ SecretId: 'a' }));
    await expect(value('a')).rejects.toBeInstanceOf(InvalidRequestException);
  });

  it('of the template is generated once and stays over starts', async () => {
    const properties = {
      GenerateSecretString: {
        SecretStringTemplate: '{"user":"u"}',
        GenerateStringKey: 'password',
        PasswordLength: 40,
        ExcludePunctuation: true,
      },
    };
    const first = await deploy(properties);
    const text = await value(first?.ref ?? '');
    expect(JSON.parse(text ?? '')).toMatchObject({ user: 'u', password: expect.stringMatching(/^[A-Za-z0-9]{40}$/) });
    expect(await deploy(properties)).toEqual(first);
    expect(await value(first?.ref ?? '')).toBe(text);
    expect(service.secretText(first?.ref ?? '', 'user')).toBe('u');
  });

  it('is asked of IAM by its whole ARN, also when the caller names it shortly', async () => {
    const { ARN } = await client.send(new CreateSecretCommand({ Name: 'a', SecretString: 'x' }));
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      caller: 'r',
      headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: Buffer.from('{"SecretId":"a"}'),
    };
    expect(service.requirements(request)).toEqual([{ action: 'secretsmanager:GetSecretValue', resource: ARN }]);
  });
});
