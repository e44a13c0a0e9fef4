import { asArray, asObject, asString, type JsonObject } from '../json.ts';
import type { IamRequirement } from '../service.ts';

export type TableKeys = {
  /** Hash attribute of the table (`''`) and of each index by name. */
  readonly hashOf: ReadonlyMap<string, string>;
};

export type RequirementsOptions = {
  arnOf(table: string): string;
  keysOf(table: string): TableKeys | undefined;
};

const scalarOf = (value: unknown): string | undefined => {
  const attribute = asObject(value);
  const found = attribute.S ?? attribute.N ?? attribute.B;
  return found === undefined ? undefined : asString(found);
};

const nameOf = (table: string): string =>
  table.startsWith('arn:') ? (/:table\/([^/]+)/.exec(table)?.[1] ?? table) : table;

/** `dynamodb:LeadingKeys` of a Query: the value its key condition gives the hash attribute. */
const queryLeadingKey = (input: JsonObject, hash: string): string | undefined => {
  const names = asObject(input.ExpressionAttributeNames);
  for (const [, name = '', value = ''] of asString(input.KeyConditionExpression).matchAll(/(#?[\w.]+)\s*=\s*(:\w+)/g))
    if ((names[name] ?? name) === hash) return scalarOf(asObject(input.ExpressionAttributeValues)[value]);
  return undefined;
};

const TRANSACT_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
const STATEMENT_ACTIONS: Readonly<Record<string, string>> = {
  SELECT: 'PartiQLSelect',
  INSERT: 'PartiQLInsert',
  UPDATE: 'PartiQLUpdate',
  DELETE: 'PartiQLDelete',
};

/** What IAM must allow for one DynamoDB call, item by item for transactions. Source: "Actions, resources, and condition keys for Amazon DynamoDB". */
export const dynamoRequirements = (
  operation: string,
  input: JsonObject,
  { arnOf, keysOf }: RequirementsOptions,
): IamRequirement[] => {
  const on = (
    action: string,
    table: string,
    keys: readonly (string | undefined)[] = [],
    index = '',
  ): IamRequirement => {
    const known = keys.filter((key): key is string => key !== undefined);
    const resource = arnOf(nameOf(table)) + (index === '' ? '' : `/index/${index}`);
    return {
      action: `dynamodb:${action}`,
      resource,
      ...(known.length > 0 ? { context: { 'dynamodb:LeadingKeys': known } } : {}),
    };
  };
  const keyIn = (table: string, item: unknown): string | undefined => {
    const hash = keysOf(nameOf(table))?.hashOf.get('');
    return hash === undefined ? undefined : scalarOf(asObject(item)[hash]);
  };
  const table = asString(input.TableName);

  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems')
    return asArray(input.TransactItems).flatMap((entry) =>
      Object.entries(asObject(entry)).map(([kind, value]) => {
        const item = asObject(value);
        const name = asString(item.TableName);
        return on(TRANSACT_ACTIONS[kind] ?? kind, name, [keyIn(name, item.Item ?? item.Key)]);
      }),
    );
  if (operation === 'BatchGetItem')
    return Object.entries(asObject(input.RequestItems)).map(([name, request]) =>
      on(
        operation,
        name,
        asArray(asObject(request).Keys).map((key) => keyIn(name, key)),
      ),
    );
  if (operation === 'BatchWriteItem')
    return Object.entries(asObject(input.RequestItems)).map(([name, requests]) =>
      on(
        operation,
        name,
        asArray(requests).map((request) =>
          keyIn(name, asObject(asObject(request).PutRequest).Item ?? asObject(asObject(request).DeleteRequest).Key),
        ),
      ),
    );
  if (operation === 'ExecuteStatement' || operation === 'BatchExecuteStatement' || operation === 'ExecuteTransaction') {
    const statements =
      operation === 'ExecuteStatement' ? [input] : asArray(input.Statements ?? input.TransactStatements).map(asObject);
    return statements.map((statement) => {
      const text = asString(statement.Statement).trim();
      return on(
        STATEMENT_ACTIONS[text.slice(0, 6).toUpperCase()] ?? 'PartiQLSelect',
        /(?:FROM|INTO|UPDATE)\s+"?([\w.-]+)"?/i.exec(text)?.[1] ?? '*',
      );
    });
  }
  if (operation === 'ListTables' || operation === 'DescribeLimits' || operation === 'DescribeEndpoints')
    return [{ action: `dynamodb:${operation}`, resource: '*' }];
  if (operation === 'Query') {
    const index = asString(input.IndexName);
    const hash = keysOf(nameOf(table))?.hashOf.get(index);
    return [on(operation, table, hash === undefined ? [] : [queryLeadingKey(input, hash)], index)];
  }
  if (operation === 'Scan') return [on(operation, table, [], asString(input.IndexName))];
  return [
    on(operation, table === '' ? asString(input.ResourceArn, '*') : table, [keyIn(table, input.Item ?? input.Key)]),
  ];
};

/** Reading a stream is allowed on the stream's ARN; an iterator does not say which, so its table's streams are meant. */
export const streamRequirements = (operation: string, input: JsonObject, anyStreamArn: string): IamRequirement[] => [
  {
    action: `dynamodb:${operation}`,
    resource: asString(input.StreamArn) || (operation === 'ListStreams' ? '*' : anyStreamArn),
  },
];
