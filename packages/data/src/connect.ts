import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createGetTransaction, createWriteTransaction, type Service } from 'electrodb';
import { DOCUMENT_COMMANDS } from './document-commands.ts';
import { agentGrant } from './entities/agent.ts';
import {
  accessPolicies,
  api,
  catalogueTerm,
  deletedApi,
  facetCount,
  featuredApi,
  hiddenShelf,
  lifecycleStep,
  mcpServer,
  publishingRules,
  sdkDownloads,
  searchListing,
  searchMiss,
  sharedListing,
  slug,
  version,
} from './entities/api.ts';
import { apiJob, appEnd } from './entities/api-job.ts';
import { appearance } from './entities/appearance.ts';
import { auditEntry, auditHead, auditJob, auditLink, auditSegment } from './entities/audit.ts';
import { backend, backendSecret } from './entities/backend.ts';
import { connection, connectionDomain, lease } from './entities/connection.ts';
import {
  accessRequest,
  apiKey,
  app,
  plan,
  planHolder,
  quota,
  rateBucket,
  reminder,
  subscription,
} from './entities/consumer.ts';
import { event } from './entities/event.ts';
import { guide, guideFiles } from './entities/guide.ts';
import { apiSource, documentImport, upload } from './entities/import.ts';
import { hourlyCount, invitation, mailing } from './entities/invitation.ts';
import { places } from './entities/places.ts';
import { repetition } from './entities/repetition.ts';
import { requestCount } from './entities/request-count.ts';
import { accessToken, notice, session, tokenOrigin } from './entities/session.ts';
import {
  deviceAuthorization,
  passwordTries,
  recoveryCode,
  signInStep,
  signUpRequest,
  signUpSettings,
} from './entities/sign-in.ts';
import { run, suite } from './entities/test-suite.ts';
import { callBatch, caller, countedBatch, usageByOperation, usageByStatus } from './entities/usage.ts';
import { identity, membership, team, teamSlug, user, userTerm } from './entities/user.ts';
import { wholeBatches } from './whole-batches.ts';

export const ENTITIES = {
  accessPolicies,
  accessRequest,
  accessToken,
  agentGrant,
  api,
  apiJob,
  apiKey,
  apiSource,
  app,
  appEnd,
  appearance,
  auditEntry,
  auditHead,
  auditJob,
  auditLink,
  auditSegment,
  backend,
  backendSecret,
  callBatch,
  caller,
  catalogueTerm,
  connection,
  connectionDomain,
  deletedApi,
  deviceAuthorization,
  facetCount,
  featuredApi,
  hiddenShelf,
  countedBatch,
  documentImport,
  event,
  guide,
  guideFiles,
  hourlyCount,
  identity,
  invitation,
  lease,
  lifecycleStep,
  mailing,
  mcpServer,
  membership,
  notice,
  passwordTries,
  places,
  plan,
  planHolder,
  publishingRules,
  quota,
  recoveryCode,
  rateBucket,
  reminder,
  repetition,
  requestCount,
  run,
  searchListing,
  sdkDownloads,
  searchMiss,
  session,
  sharedListing,
  signInStep,
  signUpRequest,
  signUpSettings,
  slug,
  subscription,
  suite,
  team,
  teamSlug,
  tokenOrigin,
  upload,
  usageByOperation,
  usageByStatus,
  user,
  userTerm,
  version,
};

type Entities = { readonly [Name in keyof typeof ENTITIES]: ReturnType<(typeof ENTITIES)[Name]> };
type Bound = Service<{ [Name in keyof Entities]: Entities[Name] }>;

/** The entities and their transactions, as ElectroDB's Service has them. */
export type Data = Pick<Bound, 'entities' | 'transaction'>;

type Made = Partial<Record<string, Entities[keyof Entities]>>;

/** Every entity by its name: a stand-in that makes and binds it when its first operation is asked for. */
const bound = (table: string, client: DynamoDBDocumentClient) => {
  const made: Made = {};
  const standIn = (name: keyof Entities) =>
    new Proxy(
      {},
      {
        get: (_, member) => {
          const entity = made[name] ?? bind(ENTITIES[name](), table, client);
          made[name] = entity;
          const value: unknown = Reflect.get(entity, member);
          return typeof value === 'function' ? value.bind(entity) : value;
        },
      },
    );
  const names = Object.keys(ENTITIES) as (keyof Entities)[];
  return { made, entities: Object.fromEntries(names.map((name) => [name, standIn(name)])) };
};

const bind = (entity: Entities[keyof Entities], table: string, client: DynamoDBDocumentClient) => {
  entity.setTableName(table);
  entity.setClient(client);
  // What setClient made of the client; it takes its commands from this member (electrodb/src/client.js).
  const { client: wrapped } = entity as unknown as { client: { lib: typeof DOCUMENT_COMMANDS } };
  wrapped.lib = DOCUMENT_COMMANDS;
  return entity;
};

/** Binds the entities to a table: `data.entities.app.get(…).go()`, `data.transaction.write(…).go()`. */
export const connect = (table: string, config: DynamoDBClientConfig = {}): Data => {
  // Its default mode, said: otherwise it is looked for in files of a home directory, at each cold start.
  const base = new DynamoDBClient({ defaultsMode: 'legacy', maxAttempts: 5, ...config });
  const client = wholeBatches(DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } }));
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
