import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createId } from '@portico/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data } from '../portico/table.ts';
import { startUpstream } from '../portico/upstream.ts';
import {
  deployment,
  type Person,
  publishApi,
  signIn,
  smallDocument,
  subscribeWithMost,
  until,
} from '../portico/world.ts';

/** What a person sees of work whose worker was killed: an end, within this time. */
const SECONDS_MAX = 60;
const DOCUMENT = smallDocument({ '/things': 'listThings', '/held': 'held' });

/** What waits for an answer of the upstream, by its path: held until a test lets the path go. */
const held = new Map<string, ServerResponse[]>();
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let publisher: Person;
/** Of three tests, of which the second is held. */
let suiteId: string;
beforeAll(async () => {
  upstream = await startUpstream((request, response) => {
    const waiting = held.get(request.url ?? '');
    if (waiting) waiting.push(response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(DOCUMENT);
  });
  publisher = await signIn('publisher');
  const slug = `killed-${Date.now()}`;
  const api = await publishApi(publisher, slug, DOCUMENT, upstream.url);
  const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name: 'Killed' } });
  await subscribeWithMost(publisher, appId, slug);
  const test = (name: string, operationId: string) => ({
    ...{ name, operationId, request: { method: 'GET' as const, path: `/${name}` } },
    assertions: [{ kind: 'status' as const, status: 200 }],
  });
  const tests = [test('things', 'listThings'), test('held', 'held'), test('things', 'listThings')];
  const suite = { appId, apiId: api.id, version: '1.0.0', name: 'Killed', tests };
  ({ id: suiteId } = await publisher.client.createTestSuite({ body: suite }));
});
afterAll(() => upstream.stop());

const fieldsOf = (pid: string, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // it has ended
  }
};

/** The processes of a worker of this deployment. */
const processesOf = (worker: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const environment = fieldsOf(pid, 'environ').split('\0');
      return (
        environment.includes(`POWERTOOLS_SERVICE_NAME=${worker}`) &&
        environment.includes(`TABLE_NAME=${deployment.tableName}`) &&
        environment.includes(`AWS_ENDPOINT_URL=${deployment.endpoint}`)
      );
    });

const kill = (worker: string): void => {
  const processes = processesOf(worker);
  expect(processes, worker).not.toHaveLength(0);
  for (const pid of processes) process.kill(Number(pid), 'SIGKILL');
};

/** Holds what asks for a path, until it is let go. */
const hold = (path: string) => {
  const waiting: ServerResponse[] = [];
  held.set(path, waiting);
  return { waiting, isAsked: async () => waiting.length > 0, letGo: () => void held.delete(path) };
};

describe.concurrent('a worker that is killed in the middle', () => {
  it(`of an import leaves it read, or failed with a problem, within ${SECONDS_MAX} s`, async () => {
    const { isAsked, letGo } = hold('/document');
    const { id } = await publisher.client.createImport({ body: { url: `${upstream.url}/document` } });
    await until('the import is being read', isAsked);
    // The nice value is the 19th field of stat; the second may hold spaces and ends with a parenthesis.
    const [pid = ''] = processesOf('imports');
    const nice = fieldsOf(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[16];
    expect(Number(nice)).toBeGreaterThan(0);
    letGo();
    kill('imports');
    const killed = Date.now();
    const ended = await until(
      'the import ends',
      async () => {
        const read = await publisher.client.getImport({ importId: id });
        return read.status !== 'queued' && read.status !== 'running' && read;
      },
      SECONDS_MAX,
    );
    console.log(
      `an import is ${ended.status} ${((Date.now() - killed) / 1000).toFixed(1)} s after its worker was killed`,
    );
    expect(ended).toMatchObject({ status: 'succeeded', facts: { operations: 2 } });
  });

  it(`of a test run leaves it ended, with what was done and the rest told as not run, within ${SECONDS_MAX} s`, async () => {
    const { isAsked } = hold('/held');
    const { id: runId } = await publisher.client.createTestRun({ suiteId });
    await until('the second test is called', isAsked);
    kill('test-runs');
    const killed = Date.now();
    const ended = await until(
      'the run ends',
      async () => {
        const run = await publisher.client.getTestRun({ suiteId, runId });
        return run.status !== 'queued' && run.status !== 'running' && run;
      },
      SECONDS_MAX,
    );
    console.log(`a run is ${ended.status} ${((Date.now() - killed) / 1000).toFixed(1)} s after its worker was killed`);
    expect(ended.status).toBe('error');
    expect(ended.results.map(({ name, passed }) => [name, passed])).toEqual([
      ['things', true],
      ['held', false],
      ['things', false],
    ]);
    expect(ended.results[2]?.error).toBe('It was not run: the run was broken off.');
  });
});

describe('a message that comes twice', () => {
  it('while the import is being read finds it somebody’s: it is read once, and ends as that reading ends', async () => {
    const { waiting, isAsked, letGo } = hold('/twice');
    const { id } = await publisher.client.createImport({ body: { url: `${upstream.url}/twice` } });
    await until('the import is being read', isAsked);
    const at = new Date();
    const again = {
      eventId: createId('event', at),
      type: 'import.requested',
      detail: { importId: id, holderId: 'another' },
    };
    const expiresAtSeconds = Math.ceil(at.getTime() / 1000) + 3600;
    await data.entities.event.create({ ...again, at: at.toISOString(), expiresAtSeconds }).go();
    // What is queued behind the second message is read by the same worker, after it.
    const { id: after } = await publisher.client.createImport({ body: { content: DOCUMENT } });
    await until('the second one finds it taken', async () => {
      return (await publisher.client.getImport({ importId: after })).status === 'succeeded';
    });
    expect((await publisher.client.getImport({ importId: id })).status).toBe('running');
    letGo();
    for (const response of waiting) response.end(DOCUMENT);
    const ended = await until('the import ends', async () => {
      const read = await publisher.client.getImport({ importId: id });
      return read.status !== 'running' && read;
    });
    expect(ended).toMatchObject({ status: 'succeeded', facts: { operations: 2 } });
    expect(waiting).toHaveLength(1);
  });
});
