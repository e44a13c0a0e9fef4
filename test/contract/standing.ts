import { randomUUID } from 'node:crypto';
import { type Assertion, Portico } from '@portico/client';
import { challengeOf, createId, createToken, type Principal, type Role, type TeamRole } from '@portico/domain';
import { DEMO } from '../../scripts/start/demo.ts';
import { importDocument } from '../../scripts/start/seed.ts';
import { createSession } from '../../scripts/start/sign-in.ts';
import { data } from '../portico/table.ts';
import { deployment, type Person, PNG, publishApi, signIn, smallDocument, uploadBytes } from '../portico/world.ts';
import { RIVALS_PASSWORD, signInRival } from '../security/rival.ts';
import { resigned } from './matrix/resigned.ts';
import { APPEARANCE } from './wanted-appearance.ts';

/** Somebody as the rules know them: their roles, and what they are in the team that owns what is asked for. */
export type Stander = {
  readonly name: string;
  readonly principal: Principal;
  readonly team: TeamRole | undefined;
  readonly person: Person;
  /** A document of their own, of those who may read one in. */
  readonly importId: string | undefined;
};

/** What shows that a program is the one that asked. */
export const VERIFIER = createToken();
const email = (name: string) => `${name}-${randomUUID().slice(0, 8)}@portico.example`;

/** Tokens last five minutes, the matrix longer on a slow machine: signed anew, to end in an hour. */
const lasting = (person: Person): Person => {
  const token = resigned(person.token, { exp: Math.floor(Date.now() / 1000) + 3_600 });
  return { ...person, token, client: new Portico({ baseUrl: deployment.apiUrl, token }) };
};

const standing = async (name: string, signedIn: Person, roles: readonly Role[], team?: TeamRole): Promise<Stander> => {
  const person = lasting(signedIn);
  const { user } = await person.client.getCurrentUser();
  const publishes = roles.some((role) => role !== 'developer');
  const read = publishes ? await importDocument(person.client, { content: smallDocument() }) : undefined;
  return { name, person, team, principal: { userId: user.id, roles }, importId: read?.id };
};

/** People of every role, in the owner's team and around it. */
export const createStanders = async () => {
  const owner = await standing('owner', await signIn('publisher'), ['publisher'], 'owner');
  const { teamId } = owner.person;
  const join = async (name: string, role: TeamRole, as: 'publisher' | 'developer') => {
    const joined = await standing(name, await signInRival(email('team'), RIVALS_PASSWORD, as), [as], role);
    const { userId } = joined.principal;
    // By the table: an invitation would do the same, and is asked elsewhere.
    await data.entities.membership.create({ userId, teamId, role }).go();
    return joined;
  };
  const standers = [
    owner,
    await standing('admin', await signIn('admin'), ['admin']),
    await standing('another publisher', await signInRival(email('rival')), ['publisher']),
    await standing('another developer', await signIn('developer'), ['developer']),
    await join('a maintainer', 'maintainer', 'publisher'),
    await join('a maintainer who is no publisher', 'maintainer', 'developer'),
    await join('a member', 'member', 'developer'),
  ];
  return { standers, owner };
};

/** A member of a team without an invitation: somebody whom nobody signs in as, unless it is said. */
export const addMember = async (teamId: string, userId = createId('user', new Date())): Promise<string> => {
  await data.entities.membership.create({ userId, teamId, role: 'member' }).go();
  return userId;
};

/** Somebody whom nobody signs in as. */
export const addUser = async (deleted = false): Promise<string> => {
  const at = new Date().toISOString();
  const userId = createId('user', new Date());
  const gone = deleted ? { disabledAt: at, deletedAt: at } : {};
  await data.entities.user.create({ userId, email: email('somebody'), name: 'Somebody', createdAt: at, ...gone }).go();
  return userId;
};

/** A connection that the user pool does not know. */
export const addConnection = async (): Promise<string> => {
  const connectionId = createId('connection', new Date());
  await data.entities.connection
    .create({
      ...{ connectionId, name: 'Asked', kind: 'saml', issuer: 'https://idp.example', domains: [], mappings: [] },
      ...{ claims: { email: 'email', name: 'name' }, enabled: false, createdAt: new Date().toISOString() },
    })
    .go();
  return connectionId;
};

/** A page of the portal's guides with a file beside it, by their own names. */
export const addPortalGuide = async (name: string): Promise<void> => {
  const admin = await signIn('admin');
  const { client } = admin;
  const uploadId = await uploadBytes(admin, Buffer.from('Asked'));
  await client.addPortalGuideFile({ body: { name: `${name}.txt`, uploadId } });
  await client.createPortalGuide({ body: { slug: name, text: 'Asked' } });
  const { headers } = await client.getPortalGuideDraft({ guide: name }).withResponse();
  const ifMatch = { 'If-Match': headers.get('etag') ?? '' };
  await client.updatePortalGuide({ guide: name, ...ifMatch, body: { published: true } });
};

/** The portal's logo, put in place. */
export const addLogo = async (): Promise<void> => {
  const admin = await signIn('admin');
  const { client } = admin;
  const uploadId = await uploadBytes(admin, Buffer.from(PNG, 'base64'));
  const { headers } = await client.getAppearance().withResponse();
  await client.putAppearance({ 'If-Match': headers.get('etag') ?? '', body: { ...APPEARANCE, logo: { uploadId } } });
};

/** A plan that nobody has. */
export const addPlan = async (): Promise<string> => {
  const planId = `asked-${randomUUID().slice(0, 8)}`;
  const limits = { requestsPerSecond: 1, burst: 1, requestsPerMonth: 1, priceCentsPerMonth: 0 };
  await data.entities.plan.create({ planId, name: 'Asked', summary: 'Asked.', ...limits, revision: 1 }).go();
  return planId;
};

/** A subscription to an API, of an app whose team there is not. */
export const addSubscriber = async (apiId: string, status: 'active' | 'suspended'): Promise<string> => {
  const at = new Date();
  const [appId, subscriptionId] = [createId('app', at), createId('subscription', at)];
  const createdAt = at.toISOString();
  await data.entities.app.create({ appId, teamId: createId('team', at), name: 'Asking', revision: 1, createdAt }).go();
  const of = { appId, apiId, subscriptionId, planId: 'basic', apiSlug: 'asked', apiName: 'Asked' };
  await data.entities.subscription.create({ ...of, status, revision: 1, createdAt }).go();
  return subscriptionId;
};

/** A request that waits for a team, of an app whose team there is not for an API of the team's. */
export const addAccessRequest = async (apiId: string, owners: string): Promise<string> => {
  const at = new Date();
  const [requestId, appId] = [createId('accessRequest', at), createId('app', at)];
  const subscriptionId = createId('subscription', at);
  const of = { appId, apiId, subscriptionId, planId: 'enterprise', apiSlug: 'asked', apiName: 'Asked' };
  const createdAt = at.toISOString();
  const asked = { appName: 'Asking', teamId: createId('team', at), askedBy: createId('user', at) };
  await data.entities.app.create({ appId, teamId: asked.teamId, name: asked.appName, revision: 1, createdAt }).go();
  await data.entities.subscription.create({ ...of, requestId, status: 'pending', revision: 1, createdAt }).go();
  const queued = { queue: `waiting.${owners}`, shelf: 'waiting' as const, kind: 'subscription' as const };
  await data.entities.accessRequest
    .create({ ...of, ...asked, ...queued, requestId, status: 'pending', askedAt: createdAt })
    .go();
  return requestId;
};

/** A program that asks for an access token: the code for it. */
export const addDevice = async (more: object = {}): Promise<string> => {
  const client = new Portico({ baseUrl: deployment.apiUrl });
  const body = { name: 'Asked', scopes: ['apis:read' as const], challenge: challengeOf(VERIFIER), ...more };
  return (await client.createDeviceAuthorization({ body })).userCode;
};

/** Where an agent waits that asks to use the portal's own MCP server, and what it asks. */
export const AGENT_REDIRECT = 'http://127.0.0.1:1/callback';
export const askOfAgent = async (more: object = {}) => {
  const client = new Portico({ baseUrl: deployment.apiUrl });
  const body = { name: 'Asked', redirectUris: [AGENT_REDIRECT] };
  const { clientId } = await client.registerAgentClient({ body });
  return {
    ...{ clientId, redirectUri: AGENT_REDIRECT, responseType: 'code' },
    ...{ codeChallenge: challengeOf(VERIFIER), codeChallengeMethod: 'S256' },
    ...more,
  };
};

/** An agent that somebody let in: the grant, and its tokens. */
export const addAgent = async (person: Portico, asked: object = {}, more: object = {}) => {
  const request = await askOfAgent(asked);
  const { redirectUrl } = await person.decideAgentRequest({ body: { request, approve: true, ...more } });
  const { clientId } = request;
  const code = new URL(redirectUrl).searchParams.get('code') ?? '';
  const tokens = await new Portico({ baseUrl: deployment.apiUrl }).redeemAgentGrant({
    body: { clientId, code, verifier: VERIFIER, redirectUri: AGENT_REDIRECT },
  });
  // A code begins with what it is of.
  return { ...tokens, clientId, code, grantId: `agr_${code.slice(0, 26)}` };
};

/** A suite of one test of the small document. */
export const suiteOf = (appId: string, apiId: string, assertion: Assertion = { kind: 'status', status: 200 }) => ({
  appId,
  apiId,
  version: 'latest',
  name: 'Suite',
  tests: [
    {
      name: 'a',
      operationId: 'listThings',
      request: { method: 'GET' as const, path: '/things' },
      assertions: [assertion],
    },
  ],
});

/** Another session of somebody who has one. */
const openAnother = async ({ client }: Person): Promise<string> => {
  const { user } = await client.getCurrentUser();
  const password = user.email === DEMO.publisher.email ? DEMO.publisher.password : RIVALS_PASSWORD;
  return (await createSession(deployment, { email: user.email, password })).session.id;
};

/** What a team can own, one of each; APIs in each state of being seen. */
export const createOwned = async (owner: Person) => {
  const { client, teamId } = owner;
  const slugOf = (kind: string) => `${kind}-${randomUUID().slice(0, 8)}`;
  const { id: importId } = await importDocument(client, { content: smallDocument() });
  const publish = async (kind: 'public' | 'internal' | 'private') =>
    (await publishApi(owner, slugOf(kind), smallDocument(), deployment.museumUrl, kind)).id;
  const apis = {
    public: await publish('public'),
    internal: await publish('internal'),
    private: await publish('private'),
    unpublished: (
      await client.createApi({
        body: { importId, teamId, slug: slugOf('draft'), name: 'Draft', backendUrl: deployment.museumUrl },
      })
    ).id,
  };
  for (const apiId of Object.values(apis)) {
    await client.createGuide({ apiId, body: { slug: 'asked', text: 'Asked' } });
    const uploadId = await uploadBytes(owner, Buffer.from('Asked'));
    await client.addGuideFile({ apiId, body: { name: 'asked.txt', uploadId } });
    const { headers } = await client.getGuideDraft({ apiId, guide: 'asked' }).withResponse();
    const ifMatch = { 'If-Match': headers.get('etag') ?? '' };
    await client.updateGuide({ apiId, guide: 'asked', ...ifMatch, body: { published: true } });
  }
  const draft = { importId, version: '2.0.0', backendUrl: deployment.museumUrl };
  await client.createApiVersion({ apiId: apis.public, body: draft });
  const { id: appId } = await client.createApp({ body: { teamId, name: 'Owned' } });
  const subscription = await client.createSubscription({ appId, body: { apiId: 'museum', planId: 'basic' } });
  const key = await client.createApiKey({ appId, body: { name: 'Key', environment: 'live' } });
  const suite = await client.createTestSuite({ body: suiteOf(appId, apis.public) });
  const run = await client.createTestRun({ suiteId: suite.id });
  const upload = await client.createDocumentUpload({ body: { sizeBytes: 10 } });
  const invitation = await client.createInvitation({ teamId, body: { email: email('asked'), role: 'member' } });
  // Another session of the owner: with their own, their token would end.
  const sessionId = await openAnother(owner);
  const userId = await addMember(teamId);
  return {
    apis,
    client,
    teamId,
    importId,
    appId,
    sessionId,
    secret: key.secret,
    ids: {
      appId,
      subscriptionId: subscription.id,
      keyId: key.key.id,
      suiteId: suite.id,
      runId: run.id,
      importId,
      teamId,
      userId,
      invitationId: invitation.id,
    },
    uploadId: upload.id,
  };
};

export type Owned = Awaited<ReturnType<typeof createOwned>> & {
  /** An access token of the owner. */
  readonly tokenId?: string;
  readonly grantId?: string;
};

/** The same, with everything in it that can end ended. */
export const createEnded = async (owned: Owned, owner: Person): Promise<Owned> => {
  const { client, teamId } = owner;
  const { id: appId } = await client.createApp({ body: { teamId, name: 'Ended' } });
  const { id: subscriptionId } = await client.createSubscription({ appId, body: { apiId: 'museum', planId: 'basic' } });
  const { key } = await client.createApiKey({ appId, body: { name: 'Ended', environment: 'live' } });
  const suite = await client.createTestSuite({ body: suiteOf(appId, owned.apis.public) });
  const run = await client.createTestRun({ suiteId: suite.id });
  const invitation = await client.createInvitation({ teamId, body: { email: email('ended'), role: 'member' } });
  const userId = await addMember(teamId);
  const sessionId = await openAnother(owner);
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { token } = await client.createAccessToken({ body: { name: 'Ended', scopes: ['apis:read'], expiresAt } });
  await client.cancelSubscription({ appId, subscriptionId });
  await client.revokeApiKey({ appId, keyId: key.id });
  await client.deleteTestSuite({ suiteId: suite.id });
  await client.removeMember({ teamId, userId });
  await client.revokeInvitation({ teamId, invitationId: invitation.id });
  await client.deleteSession({ sessionId });
  await client.revokeAccessToken({ tokenId: token.id });
  const { grantId } = await addAgent(client);
  await client.revokeAgentGrant({ grantId });
  const ids = { ...owned.ids, appId, subscriptionId, keyId: key.id, suiteId: suite.id, runId: run.id, userId };
  return { ...owned, appId, sessionId, tokenId: token.id, grantId, ids: { ...ids, invitationId: invitation.id } };
};
