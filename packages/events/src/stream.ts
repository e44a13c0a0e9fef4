import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

const plain = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(plain);
  if (value.M) return Object.fromEntries(Object.entries(value.M).map(([name, item]) => [name, plain(item)]));
  return null;
};

/** What an entity (by its name in the table) was made with, where a record of the table's stream says that it was made. */
export const madeItem = (
  { eventName, dynamodb }: DynamoDBRecord,
  entity: string,
): Record<string, unknown> | undefined => {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.__edb_e__?.S !== entity) return undefined;
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));
};
