import { randomUUID } from 'node:crypto';
import { type OperationId, operations } from '@portico/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { importDocument } from '../../scripts/start/seed.ts';
import { type CallOptions, callOperation } from '../contract/contract-call.ts';
import { suiteOf } from '../contract/standing.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, uploadBytes } from '../portico/world.ts';
import { signInRival } from './rival.ts';

const NOWHERE = '0'.repeat(26);
const nowhere = {
  apiId: 'no-such-api',
  version: '1.0.0',
  appId: `app_${NOWHERE}`,
  subscriptionId: `sub_${NOWHERE}`,
  keyId: `key_${NOWHERE}`,
  importId: `imp_${NOWHERE}`,
  uploadId: `upl_${NOWHERE}`,
  sessionId: `ses_${NOWHERE}`,
  suiteId: `tst_${NOWHERE}`,
  runId: `run_${NOWHERE}`,
  teamId: `team_${NOWHERE}`,
  userId: `usr_${NOWHERE}`,
  invitationId: `inv_${NOWHERE}`,
  requestId: `sup_${NOWHERE}`,
  exportId: `exp_${NOWHERE}`,
  archiveId: `arc_${NOWHERE}`,
  connectionId: `con_${NOWHERE}`,
  planId: 'no-such-api.plan',
  accessRequestId: `req_${NOWHERE}`,
  language: 'typescript',
  format: 'yaml',
  operation: 'listThings',
  schema: 'Thing',
  guide: 'no-such-page',
  file: 'no-such-file.png',
  number: '1',
};
type Ids = typeof nowhere;
let theirs: Ids;
let mine: { appId: string; slug: string };
let owner: Person;
let rival: Person;

/** An app with a subscription, a key, a suite and a run, and a private API with an import and an upload. */
const makeThings = async (person: Person, slug: string): Promise<Ids> => {
  const { client } = person;
  const api = await publishApi(person, slug, smallDocument(), deployment.museumUrl, 'private');
  const { slug: guide } = await client.createGuide({ apiId: api.id, body: { slug: 'theirs', text: 'Theirs' } });
  const uploadId = await uploadBytes(person, Buffer.from('Theirs'));
  const { name: file } = await client.addGuideFile({ apiId: api.id, body: { name: 'theirs.txt', uploadId } });
  const app = await client.createApp({ body: { teamId: person.teamId, name: 'App' } });
  const params = { appId: app.id };
  const subscription = await client.createSubscription({ ...params, body: { apiId: 'museum', planId: 'basic' } });
  const key = await client.createApiKey({ ...params, body: { name: 'Key', environment: 'live' } });
  await client.createSubscription({ ...params, body: { apiId: api.id, planId: 'basic' } });
  const suite = await client.createTestSuite({ body: suiteOf(app.id, slug, { kind: 'schema' }) });
  const run = await client.createTestRun({ suiteId: suite.id });
  const read = await importDocument(client, { content: smallDocument() });
  const upload = await client.createDocumentUpload({ body: { sizeBytes: 10 } });
  const invitation = await client.createInvitation({
    teamId: person.teamId,
    body: { email: `${randomUUID()}@portico.example`, role: 'member' },
  });
  return {
    ...nowhere,
    guide,
    file,
    apiId: api.id,
    appId: app.id,
    subscriptionId: subscription.id,
    keyId: key.key.id,
    importId: read.id,
    uploadId: upload.id,
    sessionId: person.sessionId,
    suiteId: suite.id,
    runId: run.id,
    teamId: person.teamId,
    userId: (await client.getCurrentUser()).user.id,
    invitationId: invitation.id,
  };
};

beforeAll(async () => {
  owner = await signIn('publisher');
  rival = await signInRival(`rival-${randomUUID()}@portico.example`);
  theirs = await makeThings(owner, `private-${randomUUID().slice(0, 8)}`);
  const slug = `rival-${randomUUID().slice(0, 8)}`;
  await publishApi(rival, slug, smallDocument(), deployment.museumUrl);
  mine = { appId: (await rival.client.createApp({ body: { teamId: rival.teamId, name: 'Mine' } })).id, slug };
  await rival.client.createSubscription({ appId: mine.appId, body: { apiId: mine.slug, planId: 'basic' } });
});

const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
/** Every place of the contract an id can stand in: in the path, the query, the body; alone, or below something of one's own. */
const places: [string, OperationId, (ids: Ids) => CallOptions][] = [
  ...Object.values(operations)
    .filter(({ path, access }) => path.includes('{') && access !== 'public' && access !== 'key')
    .map(({ id, hasBody }): [string, OperationId, (ids: Ids) => CallOptions] => [
      'in the path',
      id,
      (ids) => ({
        params: { ...ids },
        ...(/Usage$/.test(id) && { query: range }),
        ...(id === 'getAuthorizationEndpoint' && { query: { scheme: 'id' } }),
        ...(hasBody && { body: bodies[id]?.(ids) }),
      }),
    ]),
  ['as a team', 'listApps', ({ teamId }) => ({ query: { teamId } })],
  // The states that they were made in: nothing is changed by what is refused.
  [
    'as the team that gets it',
    'transferApi',
    ({ teamId }) => ({ params: { apiId: mine.slug }, headers: { 'if-match': '"2"' }, body: { teamId } }),
  ],
  [
    'as the team that gets it',
    'transferApp',
    ({ teamId }) => ({ params: { appId: mine.appId }, headers: { 'if-match': '"1"' }, body: { teamId } }),
  ],
  [
    'below a team of one’s own',
    'resendInvitation',
    ({ invitationId }) => ({ params: { teamId: rival.teamId, invitationId } }),
  ],
  [
    'below a team of one’s own',
    'revokeInvitation',
    ({ invitationId }) => ({ params: { teamId: rival.teamId, invitationId } }),
  ],
  [
    'below a team of one’s own',
    'updateMember',
    ({ userId }) => ({ params: { teamId: rival.teamId, userId }, body: { role: 'member' } }),
  ],
  ['below a team of one’s own', 'removeMember', ({ userId }) => ({ params: { teamId: rival.teamId, userId } })],
  ['as an app', 'listTestSuites', ({ appId }) => ({ query: { appId } })],
  ['as a team', 'createApp', ({ teamId }) => ({ body: { teamId, name: 'x' } })],
  [
    'as a team',
    'createApi',
    ({ teamId }) => ({ body: { importId: nowhere.importId, teamId, slug: 'some-slug', name: 'x' } }),
  ],
  [
    'as an import',
    'createApi',
    ({ importId }) => ({ body: { importId, teamId: rival.teamId, slug: 'some-slug', name: 'x' } }),
  ],
  ['as an import', 'createApiVersion', ({ importId }) => ({ params: { apiId: mine.slug }, body: { importId } })],
  ['as an upload', 'createImport', ({ uploadId }) => ({ body: { uploadId } })],
  ['as an archive', 'createImport', ({ uploadId }) => ({ body: { archive: { uploadId, root: 'openapi.yaml' } } })],
  [
    'as an upload',
    'updateApi',
    ({ uploadId }) => ({
      params: { apiId: mine.slug },
      headers: { 'if-match': '"2"' },
      body: { iconUploadId: uploadId },
    }),
  ],
  [
    'as an upload',
    'addGuideFile',
    ({ uploadId }) => ({ params: { apiId: mine.slug }, body: { name: 'stolen.txt', uploadId } }),
  ],
  [
    'as an API',
    'createSubscription',
    ({ apiId }) => ({ params: { appId: mine.appId }, body: { apiId, planId: 'basic' } }),
  ],
  ['as an app', 'createTestSuite', ({ appId }) => ({ body: suiteOf(appId, 'museum', { kind: 'schema' }) })],
  ['as an API', 'createTestSuite', ({ apiId }) => ({ body: suiteOf(mine.appId, apiId, { kind: 'schema' }) })],
  [
    'below an app of one’s own',
    'rotateApiKey',
    ({ keyId }) => ({ params: { appId: mine.appId, keyId }, body: { overlap: 'PT0S' } }),
  ],
  ['below an app of one’s own', 'revokeApiKey', ({ keyId }) => ({ params: { appId: mine.appId, keyId } })],
  [
    'below an app of one’s own',
    'changeSubscription',
    ({ subscriptionId }) => ({ params: { appId: mine.appId, subscriptionId }, body: { planId: 'premium' } }),
  ],
  [
    'below an app of one’s own',
    'cancelSubscription',
    ({ subscriptionId }) => ({ params: { appId: mine.appId, subscriptionId } }),
  ],
  ['as what is searched', 'search', ({ apiId }) => ({ query: { q: 'things', api: apiId } })],
  [
    'as a filter',
    'getAppUsage',
    ({ apiId }) => ({
      params: { appId: mine.appId },
      query: { ...range, apiId: apiId.startsWith('api_') ? apiId : `api_${NOWHERE}` },
    }),
  ],
];
const bodies: Partial<Record<OperationId, (ids: Ids) => unknown>> = {
  updateApi: () => ({ name: 'Stolen' }),
  transferApi: () => ({ teamId: rival.teamId }),
  deleteApi: () => ({ name: 'Stolen' }),
  updateApp: () => ({ name: 'Stolen' }),
  deleteApp: () => ({ name: 'Stolen' }),
  transferApp: () => ({ teamId: rival.teamId }),
  updateTeam: () => ({ name: 'Stolen' }),
  transferTeam: ({ userId }) => ({ userId }),
  updateMember: () => ({ role: 'member' }),
  createInvitation: () => ({ email: 'me@portico.example', role: 'owner' }),
  createApiVersion: ({ importId }) => ({ importId }),
  putApiPublishingRules: () => ({ breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' }),
  putDeprecation: () => ({}),
  withdrawDeprecation: () => ({}),
  retireApiVersion: () => ({}),
  putDefaultVersion: () => ({ version: '1.0.0' }),
  putBackend: () => ({ targets: [{ url: 'https://example.com' }] }),
  testBackend: () => ({}),
  exchangeCallToken: () => ({ scheme: 'id', flow: 'clientCredentials', clientId: 'x', clientSecret: 'x' }),
  putAccessPolicies: () => ({ policies: [] }),
  putMcpServer: () => ({ enabled: false }),
  putApiSource: () => ({ schedule: 'off' }),
  dismissSourceChange: () => ({ contentHash: 'none' }),
  createGuide: () => ({ slug: 'stolen', text: 'Stolen' }),
  addGuideFile: () => ({ name: 'stolen.txt', uploadId: `upl_${'0'.repeat(26)}` }),
  updateGuide: () => ({ text: 'Stolen' }),
  previewGuide: () => ({ text: 'Stolen' }),
  callMock: () => ({ path: '/' }),
  dryRunAccess: () => ({ call: { method: 'GET', path: '/' } }),
  createSubscription: () => ({ apiId: 'museum', planId: 'basic' }),
  changeSubscription: () => ({ planId: 'premium' }),
  createApiKey: () => ({ name: 'x', environment: 'live' }),
  rotateApiKey: () => ({ overlap: 'PT0S' }),
  decideSignUpRequest: () => ({ letIn: true }),
  updatePlan: () => ({ name: 'Stolen' }),
  previewPlanChange: () => ({ name: 'Stolen' }),
  rejectAccessRequest: () => ({ reason: 'Stolen' }),
  writeToSubscribers: () => ({ subject: 'Stolen', text: 'Stolen' }),
  suspendSubscription: () => ({ reason: 'Stolen' }),
  updateConnection: () => ({ name: 'Stolen' }),
  testConnection: () => ({ refusal: 'Stolen' }),
};
const told = ({ status, body }: { status: number; body: unknown }) => {
  const { requestId, ...rest } = (body instanceof Uint8Array || body === '' ? {} : body) as Record<string, unknown>;
  return { status, rest, requestId: typeof requestId };
};

describe('what belongs to another team', () => {
  it.each(places)('%s of %s answers exactly like what is not there', async (place, id, options) => {
    const [foreign, missing] = await Promise.all([
      callOperation(id, { ...options(theirs), token: rival.token }),
      callOperation(id, { ...options(nowhere), token: rival.token }),
    ]);
    expect(told(foreign)).toEqual(told(missing));
    // A filter of one's own list is no question for a thing: it finds nothing, whatever it names.
    if (place === 'as a filter')
      expect(foreign).toMatchObject({ status: 200, body: { total: { requests: 0 }, byApi: [] } });
    else expect(foreign.status).toBeGreaterThanOrEqual(400);
  });

  it('is still there, unchanged, for its own team', async () => {
    expect((await owner.client.getApi({ apiId: theirs.apiId })).name).not.toBe('Stolen');
    const { items } = await owner.client.listApiKeys({ appId: theirs.appId });
    expect(items).toEqual([expect.objectContaining({ id: theirs.keyId })]);
    expect((await owner.client.listSubscriptions({ appId: theirs.appId })).items).toHaveLength(2);
    expect((await owner.client.getTestSuite({ suiteId: theirs.suiteId })).id).toBe(theirs.suiteId);
  });

  it('is in no list and no search of a stranger or a visitor', async () => {
    const pages = await Promise.all([
      callOperation('listApis', { token: rival.token, query: { limit: '100' } }),
      callOperation('listApis', { token: rival.token, query: { q: 'private' } }),
      callOperation('listApis', { query: { limit: '100' }, asVisitor: true }),
      callOperation('listApis', { query: { q: 'private' }, asVisitor: true }),
      callOperation('search', { token: rival.token, query: { q: 'private' } }),
      callOperation('search', { query: { q: 'private' }, asVisitor: true }),
    ]);
    for (const { status, body } of pages) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(theirs.apiId);
    }
  });

  it('gives no stranger a page by its owner’s cursor', async () => {
    for (let count = 0; count < 2; count++)
      await owner.client.createApp({ body: { teamId: owner.teamId, name: `App ${count}` } });
    const { nextCursor = '' } = await owner.client.listApps({ teamId: owner.teamId, limit: 1 });
    expect(nextCursor).not.toBe('');
    for (const teamId of [rival.teamId, owner.teamId])
      expect(
        (await callOperation('listApps', { token: rival.token, query: { teamId, limit: '1', cursor: nextCursor } }))
          .status,
      ).toBeGreaterThanOrEqual(400);
  });
});

describe('fields only the server sets', () => {
  const SERVER = {
    id: 'x',
    ownerId: 'x',
    userId: 'x',
    role: 'admin',
    roles: ['admin'],
    status: 'active',
    createdAt: '2026-01-01T00:00:00Z',
    latestVersion: '9',
    scope: 'public',
    shelf: 'listed',
    hash: 'x',
    pk: 'x',
    sk: 'x',
    gsi1pk: 'x',
    __edb_e__: 'app',
    __edb_v__: '1',
    expiresAtSeconds: 1,
    tenantId: 'x',
    purpose: 'try-it',
    requestsPerMonth: 1e9,
    __proto__x: 1,
  };
  const writes = Object.values(operations).filter(({ hasBody, access }) => hasBody && access !== 'key');
  /** What an admin says of somebody, or of a plan. */
  const SAID: Partial<Record<OperationId, readonly string[]>> = {
    ...{ createUser: ['role', 'status'], updateUser: ['role', 'status'], replaceUser: ['role', 'status'] },
    ...{ createPlan: ['id', 'requestsPerMonth'], updatePlan: ['requestsPerMonth'] },
    previewPlanChange: ['requestsPerMonth'],
  };

  it.each(writes.map(({ id }) => id))('are refused one by one by %s, with a pointer', async (id) => {
    const { access } = operations[id];
    const token = access === 'public' ? undefined : access === 'admin' ? (await signIn('admin')).token : rival.token;
    for (const [field, value] of Object.entries(SERVER).filter(([name]) => !SAID[id]?.includes(name))) {
      const { status, body } = await callOperation(id, {
        params: { ...nowhere, apiId: mine.slug, appId: mine.appId },
        body: { [field]: value },
        token,
      });
      expect([status, field]).toEqual([400, field]);
      expect((body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toContain(`/${field}`);
    }
  });
});
