import { DatabaseSync } from 'node:sqlite';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  InvalidParameterException,
  InvalidRequestException,
  LimitExceededException,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamicReference } from '../../dynamic-reference.ts';
import { createTestCloud, type TestCloud } from '../testing.ts';
import { createSecretsManager } from './index.ts';
import { createVersions } from './versions.ts';

const SecretId = 'portico';
const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string];
let cloud: TestCloud;
let service: ReturnType<typeof createSecretsManager>;
let client: SecretsManagerClient;

const put = (ClientRequestToken: string, SecretString: string, VersionStages?: string[]) =>
  client.send(new PutSecretValueCommand({ SecretId, SecretString, ClientRequestToken, VersionStages }));
const move = (VersionStage: string, to: string | undefined, from?: string) =>
  client.send(
    new UpdateSecretVersionStageCommand({ SecretId, VersionStage, MoveToVersionId: to, RemoveFromVersionId: from }),
  );
const stages = async () => (await client.send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages;
const value = async (wanted: { readonly VersionStage?: string; readonly VersionId?: string } = {}) =>
  (await client.send(new GetSecretValueCommand({ SecretId, ...wanted }))).SecretString;

beforeEach(async () => {
  cloud = createTestCloud();
  service = createSecretsManager(cloud.context);
  client = new SecretsManagerClient(await cloud.serve(service));
  await client.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'one', ClientRequestToken: ONE }));
});
afterEach(async () => {
  client.destroy();
  await cloud.close();
});

describe('a new version', () => {
  it('may wait under a label of its own, and changes nothing until it is the current one', async () => {
    const { VersionId, VersionStages } = await put(TWO, 'two', ['AWSPENDING']);
    expect([VersionId, VersionStages]).toEqual([TWO, ['AWSPENDING']]);
    expect([await value(), await value({ VersionStage: 'AWSPENDING' })]).toEqual(['one', 'two']);
    await move('AWSCURRENT', TWO, ONE);
    expect(await stages()).toEqual({ [ONE]: ['AWSPREVIOUS'], [TWO]: ['AWSCURRENT', 'AWSPENDING'] });
  });

  it('is made once by its token, and is never another value', async () => {
    await put(TWO, 'two', ['AWSPENDING']);
    expect(await put(TWO, 'two', ['AWSPENDING'])).toMatchObject({ VersionId: TWO, VersionStages: ['AWSPENDING'] });
    await expect(put(TWO, 'three', ['AWSPENDING'])).rejects.toBeInstanceOf(ResourceExistsException);
    await expect(put('short', 'two')).rejects.toBeInstanceOf(InvalidParameterException);
    expect(await value({ VersionId: TWO })).toBe('two');
  });

  it('is the current one where nothing is said, and takes a label from the one that had it', async () => {
    await put(TWO, 'two');
    await put(THREE, 'three', ['AWSPENDING', 'mine']);
    expect(await stages()).toEqual({ [ONE]: ['AWSPREVIOUS'], [TWO]: ['AWSCURRENT'], [THREE]: ['AWSPENDING', 'mine'] });
    await put('4'.repeat(32), 'four', ['AWSPENDING']);
    expect(await stages()).toMatchObject({ [THREE]: ['mine'], ['4'.repeat(32)]: ['AWSPENDING'] });
  });
});

describe('a label', () => {
  it('moves only from where it is, and back, with AWSPREVIOUS behind AWSCURRENT', async () => {
    await put(TWO, 'two', ['AWSPENDING']);
    await expect(move('AWSCURRENT', TWO)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(move('AWSCURRENT', TWO, TWO)).rejects.toBeInstanceOf(InvalidParameterException);
    await move('AWSCURRENT', TWO, ONE);
    await move('AWSCURRENT', ONE, TWO);
    expect(await stages()).toEqual({ [ONE]: ['AWSCURRENT'], [TWO]: ['AWSPENDING', 'AWSPREVIOUS'] });
  });

  it('goes from a version, which is readable by its id alone then; AWSCURRENT never goes', async () => {
    await put(TWO, 'two');
    await move('AWSPREVIOUS', undefined, ONE);
    expect(await stages()).toEqual({ [TWO]: ['AWSCURRENT'] });
    expect(await value({ VersionId: ONE })).toBe('one');
    await expect(value({ VersionStage: 'AWSPREVIOUS' })).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(move('AWSCURRENT', undefined, TWO)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(move('AWSPREVIOUS', undefined, ONE)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(move('mine', undefined)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(move('mine', THREE)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('is one of twenty of a version at most', async () => {
    for (let label = 2; label <= 20; label++) await move(`label-${label}`, ONE);
    await expect(move('label-21', ONE)).rejects.toBeInstanceOf(LimitExceededException);
  });

  it('and a version that are named together are of one another', async () => {
    await put(TWO, 'two');
    expect(await value({ VersionStage: 'AWSCURRENT', VersionId: TWO })).toBe('two');
    await expect(value({ VersionStage: 'AWSCURRENT', VersionId: ONE })).rejects.toBeInstanceOf(InvalidRequestException);
    await expect(value({ VersionId: THREE })).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

it('a dynamic reference reads the current value, or that of a label or of a version', async () => {
  await put(TWO, '{"key":"two"}');
  const resolve = createDynamicReference(service, service);
  const read = (rest: string) => resolve('secretsmanager', `${SecretId}${rest}`);
  expect(await read(':SecretString:key')).toBe('two');
  expect(await read(':SecretString:::')).toBe('{"key":"two"}');
  expect(await read(`:SecretString::AWSPREVIOUS:`)).toBe('one');
  expect(await read(`:SecretString:::${ONE}`)).toBe('one');
  await expect(read(`:SecretString::AWSPREVIOUS:${ONE}`)).rejects.toThrow('a stage and a version');
});

it('values that were kept when a version had one label keep it', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE TABLE versions (secret TEXT NOT NULL, versionId TEXT NOT NULL, text TEXT, binary TEXT, stage TEXT, createdAtMilliseconds INTEGER NOT NULL, PRIMARY KEY (secret, versionId)) STRICT;
    INSERT INTO versions VALUES ('a', 'x', 'old', NULL, NULL, 1), ('a', 'y', 'one', NULL, 'AWSPREVIOUS', 2), ('a', 'z', 'two', NULL, 'AWSCURRENT', 3)`);
  for (const _start of [1, 2]) {
    const versions = createVersions(cloud.context, database);
    expect(versions.labelled('a')).toEqual({ y: ['AWSPREVIOUS'], z: ['AWSCURRENT'] });
    expect([versions.value('a', {}).text, versions.value('a', { versionId: 'x' }).text]).toEqual(['two', 'old']);
  }
  database.close();
});
