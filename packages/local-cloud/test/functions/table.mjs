import { DeleteItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({ maxAttempts: 1 });
const table = process.env.TABLE_NAME;
export const handler = async (event) => {
  try {
    if (event.action === 'put')
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { pk: { S: event.pk }, sk: { S: event.sk ?? '-' }, body: { S: 'x' } },
        }),
      );
    if (event.action === 'delete')
      await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: event.pk }, sk: { S: '-' } } }));
    if (event.action === 'query') {
      const answer = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'bySk',
          KeyConditionExpression: 'sk = :sk',
          ExpressionAttributeValues: { ':sk': { S: event.sk } },
        }),
      );
      return { count: answer.Count };
    }
    return { ok: true };
  } catch (error) {
    return { name: error.name, message: error.message };
  }
};
