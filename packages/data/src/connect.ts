import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createGetTransaction, createWriteTransaction, type Service } from 'electrodb';
import { api, backend, catalogueTerm, featuredApi, slug, version } from './entities/api.ts';
import { apiKey, app, plan, quota, subscription } from './entities/consumer.ts';
import { event } from './entities/event.ts';
import { documentImport, upload } from './entities/import.ts';
import { repetition } from './entities/repetition.ts';
import { session } from './entities/session.ts';
import { run, suite } from './entities/test-suite.ts';
import { callBatch, countedBatch, rollup } from './entities/usage.ts';
import { identity, membership, team, user } from './entities/user.ts';

const ENTITIES = {
  api,
  apiKey,
  app,
  backend,
  callBatch,
  catalogueTerm,
  featuredApi,
  countedBatch,
  documentImport,
  event,
  identity,
  membership,
  plan,
  quota,
  repetition,
  rollup,
  run,
  session,
  slug,
  subscription,
  suite,
  team,
  upload,
  user,
  version,
};

type Entities = { readonly [Name in keyof typeof ENTITIES]: ReturnType<(typeof ENTITIES)[Name]> };
type Bound = Service<{ [Name in keyof Entities]: Entities[Name] }>;

/** The entities and their transactions, as ElectroDB's Service has them. */
export type Data = Pick<Bound, 'entities' | 'transaction'>;

type Made = Partial<Record<string, Entities[keyof Entities]>>;

/** Every entity by its name, bound to the table when it is first asked for. */
const bound = (table: string, client: DynamoDBDocumentClient) => {
  const made: Made = {};
  const entities = new Proxy(made, {
    get: (_, name) => {
      if (typeof name !== 'string' || !Object.hasOwn(ENTITIES, name)) return undefined;
      made[name] ??= bind(ENTITIES[name as keyof Entities](), table, client);
      return made[name];
    },
  });
  return { made, entities };
};

const bind = (entity: Entities[keyof Entities], table: string, client: DynamoDBDocumentClient) => {
  entity.setTableName(table);
  entity.setClient(client);
  return entity;
};

/** Binds the entities to a table: `data.entities.app.get(…).go()`, `data.transaction.write(…).go()`. */
export const connect = (table: string, config: DynamoDBClientConfig = {}): Data => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { made, entities } = bound(table, client);
  /** ElectroDB reads the answer by the entities that took part: those are made once the items are. */
  const transaction =
    (create: (entities: Made, items: () => unknown) => unknown) => (items: (entities: unknown) => unknown) => {
      const chosen = items(entities);
      return create(made, () => chosen);
    };
  // ElectroDB's types follow each entity through a transaction; a map filled on demand has them only at run time.
  return {
    entities,
    transaction: {
      write: transaction(createWriteTransaction as never),
      get: transaction(createGetTransaction as never),
    },
  } as unknown as Data;
};
