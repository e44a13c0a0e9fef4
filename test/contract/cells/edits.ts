import { randomUUID } from 'node:crypto';
import type { OperationId } from '@portico/contract';
import { describe, expect, it } from 'vitest';
import { clearedBy } from '../../fuzz/contract.ts';
import { type Person, publishApi, signIn, smallDocument } from '../../portico/world.ts';
import { type CallOptions, callOperation, tagOf } from '../contract-call.ts';
import { addConnection, addMember, addPlan, addUser } from '../standing.ts';
import { APPEARANCE } from '../wanted-appearance.ts';
import { all, developer, needs, nowhere, publisher, slug, tokenFor, unique, upstream } from './scene.ts';

describe('what is changed', () => {
  /** What is handed over goes there. */
  let spareTeam = '';
  let heir = '';
  /** Who hands a team over may still ask for it after that: an admin, who alone changes people and settings. */
  const whoFor = async (id: OperationId) =>
    [
      'transferTeam',
      'updateUser',
      'replaceUser',
      'putSignUpSettings',
      'putPublishingRules',
      ...['putAppearance', 'restoreAppearance'],
      'updatePortalGuide',
      'updateConnection',
      'updatePlan',
    ].includes(id)
      ? signIn('admin')
      : publisher;
  const edited = async (client: Person['client'], teamId: string, own: boolean) =>
    own
      ? {
          apiId: (await publishApi({ ...publisher, client, teamId }, unique('given'), smallDocument(), upstream.url))
            .id,
        }
      : { apiId: slug };
  /** Of an API of its own, as others ask for the one that is there; of a version that is deprecated. */
  const OWN = new Set<string>([
    ...[
      'transferApi',
      'putApiPublishingRules',
      'putAccessPolicies',
      'putMcpServer',
      'updateGuide',
      'putApiSource',
      'putDefaultVersion',
      'putDeprecation',
      'withdrawDeprecation',
      'retireApiVersion',
    ],
  ]);
  const AFTER_DEPRECATION = new Set<string>(['withdrawDeprecation', 'retireApiVersion']);
  const deprecate = async (asked: CallOptions) =>
    callOperation('putDeprecation', { ...asked, headers: await tagOf('getApiVersion', asked), body: {} });
  const RULES = { breakingChange: 'warn', grade: 'warn', owner: 'warn' } as const;
  const edits = {
    updateApi: { read: 'getApi', body: (index: number) => ({ summary: `Change ${index}` }) },
    putBackend: { read: 'getBackend', body: () => ({ targets: [{ url: upstream.url }], timeoutMilliseconds: 300 }) },
    putAccessPolicies: {
      read: 'getAccessPolicies',
      body: (index: number) => ({ policies: [{ name: `Change ${index}`, kind: 'countries', countries: ['DE'] }] }),
    },
    putMcpServer: {
      read: 'getMcpServer',
      body: (index: number) => ({ enabled: index % 2 === 0, operations: [`change ${index}`] }),
    },
    updateGuide: { read: 'getGuideDraft', body: (index: number) => ({ text: `Change ${index}` }) },
    updatePortalGuide: { read: 'getPortalGuideDraft', body: (index: number) => ({ text: `Change ${index}` }) },
    putApiSource: {
      read: 'getApiSource',
      body: (index: number) => ({ url: `https://example.com/openapi-${index}.yaml`, schedule: 'off' }),
    },
    putAppearance: { read: 'getAppearance', body: (index: number) => ({ ...APPEARANCE, name: `Changed ${index}` }) },
    restoreAppearance: { read: 'getAppearance', body: () => ({ to: 'previous' }) },
    putPublishingRules: {
      read: 'getPublishingRules',
      body: (index: number) => ({ ...RULES, minimumGrade: index % 2 ? 'C' : 'D' }),
    },
    putApiPublishingRules: {
      read: 'getApiPublishingRules',
      body: (index: number) => ({ ...RULES, minimumGrade: index % 2 ? 'C' : 'D' }),
    },
    putDefaultVersion: { read: 'getApi', body: () => ({ version: '1.0.0' }) },
    putDeprecation: { read: 'getApiVersion', body: (index: number) => ({ note: `Change ${index}` }) },
    withdrawDeprecation: { read: 'getApiVersion', body: (index: number) => ({ reason: `Change ${index}` }) },
    retireApiVersion: { read: 'getApiVersion', body: (index: number) => ({ reason: `Change ${index}` }) },
    transferApi: { read: 'getApi', body: () => ({ teamId: spareTeam }) },
    updateApp: { read: 'getApp', body: (index: number) => ({ contacts: [`change-${index}@portico.example`] }) },
    transferApp: { read: 'getApp', body: () => ({ teamId: spareTeam }) },
    updateTeam: { read: 'getTeam', body: (index: number) => ({ name: `Changed ${index}` }) },
    transferTeam: { read: 'getTeam', body: () => ({ userId: heir }) },
    updateUser: { read: 'getUser', body: (index: number) => ({ name: `Changed ${index}` }) },
    replaceUser: {
      read: 'getUser',
      body: (index: number) => ({ name: `Changed ${index}`, role: 'developer', status: 'active' }),
    },
    updateCurrentUser: { read: 'getCurrentUser', body: (index: number) => ({ theme: index % 2 ? 'dark' : 'light' }) },
    putSignUpSettings: {
      read: 'getSignUpSettings',
      body: (index: number) => ({ mode: 'domain', domains: [`d${index}.example`] }),
    },
    updatePlan: { read: 'getPlan', body: (index: number) => ({ name: `Changed ${index}` }) },
    updateConnection: { read: 'getConnection', body: (index: number) => ({ name: `Changed ${index}` }) },
    changeSubscription: {
      read: 'getSubscription',
      body: (index: number) => ({ planId: index % 2 ? 'premium' : 'basic' }),
    },
  } as const;

  // What is ended leads to no state: it is tried with what else ends (`lifecycle.ts`).
  const changing = all.filter(({ id, takesIfMatch }) => takesIfMatch && !id.startsWith('delete'));
  it.each(changing.map(({ id }) => id as keyof typeof edits))(
    '%s is changed as it was seen: 428 without a tag, 412 with an old one, and one of many at once wins',
    async (id) => {
      const { read, body } = edits[id];
      const { client, token } = await whoFor(id);
      const { id: teamId } = await client.createTeam({ body: { name: unique('Edited') } });
      spareTeam = (await client.createTeam({ body: { name: unique('Spare') } })).id;
      heir = await addMember(teamId);
      const { apiId } = await edited(client, teamId, OWN.has(id));
      if (AFTER_DEPRECATION.has(id)) await deprecate({ params: { apiId, version: 'latest' }, token });
      const { id: appId } = await client.createApp({ body: { teamId, name: unique('Edited') } });
      const { id: subscriptionId } = await client.createSubscription({ appId, body: { apiId: slug, planId: 'basic' } });
      const [userId, connectionId, planId] = await Promise.all([addUser(), addConnection(), addPlan()]);
      const guide = 'edited';
      if (id === 'updatePortalGuide') await client.createPortalGuide({ body: { slug: guide, text: 'Before' } });
      if (id === 'updateGuide') await client.createGuide({ apiId, body: { slug: guide, text: 'Before' } });
      const params = {
        apiId,
        guide,
        logoTheme: 'light',
        version: 'latest',
        appId,
        subscriptionId,
        teamId,
        userId,
        connectionId,
        planId,
      };
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

  const SET: Readonly<Record<string, string | number>> = {
    ...{ language: 'de', theme: 'dark', timeZone: 'Europe/Berlin' },
    requestsPerDay: 1,
    ...{ contactMail: 'help@corp.example', contactUrl: 'https://corp.example/help', iconText: '🦕', iconColour: 3 },
    termsUrl: 'https://corp.example/terms',
  };
  it.each(
    changing.flatMap(({ id, path, method }) =>
      clearedBy(path, method).map((name) => [id as keyof typeof edits, name] as const),
    ),
  )('%s clears %s with null: it is in no answer any more', async (id, name) => {
    const { client, teamId, token } = await whoFor(id);
    const { id: appId } = await client.createApp({ body: { teamId, name: unique('Cleared') } });
    const asked = { params: { apiId: slug, planId: await addPlan(), appId }, token };
    const { read } = edits[id];
    const change = async (value: string | number | null) =>
      callOperation(id, { ...asked, headers: await tagOf(read, asked), body: { [name]: value } });
    // What somebody prefers is a part of its answer.
    const told = ({ body }: { body: unknown }) =>
      id === 'updateCurrentUser' ? (body as { preferences: object }).preferences : (body as object);
    const value = SET[name] ?? 'Some text';
    expect(told(await change(value))).toMatchObject({ [name]: value });
    const cleared = await change(null);
    expect([cleared.status, Object.keys(told(cleared)).includes(name)]).toEqual([200, false]);
    expect(Object.keys(told(await callOperation(read, asked)))).not.toContain(name);
  });
});

describe('what is created with a key', () => {
  /** The same request with something else in it. */
  const changed = ({ body, ...rest }: CallOptions): CallOptions => {
    if (typeof body !== 'object' || body === null) {
      const other = { apiId: 'no-other-api', appId: `app_${'1'.repeat(26)}`, suiteId: `tst_${'1'.repeat(26)}` };
      return { ...rest, params: { ...nowhere, ...other } };
    }
    if ('name' in body && 'uploadId' in body) return { ...rest, body: { ...body, name: 'other.txt' } };
    if ('name' in body) return { ...rest, body: { ...body, name: 'Other' } };
    if ('slug' in body && 'text' in body) return { ...rest, body: { ...body, text: 'Other' } };
    if ('sizeBytes' in body) return { ...rest, body: { sizeBytes: 2 } };
    if ('uploadId' in body) return { ...rest, body: { uploadId: `upl_${'1'.repeat(26)}` } };
    if ('email' in body) return { ...rest, body: { ...body, email: 'other@portico.example' } };
    if ('secret' in body) return { ...rest, body: { secret: 'y'.repeat(69) } };
    if ('format' in body) return { ...rest, body: { ...body, format: 'jsonl' } };
    if ('before' in body) return { ...rest, body: { before: '2020-01-02T00:00:00Z' } };
    if ('subject' in body) return { ...rest, body: { ...body, subject: 'Other' } };
    if ('reason' in body) return { ...rest, body: { reason: 'Other' } };
    if ('overlap' in body) return { ...rest, body: { overlap: 'P1D' } };
    if ('planId' in body) return { ...rest, body: { ...body, planId: 'premium' } };
    return { ...rest, body: { ...body, importId: `imp_${'1'.repeat(26)}` } };
  };

  it.each(all.filter(({ repeatable }) => repeatable).map(({ id }) => id))(
    '%s answers a repetition as it answered first, and 422 to another request with the same key',
    async (id) => {
      const asked = { params: nowhere, ...(needs[id] ?? { body: undefined }), token: tokenFor(id) };
      const keyed = {
        ...asked,
        ...(id === 'createTeam' && { body: { name: 'Some' } }),
        headers: { 'idempotency-key': randomUUID() },
      };
      const first = await callOperation(id, keyed);
      const second = await callOperation(id, keyed);
      // A refusal had no effect, and is not kept: what stood in the way may be gone.
      expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
        null,
        first.status < 300 ? 'true' : null,
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
