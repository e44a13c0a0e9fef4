import { PROBLEMS, Problem } from '@portico/contract';
import { auth } from '@portico/contract/auth';
import { docs } from '@portico/contract/docs';
import { createTelemetry } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createHandler } from './handler.ts';
import type { Repetitions } from './repetition.ts';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');

const USER = `usr_${'0'.repeat(26)}`;
const session = { id: `ses_${'0'.repeat(26)}`, createdAt: '', lastSeenAt: '', expiresAt: '' };
let asked: unknown[] = [];
let answers: () => unknown = () => ({ status: 201, body: { id: 'team_1', name: 'x', role: 'owner' } });

/** Every route hands what it was given to the test and answers as the test says. */
const route = async (...given: unknown[]) => {
  asked.push(given);
  return answers() as never;
};
/** Keys and answers as the table keeps them, without its clock. */
const kept = new Map<string, { fingerprint: string; owner: string; answer?: string }>();
const repetitions: Repetitions = {
  async begin({ id, ...key }) {
    const known = kept.get(id);
    if (!known) {
      kept.set(id, key);
      return { state: 'begun' };
    }
    if (known.fingerprint !== key.fingerprint) return { state: 'reused' };
    return known.answer === undefined ? { state: 'running' } : { state: 'done', answer: known.answer };
  },
  async finish(id, owner, answer) {
    const known = kept.get(id);
    if (known?.owner === owner) kept.set(id, { ...known, answer });
  },
  async release(id) {
    kept.delete(id);
  },
};
let handle: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
beforeAll(() => {
  const handler = createHandler<'auth'>(
    auth,
    {
      createSession: route,
      refreshSession: route,
      listSessions: route,
      deleteSession: route,
      getCurrentUser: route,
      createTeam: route,
    },
    { portalUrl: 'https://portal.example', telemetry: createTelemetry(), secret: async () => 'a secret', repetitions },
  );
  handle = (event) => handler(event, {} as Context) as Promise<APIGatewayProxyResult>;
});

const event = (more: object = {}) =>
  ({
    httpMethod: 'POST',
    resource: '/teams',
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"Team"}',
    isBase64Encoded: false,
    pathParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: { requestId: 'req-1', authorizer: { userId: USER, roles: 'developer' } },
    ...more,
    // The kernel reads no other part of an event.
  }) as unknown as APIGatewayProxyEvent;
const call = async (more: object = {}) => {
  asked = [];
  const { statusCode, headers, body } = await handle(event(more));
  return { statusCode, headers, body: body === '' ? undefined : JSON.parse(body) };
};
const list = { httpMethod: 'GET', resource: '/sessions', body: null };

describe('the kernel', () => {
  it('hands a route its typed request and the principal the authorizer proved', async () => {
    expect((await call()).statusCode).toBe(201);
    expect(asked).toEqual([
      [
        { params: {}, query: {}, body: { name: 'Team' }, ifMatch: undefined, idempotencyKey: undefined },
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
    expect(asked).toEqual([]);
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
    expect(asked).toEqual([]);
  });

  it('gives a public operation no principal, even when there is one', async () => {
    answers = () => ({ status: 200, body: session });
    await call({ resource: '/sessions/refresh', body: JSON.stringify({ sessionToken: 'a'.repeat(69) }) });
    for (const given of asked) expect(given).toHaveProperty('1', undefined);
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
      answers = () => {
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

  it('answers each problem of the catalogue with its own status, type and headers', async () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      answers = () => {
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
    asked = [];
    answers = () => ({ status: 200, body: { items: [] } });
    const handler = createHandler<'docs'>(
      docs,
      { getDocument: route, getSdk: route, getChanges: route, getCodeSamples: route },
      { portalUrl: 'https://portal.example', telemetry: createTelemetry() },
    );
    const asking = {
      httpMethod: 'GET',
      resource,
      pathParameters: { apiId: 'museum', version: 'latest' },
      multiValueQueryStringParameters: { operation: ['get /x'] },
      requestContext: { requestId: 'req-1', authorizer },
    };
    return (await handler(event(asking), {} as Context)) as APIGatewayProxyResult;
  };
  const path = '/apis/{apiId}/versions/{version}/samples';

  it('has a principal at its path, and answers nobody without one', async () => {
    expect((await read(path, { userId: USER, roles: 'developer' })).headers?.['Cache-Control']).toBe(
      'private, no-store',
    );
    expect(asked).toEqual([[expect.anything(), { userId: USER, roles: ['developer'] }]]);
    expect((await read(path, undefined)).statusCode).toBe(401);
    expect(asked).toEqual([]);
  });

  it('has none below /public, whoever calls, and says that its answer may be kept', async () => {
    for (const authorizer of [undefined, { userId: USER, roles: 'admin' }]) {
      expect((await read(`/public${path}`, authorizer)).headers?.['Cache-Control']).toBe('public, max-age=10');
      expect(asked).toEqual([[expect.anything(), undefined]]);
    }
  });
});

describe('a request', () => {
  const refusal = async (more: object) => {
    answers = () => ({ status: 200, body: {} });
    const answer = await call(more);
    expect(asked).toEqual([]);
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
    answers = () => ({ status: 201, body: {} });
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

describe('a list', () => {
  const others = `usr_${'1'.repeat(26)}`;
  const ask = (query: Record<string, string>, userId = USER) =>
    call({
      ...list,
      multiValueQueryStringParameters: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, [value]]),
      ),
      requestContext: { requestId: 'req-1', authorizer: { userId, roles: 'developer' } },
    });
  const cursorTo = async (position: string) => {
    answers = () => ({ status: 200, items: [session], position });
    return String((await ask({ limit: '1' })).body.nextCursor);
  };

  it('hands its route the page asked for, with the default length, and seals where the next one begins', async () => {
    const cursor = await cursorTo('ses_9');
    expect(asked).toEqual([[expect.objectContaining({ page: { limit: 1, position: undefined } }), expect.anything()]]);
    answers = () => ({ status: 200, items: [], position: null });
    expect((await ask({ cursor })).body).toEqual({ items: [] });
    expect(asked).toEqual([[expect.objectContaining({ page: { limit: 25, position: 'ses_9' } }), expect.anything()]]);
  });

  it('refuses a cursor of another reader, and one that was made up, before its route is asked', async () => {
    const cursor = await cursorTo('ses_9');
    for (const answer of [
      await ask({ cursor }, others),
      await ask({ cursor: `${cursor}A` }),
      await ask({ cursor: 'AA.AA' }),
    ])
      expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/query/cursor' }] });
    expect(asked).toEqual([]);
  });
});

describe('a request that creates, with a key', () => {
  const create = (key: string, more: { name?: string; userId?: string } = {}) =>
    call({
      headers: { 'Content-Type': 'application/json', 'idempotency-KEY': key },
      body: JSON.stringify({ name: more.name ?? 'Team' }),
      requestContext: { requestId: 'req-1', authorizer: { userId: more.userId ?? USER, roles: 'developer' } },
    });
  const done = (times = 0) => {
    let made = 0;
    answers = () => {
      made += 1;
      return { status: 201, body: { id: `team_${made}`, name: 'a secret of the answer', role: 'owner' } };
    };
    return () => made - times;
  };

  it('is done once: a repetition gets the same answer and is told so', async () => {
    const made = done();
    const first = await create('once');
    const second = await create('once');
    expect([first.statusCode, first.headers?.['Idempotency-Replayed']]).toEqual([201, undefined]);
    expect([second.statusCode, second.headers?.['Idempotency-Replayed']]).toEqual([201, 'true']);
    expect(second.body).toEqual(first.body);
    expect(made()).toBe(1);
  });

  it('is another one for another principal, and without a key each time', async () => {
    const made = done();
    await create('mine');
    await create('mine', { userId: `usr_${'1'.repeat(26)}` });
    await call();
    await call();
    expect(made()).toBe(4);
  });

  it('is refused when the key came with another body before', async () => {
    const made = done();
    await create('other body');
    expect((await create('other body')).statusCode).toBe(400);
    await create('other-body');
    const { statusCode, body } = await create('other-body', { name: 'Another' });
    expect([statusCode, body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(made()).toBe(1);
  });

  it('waits for its twin, and is told to come again when that takes longer', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    answers = () => held.then(() => ({ status: 201, body: { id: 'team_1', name: 'x', role: 'owner' } }));
    const first = create('twin');
    const second = await create('twin');
    expect([second.statusCode, second.body.code, second.headers?.['Retry-After']]).toEqual([
      409,
      'idempotency-in-progress',
      '1',
    ]);
    const third = create('twin');
    finish();
    expect((await first).statusCode).toBe(201);
    expect((await third).headers?.['Idempotency-Replayed']).toBe('true');
  });

  it('gets its refusal again, and after a failure of ours another try', async () => {
    answers = () => {
      throw new Problem('conflict', 'It is there.', { errors: [{ pointer: '/name', detail: 'is taken' }] });
    };
    const refused = await create('refused');
    const again = await create('refused');
    expect([again.statusCode, again.headers?.['Idempotency-Replayed']]).toEqual([409, 'true']);
    expect(again.body).toEqual(refused.body);
    answers = () => {
      throw new Error('the table is away');
    };
    expect((await create('failed')).statusCode).toBe(500);
    done();
    expect((await create('failed')).statusCode).toBe(201);
  });

  it('is answered as it ended even when its answer cannot be kept, and is not given away for another try at once', async () => {
    const made = done();
    const { finish } = repetitions;
    try {
      Object.assign(repetitions, { finish: () => Promise.reject(new Error('the table is away')) });
      expect((await create('not-kept')).statusCode).toBe(201);
    } finally {
      Object.assign(repetitions, { finish });
    }
    expect((await create('not-kept')).body).toMatchObject({ code: 'idempotency-in-progress' });
    expect(made()).toBe(1);
  });

  it('leaves nothing readable behind: neither the key nor the answer', async () => {
    done();
    await create('a-key-nobody-may-read');
    const text = JSON.stringify([...kept]);
    for (const secret of ['a-key-nobody-may-read', 'a secret of the answer', USER]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('base64'));
    }
  });

  it('is refused with a key that is none', async () => {
    for (const key of ['', 'two words', 'ü', 'x'.repeat(256)])
      expect((await create(key)).body).toMatchObject({
        code: 'invalid-request',
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/header/Idempotency-Key' })]),
      });
  });
});
