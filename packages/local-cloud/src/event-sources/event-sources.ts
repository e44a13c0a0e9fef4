import { parseArn } from '../arn.ts';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import type { Engine } from '../dynamodb/engine.ts';
import type { Roles } from '../iam/roles.ts';
import type { Functions } from '../lambda/functions.ts';
import { LocalCloudError } from '../local-cloud-error.ts';
import type { CloudContext, ResourceHandler } from '../service.ts';
import type { QueuePort } from '../services/sqs/index.ts';
import { type MappingSettings, readMapping } from './mapping-settings.ts';
import { createQueueReader } from './queue-reader.ts';
import { createStreamReader, type EventSourceReader, type StreamReader } from './stream-reader.ts';

export type EventSourcesOptions = {
  readonly context: CloudContext;
  readonly functions: Functions;
  readonly roles: Roles;
  readonly dynamodb: DynamoDbService;
  readonly engine: Engine;
  readonly queues: QueuePort;
  readonly measureAge: (functionName: string, milliseconds: number) => void;
};

export type EventSources = {
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  start(): void;
  stop(): Promise<void>;
};

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  dynamodb: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
};

const TRIM_MILLISECONDS = 10 * 60_000;

/** Event source mappings: queues and table streams that feed functions. */
export const createEventSources = ({
  context,
  functions,
  roles,
  dynamodb,
  engine,
  queues,
  measureAge,
}: EventSourcesOptions): EventSources => {
  const mappings: MappingSettings[] = [];
  const readers: EventSourceReader[] = [];
  const streamReaders = new Map<string, StreamReader[]>();
  const database = context.database('event-sources');
  database.exec('CREATE TABLE IF NOT EXISTS checkpoints (mapping TEXT PRIMARY KEY, sequence TEXT NOT NULL)');
  let trimmer: NodeJS.Timeout | undefined;

  /** Lambda reads the source with the function's role: without the permissions the mapping cannot be made there either. */
  const requirePermissions = (mapping: MappingSettings): void => {
    const role = functions.settings.get(mapping.functionName)?.roleArn ?? '';
    for (const action of NEEDED[parseArn(mapping.sourceArn)?.service ?? ''] ?? [])
      if (roles.check(role, { action, resource: mapping.sourceArn }) !== 'allowed')
        throw new LocalCloudError(
          `The function ${mapping.functionName} cannot read ${mapping.sourceArn}: its role ${role} lacks ${action}.`,
        );
  };

  const invoke = (mapping: MappingSettings) => (payload: string) => functions.invoke(mapping.functionName, payload);

  const readStream = (mapping: MappingSettings): EventSourceReader => {
    const reader = createStreamReader({
      mapping,
      dynamodb,
      database,
      region: context.region,
      invoke: invoke(mapping),
      deliver: context.deliver,
      measureAge: (milliseconds) => measureAge(mapping.functionName, milliseconds),
      log: context.log,
    });
    const table = /:table\/([^/]+)/.exec(mapping.sourceArn)?.[1] ?? '';
    streamReaders.set(table, [...(streamReaders.get(table) ?? []), reader]);
    dynamodb.onWrite(() => reader.wake());
    return reader;
  };

  const readQueue = (mapping: MappingSettings): EventSourceReader => {
    functions.runInBackground(mapping.functionName);
    const { region, log } = context;
    return createQueueReader({ mapping, queues, region, concurrency: 2, invoke: invoke(mapping), log });
  };

  const trim = (): void => {
    for (const [table, own] of streamReaders) {
      const places = own.map((reader) => Number(reader.checkpoint ?? 0));
      engine.trimStream(table, String(Math.min(...places)));
    }
  };

  return {
    resources: {
      'AWS::Lambda::EventSourceMapping': ({ stack, logicalId, properties }) => {
        mappings.push(readMapping(stack, logicalId, properties));
        return { ref: `${stack}-${logicalId}`, attributes: { Id: `${stack}-${logicalId}` } };
      },
    },
    start: () => {
      for (const mapping of mappings) {
        if (!mapping.enabled || !functions.has(mapping.functionName)) continue;
        requirePermissions(mapping);
        const service = parseArn(mapping.sourceArn)?.service;
        if (service === 'dynamodb') readers.push(readStream(mapping));
        else if (service === 'sqs') readers.push(readQueue(mapping));
        else context.log(`event source ${mapping.sourceArn} is not emulated`);
      }
      for (const reader of readers) reader.start();
      trimmer = setInterval(trim, TRIM_MILLISECONDS);
      trimmer.unref();
    },
    stop: async () => {
      clearInterval(trimmer);
      await Promise.all(readers.map((reader) => reader.stop()));
    },
  };
};
