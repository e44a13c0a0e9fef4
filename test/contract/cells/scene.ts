import { randomUUID } from 'node:crypto';
import { type OperationId, operations } from '@portico/contract';
import { startUpstream } from '../../portico/upstream.ts';
import { type Person, PNG, publishApi, signIn, smallDocument, uploadBytes } from '../../portico/world.ts';
import { type CallOptions, callOperation } from '../contract-call.ts';
import { addLogo } from '../standing.ts';
import { APPEARANCE } from '../wanted-appearance.ts';

const NOWHERE = '0'.repeat(26);
export const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

export let publisher: Person;
export let developer: Person;
export let admin: Person;
export let upstream: Awaited<ReturnType<typeof startUpstream>>;
/** A published API whose calls go to the upstream. */
export let slug = '';

/** An app of the developer's team, subscribed to the API, with a key: one for each case, so that each runs alone. */
export const subscribedApp = async (subscribed = slug) => {
  const { client, teamId } = developer;
  const { id: appId } = await client.createApp({ body: { teamId, name: unique('Cells') } });
  await client.createSubscription({ appId, body: { apiId: subscribed, planId: 'basic' } });
  const { secret } = await client.createApiKey({ appId, body: { name: 'Cells', environment: 'live' } });
  const call = (path: string, apiId = slug, headers: Readonly<Record<string, string>> = {}) =>
    callOperation('callApi', { params: { apiId, path }, key: secret, headers });
  const callRoot = (query = {}, apiId = slug) =>
    callOperation('callApiRoot', { params: { apiId }, query, key: secret });
  return { appId, secret, call, callRoot };
};

/** Valid-looking parameters of every name, leading nowhere. */
export const nowhere: Record<string, string> = {
  accountId: '999999999999',
  apiId: 'no-such-api',
  version: '9.9.9',
  appId: `app_${NOWHERE}`,
  subscriptionId: `sub_${NOWHERE}`,
  keyId: `key_${NOWHERE}`,
  importId: `imp_${NOWHERE}`,
  sessionId: `ses_${NOWHERE}`,
  suiteId: `tst_${NOWHERE}`,
  runId: `run_${NOWHERE}`,
  language: 'typescript',
  format: 'yaml',
  operation: 'listThings',
  schema: 'Thing',
  path: 'things',
  guide: 'no-such-page',
  file: 'no-such-file.png',
  number: '1',
  logoTheme: 'dark',
  teamId: `team_${NOWHERE}`,
  userId: `usr_${NOWHERE}`,
  invitationId: `inv_${NOWHERE}`,
  tokenId: `pat_${NOWHERE}`,
  grantId: `agr_${NOWHERE}`,
  passkeyId: 'none',
  requestId: `sup_${NOWHERE}`,
  exportId: `exp_${NOWHERE}`,
  archiveId: `arc_${NOWHERE}`,
  connectionId: `con_${NOWHERE}`,
  planId: 'no-such-api.plan',
  accessRequestId: `req_${NOWHERE}`,
};
/** What a version of the Museum API has. */
export const ofMuseum = {
  language: 'typescript',
  format: 'yaml',
  operation: 'getMuseumHours',
  schema: 'TicketType',
  guide: 'first-call',
  file: 'floor-plan.png',
  logoTheme: 'light',
};
const usage = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
/** What each operation needs besides ids to reach its rules. */
export const needs: Partial<Record<OperationId, CallOptions>> = {
  listApps: { query: { teamId: `team_${NOWHERE}` } },
  listTestSuites: { query: { appId: `app_${NOWHERE}` } },
  getAppUsage: { query: usage },
  getApiUsage: { query: usage },
  search: { query: { q: 'nowhere', api: 'no-such-api' } },
  createDocumentUpload: { body: { sizeBytes: 1 } },
  getCodeSamples: { query: { operation: 'get /nowhere' } },
  createImport: { body: { uploadId: `upl_${NOWHERE}` } },
  createApi: { body: { importId: `imp_${NOWHERE}`, teamId: '', slug: 'some-slug', name: 'Some' } },
  updateApi: { body: { name: 'Some' } },
  deleteApi: { body: { name: 'Some' } },
  transferApi: { body: { teamId: `team_${NOWHERE}` } },
  updateApp: { body: { name: 'Some' } },
  deleteApp: { body: { name: 'Some' } },
  transferApp: { body: { teamId: `team_${NOWHERE}` } },
  updateTeam: { body: { name: 'Some' } },
  transferTeam: { body: { userId: `usr_${NOWHERE}` } },
  updateMember: { body: { role: 'member' } },
  updateUser: { body: { name: 'Some' } },
  replaceUser: { body: { name: 'Some', role: 'developer', status: 'active' } },
  createUser: { body: { email: 'some@corp.example', name: 'Some', role: 'developer' } },
  createAccessToken: { body: { name: 'Some', scopes: ['apis:read'], expiresAt: '2020-01-01T00:00:00Z' } },
  findAgentRequest: { body: { clientId: 'x', redirectUri: 'x' } },
  decideAgentRequest: { body: { request: { clientId: 'x', redirectUri: 'x' }, approve: true } },
  findDeviceAuthorization: { body: { userCode: 'BCDF-GHJK' } },
  decideDeviceAuthorization: { body: { userCode: 'BCDF-GHJK', approve: true } },
  updateCurrentUser: { body: { theme: 'dark' } },
  createInvitation: { body: { email: 'some@portico.example', role: 'member' } },
  findInvitation: { body: { secret: 'x'.repeat(69) } },
  acceptInvitation: { body: { secret: 'x'.repeat(69) } },
  putSignUpSettings: { headers: { 'if-match': '"unseen"' }, body: { mode: 'off' } },
  decideSignUpRequest: { body: { letIn: true } },
  createAuditExport: { body: { format: 'csv', action: 'api.register' } },
  createAuditArchive: { body: { before: '2020-01-01T00:00:00Z' } },
  createConnection: {
    body: { name: 'Some', kind: 'saml', metadata: '<a/>', claims: { email: 'email', name: 'name' } },
  },
  updateConnection: { body: { name: 'Some' } },
  testConnection: { body: { refusal: 'Some' } },
  createApiVersion: { body: { importId: `imp_${NOWHERE}` } },
  putPublishingRules: {
    headers: { 'if-match': '"unseen"' },
    body: { breakingChange: 'warn', grade: 'warn', minimumGrade: 'C', owner: 'warn' },
  },
  putApiPublishingRules: { body: { breakingChange: 'free', grade: 'free', minimumGrade: 'F', owner: 'free' } },
  putDeprecation: { body: {} },
  withdrawDeprecation: { body: { reason: 'Some' } },
  retireApiVersion: { body: { reason: 'Some' } },
  putDefaultVersion: { body: { version: '1.0.0' } },
  putBackend: { body: { targets: [{ url: 'https://example.com' }] } },
  testBackend: { body: {} },
  getAuthorizationEndpoint: { query: { scheme: 'some' } },
  exchangeCallToken: { body: { scheme: 'some', flow: 'clientCredentials', clientId: 'some', clientSecret: 'some' } },
  putAccessPolicies: { body: { policies: [] } },
  putMcpServer: { body: { enabled: true } },
  listAwsApis: { query: { kind: 'rest' } },
  putApiSource: { body: { schedule: 'off' } },
  dismissSourceChange: { body: { contentHash: 'none' } },
  putAppearance: { headers: { 'if-match': '"unseen"' }, body: APPEARANCE },
  restoreAppearance: { headers: { 'if-match': '"unseen"' }, body: { to: 'previous' } },
  createPortalGuide: { body: { slug: 'some-page', text: 'Some' } },
  updatePortalGuide: { body: { text: 'Some' } },
  previewPortalGuide: { body: { text: 'Some' } },
  addPortalGuideFile: { body: { name: 'some.png', uploadId: `upl_${NOWHERE}` } },
  createGuide: { body: { slug: 'some-page', text: 'Some' } },
  updateGuide: { body: { text: 'Some' } },
  addGuideFile: { body: { name: 'some.png', uploadId: `upl_${NOWHERE}` } },
  previewGuide: { body: { text: 'Some' } },
  callMock: { body: { path: '/' } },
  dryRunAccess: { body: { call: { method: 'GET', path: '/' } } },
  changeSubscription: { body: { planId: 'basic' } },
  listPlans: { query: { apiId: 'no-such-api' } },
  createPlan: {
    body: {
      ...{ id: 'some-plan', apiId: 'no-such-api', name: 'Some', summary: 'Some.' },
      ...{ requestsPerSecond: 1, burst: 1, requestsPerMonth: 1 },
    },
  },
  updatePlan: { body: { name: 'Some' } },
  previewPlanChange: { body: { name: 'Some' } },
  rejectAccessRequest: { body: { reason: 'Some' } },
  writeToSubscribers: { body: { subject: 'Some', text: 'Some' } },
  suspendSubscription: { body: { reason: 'Some' } },
  createApp: { body: { teamId: `team_${NOWHERE}`, name: 'Some' } },
  createSubscription: { body: { apiId: 'no-such-api', planId: 'basic' } },
  createApiKey: { body: { name: 'Some', environment: 'live' } },
  rotateApiKey: { body: { overlap: 'PT0S' } },
  createTestSuite: {
    body: {
      appId: `app_${NOWHERE}`,
      apiId: 'no-such-api',
      version: 'latest',
      name: 'Some',
      tests: [{ name: 'a', operationId: 'b', request: { method: 'GET', path: '/' }, assertions: [{ kind: 'schema' }] }],
    },
  },
};
export const all = Object.values(operations);
export const tokenFor = (id: OperationId) => {
  const { access } = operations[id];
  if (access === 'public' || access === 'key') return undefined;
  return access === 'admin' ? admin.token : publisher.token;
};

/** Signs everybody in and publishes the API: before all. */
/** Their tokens last five minutes, all cells more on a slow machine. */
const SIGNED_IN_MILLISECONDS = 120_000;
let signedInAt = 0;
/** Before each case: signs those in again whose tokens would end in the middle of it. */
export const staySignedIn = async () => {
  if (Date.now() - signedInAt < SIGNED_IN_MILLISECONDS) return;
  [publisher, developer, admin] = await Promise.all([signIn('publisher'), signIn('developer'), signIn('admin')]);
  signedInAt = Date.now();
};

/** What a visitor reads of the portal's own guides. */
const addPortalGuides = async () => {
  const { guide, file } = ofMuseum;
  await admin.client.createPortalGuide({ body: { slug: guide, text: '# First call' } });
  const { headers } = await admin.client.getPortalGuideDraft({ guide }).withResponse();
  const ifMatch = { 'If-Match': headers.get('etag') ?? '' };
  await admin.client.updatePortalGuide({ guide, ...ifMatch, body: { published: true } });
  const uploadId = await uploadBytes(admin, Buffer.from(PNG, 'base64'));
  await admin.client.addPortalGuideFile({ body: { name: file, uploadId } });
  await addLogo();
};

export const begin = async () => {
  await staySignedIn();
  upstream = await startUpstream((request, response) => {
    const { url = '' } = request;
    if (/^\/\??slow/.test(url)) return;
    if (/^\/\??rude/.test(url)) return void request.socket.destroy();
    if (url === '/oauth/moved') return void response.writeHead(302, { location: '/oauth/token' }).end();
    if (url === '/oauth/large') return void response.end(JSON.stringify({ access_token: 'x'.repeat(1_000_000) }));
    if (url === '/oauth/token')
      return void response.end(JSON.stringify({ access_token: 'token-of-the-upstream', expires_in: 60 }));
    const version = new URLSearchParams(url.split('?')[1]).get('document');
    const answer = version === null ? JSON.stringify({ path: url }) : smallDocument(undefined, version);
    response.setHeader('content-type', 'application/json').end(answer);
  });
  slug = (
    await publishApi(
      publisher,
      unique('cells'),
      smallDocument({ '/things': 'listThings', '/slow': 'slow', '/rude': 'rude' }),
      upstream.url,
    )
  ).slug;
  const latest = { apiId: slug, version: 'latest' };
  const { headers } = await publisher.client.getBackend(latest).withResponse();
  await publisher.client.putBackend({
    ...latest,
    'If-Match': headers.get('etag') ?? '',
    body: { targets: [{ url: upstream.url }], timeoutMilliseconds: 300 },
  });
  await addPortalGuides();
  (needs.createApi as { body: { teamId: string } }).body.teamId = publisher.teamId;
};
