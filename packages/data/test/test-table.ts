import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect, TABLE } from '../src/index.ts';

/** A table of its own for a test file, on the run's embedded engine, with the physical shape of the real one. */
export const createTestTable = async () => {
  const name = `test-${randomUUID()}`;
  const config = {
    endpoint: process.env.PORTICO_TABLE_ENDPOINT ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const keys = [TABLE, ...TABLE.indexes];
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.flatMap(({ partitionKey, sortKey }) =>
        [partitionKey, sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      ),
      KeySchema: [
        { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
        { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: TABLE.indexes.map(({ name: IndexName, partitionKey, sortKey }) => ({
        IndexName,
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  return connect(name, config);
};
