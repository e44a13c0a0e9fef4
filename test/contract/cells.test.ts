import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type OperationId, operations } from '@portico/contract';
import { LIMITS } from '@portico/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO } from '../../scripts/start/demo.ts';
import { obtainCode } from '../../scripts/start/sign-in.ts';
import { clearedBy } from '../fuzz/contract.ts';
import { startUpstream } from '../portico/upstream.ts';
import { deployment, type Person, publishApi, signIn, smallDocument, until } from '../portico/world.ts';
import { type CallOptions, callOperation, seen, tagOf } from './contract-call.ts';
import { addMember } from './standing.ts';
import { invitationsAreAccepted, teamsAreKept, thingsAreHandedOver } from './team-cells.ts';

type Page = {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor?: string;
};

const NOWHERE = '0'.repeat(26);
const museum = readFileSync(new URL('../../examples/museum-api/openapi.yaml', import.meta.url), 'utf8');
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

let publisher: Person;
let developer: Person;
let admin: Person;
let upstream: Awaited<ReturnType<typeof startUpstream>>;
/** A published API whose calls go to the upstream. */
let slug = '';

/** An app of the developer's team, subscribed to the API, with a key: one for each case, so that each runs alone. */
const subscribedApp = async () => {
  const { client, teamId } = developer;
  const { id: appId } = await client.createApp({ body: { teamId, name: unique('Cells') } });
  await client.createSubscription({ appId, body: { apiId: slug, planId: 'basic' } });
  const { secret } = await client.createApiKey({ appId, body: { name: 'Cells', environment: 'live' } });
  const call = (path: string, apiId = slug) => callOperation('callApi', { params: { apiId, path }, key: secret });
  const callRoot = (query = {}, apiId = slug) =>
    callOperation('callApiRoot', { params: { apiId }, query, key: secret });
  return { appId, call, callRoot };
};

/** Valid-looking parameters of every name, leading nowhere. */
const nowhere: Record<string, string> = {
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
  path: 'things',
  teamId: `team_${NOWHERE}`,
  userId: `usr_${NOWHERE}`,
  invitationId: `inv_${NOWHERE}`,
};
const usage = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
/** What each operation needs besides ids to reach its rules. */
const needs: Partial<Record<OperationId, CallOptions>> = {
  listApps: { query: { teamId: `team_${NOWHERE}` } },
  listTestSuites: { query: { appId: `app_${NOWHERE}` } },
  getAppUsage: { query: usage },
  getApiUsage: { query: usage },
  createDocumentUpload: { body: { sizeBytes: 1 } },
  getCodeSamples: { query: { operation: 'get /nowhere' } },
  createImport: { body: { uploadId: `upl_${NOWHERE}` } },
  createApi: { body: { importId: `imp_${NOWHERE}`, teamId: '', slug: 'some-slug', name: 'Some' } },
  updateApi: { body: { name: 'Some' } },
  transferApi: { body: { teamId: `team_${NOWHERE}` } },
  transferApp: { body: { teamId: `team_${NOWHERE}` } },
  updateTeam: { body: { name: 'Some' } },
  transferTeam: { body: { userId: `usr_${NOWHERE}` } },
  updateMember: { body: { role: 'member' } },
  createInvitation: { body: { email: 'some@portico.example', role: 'member' } },
  findInvitation: { body: { secret: 'x'.repeat(69) } },
  acceptInvitation: { body: { secret: 'x'.repeat(69) } },
  createApiVersion: { body: { importId: `imp_${NOWHERE}` } },
  putBackend: { body: { url: 'https://example.com' } },
  changeSubscription: { body: { planId: 'basic' } },
  createApp: { body: { teamId: `team_${NOWHERE}`, name: 'Some' } },
  createSubscription: { body: { apiId: 'no-such-api', planId: 'basic' } },
  createApiKey: { body: { name: 'Some', environment: 'live' } },
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
const all = Object.values(operations);
const tokenFor = (id: OperationId) => {
  const { access } = operations[id];
  if (access === 'public' || access === 'key') return undefined;
  return access === 'admin' ? admin.token : publisher.token;
};

beforeAll(async () => {
  [publisher, developer, admin] = await Promise.all([signIn('publisher'), signIn('developer'), signIn('admin')]);
  upstream = await startUpstream((request, response) => {
    const { url = '' } = request;
    if (/^\/\??slow/.test(url)) return;
    if (/^\/\??rude/.test(url)) return void request.socket.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }));
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
    body: { url: upstream.url, timeoutMilliseconds: 300 },
  });
  (needs.createApi as { body: { teamId: string } }).body.teamId = publisher.teamId;
});
afterAll(() => upstream.stop());

describe('what every operation owes', () => {
  it.each(all.filter(({ access }) => access !== 'public').map(({ id }) => id))(
    '%s answers 401 to a caller without credentials, and to forged ones',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id] })).status).toBe(401);
      const forged = await callOperation(id, {
        params: nowhere,
        ...needs[id],
        token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x',
        key: 'ptk_live_x',
      });
      expect(forged.status).toBe(401);
      expect(forged.body).toMatchObject({ code: 'unauthenticated' });
    },
  );

  it.each(all.filter(({ access }) => access === 'publisher' || access === 'admin').map(({ id }) => id))(
    '%s answers 403 to a developer',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id], token: developer.token })).status).toBe(403);
    },
  );

  it.each(all.filter(({ hasBody }) => hasBody).map(({ id }) => id))(
    '%s answers 400 with a pointer to a field it does not know',
    async (id) => {
      const { status, body } = await callOperation(id, { params: nowhere, body: { surprise: 1 }, token: tokenFor(id) });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: 'invalid-request',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/surprise' })]),
      });
    },
  );

  it.each(all.filter(({ hasBody }) => hasBody).map(({ id }) => id))(
    '%s answers 400 to a body that is not JSON, and to one that is no object',
    async (id) => {
      for (const body of ['{"a":', '[]', '"text"', 'null'])
        expect((await callOperation(id, { params: nowhere, body, token: tokenFor(id) })).status).toBe(400);
    },
  );

  it.each(all.filter(({ hasBody, access }) => hasBody && access !== 'key').map(({ id }) => id))(
    '%s answers 413 to a body that is more than its function can be given',
    async (id) => {
      // API Gateway takes 10 MB, a function 6 MB with all that is around the body; larger is said, not a failure.
      for (const bytes of [6_500_000, 9_500_000, 11_000_000]) {
        const body = JSON.stringify({ surprise: 'x'.repeat(bytes) });
        const answer = await callOperation(id, { params: nowhere, body, token: tokenFor(id) });
        expect([bytes, answer.status, answer.body]).toMatchObject([bytes, 413, { code: 'body-too-large' }]);
      }
    },
  );

  it.each(
    all
      .filter(({ statuses, hasBody, id }) => statuses.includes(400) && !hasBody && !id.startsWith('callApi'))
      .map(({ id }) => id),
  )('%s answers 400 with a pointer to a parameter it does not know', async (id) => {
    const { status, body } = await callOperation(id, {
      params: nowhere,
      query: { ...needs[id]?.query, surprise: '1' },
      token: tokenFor(id),
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/query/surprise' })]),
    });
  });

  it.each(all.filter(({ statuses, id }) => statuses.includes(404) && !id.startsWith('callApi')).map(({ id }) => id))(
    '%s answers 404 for what is not there',
    async (id) => {
      expect((await callOperation(id, { params: nowhere, ...needs[id], token: tokenFor(id) })).status).toBe(404);
    },
  );
});

describe('what a visitor is owed', () => {
  it.each(all.filter(({ visitorPath }) => visitorPath).map(({ id }) => id))(
    '%s answers below /public without a token, and the same with one, even a forged one',
    async (id) => {
      const known = { params: { ...nowhere, apiId: 'museum', version: 'latest' }, asVisitor: true };
      const query = id === 'getCodeSamples' ? { operation: 'get /museum-hours' } : {};
      const answers = await Promise.all(
        [undefined, developer.token, 'forged'].map((token) => callOperation(id, { ...known, query, token })),
      );
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(body).toEqual(answers[0]?.body);
      }
      const unknown = await callOperation(id, { ...known, query: { ...query, surprise: '1' } });
      expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([400, 'private, no-store']);
    },
  );
});

describe('what is changed', () => {
  /** What is handed over goes there. */
  let spareTeam = '';
  let heir = '';
  /** Who hands a team over may still ask for it after that: an admin. */
  const whoFor = async (id: OperationId) => (id === 'transferTeam' ? signIn('admin') : publisher);
  const edited = async (client: Person['client'], teamId: string, own: boolean) =>
    own
      ? {
          apiId: (await publishApi({ ...publisher, client, teamId }, unique('given'), smallDocument(), upstream.url))
            .id,
        }
      : { apiId: slug };
  const edits = {
    updateApi: { read: 'getApi', body: (index: number) => ({ summary: `Change ${index}` }) },
    putBackend: { read: 'getBackend', body: () => ({ url: upstream.url, timeoutMilliseconds: 300 }) },
    transferApi: { read: 'getApi', body: () => ({ teamId: spareTeam }) },
    transferApp: { read: 'getApp', body: () => ({ teamId: spareTeam }) },
    updateTeam: { read: 'getTeam', body: (index: number) => ({ name: `Changed ${index}` }) },
    transferTeam: { read: 'getTeam', body: () => ({ userId: heir }) },
    changeSubscription: {
      read: 'getSubscription',
      body: (index: number) => ({ planId: index % 2 ? 'premium' : 'basic' }),
    },
  } as const;

  it.each(all.filter(({ takesIfMatch }) => takesIfMatch).map(({ id }) => id as keyof typeof edits))(
    '%s is changed as it was seen: 428 without a tag, 412 with an old one, and one of many at once wins',
    async (id) => {
      const { read, body } = edits[id];
      const { client, token } = await whoFor(id);
      const { id: teamId } = await client.createTeam({ body: { name: unique('Edited') } });
      spareTeam = (await client.createTeam({ body: { name: unique('Spare') } })).id;
      heir = await addMember(teamId);
      const { apiId } = await edited(client, teamId, id === 'transferApi');
      const { id: appId } = await client.createApp({ body: { teamId, name: unique('Edited') } });
      const { id: subscriptionId } = await client.createSubscription({ appId, body: { apiId: slug, planId: 'basic' } });
      const params = { apiId, version: 'latest', appId, subscriptionId, teamId };
      const asked = { params, token };
      const without = await callOperation(id, { ...asked, headers: { 'if-match': '' }, body: body(0) });
      expect([without.status, without.body]).toMatchObject([400, { errors: [{ pointer: '/header/If-Match' }, {}] }]);
      expect((await callOperation(id, { ...asked, untagged: true, body: body(0) })).status).toBe(428);
      const headers = await tagOf(read, asked);
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((index) => callOperation(id, { ...asked, headers, body: body(index) })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
      const { headers: after } = answers.find(({ status }) => status === 200) ?? {};
      expect((await tagOf(read, asked))['if-match']).toBe(after?.get('etag'));
      expect((await callOperation(id, { ...asked, headers, body: body(6) })).status).toBe(412);
    },
  );

  it.each(
    all.flatMap(({ id, path, method }) =>
      clearedBy(path, method).map((name) => [id as keyof typeof edits, name] as const),
    ),
  )('%s clears %s with null: it is in no answer any more', async (id, name) => {
    const asked = { params: { apiId: slug }, token: publisher.token };
    const { read } = edits[id];
    const change = async (value: string | null) =>
      callOperation(id, { ...asked, headers: await tagOf(read, asked), body: { [name]: value } });
    expect((await change('Some text')).body).toMatchObject({ [name]: 'Some text' });
    const cleared = await change(null);
    expect([cleared.status, Object.keys(cleared.body as object).includes(name)]).toEqual([200, false]);
    expect(Object.keys((await callOperation(read, asked)).body as object)).not.toContain(name);
  });
});

describe('what is created with a key', () => {
  /** The same request with something else in it. */
  const changed = ({ body, ...rest }: CallOptions): CallOptions => {
    if (typeof body !== 'object' || body === null)
      return { ...rest, params: { ...nowhere, appId: `app_${'1'.repeat(26)}`, suiteId: `tst_${'1'.repeat(26)}` } };
    if ('name' in body) return { ...rest, body: { ...body, name: 'Other' } };
    if ('sizeBytes' in body) return { ...rest, body: { sizeBytes: 2 } };
    if ('uploadId' in body) return { ...rest, body: { uploadId: `upl_${'1'.repeat(26)}` } };
    if ('email' in body) return { ...rest, body: { ...body, email: 'other@portico.example' } };
    if ('secret' in body) return { ...rest, body: { secret: 'y'.repeat(69) } };
    if ('planId' in body) return { ...rest, body: { ...body, planId: 'premium' } };
    return { ...rest, body: { ...body, importId: `imp_${'1'.repeat(26)}` } };
  };

  it.each(all.filter(({ repeatable }) => repeatable).map(({ id }) => id))(
    '%s answers a repetition as it answered first, and 422 to another request with the same key',
    async (id) => {
      const asked = { params: nowhere, ...(needs[id] ?? { body: undefined }), token: publisher.token };
      const keyed = {
        ...asked,
        ...(id === 'createTeam' && { body: { name: 'Some' } }),
        headers: { 'idempotency-key': randomUUID() },
      };
      const first = await callOperation(id, keyed);
      const second = await callOperation(id, keyed);
      expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
        null,
        'true',
      ]);
      const { requestId: _, ...told } = second.body as Record<string, unknown>;
      expect(second.status).toBe(first.status);
      expect(first.body).toMatchObject(told);
      const reused = await callOperation(id, { ...keyed, ...changed(keyed) });
      expect([reused.status, reused.body]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
    },
  );

  it('is there once, however many ask at once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { teamId: developer.teamId, name: unique('Once') };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => callOperation('createApp', { headers, body, token: developer.token })),
    );
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const { body: page } = await callOperation('listApps', {
      query: { teamId: developer.teamId, limit: '100' },
      token: developer.token,
    });
    expect((page as { items: { name: string }[] }).items.filter(({ name }) => name === body.name)).toHaveLength(1);
  });
});

describe('sign-in', () => {
  it('reads the audit log and verifies it', async () => {
    for (const id of ['listAuditEntries', 'listAuditChecks'] as const) {
      expect((await callOperation(id, { token: admin.token })).status).toBe(200);
      expect((await callOperation(id, { token: admin.token, query: { limit: '0' } })).status).toBe(400);
    }
  });

  it('makes, refreshes, lists and ends a session, and refuses a code used before', async () => {
    const code = await obtainCode({ ...deployment, ...DEMO.publisher });
    const made = await callOperation('createSession', { body: code });
    expect(made.status).toBe(201);
    const { sessionToken, accessToken, session } = made.body as {
      sessionToken: string;
      accessToken: string;
      session: { id: string };
    };
    expect((await callOperation('refreshSession', { body: { sessionToken } })).status).toBe(200);
    expect((await callOperation('listSessions', { token: accessToken })).status).toBe(200);
    expect((await callOperation('getCurrentUser', { token: accessToken })).status).toBe(200);
    expect(
      (await callOperation('deleteSession', { params: { sessionId: session.id }, token: accessToken })).status,
    ).toBe(204);
    expect((await callOperation('refreshSession', { body: { sessionToken } })).status).toBe(401);
    expect((await callOperation('createSession', { body: code })).status).toBe(401);
  });
});

describe('teams', () => {
  it('are made, seen, renamed and handed over, and never without an owner', () => teamsAreKept(developer));
  it('get what is handed over, and only from who may', () => thingsAreHandedOver(publisher, slug));
  it('take in who was invited, once, with the right address', () => invitationsAreAccepted(developer, publisher));
});

describe('publishing', () => {
  it('takes an upload, reads it, and registers, versions and publishes an API', async () => {
    const bytes = Buffer.from(museum);
    const made = await callOperation('createDocumentUpload', {
      body: { sizeBytes: bytes.length },
      token: publisher.token,
    });
    expect(made.status).toBe(201);
    const { id: uploadId, url, headers } = made.body as { id: string; url: string; headers: Record<string, string> };
    expect((await fetch(url, { method: 'PUT', body: bytes, headers })).status).toBe(200);
    const started = await callOperation('createImport', { body: { uploadId }, token: publisher.token });
    expect(started.status).toBe(202);
    const { id: importId } = started.body as { id: string };
    await until('the import ends', async () => {
      const { status, body } = await callOperation('getImport', {
        params: { importId },
        token: publisher.token,
      });
      expect(status).toBe(200);
      return (body as { status: string }).status === 'succeeded';
    });
    const registered = unique('museum');
    const body = {
      importId,
      teamId: publisher.teamId,
      slug: registered,
      name: 'Museum',
      backendUrl: deployment.museumUrl,
    };
    expect((await callOperation('createApi', { body, token: publisher.token })).status).toBe(201);
    expect((await callOperation('createApi', { body, token: publisher.token })).status).toBe(409);
    const params = { apiId: registered, version: '2.0.0' };
    const version = { importId, version: '2.0.0', backendUrl: deployment.museumUrl };
    expect((await callOperation('createApiVersion', { params, body: version, token: publisher.token })).status).toBe(
      201,
    );
    expect((await callOperation('createApiVersion', { params, body: version, token: publisher.token })).status).toBe(
      409,
    );
    expect((await callOperation('publishApiVersion', { params, token: publisher.token })).status).toBe(200);
    expect((await callOperation('publishApiVersion', { params, token: publisher.token })).status).toBe(409);
    for (const id of [
      'getApi',
      'listApiVersions',
      'getApiVersion',
      'getBackend',
      'getDocument',
      'getSdk',
      'getChanges',
    ] as const)
      expect(
        (await callOperation(id, { params: { ...params, language: 'typescript' }, token: publisher.token })).status,
        id,
      ).toBe(200);
    expect((await callOperation('listApis', { query: { q: 'museum' }, token: publisher.token })).status).toBe(200);
    expect(
      (
        await callOperation('updateApi', {
          params,
          headers: await tagOf('getApi', { params, token: publisher.token }),
          body: { visibility: 'public' },
          token: publisher.token,
        })
      ).status,
    ).toBe(200);
    const query = { operation: 'get /museum-hours' };
    expect((await callOperation('getCodeSamples', { params, query, token: publisher.token })).status).toBe(200);
    expect((await callOperation('getCodeSamples', { params, query, asVisitor: true })).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ language: 'curl', given: false })]),
    });
    for (const { id } of all.filter(({ access }) => access === 'reader')) {
      const visited = {
        params: { ...params, language: 'typescript' },
        ...(id === 'getCodeSamples' && { query }),
        asVisitor: true,
      };
      const { status, headers } = await callOperation(id, visited);
      expect([status, headers.get('cache-control')], id).toEqual([200, 'public, max-age=10']);
    }
  });

  it('answers 422 with lines for an API whose document has errors, and keeps nothing of it', async () => {
    const { body } = await callOperation('createImport', {
      body: { content: 'openapi: 3.0.3\ninfo: {title: x}\npaths: {}\n' },
      token: publisher.token,
    });
    const importId = (body as { id: string }).id;
    await until('the import ends', async () => (await publisher.client.getImport({ importId })).status === 'failed');
    const broken = unique('broken');
    const refused = await callOperation('createApi', {
      body: { importId, teamId: publisher.teamId, slug: broken, name: 'Broken' },
      token: publisher.token,
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'invalid-document',
      errors: [expect.objectContaining({ line: 2, pointer: expect.stringMatching(/^\/info/) })],
    });
    expect((await callOperation('getApi', { params: { apiId: broken }, token: publisher.token })).status).toBe(404);
    expect(
      (
        await callOperation('createApiVersion', {
          params: { apiId: slug },
          body: { importId },
          token: publisher.token,
        })
      ).status,
    ).toBe(422);
  });

  it('refuses a backend the egress door would refuse', async () => {
    const params = { apiId: slug, version: 'latest' };
    for (const url of ['http://169.254.169.254/latest', 'http://localhost:22', 'https://10.0.0.1/'])
      expect((await callOperation('putBackend', { params, body: { url }, token: publisher.token })).status, url).toBe(
        422,
      );
    expect(
      (
        await callOperation('putBackend', {
          params,
          headers: await tagOf('getBackend', { params, token: publisher.token }),
          body: { url: upstream.url, timeoutMilliseconds: 300 },
          token: publisher.token,
        })
      ).status,
    ).toBe(200);
  });
});

describe('consuming', () => {
  it('makes an app, subscribes it, and gives it keys', async () => {
    const token = developer.token;
    expect((await callOperation('listPlans')).status).toBe(200);
    const app = await callOperation('createApp', { body: { teamId: developer.teamId, name: 'Cells' }, token });
    expect(app.status).toBe(201);
    const params = { appId: (app.body as { id: string }).id };
    expect((await callOperation('getApp', { params, token })).status).toBe(200);
    expect((await callOperation('listApps', { query: { teamId: developer.teamId }, token })).status).toBe(200);
    const subscribed = await callOperation('createSubscription', {
      params,
      body: { apiId: slug, planId: 'basic' },
      token,
    });
    expect(subscribed.status).toBe(201);
    expect(
      (await callOperation('createSubscription', { params, body: { apiId: slug, planId: 'basic' }, token })).status,
    ).toBe(409);
    expect((await callOperation('listSubscriptions', { params, token })).status).toBe(200);
    const key = await callOperation('createApiKey', { params, body: { name: 'Cells', environment: 'live' }, token });
    expect(key.status).toBe(201);
    const { secret } = key.body as { secret: string };
    expect((await callOperation('listApiKeys', { params, token })).status).toBe(200);
    expect(JSON.stringify((await callOperation('listApiKeys', { params, token })).body)).not.toContain(secret);
    expect((await callOperation('createTryItKey', { params, token })).status).toBe(201);
    const spare = await callOperation('createApiKey', { params, body: { name: 'Spare', environment: 'live' }, token });
    const { id: keyId } = (spare.body as { key: { id: string } }).key;
    expect((await callOperation('revokeApiKey', { params: { ...params, keyId }, token })).status).toBe(204);
  });

  it('forwards calls, and answers 401, 403, 404, 400, 502, 504 and 429 as problems', async () => {
    const { call, callRoot } = await subscribedApp();
    expect(await call('things')).toMatchObject({ status: 200, body: { path: '/things' } });
    expect((await call('things', 'museum')).status).toBe(403);
    expect((await call('things', 'no-such-api')).status).toBe(404);
    expect((await call('a%5c..%5cb')).status).toBe(400);
    expect((await call('rude')).status).toBe(502);
    expect((await call('slow')).status).toBe(504);
    expect(await callRoot()).toMatchObject({ status: 200, body: { path: '/' } });
    expect((await callRoot({}, 'museum')).status).toBe(403);
    expect((await callRoot({}, 'no-such-api')).status).toBe(404);
    expect((await callOperation('callApiRoot', { params: { apiId: '%zz' }, encoded: true })).status).toBe(400);
    expect((await callRoot({ rude: '' })).status).toBe(502);
    expect((await callRoot({ slow: '' })).status).toBe(504);
    const limited = await until('the plan’s burst is used up', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => call('things')));
      return answers.find(({ status }) => status === 429);
    });
    await until('the root has no more of it', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => callRoot()));
      return answers.some(({ status }) => status === 429);
    });
    expect(limited.body).toMatchObject({ code: 'rate-limited' });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('shows the usage of the app and of the API', async () => {
    const range = {
      from: new Date(Date.now() - 600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    };
    const { appId, call } = await subscribedApp();
    for (let times = 0; times < 5; times++) await call('things');
    const params = { appId, apiId: slug };
    await until('the calls are counted', async () => {
      const { body } = await callOperation('getAppUsage', { params, query: range, token: developer.token });
      return (body as { total: { requests: number } }).total.requests > 3;
    });
    expect((await callOperation('getApiUsage', { params, query: range, token: publisher.token })).status).toBe(200);
    expect((await callOperation('listCalls', { params, token: developer.token })).status).toBe(200);
    const forged = await callOperation('listCalls', { params, query: { cursor: 'AAAA.AAAA' }, token: developer.token });
    expect(forged.status).toBe(400);
    for (const id of ['getAppUsage', 'getApiUsage'] as const)
      expect(
        (
          await callOperation(id, {
            params,
            query: { from: range.to, to: range.from },
            token: id === 'getAppUsage' ? developer.token : publisher.token,
          })
        ).status,
      ).toBe(422);
  });

  it('cancels the subscription', async () => {
    const { appId } = await subscribedApp();
    const params = { appId };
    const spare = await publishApi(publisher, unique('spare'), smallDocument(), upstream.url);
    const { body } = await callOperation('createSubscription', {
      params,
      body: { apiId: spare.slug, planId: 'basic' },
      token: developer.token,
    });
    expect(
      (
        await callOperation('cancelSubscription', {
          params: { ...params, subscriptionId: (body as { id: string }).id },
          token: developer.token,
        })
      ).status,
    ).toBe(204);
  });
});

describe('how many there may be', () => {
  const known = (code: string, body: unknown) => expect(body).toMatchObject({ code, detail: expect.any(String) });

  it('is told to who asks for an app or a key more', async () => {
    const { client, token } = developer;
    const { id: teamId } = await client.createTeam({ body: { name: 'Many' } });
    const { id: appId } = await client.createApp({ body: { teamId, name: 'Many' } });
    const another = () => callOperation('createApp', { body: { teamId, name: 'Many' }, token });
    const apps = await Promise.all(Array.from({ length: LIMITS.appsPerTeam }, another));
    expect(apps.filter(({ status }) => status === 201)).toHaveLength(LIMITS.appsPerTeam - 1);
    known('limit-reached', apps.find(({ status }) => status === 409)?.body);
    const body = { name: 'Many', environment: 'live' };
    const keys = await Promise.all(
      Array.from({ length: LIMITS.keysPerApp + 1 }, () =>
        callOperation('createApiKey', { params: { appId }, body, token }),
      ),
    );
    expect(keys.filter(({ status }) => status === 201)).toHaveLength(LIMITS.keysPerApp);
    known('limit-reached', keys.find(({ status }) => status === 409)?.body);
  });

  it('is no limit to runs that have ended: whoever starts more finds room', async () => {
    const { appId } = await subscribedApp();
    const tests = [
      {
        name: 'things',
        operationId: 'listThings',
        request: { method: 'GET' as const, path: '/things' },
        assertions: [{ kind: 'status' as const, status: 200 }],
      },
    ];
    const suite = await developer.client.createTestSuite({
      body: { appId, apiId: slug, version: 'latest', name: 'Many', tests },
    });
    const start = () => callOperation('createTestRun', { params: { suiteId: suite.id }, token: developer.token });
    const started = await Promise.all(Array.from({ length: LIMITS.runsAtOnce + 2 }, start));
    for (const { status, body } of started) if (status !== 202) known('too-many-at-once', body);
    await until('there is room again', async () => (await start()).status === 202);
  });
});

describe('testing', () => {
  it('saves, runs, lists and deletes a suite', async () => {
    const token = developer.token;
    const tests = [
      {
        name: 'things',
        operationId: 'listThings',
        request: { method: 'GET', path: '/things' },
        assertions: [{ kind: 'status', status: 200 }],
      },
    ];
    const { appId } = await subscribedApp();
    const suite = { appId, apiId: slug, version: 'latest', name: 'Things', tests };
    const made = await callOperation('createTestSuite', { body: suite, token });
    expect(made.status).toBe(201);
    const wrong = { ...suite, tests: tests.map((test) => ({ ...test, operationId: 'nothing' })) };
    expect((await callOperation('createTestSuite', { body: wrong, token })).status).toBe(422);
    // The contract takes each of them; an item of the table does not take all.
    const large = tests.map((test) => ({ ...test, request: { ...test.request, body: 'x'.repeat(100_000) } }));
    const many = { ...suite, tests: [...large, ...large, ...large, ...large, ...large] };
    expect((await callOperation('createTestSuite', { body: many, token })).status).toBe(413);
    const params = { suiteId: (made.body as { id: string }).id, runId: '' };
    expect((await callOperation('getTestSuite', { params, token })).status).toBe(200);
    expect((await callOperation('listTestSuites', { query: { appId }, token })).status).toBe(200);
    const run = await callOperation('createTestRun', { params, token });
    expect(run.status).toBe(202);
    params.runId = (run.body as { id: string }).id;
    const ended = await until('the run ends', async () => {
      const { body } = await callOperation('getTestRun', { params, token });
      return (
        ['passed', 'failed', 'error'].includes((body as { status: string }).status) &&
        (body as { status: string; results: unknown[] })
      );
    });
    expect(ended.results).toHaveLength(1);
    await callOperation('createTestRun', { params, token });
    const first = (await callOperation('listTestRuns', { params, query: { limit: '1' }, token })).body as Page;
    const second = (
      await callOperation('listTestRuns', { params, query: { limit: '1', cursor: first.nextCursor ?? '' }, token })
    ).body as Page;
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2);
    expect(
      (await callOperation('listTestRuns', { params, query: { cursor: `x${first.nextCursor}` }, token })).status,
    ).toBe(400);
    expect((await callOperation('deleteTestSuite', { params, token })).status).toBe(204);
  });
});

describe('the contract', () => {
  it('has no operation × status that was not seen', () => {
    const declared = all.flatMap(({ id, statuses }) => statuses.map((status) => `${id} ${status}`));
    expect(declared.filter((cell) => !seen.has(cell))).toEqual([]);
    console.log(
      `operations: ${all.length}, operation × status cells seen: ${declared.length} of ${declared.length} declared`,
    );
  });
});
