import { randomUUID } from 'node:crypto';
import type { OperationId } from '@portico/contract';
import type { Act } from '@portico/domain';
import { uploadBytes } from '../portico/world.ts';
import { type CallOptions, tagOf } from './contract-call.ts';
import {
  addAccessRequest,
  addAgent,
  addConnection,
  addDevice,
  addLogo,
  addMember,
  addPlan,
  addPortalGuide,
  addSubscriber,
  addUser,
  askOfAgent,
  type Owned,
  type Stander,
  suiteOf,
} from './standing.ts';
import { APPEARANCE } from './wanted-appearance.ts';

/** One thing an operation is asked for, and the act that the rules ask for it. */
export type Row = {
  readonly what: string;
  /** Nothing: whoever may call the operation. */
  readonly act?: Act;
  /** An admin, whatever the operation asks for. */
  readonly admin?: true;
  /** How somebody who may not is told; as if it were not there, unless it is said. */
  readonly refused?: number;
  /** Made anew for each: asking ends it. */
  readonly ask: (owned: Owned, who: Stander | undefined) => CallOptions | Promise<CallOptions>;
};

const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
const ACTS = {
  public: 'api.see-public',
  internal: 'api.see-internal',
  private: 'api.see-hidden',
  unpublished: 'api.see-hidden',
} as const satisfies Record<keyof Owned['apis'], Act>;
const KINDS = Object.keys(ACTS) as (keyof Owned['apis'])[];

/** An API in each state of being seen. */
const ofApis = (more: CallOptions = {}): Row[] =>
  KINDS.map((kind) => ({
    what: `${kind} API`,
    act: ACTS[kind],
    ask: ({ apis }) => ({ params: { apiId: apis[kind] }, ...more }),
  }));

/** A published version in each state of being seen, and a draft of a public API. */
const ofVersions = (more: CallOptions = {}): Row[] => [
  ...(['public', 'internal', 'private'] as const).map((kind) => ({
    what: `version of ${kind} API`,
    act: ACTS[kind],
    ask: ({ apis }: Owned) => ({ ...more, params: { apiId: apis[kind], version: '1.0.0', ...more.params } }),
  })),
  {
    what: 'draft of public API',
    act: 'api.see-draft',
    ask: ({ apis }) => ({ ...more, params: { apiId: apis.public, version: '2.0.0', ...more.params } }),
  },
];

/** An API to change, seen or not. */
const ofEdits = (more: CallOptions = {}): Row[] =>
  (['public', 'private'] as const).map((kind) => ({
    what: `${kind} API`,
    act: 'api.edit',
    ask: ({ apis }) => ({ params: { apiId: apis[kind], version: '1.0.0' }, ...more }),
  }));

/** A page of the guides of an API, as the owner made it. */
const ofGuides = (more: CallOptions = {}): Row[] =>
  ofEdits(more).map((row) => ({
    ...row,
    ask: async (owned, who) => {
      const asked = await row.ask(owned, who);
      return { ...asked, params: { ...asked.params, guide: 'asked', number: '1' } };
    },
  }));

const own = (act: Act, ask: Row['ask'] = ({ ids }) => ({ params: ids })): Row[] => [{ what: 'of the team', act, ask }];
const anybody = (more: CallOptions = {}): Row[] => [{ what: 'by anybody', ask: () => more }];

/** What is not there, of which only those who may ask for it are told so. */
const unknown = (params: Readonly<Record<string, string>>): Row[] => [
  { what: 'one that is not there', refused: 403, ask: () => ({ params }) },
];

/** Asked by a client of nobody's. */
const CALL_TOKEN = { scheme: 'id', flow: 'clientCredentials', clientId: 'asked', clientSecret: 'asked' };

const PORTAL_PAGE = `asked-${randomUUID().slice(0, 8)}`;
let portalGuide: Promise<void> | undefined;
const portalParams = (name: string, of: 'guide' | 'file' | '') => {
  if (of === '') return {};
  return of === 'guide' ? { guide: name } : { file: `${name}.txt` };
};

/** A page of the portal's guides, or the file beside it, made once. */
const ofPortalGuides = (more: CallOptions = {}, of: 'guide' | 'file' | '' = 'guide'): Row[] => [
  {
    what: 'by anybody',
    ask: async () => {
      portalGuide ??= addPortalGuide(PORTAL_PAGE);
      await portalGuide;
      return { ...more, params: { ...portalParams(PORTAL_PAGE, of), ...more.params } };
    },
  },
];
/** One made anew for each. */
const ofNewPortalGuide = (of: 'guide' | 'file'): Row[] => [
  {
    what: 'by anybody',
    ask: async () => {
      const name = `asked-${randomUUID().slice(0, 8)}`;
      await addPortalGuide(name);
      return { params: portalParams(name, of) };
    },
  },
];

let logo: Promise<void> | undefined;
/** The portal's logo, put in place once. */
const ofLogo = (): Row[] => [
  {
    what: 'by anybody',
    ask: async () => {
      logo ??= addLogo();
      await logo;
      return { params: { logoTheme: 'light' } };
    },
  },
];

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Somebody whom nobody signs in as, made anew for each. */
const ofSomebody = (more: CallOptions = {}, deleted = false): Row[] => [
  { what: 'somebody', ask: async () => ({ params: { userId: await addUser(deleted) }, ...more }) },
];

/** A connection that nobody comes through, made anew for each. */
const ofConnections = (more: CallOptions = {}): Row[] => [
  { what: 'a connection', ask: async () => ({ params: { connectionId: await addConnection() }, ...more }) },
];

const aPlan = () => ({
  ...{ id: `asked-${randomUUID().slice(0, 8)}`, name: 'Asked', summary: 'Asked.' },
  ...{ requestsPerSecond: 1, burst: 1, requestsPerMonth: 1 },
});

/** A plan that nobody has, made anew for each. */
const ofPlans = (more: CallOptions = {}): Row[] => [
  { what: 'a plan', admin: true, ask: async () => ({ params: { planId: await addPlan() }, ...more }) },
];

/** What never was has no APIs. */
const isThere = (apis: Owned['apis']) => apis.public.startsWith('api_');

/** A request for access to an API of the team, made anew for each. */
const ofRequests = (more: CallOptions = {}): Row[] =>
  own('access.decide', async ({ apis, teamId }) => ({
    params: {
      accessRequestId: isThere(apis) ? await addAccessRequest(apis.public, teamId) : `req_${'0'.repeat(26)}`,
    },
    ...more,
  }));

/** A subscription to an API of the team, made anew for each. */
const ofSubscribers = (status: 'active' | 'suspended', more: CallOptions = {}): Row[] =>
  own('access.decide', async ({ apis, ids }) => ({
    params: {
      apiId: apis.public,
      subscriptionId: isThere(apis) ? await addSubscriber(apis.public, status) : (ids.subscriptionId ?? ''),
    },
    ...more,
  }));

const ofApps = {
  createApp: own('team.add-app', ({ teamId }) => ({ body: { teamId, name: 'Asked' } })),
  listApps: own('team.see-apps', ({ teamId }) => ({ query: { teamId } })),
  getApp: own('app.read'),
  listSubscriptions: own('app.read'),
  createSubscription: own('app.change', ({ ids }) => ({ params: ids, body: { apiId: 'museum', planId: 'basic' } })),
  getSubscription: own('app.read'),
  changeSubscription: own('app.change', ({ ids }) => ({ params: ids, body: { planId: 'premium' } })),
  listSubscribers: ofEdits().map((row) => ({ ...row, act: 'access.decide' as const })),
  countSubscribers: ofEdits().map((row) => ({ ...row, act: 'access.decide' as const })),
  // Of nobody: nobody is written to by asking whether one may.
  writeToSubscribers: ofEdits({
    body: { subject: 'Asked', text: 'Asked', subscriptionId: `sub_${'0'.repeat(26)}` },
  }).map((row) => ({ ...row, act: 'access.decide' as const })),
  getSubscriberUsage: ofSubscribers('active'),
  suspendSubscription: ofSubscribers('active', { body: { reason: 'Asked' } }),
  resumeSubscription: ofSubscribers('suspended'),
  listAccessRequests: anybody(),
  approveAccessRequest: ofRequests(),
  rejectAccessRequest: ofRequests({ body: { reason: 'Asked' } }),
  listApiKeys: own('app.read'),
  createApiKey: own('app.change', ({ ids }) => ({ params: ids, body: { name: 'Asked', environment: 'live' } })),
  createTryItKey: own('app.try'),
  getAppUsage: own('app.read', ({ ids }) => ({ params: ids, query: range })),
  listCalls: own('app.read'),
  createTestSuite: own('suite.change', ({ appId, apis }) => ({ body: suiteOf(appId, apis.public) })),
  listTestSuites: own('suite.read', ({ appId }) => ({ query: { appId } })),
  getTestSuite: own('suite.read'),
  listTestRuns: own('suite.read'),
  createTestRun: own('suite.run'),
  getTestRun: own('suite.read'),
} satisfies Partial<Record<OperationId, Row[]>>;

const RULES = { breakingChange: 'warn', grade: 'free', minimumGrade: 'F', owner: 'free' };

const ofCatalogue = {
  listApis: anybody(),
  getCatalogueFacets: anybody(),
  getApi: ofApis(),
  getApiIcon: ofApis(),
  listMcpTools: ofApis(),
  listApiVersions: ofApis(),
  getApiVersion: ofVersions(),
  getDocument: ofVersions(),
  getReference: ofVersions(),
  getReferenceOperation: ofVersions({ params: { operation: 'listThings' } }),
  getMockAnswer: ofVersions({ params: { operation: 'listThings' } }),
  callMock: ofVersions({ params: { operation: 'listThings' }, body: { path: '/things' } }),
  getReferenceSchema: ofVersions({ params: { schema: 'Thing' } }),
  getUploadedDocument: ofEdits(),
  getDocumentFile: ofVersions({ params: { format: 'yaml' } }),
  listSdks: ofVersions(),
  getSdkChanges: ofVersions({ params: { language: 'python' } }),
  getSdk: ofVersions({ params: { language: 'python' } }),
  getChanges: ofVersions(),
  getCodeSamples: ofVersions({ query: { operation: 'get /things' } }),
  listGuides: ofApis(),
  getGuide: ofApis().map((row) => ({
    ...row,
    ask: async (owned, who) => {
      const asked = await row.ask(owned, who);
      return { ...asked, params: { ...asked.params, guide: 'asked' } };
    },
  })),
  listGuideDrafts: ofEdits(),
  // There is one at this address: whoever may, is told so.
  createGuide: ofEdits({ body: { slug: 'asked', text: 'Asked' } }),
  getGuideDraft: ofGuides(),
  updateGuide: ofGuides({ body: { text: 'Asked' } }),
  deleteGuide: ofEdits().map((row) => ({
    ...row,
    ask: async (owned, who) => {
      const asked = await row.ask(owned, who);
      const { apiId = '' } = asked.params ?? {};
      const guide = `asked-${randomUUID().slice(0, 8)}`;
      if (isThere(owned.apis)) await owned.client.createGuide({ apiId, body: { slug: guide, text: 'Asked' } });
      return { ...asked, params: { apiId, guide } };
    },
  })),
  listGuideFiles: ofEdits(),
  // There is one of this name, too.
  addGuideFile: ofEdits({ body: { name: 'asked.txt', uploadId: `upl_${'0'.repeat(26)}` } }),
  getGuideFile: ofApis().map((row) => ({
    ...row,
    ask: async (owned, who) => {
      const asked = await row.ask(owned, who);
      return { ...asked, params: { ...asked.params, file: 'asked.txt' } };
    },
  })),
  deleteGuideFile: ofEdits().map((row) => ({
    ...row,
    ask: async (owned, who) => {
      const asked = await row.ask(owned, who);
      const { apiId = '' } = asked.params ?? {};
      const file = `asked-${randomUUID().slice(0, 8)}.txt`;
      if (isThere(owned.apis)) {
        const uploadId = await uploadBytes(owned, Buffer.from('Asked'));
        await owned.client.addGuideFile({ apiId, body: { name: file, uploadId } });
      }
      return { ...asked, params: { apiId, file } };
    },
  })),
  getGuideVersion: ofGuides(),
  previewGuide: ofEdits({ body: { text: 'Asked' } }),
  listPortalGuides: anybody(),
  getPortalGuide: ofPortalGuides(),
  listPortalGuideDrafts: anybody(),
  createPortalGuide: ofPortalGuides({ body: { slug: PORTAL_PAGE, text: 'Asked' } }, ''),
  getPortalGuideDraft: ofPortalGuides(),
  deletePortalGuide: ofNewPortalGuide('guide'),
  updatePortalGuide: ofPortalGuides({ body: { text: 'Asked' } }),
  getPortalGuideVersion: ofPortalGuides({ params: { number: '1' } }),
  listPortalGuideFiles: anybody(),
  addPortalGuideFile: ofPortalGuides({ body: { name: `${PORTAL_PAGE}.txt`, uploadId: `upl_${'0'.repeat(26)}` } }, ''),
  getPortalGuideFile: ofPortalGuides({}, 'file'),
  deletePortalGuideFile: ofNewPortalGuide('file'),
  previewPortalGuide: anybody({ body: { text: 'Asked' } }),
  getAppearance: anybody(),
  putAppearance: anybody({ headers: { 'if-match': '"unseen"' }, body: APPEARANCE }),
  restoreAppearance: anybody({ headers: { 'if-match': '"unseen"' }, body: { to: 'previous' } }),
  getLogo: ofLogo(),
  search: anybody({ query: { q: 'museum' } }),
  listSearchMisses: anybody(),
  listPlans: anybody(),
  createPlan: [
    {
      what: 'by anybody',
      admin: true,
      ask: () => ({ body: aPlan() }),
    },
    ...own('api.edit', ({ apis }) => ({ body: { ...aPlan(), apiId: apis.public } })),
  ],
  getPlan: anybody({ params: { planId: 'basic' } }),
  updatePlan: ofPlans({ body: { name: 'Asked' } }),
  previewPlanChange: ofPlans({ body: { name: 'Asked' } }),
  archivePlan: ofPlans(),
  createApi: [
    {
      what: 'for the team',
      act: 'api.register',
      refused: 422,
      // The slug is taken: whoever may, is told so.
      ask: ({ teamId, importId }, who) => ({
        body: {
          importId: who?.importId ?? importId,
          teamId,
          slug: 'museum',
          name: 'Asked',
          backendUrl: 'https://example.com',
        },
      }),
    },
  ],
  updateApi: ofEdits({ body: { name: 'Asked' } }),
  createApiVersion: ofEdits().map((row) => ({
    ...row,
    ask: (owned, who) => ({
      ...row.ask(owned, who),
      body: { importId: who?.importId ?? owned.importId, backendUrl: 'https://example.com' },
    }),
  })),
  publishApiVersion: ofEdits(),
  previewPublication: ofEdits(),
  getPublishingRules: anybody(),
  putPublishingRules: anybody({ headers: { 'if-match': '"unseen"' }, body: RULES }),
  getApiPublishingRules: ofEdits(),
  putApiPublishingRules: ofEdits({ body: RULES }),
  putDeprecation: ofEdits({ body: {} }),
  withdrawDeprecation: ofEdits({ body: {} }),
  retireApiVersion: ofEdits({ body: {} }),
  putDefaultVersion: ofEdits({ body: { version: '1.0.0' } }),
  listLifecycleSteps: ofEdits(),
  getAccessPolicies: ofEdits(),
  putAccessPolicies: ofEdits({ body: { policies: [] } }),
  getMcpServer: ofEdits(),
  putMcpServer: ofEdits({ body: { enabled: true } }),
  listAwsAccounts: anybody(),
  listAwsApis: anybody({ params: { accountId: '000000000000' }, query: { kind: 'rest' } }),
  getApiSource: ofEdits(),
  putApiSource: ofEdits({ body: { schedule: 'off' } }),
  // Of one without a source: 409.
  dismissSourceChange: ofEdits({ body: { contentHash: 'none' } }),
  readApiSource: ofEdits(),
  dryRunAccess: ofEdits({ body: { call: { method: 'GET', path: '/' } } }),
  listBackends: ofEdits(),
  getBackend: ofEdits(),
  putBackend: ofEdits({ body: { targets: [{ url: 'https://example.com' }] } }),
  deleteBackend: ofEdits(),
  testBackend: ofEdits({ body: {} }),
  getCallAuthorization: ofVersions(),
  getAuthorizationEndpoint: ofVersions({ query: { scheme: 'id' } }),
  exchangeCallToken: ofVersions({ body: CALL_TOKEN }),
  listApiSearchMisses: ofEdits().map((row) => ({ ...row, act: 'api.see-usage' as const })),
  getApiUsage: ofEdits({ query: range }).map((row) => ({ ...row, act: 'api.see-usage' as const })),
} satisfies Partial<Record<OperationId, Row[]>>;

const NOBODYS_TEAM = `team_${'0'.repeat(26)}`;
const address = () => `asked-${randomUUID().slice(0, 8)}@portico.example`;

/** What somebody has in a team of their own, to be given to the team that is asked about. */
const given = async (who: Stander | undefined, kind: 'api' | 'app'): Promise<CallOptions> => {
  if (!who || (kind === 'api' && who.importId === undefined))
    return { params: { apiId: 'museum', appId: `app_${'0'.repeat(26)}` } };
  const { client, token } = who.person;
  const { id: teamId } = await client.createTeam({ body: { name: 'Giving' } });
  if (kind === 'app') {
    const params = { appId: (await client.createApp({ body: { teamId, name: 'Given' } })).id };
    return { params, headers: await tagOf('getApp', { params, token }) };
  }
  const slug = `given-${randomUUID().slice(0, 8)}`;
  const body = { importId: who.importId ?? '', teamId, slug, name: 'Given', backendUrl: 'https://example.com' };
  const params = { apiId: (await client.createApi({ body })).id };
  return { params, headers: await tagOf('getApi', { params, token }) };
};

const ofTeams = {
  createTeam: anybody({ body: { name: 'Asked' } }),
  listTeams: anybody(),
  listAuditEntries: anybody(),
  listAuditChecks: anybody(),
  createAuditExport: anybody({ body: { format: 'csv', action: 'api.register' } }),
  listAuditExports: anybody(),
  getAuditExport: unknown({ exportId: `exp_${'0'.repeat(26)}` }),
  getAuditExportLink: unknown({ exportId: `exp_${'0'.repeat(26)}` }),
  // Nothing was written so early.
  createAuditArchive: anybody({ body: { before: '2020-01-01T00:00:00Z' } }),
  listAuditArchives: anybody(),
  getMetrics: anybody(),
  describeResource: anybody(),
  describeMcpResource: anybody({ params: { apiId: 'museum' } }),
  getHealth: anybody(),
  getReadiness: anybody(),
  getInfo: anybody(),
  getVersion: anybody(),
  getAuditArchive: unknown({ archiveId: `arc_${'0'.repeat(26)}` }),
  getTeam: own('team.see'),
  updateTeam: own('team.rename', ({ ids }) => ({ params: ids, body: { name: 'Asked' } })),
  transferTeam: own('team.hand-over', ({ ids }) => ({ params: ids, body: { userId: ids.userId } })),
  // One's own, whatever the team: asked of a team of each.
  leaveTeam: [
    {
      what: 'of their own',
      ask: async ({ teamId }, who) => ({
        params: { teamId: who ? (await who.person.client.createTeam({ body: { name: 'Left' } })).id : teamId },
      }),
    },
  ],
  listMembers: own('team.see'),
  updateMember: own('team.change-members', ({ ids }) => ({ params: ids, body: { role: 'member' } })),
  removeMember: own('team.change-members', async ({ ids, teamId }) => ({
    params: { ...ids, userId: await addMember(teamId) },
  })),
  createInvitation: own('team.invite', ({ ids }) => ({ params: ids, body: { email: address(), role: 'member' } })),
  listInvitations: own('team.invite'),
  resendInvitation: own('team.invite'),
  revokeInvitation: own('team.invite', async ({ ids, teamId, client }) => {
    const { id } = await client.createInvitation({ teamId, body: { email: address(), role: 'member' } });
    return { params: { ...ids, invitationId: id } };
  }),
  // A secret that nobody was sent is not there for anybody.
  findInvitation: [{ what: 'by anybody', refused: 403, ask: () => ({ body: { secret: 'x'.repeat(69) } }) }],
  acceptInvitation: [{ what: 'by anybody', refused: 403, ask: () => ({ body: { secret: 'x'.repeat(69) } }) }],
  // By another name: nothing is deleted by asking whether one may.
  deleteApi: ofEdits({ body: { name: 'Another' } }).map((row) => ({ ...row, act: 'api.delete' as const })),
  transferApi: [
    ...ofEdits({ body: { teamId: NOBODYS_TEAM } }).map((row) => ({ ...row, act: 'api.hand-over' as const })),
    {
      what: 'to the team',
      act: 'api.take-over',
      refused: 422,
      ask: async ({ teamId }, who) => ({ ...(await given(who, 'api')), body: { teamId } }),
    },
  ],
  updateApp: own('app.change', ({ ids }) => ({ params: ids, body: { name: 'Asked' } })),
  deleteApp: own('app.delete', ({ ids }) => ({ params: ids, body: { name: 'Another' } })),
  transferApp: [
    ...own('app.hand-over', ({ ids }) => ({ params: ids, body: { teamId: NOBODYS_TEAM } })),
    {
      what: 'to the team',
      act: 'app.take-over',
      refused: 422,
      ask: async ({ teamId }, who) => ({ ...(await given(who, 'app')), body: { teamId } }),
    },
  ],
} satisfies Partial<Record<OperationId, Row[]>>;

/** Called with a key, or by whoever signs in. */
type WithoutPrincipal =
  | 'callApi'
  | 'callApiRoot'
  | 'callMcpServer'
  | 'createSession'
  | 'refreshSession'
  | 'signOut'
  | 'findSignInWays'
  | 'beginSignIn'
  | 'beginPasskeySignIn'
  | 'answerSignIn'
  | 'askPasswordCode'
  | 'askSignInLink'
  | 'registerAgentClient'
  | 'redeemAgentGrant'
  | 'refreshAgentGrant'
  | 'endAgentGrant'
  | 'createDeviceAuthorization'
  | 'redeemDeviceAuthorization'
  | 'resetPassword'
  | 'reportKey'
  | 'askSignUp'
  | 'confirmSignUp'
  | 'stepUpSession';

/** A key of this name that works: what one leaves is the next one's, as an app has so many only. */
const activeKey = async (client: Owned['client'], appId: string, name: string): Promise<string> => {
  const { items } = await client.listApiKeys({ appId, limit: 100 });
  const found = items.find((key) => key.name === name && key.status === 'active' && !key.replacedBy);
  return found?.id ?? (await client.createApiKey({ appId, body: { name, environment: 'live' } })).key.id;
};

/** What every operation is asked for: one that is not here does not compile. Those that end what they are asked for make it first. */
export const ASKED_OF: Readonly<Record<Exclude<OperationId, WithoutPrincipal>, readonly Row[]>> = {
  ...ofApps,
  ...ofCatalogue,
  listSessions: anybody(),
  createAccessToken: anybody({ body: { name: 'Asked', scopes: ['apis:read'], expiresAt: inAnHour() } }),
  listAccessTokens: anybody(),
  revokeAccessToken: own('token.revoke', async ({ client }) => {
    const body = { name: 'Ended', scopes: ['apis:read' as const], expiresAt: inAnHour() };
    return { params: { tokenId: (await client.createAccessToken({ body })).token.id } };
  }),
  findAgentRequest: [{ what: 'by anybody', ask: async () => ({ body: await askOfAgent() }) }],
  decideAgentRequest: [
    { what: 'by anybody', ask: async () => ({ body: { request: await askOfAgent(), approve: false } }) },
  ],
  listAgentGrants: anybody(),
  revokeAgentGrant: own('token.revoke', async ({ client }) => ({
    params: { grantId: (await addAgent(client)).grantId },
  })),
  findDeviceAuthorization: [{ what: 'by anybody', ask: async () => ({ body: { userCode: await addDevice() } }) }],
  decideDeviceAuthorization: [
    { what: 'by anybody', ask: async () => ({ body: { userCode: await addDevice(), approve: false } }) },
  ],
  createUser: anybody({ body: { email: 'nobody@corp.example', name: 'Nobody', role: 'developer' } }),
  getLimits: anybody(),
  listTeamDirectory: anybody(),
  listStaleKeys: anybody(),
  getCurrentUser: anybody(),
  updateCurrentUser: anybody({ body: { theme: 'dark' } }),
  listUsers: anybody(),
  getUser: ofSomebody(),
  updateUser: ofSomebody({ body: { name: 'Asked' } }),
  replaceUser: ofSomebody({ body: { name: 'Asked', role: 'developer', status: 'active' } }),
  // Nobody invited them: 409.
  inviteUser: ofSomebody(),
  deleteUser: ofSomebody(),
  restoreUser: ofSomebody({}, true),
  getSecurity: anybody(),
  // Nobody of them has one: 409; a wrong code is 422.
  associateAuthenticator: anybody(),
  confirmAuthenticator: anybody({ body: { code: '000000' } }),
  removeAuthenticator: anybody(),
  renewRecoveryCodes: anybody(),
  // Of no authenticator: 422; one that nobody has: 404.
  beginPasskey: anybody(),
  addPasskey: anybody({ body: { credentialId: 'x', response: { clientDataJSON: 'e30', attestationObject: 'oA' } } }),
  removePasskey: [{ what: 'that nobody has', refused: 403, ask: () => ({ params: { passkeyId: 'none' } }) }],
  listSignUpRequests: anybody(),
  getSignUpSettings: anybody(),
  // As nobody saw them: 412.
  putSignUpSettings: anybody({ headers: { 'if-match': '"unseen"' }, body: { mode: 'off' } }),
  decideSignUpRequest: [
    {
      what: 'somebody who does not wait',
      refused: 403,
      ask: () => ({ params: { requestId: `sup_${'0'.repeat(26)}` }, body: { letIn: true } }),
    },
  ],
  listConnections: anybody(),
  getServiceProvider: anybody(),
  // Of what describes nothing: 422.
  createConnection: anybody({
    body: { name: 'Asked', kind: 'saml', metadata: '<a/>', claims: { email: 'email', name: 'name' } },
  }),
  getConnection: ofConnections(),
  updateConnection: ofConnections({ body: { name: 'Asked' } }),
  deleteConnection: ofConnections(),
  testConnection: ofConnections({ body: { refusal: 'Asked' } }),
  // A wrong one: 422.
  changePassword: anybody({ body: { password: 'Not-this-one-1', newPassword: 'Another-one-1' } }),
  ...ofTeams,
  deleteSession: own('session.end', ({ sessionId }) => ({ params: { sessionId } })),
  deleteSessions: anybody({ query: { keepThis: 'true' } }),
  listNotices: anybody(),
  seeNotices: anybody({ body: { upTo: `ntc_${'0'.repeat(26)}` } }),
  createDocumentUpload: anybody({ body: { sizeBytes: 10 } }),
  createImport: [
    ...anybody({ body: { content: '{}' } }),
    ...own('upload.use', ({ uploadId }) => ({ body: { uploadId } })),
  ],
  getImport: own('import.follow'),
  cancelSubscription: own('app.change', async ({ teamId, client }) => {
    const { id: appId } = await client.createApp({ body: { teamId, name: 'Ended' } });
    const { id } = await client.createSubscription({ appId, body: { apiId: 'museum', planId: 'basic' } });
    return { params: { appId, subscriptionId: id } };
  }),
  revokeApiKey: own('app.change', async ({ ids, appId, client }) => ({
    params: { ...ids, keyId: await activeKey(client, appId, 'Ended') },
  })),
  rotateApiKey: own('app.change', async ({ ids, appId, client }) => ({
    params: { ...ids, keyId: await activeKey(client, appId, 'Rotated') },
    body: { overlap: 'PT0S' },
  })),
  deleteTestSuite: own('suite.change', async ({ ids, appId, apis, client }) => {
    const { id } = await client.createTestSuite({ body: suiteOf(appId, apis.public) });
    return { params: { ...ids, suiteId: id } };
  }),
};
