import { PROBLEMS, Problem } from '@portico/contract';
import { docs } from '@portico/contract/docs';
import { liveSecret } from '@portico/domain';
import { createLogger } from '@portico/telemetry';
import type { APIGatewayProxyResult, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { UNCOUNTED } from '../test/call.ts';
import { createKernel, eventOf, USER } from '../test/kernel.ts';
import { createHandler } from './handler.ts';

const session = { id: `ses_${'0'.repeat(26)}`, createdAt: '', lastSeenAt: '', expiresAt: '' };
/** Of a function whose operations that are asked here create nothing. */
const UNREPEATED = {
  secret: async () => liveSecret('a secret'),
  repetitions: { begin: async () => ({ state: 'begun' as const }), release: async () => undefined },
  refusals: async () => undefined,
};
const kernel = createKernel();
const { call, route } = kernel;
const list = { httpMethod: 'GET', resource: '/sessions', body: null };

describe('the kernel', () => {
  it('hands a route its typed request and the principal the authorizer proved', async () => {
    expect((await call()).statusCode).toBe(201);
    expect(kernel.asked).toEqual([
      [
        {
          params: {},
          query: {},
          body: { name: 'Team' },
          ifMatch: undefined,
          idempotencyKey: undefined,
          accessToken: '',
        },
        { userId: USER, roles: ['developer'] },
      ],
    ]);
  });

  it('answers 404 for a method or resource the function does not own', async () => {
    for (const more of [
      { httpMethod: 'DELETE' },
      { resource: '/nothing' },
      { resource: '__proto__' },
      { resource: '/TEAMS' },
    ])
      expect((await call(more)).body).toMatchObject({ code: 'not-found', requestId: 'req-1' });
    expect(kernel.asked).toEqual([]);
  });

  it('answers 401 without a principal, or with one that is not well formed, even when the authorizer let it through', async () => {
    for (const authorizer of [
      undefined,
      null,
      {},
      { userId: '' },
      { userId: 'usr_x' },
      { userId: `${USER} ` },
      { userId: `app_${'0'.repeat(26)}` },
      { userId: [USER] },
      { principalId: USER },
    ]) {
      const { statusCode, body } = await call({ requestContext: { requestId: 'req-1', authorizer } });
      expect([statusCode, body.code]).toEqual([401, 'unauthenticated']);
    }
    expect(kernel.asked).toEqual([]);
  });

  it('gives a public operation no principal, even when there is one', async () => {
    kernel.answers = () => ({ status: 200, body: session });
    await call({ resource: '/sessions/refresh', body: JSON.stringify({ sessionToken: 'a'.repeat(69) }) });
    for (const given of kernel.asked) expect(given).toHaveProperty('1', undefined);
  });

  it('says of an unknown failure that it is internal, and not a word of it', async () => {
    for (const thrown of [
      new Error('the table’s secret'),
      new TypeError('x is not a secret'),
      'a secret text',
      undefined,
      null,
      { code: 'secret' },
    ]) {
      kernel.answers = () => {
        throw thrown;
      };
      const { statusCode, body, headers } = await call();
      expect(statusCode).toBe(500);
      expect(body).toEqual({
        type: 'https://portico.dev/problems/internal',
        title: PROBLEMS.internal.title,
        status: 500,
        code: 'internal',
        requestId: 'req-1',
      });
      expect(JSON.stringify({ body, headers })).not.toContain('secret');
    }
  });

  it('says of what it stands on that it is unavailable, and when to come again: throttled, full, gone', async () => {
    const throttled = Object.assign(new Error('slow'), { name: 'ThrottlingException' });
    const full = Object.assign(new Error('database or disk is full'), {
      name: 'InternalServerError',
      $fault: 'server',
    });
    const gone = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const cancelled = Object.assign(new Error('kept changing'), { name: 'TransactionCancelled' });
    for (const thrown of [throttled, full, gone, cancelled, new Error('wrapped', { cause: throttled })]) {
      kernel.answers = () => {
        throw thrown;
      };
      const { statusCode, body, headers } = await call();
      expect([statusCode, body.code, headers?.['Retry-After']]).toEqual([503, 'unavailable', '1']);
    }
  });

  it('takes no half characters, which nothing can keep, and says where they are', async () => {
    for (const [body, pointer] of [
      ['{"name":"a\\ud83d"}', '/name'],
      ['{"name":"\\udc00b"}', '/name'],
    ] as const)
      expect(await call({ body })).toMatchObject({
        statusCode: 400,
        body: { code: 'invalid-request', errors: [{ pointer }] },
      });
    kernel.answers = () => ({ status: 201, body: { id: 'team_1', name: 'x', role: 'owner' } });
    expect((await call({ body: '{"name":"a\\ud83d\\ude00"}' })).statusCode).toBe(201);
  });

  it('answers each problem of the catalogue with its own status, type and headers', async () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      kernel.answers = () => {
        throw new Problem(code as keyof typeof PROBLEMS, undefined, { headers: { 'Retry-After': '7' } });
      };
      const { statusCode, body, headers } = await call();
      expect({ statusCode, body }).toEqual({
        statusCode: status,
        body: { type: `https://portico.dev/problems/${code}`, title, status, code, requestId: 'req-1' },
      });
      expect(headers).toMatchObject({
        'Content-Type': 'application/problem+json',
        'Retry-After': '7',
        'X-Request-Id': 'req-1',
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'Access-Control-Allow-Origin': 'https://portal.example',
      });
    }
  });
});

describe('an operation for readers', () => {
  const read = async (resource: string, authorizer: unknown) => {
    kernel.asked = [];
    kernel.answers = () => ({ status: 200, body: { items: [] } });
    const handler = createHandler<'docs'>(
      docs,
      {
        ...{
          getDocument: route,
          listSdks: route,
          getSdkChanges: route,
          getSdk: route,
          getChanges: route,
          getCodeSamples: route,
        },
        ...{ listGuides: route, getGuide: route, listGuideDrafts: route, createGuide: route, getGuideDraft: route },
        ...{ updateGuide: route, deleteGuide: route, getGuideVersion: route, previewGuide: route },
        ...{ listPortalGuides: route, getPortalGuide: route, listPortalGuideDrafts: route, createPortalGuide: route },
        ...{
          getPortalGuideDraft: route,
          updatePortalGuide: route,
          deletePortalGuide: route,
          getPortalGuideVersion: route,
        },
        ...{
          previewPortalGuide: route,
          listPortalGuideFiles: route,
          addPortalGuideFile: route,
          getPortalGuideFile: route,
        },
        ...{ deletePortalGuideFile: route },
        ...{ listGuideFiles: route, addGuideFile: route, getGuideFile: route, deleteGuideFile: route },
        ...{ getReference: route, getReferenceOperation: route, getReferenceSchema: route, search: route },
        ...{
          listMcpTools: route,
          getDocumentFile: route,
          getUploadedDocument: route,
          getMockAnswer: route,
          callMock: route,
        },
        ...{ describeResource: route, describeMcpResource: route },
        ...{ getAppearance: route, putAppearance: route, restoreAppearance: route, getLogo: route },
        ...{ listSearchMisses: route, listApiSearchMisses: route },
      },
      { ...UNCOUNTED, portalUrl: 'https://portal.example', logger: createLogger(), ...UNREPEATED },
    );
    const asking = {
      httpMethod: 'GET',
      resource,
      pathParameters: { apiId: 'museum', version: 'latest' },
      multiValueQueryStringParameters: { operation: ['get /x'] },
      requestContext: { requestId: 'req-1', authorizer },
    };
    return (await handler(eventOf(asking), {} as Context)) as APIGatewayProxyResult;
  };
  const path = '/apis/{apiId}/versions/{version}/samples';

  it('has a principal at its path, and answers nobody without one', async () => {
    expect((await read(path, { userId: USER, roles: 'developer' })).headers?.['Cache-Control']).toBe(
      'private, no-store',
    );
    expect(kernel.asked).toEqual([[expect.anything(), { userId: USER, roles: ['developer'] }]]);
    expect((await read(path, undefined)).statusCode).toBe(401);
    expect(kernel.asked).toEqual([]);
  });

  it('has none below /public, whoever calls, and says that its answer may be kept', async () => {
    for (const authorizer of [undefined, { userId: USER, roles: 'admin' }]) {
      expect((await read(`/public${path}`, authorizer)).headers?.['Cache-Control']).toBe('public, max-age=10');
      expect(kernel.asked).toEqual([[expect.anything(), undefined]]);
    }
  });
});

describe('a request', () => {
  const refusal = async (more: object) => {
    kernel.answers = () => ({ status: 200, body: {} });
    const answer = await call(more);
    expect(kernel.asked).toEqual([]);
    return answer.body;
  };

  it('is refused when a query parameter is given twice, is unknown, or is named like an object’s inside', async () => {
    for (const [name, values] of [
      ['limit', ['1', '2']],
      ['limit', ['1', '1']],
      ['surprise', ['1']],
      ['__proto__', ['1']],
      ['constructor', ['1']],
      ['limit', ['0']],
      ['limit', ['1e9']],
      ['limit', ['x']],
      ['limit', ['']],
    ] as const)
      expect(
        await refusal({ ...list, multiValueQueryStringParameters: Object.fromEntries([[name, values]]) }),
        `${name}=${values}`,
      ).toMatchObject({
        code: 'invalid-request',
        errors: [{ pointer: `/query/${name}` }],
      });
  });

  it('is refused without a body, with half of one, and with bytes that are not UTF-8', async () => {
    for (const body of ['', null, '{"name":', '{"name":"a"}}', "{name:'a'}", '\ufeff\ufeff{}'])
      expect(await refusal({ body })).toMatchObject({ code: 'invalid-json', status: 400 });
    for (const bytes of [
      [0x7b, 0x22, 0xff, 0x22, 0x7d],
      [0xc0, 0xae],
      [0xed, 0xa0, 0x80],
    ])
      expect(await refusal({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true })).toMatchObject({
        code: 'invalid-json',
      });
  });

  it('is refused as another media type than JSON in UTF-8', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=utf-16',
      'application/jsonx',
      'text/json',
      '',
      'application/json, text/plain',
    ])
      expect(await refusal({ headers: { 'content-type': type } }), type).toMatchObject({
        code: 'unsupported-media-type',
        status: 415,
      });
    expect(await refusal({ headers: {} })).toMatchObject({ status: 415 });
    kernel.answers = () => ({ status: 201, body: {} });
    for (const type of [
      'application/json',
      'Application/JSON; charset=UTF-8',
      'application/merge-patch+json',
      'application/json;charset="utf-8"',
    ])
      expect((await call({ headers: { 'CONTENT-TYPE': type } })).statusCode, type).toBe(201);
  });

  it('is refused for each field the contract does not know, by pointer, and pollutes nothing', async () => {
    for (const field of ['ownerId', '__proto__', 'constructor', 'pk', 'a/b', 'a~b'])
      expect(await refusal({ body: `{"name":"x",${JSON.stringify(field)}:{"polluted":1}}` }), field).toMatchObject({
        code: 'invalid-request',
        errors: [{ pointer: `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}` }],
      });
    expect({}).not.toHaveProperty('polluted');
  });

  it('is refused when it is no object, or a field has the wrong type or length', async () => {
    for (const body of [
      '[]',
      '"x"',
      'null',
      '1',
      '{}',
      '{"name":1}',
      '{"name":""}',
      '{"name":null}',
      `{"name":"${'x'.repeat(5000)}"}`,
    ])
      expect(await refusal({ body }), body.slice(0, 20)).toMatchObject({ code: 'invalid-request', status: 400 });
  });
});
