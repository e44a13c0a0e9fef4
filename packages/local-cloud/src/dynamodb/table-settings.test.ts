import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeLimitsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCloud, type TestCloud } from '../services/testing.ts';
import { createDynamoDbService } from './dynamodb-service.ts';
import { type Engine, startEngine } from './engine.ts';

let cloud: TestCloud;
let engine: Engine;
let client: DynamoDBClient;
const TableName = 'kept';
const KEYS = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' as const }],
};

beforeAll(async () => {
  cloud = createTestCloud();
  const folder = cloud.context.folder('dynamodb');
  engine = await startEngine({ folder, port: 0, endpoint: undefined, onExit: () => {} });
  const service = createDynamoDbService(cloud.context, engine);
  client = new DynamoDBClient(await cloud.serve(service));
  await service.resources['AWS::DynamoDB::Table']?.({
    ...{ stack: 's', logicalId: 'Table' },
    properties: {
      ...{ TableName, ...KEYS, DeletionProtectionEnabled: true, SSESpecification: { SSEEnabled: true } },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    },
  });
});
afterAll(async () => {
  client.destroy();
  await cloud.close();
  await engine.stop();
});

const described = async () => (await client.send(new DescribeTableCommand({ TableName }))).Table;

describe('a table of the template', () => {
  it('is described as it was deployed', async () => {
    expect(await described()).toMatchObject({
      DeletionProtectionEnabled: true,
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' },
    });
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
    const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
    expect((await client.send(new DescribeLimitsCommand({}))).TableMaxReadCapacityUnits).toBe(40_000);
  });

  it('is not deleted while it is protected', async () => {
    await expect(client.send(new DeleteTableCommand({ TableName }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('protected against deletion'),
    });
    expect((await described())?.TableStatus).toBe('ACTIVE');
    await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    expect((await described())?.DeletionProtectionEnabled).toBe(false);
    await client.send(new DeleteTableCommand({ TableName }));
    await expect(described()).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

it('a table made by the API is what it was told, too', async () => {
  const made = { TableName: 'made' };
  await client.send(
    new CreateTableCommand({ ...made, ...KEYS, BillingMode: 'PAY_PER_REQUEST', DeletionProtectionEnabled: true }),
  );
  await expect(client.send(new DeleteTableCommand(made))).rejects.toThrow(/protected/);
  const off = await client.send(new DescribeTimeToLiveCommand(made));
  expect(off.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'DISABLED' });
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'goneAt' };
  await client.send(new UpdateTimeToLiveCommand({ ...made, TimeToLiveSpecification }));
  const on = await client.send(new DescribeTimeToLiveCommand(made));
  expect(on.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'goneAt' });
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await client.send(new UpdateContinuousBackupsCommand({ ...made, PointInTimeRecoverySpecification }));
  const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand(made));
  expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
  await expect(client.send(new DescribeTimeToLiveCommand({ TableName: 'none' }))).rejects.toBeInstanceOf(
    ResourceNotFoundException,
  );
});
