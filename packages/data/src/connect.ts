import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Service } from 'electrodb';
import { api, backend, catalogueTerm, featuredApi, slug, version } from './entities/api.ts';
import { apiKey, app, plan, quota, subscription } from './entities/consumer.ts';
import { event } from './entities/event.ts';
import { documentImport, upload } from './entities/import.ts';
import { session } from './entities/session.ts';
import { run, suite } from './entities/test-suite.ts';
import { callBatch, countedBatch, rollup } from './entities/usage.ts';
import { identity, membership, team, user } from './entities/user.ts';

const entities = {
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

/** Binds the entities to a table: `data.entities.app.get(…).go()`, `data.transaction.write(…).go()`. */
export const connect = (table: string, config: DynamoDBClientConfig = {}) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 5, ...config }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return new Service(entities, { client, table });
};

export type Data = ReturnType<typeof connect>;
