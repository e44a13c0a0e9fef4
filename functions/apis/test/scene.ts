import { apis } from '@portico/contract/apis';
import { connectRefusals, connectRepetitions, type Data, type Documents, type StoredFacts } from '@portico/data';
import { createTestBackendSecrets } from '@portico/data/test-backend-secrets';
import { createTestDocuments } from '@portico/data/test-documents';
import { createTestTable } from '@portico/data/test-table';
import {
  createId,
  LIMITS,
  type Limits,
  liveSecret,
  type Principal,
  type Role,
  SEEDED_PLANS,
  type TeamRole,
} from '@portico/domain';
import { createEgress } from '@portico/egress';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { nounsOf } from '../src/nouns.ts';
import { routes } from '../src/routes.ts';
import { createTestApiGateway } from './api-gateway.ts';

const START = new Date('2026-11-22T12:00:00.000Z');

export type Facts = Pick<StoredFacts, 'version' | 'contentHash' | 'told'>;

/** People of a team and around it, and the operations of this function over a table of their own. */
export const createScene = async (
  table?: Data,
  limits: Partial<Limits> = {},
  keyDaysMax?: number,
  egressAllow = '',
) => {
  const data: Data = table ?? (await createTestTable());
  const documents: Documents = createTestDocuments();
  const backendSecrets = createTestBackendSecrets();
  const apiGateway = createTestApiGateway();
  let time = START.getTime();
  const clock = {
    now: () => new Date(time),
    /** Lets time pass. */
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
  const teamId = createId('team', START);
  await data.entities.team.create({ teamId, name: 'Team', createdAt: START.toISOString() }).go();
  await data.entities.plan.put(SEEDED_PLANS.map(({ id: planId, ...plan }) => ({ planId, ...plan }))).go();

  const person = async (roles: readonly Role[], role?: TeamRole): Promise<Principal> => {
    const userId = createId('user', START);
    if (role) await data.entities.membership.create({ userId, teamId, role }).go();
    return { userId, roles };
  };
  const people = {
    owner: await person(['publisher', 'developer'], 'owner'),
    maintainer: await person(['publisher', 'developer'], 'maintainer'),
    member: await person(['developer'], 'member'),
    outsider: await person(['publisher', 'developer']),
    admin: await person(['admin', 'publisher', 'developer']),
  };
  const nouns = nounsOf({
    data,
    documents,
    egress: createEgress({ allow: egressAllow }),
    backendSecrets,
    apiGateway,
    now: clock.now,
    gatewayUrl: 'https://api.example/proxy',
    limits: { ...LIMITS, ...limits },
    keyDaysMax,
  });
  const handler = createHandler<'apis'>(apis, routes(nouns), {
    ...UNCOUNTED,
    portalUrl: 'https://portal.example',
    logger: createLogger(),
    secret: async () => liveSecret('a secret of the tests'),
    repetitions: connectRepetitions(data, clock.now),
    refusals: connectRefusals(data, clock.now),
  });
  const call = createCall(handler);

  /** An import that succeeded, somebody's. */
  const read = async (userId: string, more: Partial<Facts> = {}) => {
    const importId = createId('import', clock.now());
    const facts = {
      title: 'T',
      openapi: '3.0.3',
      operations: 2,
      sizeBytes: 9,
      version: '1.0.0',
      contentHash: 'hash',
      ...more,
    };
    const item = {
      importId,
      userId,
      status: 'succeeded' as const,
      source: { url: 'https://example.com/openapi.yaml' },
    };
    await data.entities.documentImport.create({ ...item, facts, createdAt: clock.now().toISOString() }).go();
    return importId;
  };
  let registered = 0;
  /** An API of the team, a draft; published when it is to be seen. */
  const register = async (visibility: 'public' | 'internal' | 'private' = 'public', published = true) => {
    registered += 1;
    const slug = `api-${registered}`;
    const importId = await read(people.owner.userId);
    const body = {
      importId,
      teamId,
      slug,
      name: `API ${registered}`,
      visibility,
      backendUrl: 'https://backend.example',
    };
    const { status } = await call('createApi', { as: people.owner, body });
    if (status !== 201) throw new Error(`not registered: ${status}`);
    if (published) await call('publishApiVersion', { as: people.owner, params: { apiId: slug, version: '1.0.0' } });
    return slug;
  };
  /** An app of the team. */
  const addApp = async () => {
    const made = await call<{ id: string }>('createApp', { as: people.owner, body: { teamId, name: 'App' } });
    return made.body.id;
  };
  return { data, documents, backendSecrets, apiGateway, clock, teamId, people, call, read, register, addApp };
};

export type Scene = Awaited<ReturnType<typeof createScene>>;
