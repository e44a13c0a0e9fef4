import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { deployment } from './world.ts';

/** Every item of the table, as it is kept. */
export const keptItems = async (): Promise<readonly Record<string, AttributeValue>[]> => {
  const { endpoint, region, credentials, tableName } = deployment;
  const table = new DynamoDBClient({ endpoint, region, credentials });
  const items: Record<string, AttributeValue>[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await table.send(
      new ScanCommand({ TableName: tableName, ...(start && { ExclusiveStartKey: start }) }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};
