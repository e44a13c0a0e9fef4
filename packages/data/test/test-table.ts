import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type AttributeValue, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect, TABLE } from '../src/index.ts';

/** How the run's engine is reached. */
export const testConfig = () => ({
  endpoint: process.env.PORTICO_TABLE_ENDPOINT ?? '',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const CONFIG = testConfig();
const WRITES = /\.(?:PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems)$/;

/** The physical shape of the real table. */
export const shapeOfTable = (name: string) => {
  const keys = [TABLE, ...TABLE.indexes];
  return {
    TableName: name,
    AttributeDefinitions: keys.flatMap(({ partitionKey, sortKey }) =>
      [partitionKey, sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    ),
    KeySchema: [
      { AttributeName: TABLE.partitionKey, KeyType: 'HASH' as const },
      { AttributeName: TABLE.sortKey, KeyType: 'RANGE' as const },
    ],
    GlobalSecondaryIndexes: TABLE.indexes.map(({ name: IndexName, partitionKey, sortKey }) => ({
      IndexName,
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' as const },
        { AttributeName: sortKey, KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
};

/** A table with the physical shape of the real one. */
export const createTable = async (name: string) => {
  const command = new CreateTableCommand({ ...shapeOfTable(name), BillingMode: 'PAY_PER_REQUEST' });
  await new DynamoDBClient(testConfig()).send(command);
};

/** A table of its own for a test file, on the run's embedded engine, with the physical shape of the real one. */
export const createTestTable = async () => {
  const name = `test-${randomUUID()}`;
  await createTable(name);
  return connect(name, CONFIG);
};

/** An item as it is on the wire, each value with its type: what is only compared and put back need not be read. */
export type Item = Readonly<Record<string, AttributeValue>>;

const keyOf = ({ [TABLE.partitionKey]: partition, [TABLE.sortKey]: sort }: Item) => ({
  [TABLE.partitionKey]: partition,
  [TABLE.sortKey]: sort,
});

/** Asks the engine in its own words: races look at a whole table thousands of times. */
const ask = async <Answer>(operation: string, body: object): Promise<Answer> => {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    // The engine asks for the parts of a signature; it does not know the secret.
    authorization:
      'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    'x-amz-date': '20261122T120000Z',
  };
  const response = await fetch(CONFIG.endpoint, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`);
  // The caller names the operation's answer.
  return (await response.json()) as Answer;
};

/** In one order, for the engine has none: of attributes, of the members of maps and of sets. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      name === 'SS' && Array.isArray(member) ? member.toSorted() : ordered(member),
    ]),
  );
};

const nameOf = (item: Item) => JSON.stringify(keyOf(item));

type Handler = DynamoDBClient['config']['requestHandler'];
type Handle = Handler['handle'];

/** A new table whose requests go through somebody else's hands, and whose items can be seen whole and led back. */
const createHandledTable = async (
  through: (handle: Handle) => Handle,
  more: { readonly maxAttempts?: number } = {},
) => {
  const name = `test-${randomUUID()}`;
  await createTable(name);
  const { requestHandler } = new DynamoDBClient(CONFIG).config;
  const handled: Handler = Object.assign(Object.create(requestHandler), {
    handle: through(requestHandler.handle.bind(requestHandler)),
  });
  const items = async (): Promise<readonly Item[]> => {
    const asked = { TableName: name, ConsistentRead: true };
    const { Items, LastEvaluatedKey } = await ask<{ Items: Item[]; LastEvaluatedKey?: Item }>('Scan', asked);
    if (LastEvaluatedKey) throw new Error('a table of races is read in one page');
    // Ordered, an item is still one.
    return Items.map((item) => ordered(item) as Item);
  };
  const write = async (requests: readonly object[]) => {
    for (let start = 0; start < requests.length; start += 25)
      await ask('BatchWriteItem', { RequestItems: { [name]: requests.slice(start, start + 25) } });
  };
  return {
    data: connect(name, { ...CONFIG, ...more, requestHandler: handled }),
    items,
    /** Leads the table back to items it had, from those it has. */
    restore: async (wanted: readonly Item[], now: readonly Item[]) => {
      const [kept, same] = [new Set(wanted.map(nameOf)), new Set(now.map((item) => JSON.stringify(item)))];
      const gone = now.filter((item) => !kept.has(nameOf(item)));
      await write(gone.map((item) => ({ DeleteRequest: { Key: keyOf(item) } })));
      const other = wanted.filter((item) => !same.has(JSON.stringify(item)));
      await write(other.map((Item) => ({ PutRequest: { Item } })));
    },
  };
};

const isWrite = ({ headers }: Parameters<Handle>[0]) => WRITES.test(headers['x-amz-target'] ?? '');

/** A table for tests of races: what was read can be made to change before it is written from. */
export const createRaceTable = async () => {
  let meanwhile: (() => Promise<unknown>) | undefined;
  const table = await createHandledTable((handle) => async (request, options) => {
    const happens = isWrite(request) ? meanwhile : undefined;
    if (happens) {
      meanwhile = undefined;
      await happens();
    }
    return handle(request, options);
  });
  return {
    ...table,
    /** Lets something happen once, after the next decision is made and before it is written. */
    interrupt: (by: () => Promise<unknown>) => {
      meanwhile = by;
    },
  };
};

export type RaceTable = Awaited<ReturnType<typeof createRaceTable>>;

/** How a write fails: too much was asked for, it met another, nobody was there, or nobody heard that it was done. */
export const FAULTS = ['throttled', 'met another', 'gone', 'unheard'] as const;
export type FaultKind = (typeof FAULTS)[number];

const refusal = (body: object): Awaited<ReturnType<Handle>> => ({
  // What the SDK reads of an answer.
  response: {
    statusCode: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([JSON.stringify(body)]),
  } as unknown as Awaited<ReturnType<Handle>>['response'],
});
const lost = () => Object.assign(new Error('the connection is lost'), { code: 'ECONNRESET' });

/** A table of which the writes can be made to fail, from the so-manieth on; the SDK tries none again by itself. */
export const createFaultyTable = async () => {
  let writes = 0;
  let fault: { readonly from: number; readonly kind: FaultKind } | undefined;
  const failed = async (kind: FaultKind, [request, options]: Parameters<Handle>, handle: Handle) => {
    if (kind === 'unheard') {
      // Only this one: whoever asks again is heard.
      fault = undefined;
      await handle(request, options);
    }
    if (kind === 'gone' || kind === 'unheard') throw lost();
    const prefix = 'com.amazonaws.dynamodb.v20120810#';
    if (kind === 'throttled') return refusal({ __type: `${prefix}ProvisionedThroughputExceededException` });
    const { TransactItems } = JSON.parse(String(request.body)) as { TransactItems?: readonly object[] };
    if (!TransactItems) return refusal({ __type: `${prefix}TransactionConflictException` });
    const CancellationReasons = TransactItems.map(() => ({ Code: 'TransactionConflict' }));
    return refusal({ __type: `${prefix}TransactionCanceledException`, CancellationReasons });
  };
  const table = await createHandledTable(
    (handle) => async (request, options) => {
      if (!isWrite(request)) return handle(request, options);
      writes += 1;
      return fault && writes >= fault.from ? failed(fault.kind, [request, options], handle) : handle(request, options);
    },
    { maxAttempts: 1 },
  );
  return {
    ...table,
    /** Does something while writes fail from the so-manieth on, if any; answers how many were asked for, too. */
    during: async <Value>(wanted: typeof fault, act: () => Promise<Value>) => {
      writes = 0;
      fault = wanted;
      try {
        return { value: await act(), writes };
      } finally {
        fault = undefined;
      }
    },
  };
};
