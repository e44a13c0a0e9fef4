import { asArray, asObject, asString, isObject, type JsonObject, parseJson } from '../json.ts';
import {
  AwsError,
  type CloudContext,
  type ResourceHandler,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../service.ts';
import { jsonError } from '../services/wire/aws-json.ts';
import { physicalName } from '../template/deploy.ts';
import type { Engine } from './engine.ts';
import { dynamoRequirements, streamRequirements, type TableKeys } from './requirements.ts';
import { createSweeper } from './sweeper.ts';
import { createTableSettings } from './table-settings.ts';

export type DynamoDbService = Service & {
  /** Calls the listener after every write that was acknowledged, so that stream readers need not poll. */
  onWrite(listener: () => void): void;
  /** The engine's own spelling of one of our ARNs. */
  engineArn(arn: string): string;
  call(target: string, input: JsonObject): Promise<JsonObject>;
  /** Whether a REMOVE record of these keys was the TTL sweeper's doing. */
  wasSwept(keys: unknown): boolean;
};

const TABLE_PREFIX = 'DynamoDB_20120810.';
const STREAM_PREFIX = 'DynamoDBStreams_20120810.';
const WRITES = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  'CreateTable',
  'UpdateTable',
  'DeleteTable',
]);
const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

/** After which a table is another one. */
const TABLE_CHANGES = new Set(['CreateTable', 'UpdateTable', 'DeleteTable']);

const jsonAnswer = (status: number, body: string): ServiceResponse => ({
  ...{ status, body },
  headers: { 'content-type': 'application/x-amz-json-1.0' },
});

const hashOf = (definition: JsonObject): string => {
  const key = asArray(definition.KeySchema)
    .map(asObject)
    .find((item) => item.KeyType === 'HASH');
  return asString(key?.AttributeName);
};

const keysFrom = (properties: JsonObject): TableKeys => {
  const indexes = [...asArray(properties.GlobalSecondaryIndexes), ...asArray(properties.LocalSecondaryIndexes)].map(
    asObject,
  );
  return {
    hashOf: new Map([
      ['', hashOf(properties)],
      ...indexes.map((index): [string, string] => [asString(index.IndexName), hashOf(index)]),
    ]),
  };
};

const indexesFrom = (value: unknown): JsonObject[] =>
  asArray(value).map((item) => {
    const { IndexName, KeySchema, Projection } = asObject(item);
    return { IndexName, KeySchema, Projection };
  });

const streamFrom = (properties: JsonObject): JsonObject | undefined => {
  const view = asObject(properties.StreamSpecification).StreamViewType;
  return view === undefined ? undefined : { StreamEnabled: true, StreamViewType: view };
};

/** CreateTable's input from AWS::DynamoDB::Table or GlobalTable properties; capacity is on demand whatever they say. */
const createInput = (name: string, properties: JsonObject): JsonObject => {
  const global = indexesFrom(properties.GlobalSecondaryIndexes);
  const local = indexesFrom(properties.LocalSecondaryIndexes);
  const stream = streamFrom(properties);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local } : {}),
    ...(stream ? { StreamSpecification: stream } : {}),
  };
};

export const createDynamoDbService = (context: CloudContext, engine: Engine): DynamoDbService => {
  const { region, accountId } = context;
  const tables = new Map<string, TableKeys>();
  const listeners: (() => void)[] = [];
  /** The engine names its own region in ARNs; learnt from the first table. */
  let engineRegion = region;
  const arnOf = (table: string): string => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
  const toEngine = (text: string): string =>
    engineRegion === region
      ? text
      : text.replaceAll(`arn:aws:dynamodb:${region}:`, `arn:aws:dynamodb:${engineRegion}:`);
  const fromEngine = (text: string): string =>
    engineRegion === region
      ? text
      : text.replaceAll(`arn:aws:dynamodb:${engineRegion}:`, `arn:aws:dynamodb:${region}:`);

  const call = async (target: string, input: JsonObject): Promise<JsonObject> => {
    const answer = await engine.call(target, JSON.stringify(input));
    const body = asObject(parseJson(answer.body.toString('utf8')));
    if (answer.status >= 400)
      throw new AwsError(
        asString(body.__type).split('#').at(-1) ?? '',
        asString(body.message ?? body.Message),
        answer.status,
      );
    return body;
  };

  const sweeper = createSweeper(call, context, () => notify());
  const notify = (): void => {
    for (const listener of listeners) listener();
  };

  const describe = async (name: string): Promise<JsonObject | undefined> => {
    try {
      return asObject((await call(`${TABLE_PREFIX}DescribeTable`, { TableName: name })).Table);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  };

  const settings = createTableSettings(context.database('dynamodb-settings'), {
    exists: async (table) => (await describe(table)) !== undefined,
    watch: async (table, attribute) => {
      const keys = asArray((await describe(table))?.KeySchema).map((key) => asString(asObject(key).AttributeName));
      sweeper.watch(table, attribute, keys);
    },
    unwatch: (table) => sweeper.unwatch(table),
  });

  /** Adds what the template has gained since the table was made; keys cannot change. */
  const bringUpToDate = async (name: string, properties: JsonObject, existing: JsonObject): Promise<void> => {
    const wanted = createInput(name, properties);
    if (hashOf(existing) !== hashOf(properties))
      throw new Error(`the table ${name} exists with another key; begin anew with --fresh`);
    if (wanted.StreamSpecification && asObject(existing.StreamSpecification).StreamEnabled !== true)
      await call(`${TABLE_PREFIX}UpdateTable`, { TableName: name, StreamSpecification: wanted.StreamSpecification });
    const have = new Set(asArray(existing.GlobalSecondaryIndexes).map((index) => asObject(index).IndexName));
    for (const index of asArray(wanted.GlobalSecondaryIndexes))
      if (!have.has(asObject(index).IndexName))
        await call(`${TABLE_PREFIX}UpdateTable`, {
          TableName: name,
          AttributeDefinitions: properties.AttributeDefinitions,
          GlobalSecondaryIndexUpdates: [{ Create: index }],
        });
  };

  const putTable: ResourceHandler = async ({ stack, logicalId, properties }) => {
    const definition = asObject(properties);
    const name = asString(definition.TableName) || physicalName(stack, logicalId);
    const existing = await describe(name);
    if (existing) await bringUpToDate(name, definition, existing);
    else await call(`${TABLE_PREFIX}CreateTable`, createInput(name, definition));
    const table = asObject(await describe(name));
    engineRegion = asString(table.TableArn).split(':')[3] || region;
    tables.set(name, keysFrom(definition));
    await settings.deployed(name, definition);
    const streamArn = fromEngine(asString(table.LatestStreamArn));
    await engine.sync();
    return {
      ref: name,
      attributes: {
        Arn: arnOf(name),
        TableId: asString(table.TableId, name),
        ...(streamArn === '' ? {} : { StreamArn: streamArn }),
      },
    };
  };

  const operationOf = (
    request: ServiceRequest,
  ): { readonly stream: boolean; readonly name: string; readonly target: string } => {
    const target = request.headers['x-amz-target'] ?? '';
    return { target, stream: target.startsWith(STREAM_PREFIX), name: target.slice(target.indexOf('.') + 1) };
  };

  /** Descriptions of tables hold what the engine does not know, too. */
  const told = (body: string): string => {
    const answer = asObject(parseJson(body));
    const member = ['Table', 'TableDescription'].find((name) => isObject(answer[name]));
    return member === undefined
      ? body
      : JSON.stringify({ ...answer, [member]: settings.described(asObject(answer[member])) });
  };

  const forward = async (target: string, name: string, request: ServiceRequest): Promise<ServiceResponse> => {
    // Items never hold our ARNs by name: only the calls that describe tables and streams need the translation.
    const data = WRITES.has(name) || READS.has(name);
    const input = TABLE_CHANGES.has(name) ? asObject(parseJson(request.body.toString('utf8'))) : {};
    settings.check(name, input);
    const answer = await engine.call(target, data ? request.body : toEngine(request.body.toString('utf8')));
    if (answer.status < 400 && TABLE_CHANGES.has(name)) settings.note(name, input);
    if (WRITES.has(name) && answer.status < 400) {
      await engine.sync();
      notify();
    }
    if (data && !TABLE_CHANGES.has(name)) return answer;
    return jsonAnswer(answer.status, told(fromEngine(answer.body.toString('utf8'))));
  };

  const answer = async (request: ServiceRequest): Promise<ServiceResponse> => {
    const { target, name } = operationOf(request);
    if (!target.startsWith(TABLE_PREFIX) && !target.startsWith(STREAM_PREFIX))
      throw new AwsError('UnknownOperationException', `Unknown operation ${target}`);
    const own = target.startsWith(TABLE_PREFIX) && Object.hasOwn(settings.answers, name) && settings.answers[name];
    if (!own) return forward(target, name, request);
    return jsonAnswer(200, JSON.stringify(await own(asObject(parseJson(request.body.toString('utf8'))))));
  };

  return {
    signingNames: ['dynamodb'],
    resources: { 'AWS::DynamoDB::Table': putTable, 'AWS::DynamoDB::GlobalTable': putTable },
    call,
    onWrite: (listener) => void listeners.push(listener),
    engineArn: toEngine,
    wasSwept: (keys) => sweeper.wasSwept(keys),
    requirements: (request) => {
      const { stream, name } = operationOf(request);
      const input = asObject(parseJson(request.body.toString('utf8')));
      if (stream) return streamRequirements(name, input, `arn:aws:dynamodb:${region}:${accountId}:table/*/stream/*`);
      return dynamoRequirements(name, input, { arnOf, keysOf: (table) => tables.get(table) });
    },
    handle: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        return jsonError({ version: '1.0', log: context.log }, error);
      }
    },
    start: async () => {
      await settings.resume();
      sweeper.start();
    },
    // The engine ends last, with whoever started it.
    stop: () => sweeper.stop(),
  };
};
