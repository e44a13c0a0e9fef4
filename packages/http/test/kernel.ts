import { auth } from '@portico/contract/auth';
import { asker, liveSecret, REQUEST_LIMITS, repeatableRequest } from '@portico/domain';
import { createLogger } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { createHandler } from '../src/handler.ts';
import type { Repetitions } from '../src/repetition.ts';
import type { Routes } from '../src/route.ts';

// What is logged is not asked for here.
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';

export const USER = `usr_${'0'.repeat(26)}`;
export const EDGE_SECRET = 'an edge secret';
export const OTHER_USER = `usr_${'1'.repeat(26)}`;

type Kept = { readonly fingerprint: string; readonly owner: string; readonly answer?: string };

/** Keys and answers as the table keeps them, without its clock. */
const repetitionsIn = (kept: Map<string, Kept>): Repetitions => ({
  async begin({ id, ...key }) {
    const known = kept.get(id);
    if (!known) {
      kept.set(id, key);
      return { state: 'begun' };
    }
    if (known.fingerprint !== key.fingerprint) return { state: 'reused' };
    return known.answer === undefined ? { state: 'running' } : { state: 'done', answer: known.answer };
  },
  async release(id) {
    if (kept.get(id)?.answer === undefined) kept.delete(id);
  },
});

/** What a noun does with its transaction (`answered` of `data`). */
const keepAnswer = (kept: Map<string, Kept>, body: unknown) => {
  const request = repeatableRequest();
  const known = request && kept.get(request.id);
  if (request && known?.owner === request.owner) kept.set(request.id, { ...known, answer: request.seal(body) });
};

/** An event of API Gateway that creates a team, unless it says more. */
export const eventOf = (more: object = {}) =>
  ({
    httpMethod: 'POST',
    resource: '/teams',
    headers: { 'Content-Type': 'application/json' },
    body: '{"name":"Team"}',
    isBase64Encoded: false,
    pathParameters: null,
    multiValueQueryStringParameters: null,
    requestContext: {
      requestId: 'req-1',
      identity: { sourceIp: '203.0.113.7' },
      authorizer: { userId: USER, roles: 'developer' },
    },
    ...more,
    // The kernel reads no other part of an event.
  }) as unknown as APIGatewayProxyEvent;

/** The kernel over the operations of auth; every route hands what it was given to the test and answers as the test says. */
export const createKernel = () => {
  const kept = new Map<string, Kept>();
  const repetitions = repetitionsIn(kept);
  const refused: unknown[] = [];
  const counted: unknown[] = [];
  const state = {
    asked: [] as unknown[],
    secret: liveSecret('a secret'),
    allowance: { allowed: true, news: false },
    answers: (): unknown => ({ status: 201, body: { id: 'team_1', name: 'x', role: 'owner' } }),
  };
  const route = async (...given: unknown[]) => {
    state.asked.push(given);
    const answer = (await state.answers()) as { readonly body?: unknown };
    keepAnswer(kept, answer.body);
    return answer as never;
  };
  const handler = createHandler<'auth'>(
    auth,
    // One for each operation of the function, which takes and answers anything.
    Object.fromEntries(Object.keys(auth).map((id) => [id, route])) as unknown as Routes<'auth'>,
    {
      portalUrl: 'https://portal.example',
      logger: createLogger(),
      secret: async () => state.secret,
      repetitions,
      refusals: async (...told) => void refused.push([...told, asker()]),
      edgeSecret: async () => liveSecret(EDGE_SECRET),
      requests: async (name, holderId) => {
        counted.push([name, holderId]);
        return { name, limit: REQUEST_LIMITS[name], remaining: 3, resetSeconds: 7, ...state.allowance };
      },
    },
  );
  const call = async (more: object = {}) => {
    state.asked = [];
    const result = (await handler(eventOf(more), {} as Context)) as APIGatewayProxyResult;
    const { statusCode, headers, body } = result;
    return { statusCode, headers, body: body === '' ? undefined : JSON.parse(body) };
  };
  return Object.assign(state, { call, route, kept, repetitions, refused, counted });
};
