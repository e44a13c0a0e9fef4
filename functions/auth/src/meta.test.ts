import { auth } from '@portico/contract/auth';
import { connectRefusals, connectRepetitions, type Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, LIMITS, liveSecret, type Principal, REQUEST_LIMITS } from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createLogger } from '@portico/telemetry';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { OUTSIDE } from '../test/outside.ts';
import { testRooms, testSurroundings } from '../test/rooms.ts';
import { openMetrics } from './metrics.ts';
import { nounsOf } from './nouns.ts';
import { routes } from './routes.ts';
import type { Surroundings } from './surroundings.ts';

const AT = new Date('2026-11-29T12:00:00.000Z');
const secret = async () => liveSecret('the secret of this deployment');
const admin: Principal = { userId: createId('user', AT), roles: ['admin'] };
const developer: Principal = { userId: createId('user', AT), roles: ['developer'] };
let data: Data;
beforeAll(async () => {
  data = await createTestTable();
});

const createScene = (more: Partial<Surroundings> = {}) => {
  const now = () => AT;
  const nouns = nounsOf({
    ...{
      data,
      now,
      secret,
      lasting: async () => 'the first one',
      ...testRooms(),
      surroundings: testSurroundings(more),
    },
    // Nobody signs in here.
    ...{ identity: undefined as never, pool: undefined as never, issuer: '', ...OUTSIDE },
    ...{ refusalStepMilliseconds: 0, limits: LIMITS, requestLimits: REQUEST_LIMITS },
  });
  return createCall(
    createHandler<'auth'>(auth, routes(nouns), {
      ...UNCOUNTED,
      portalUrl: 'https://portal.example',
      logger: createLogger(),
      secret,
      repetitions: connectRepetitions(data, now),
      refusals: connectRefusals(data, now),
    }),
  );
};

/** Lines of OpenMetrics 1.0 text, by its grammar (the ABNF of the specification), for counters and gauges. */
const LINE =
  /^(?:# TYPE [a-z_:]+ (?:counter|gauge)|# HELP [a-z_:]+ .*|[a-z_:]+(?:\{[a-z_]+="(?:[^"\\\n]|\\[\\n"])*"(?:,[a-z_]+="(?:[^"\\\n]|\\[\\n"])*")*\})? -?\d+(?:\.\d+)?(?:e-?\d+)?)$/;

describe('whether it works', () => {
  it('is said to everybody: that it answers, what it is, and which version', async () => {
    const call = createScene();
    expect((await call('getHealth', {})).body).toEqual({ status: 'ok' });
    expect((await call('getVersion', {})).body).toEqual({ version: '1.2.3', contract: '2.1.0' });
    expect((await call('getInfo', {})).body).toMatchObject({ name: 'Portico', portalUrl: 'https://portal.example' });
    expect((await call('getReadiness', {})).body).toMatchObject({ status: 'ready', checkedAt: AT.toISOString() });
  });

  it('names each dependency that does not answer, and one that never does, in time', async () => {
    const call = createScene({
      askBucket: (name) =>
        name === 'audit' ? Promise.reject(new Error('no such bucket s3://secret')) : Promise.resolve(),
      askUserPool: () => new Promise(() => undefined),
    });
    const { status, body } = await call<{ errors: readonly { pointer: string }[] }>('getReadiness', {});
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([
      503,
      ['/dependencies/audit', '/dependencies/userPool'],
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('is asked of what it stands on once, however many ask at once', async () => {
    const askUserPool = vi.fn(async () => undefined);
    const call = createScene({ askUserPool });
    await Promise.all(Array.from({ length: 50 }, () => call('getReadiness', {})));
    expect(askUserPool).toHaveBeenCalledTimes(1);
  });
});

describe('what it measures of itself', () => {
  it('is for admins, as JSON, or as text that OpenMetrics reads', async () => {
    const call = createScene();
    expect((await call('getMetrics', { as: developer })).status).toBe(403);
    const { body } = await call<Parameters<typeof openMetrics>[0]>('getMetrics', { as: admin });
    const samples = body.families.flatMap(({ name, samples: of }) => of.map((sample) => ({ name, ...sample })));
    expect(samples).toContainEqual({ name: 'portico_queue_waiting', labels: { queue: 'imports' }, value: 3 });
    expect(samples).toContainEqual({ name: 'portico_dependency_up', labels: { dependency: 'table' }, value: 1 });
    const lines = Buffer.from(openMetrics(body)).toString().split('\n');
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
    for (const line of lines.slice(0, -2)) expect(line).toMatch(LINE);
    for (const { name, type } of body.families) expect(lines).toContain(`# TYPE ${name} ${type}`);
  });

  it('has no letter in a label that would end it', () => {
    const text = Buffer.from(
      openMetrics({
        at: AT.toISOString(),
        families: [
          { name: 'a_b', type: 'counter', help: 'x\ny\\z', samples: [{ labels: { c: '"\n\\' }, value: 1.5e-7 }] },
        ],
      }),
    ).toString();
    expect(text).toBe('# TYPE a_b counter\n# HELP a_b x\\ny\\\\z\na_b_total{c="\\"\\n\\\\"} 1.5e-7\n# EOF\n');
  });
});
