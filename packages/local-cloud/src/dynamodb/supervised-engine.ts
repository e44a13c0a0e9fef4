import { type LocalCloudError, storageError } from '../local-cloud-error.ts';
import { checkTable, damageIn } from './check-table.ts';
import { createEngineClient, type EngineAnswer, type EngineClient } from './engine-client.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';

export type SupervisedEngine = {
  readonly call: EngineClient['call'];
  readonly stop: () => Promise<void>;
};

export type SupervisedOptions = {
  readonly folder: string;
  readonly file: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** It cannot go on: the file is damaged, or the engine ends again and again. */
  readonly onFailure: (error: LocalCloudError) => void;
  /** A new process has the file open. */
  readonly onRestart: () => void;
};

/** An engine that ends so often within a minute is not started again. */
const RESTARTS_MAX = 5;
const MINUTE_MILLISECONDS = 60_000;
/** How long a call waits to hear that the engine it lost has ended. */
const NOTICE_MILLISECONDS = 1000;

/** What AWS answers when it does not know whether a write was done; every SDK asks again. */
const INTERNAL: EngineAnswer = {
  status: 500,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(
    '{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"The table engine was started again."}',
  ),
};

const READS = /\.(GetItem|BatchGetItem|Query|Scan|TransactGetItems|Describe\w+|List\w+|Get\w+)$/;

const wasNotSent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';

/** The table engine, started again when it ends: what it acknowledged is on the disk. */
export const startSupervisedEngine = async (options: SupervisedOptions): Promise<SupervisedEngine> => {
  const { folder, file, onFailure, onRestart } = options;
  let stopping = false;
  let generation = 0;
  const ends: number[] = [];
  let server: EngineProcess;
  let ready: Promise<void>;

  const start = async (port: number): Promise<EngineProcess> => {
    checkTable(file);
    const started = await startEngineProcess(folder, port, file, ended);
    try {
      await started.listening;
      return started;
    } catch (error) {
      await started.stop();
      throw error;
    }
  };

  const ended = (error: LocalCloudError) => {
    if (stopping) return;
    const now = Date.now();
    ends.push(now);
    if (ends.filter((at) => at > now - MINUTE_MILLISECONDS).length > RESTARTS_MAX) {
      onFailure(error);
      return;
    }
    generation += 1;
    ready = start(server.port).then((started) => {
      server = started;
      // Its connections led to the process that is gone.
      client.close();
      client = createEngineClient('127.0.0.1', server.port);
      onRestart();
    });
    ready.catch((reason: unknown) => onFailure(storageError(file, reason)));
  };

  server = await start(options.port);
  let client = createEngineClient('127.0.0.1', server.port);
  ready = client.call('DynamoDB_20120810.ListTables', '{}').then(() => undefined);

  /** Until the engine that was lost is known to have ended, and another is there. */
  const replaced = async (lost: number) => {
    for (let waited = 0; generation === lost && !stopping && waited < NOTICE_MILLISECONDS; waited += 10)
      await new Promise((settle) => setTimeout(settle, 10));
    await ready;
  };

  const call: EngineClient['call'] = async (target, body) => {
    await ready;
    const asked = generation;
    try {
      const answer = await client.call(target, body);
      const damage = damageIn(file, answer.status, answer.body);
      if (damage) onFailure(damage);
      return answer;
    } catch (error) {
      if (stopping) throw error;
      await replaced(asked);
      return READS.test(target) || wasNotSent(error) ? client.call(target, body) : INTERNAL;
    }
  };

  try {
    await ready;
  } catch (error) {
    client.close();
    await server.stop();
    throw error;
  }
  return {
    call,
    stop: async () => {
      stopping = true;
      client.close();
      await ready.catch(() => undefined);
      await server.stop();
    },
  };
};
