import type { Data } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import { createId, type Deprecation } from '@portico/domain';
import { english } from '@portico/words';
import { beforeEach, describe, expect, it } from 'vitest';
import { endOverdue } from './end-overdue.ts';

const AT = new Date('2026-11-22T12:00:00.000Z');
const at = (seconds: number) => new Date(AT.getTime() + seconds * 1000).toISOString();
let data: Data;
let pass: ReturnType<typeof endOverdue>;
beforeEach(async () => {
  data = await createTestTable();
  pass = endOverdue({ data, now: () => AT });
});

type State = { readonly status: 'queued' | 'running'; readonly dueAt: string; readonly attempt?: number };
const anImport = async (state: State, created = -900) => {
  const importId = createId('import', AT);
  await data.entities.documentImport
    .create({ importId, userId: 'u', source: { key: 'k' }, createdAt: at(created), open: 'import', ...state })
    .go();
  return importId;
};
const importOf = async (importId: string) =>
  (await data.entities.documentImport.get({ importId }).go({ consistent: true })).data;
const aRun = async (state: State, done = 1, created = -900) => {
  const [suiteId, runId] = [createId('suite', AT), createId('run', AT)];
  const tests = ['a', 'b', 'c'].map((name) => ({
    ...{ name, operationId: 'o', request: { method: 'GET' as const, path: '/' } },
    assertions: [],
  }));
  const named = { suiteId, appId: 'a', apiId: 'i', apiSlug: 's', version: '1', name: 'S' };
  await data.entities.suite.create({ ...named, tests, createdAt: at(-900) }).go();
  const results = tests.slice(0, done).map(({ name }) => ({ name, passed: true, assertions: [] }));
  await data.entities.run
    .create({ suiteId, runId, createdAt: at(created), open: 'run', holderId: 't', results, ...state })
    .go();
  return { suiteId, runId };
};
const runOf = async (key: { suiteId: string; runId: string }) =>
  (await data.entities.run.get(key).go({ consistent: true })).data;
const left = { toldAgain: 0, ended: 0, came: 0, reminded: 0 };
const eventsOf = async (type: string) =>
  (await data.entities.event.scan.go({ pages: 'all' })).data
    .filter((event) => event.type === type)
    .map(({ detail }) => detail);

describe('what is to be done for subscribers', () => {
  it('is told once more while nobody finishes it, and after a day left to whoever redrives it', async () => {
    const job = {
      kind: 'end',
      apiId: 'api_1',
      apiName: 'A',
      apiSlug: 'a',
      teamId: 't',
      open: 'apiJob',
      dueAt: at(-1),
    } as const;
    await data.entities.apiJob.create({ ...job, jobId: 'job_1', createdAt: at(-60) }).go();
    await data.entities.apiJob.create({ ...job, jobId: 'job_2', createdAt: at(-86_400) }).go();
    expect(await pass()).toEqual({ toldAgain: 1, ended: 1, came: 0, reminded: 0 });
    expect(await eventsOf('api-job.requested')).toEqual([{ jobId: 'job_1', holderId: 'api_1' }]);
    expect(await pass()).toEqual(left);
  });

  it('and so is what a deleted app left to be ended', async () => {
    const end = { appId: 'app_1', teamId: 't', open: 'appEnd', dueAt: at(-1) } as const;
    await data.entities.appEnd.create({ ...end, jobId: 'job_1', createdAt: at(-60) }).go();
    await data.entities.appEnd.create({ ...end, jobId: 'job_2', createdAt: at(-86_400) }).go();
    expect(await pass()).toEqual({ toldAgain: 1, ended: 1, came: 0, reminded: 0 });
    expect(await eventsOf('api-job.requested')).toEqual([{ jobId: 'job_1', holderId: 'app_1' }]);
    expect(await pass()).toEqual(left);
  });
});

describe('an import that nobody finishes', () => {
  it('is begun again when its worker is gone: it waits, and its event is told once more', async () => {
    const importId = await anImport({ status: 'running', attempt: 1, dueAt: at(-1) });
    expect(await pass()).toEqual({ toldAgain: 1, ended: 0, came: 0, reminded: 0 });
    expect(await importOf(importId)).toMatchObject({ status: 'queued', attempt: 1, dueAt: at(15) });
    expect(await eventsOf('import.requested')).toEqual([{ importId, holderId: 'u' }]);
    expect(await pass()).toEqual(left);
  });

  it('fails when its worker is gone again, and when it waited too long; with a problem, and for good', async () => {
    const gone = await anImport({ status: 'running', attempt: 2, dueAt: at(-1) });
    const forgotten = await anImport({ status: 'queued', dueAt: at(-1) });
    expect(await pass()).toEqual({ toldAgain: 0, ended: 2, came: 0, reminded: 0 });
    for (const importId of [gone, forgotten]) {
      const item = await importOf(importId);
      expect(item).toMatchObject({ status: 'failed', problem: { code: 'timed-out' }, finishedAt: AT.toISOString() });
      expect([item?.open, item?.dueAt]).toEqual([undefined, undefined]);
    }
    expect(await pass()).toEqual(left);
  });

  it('is told once more while it waits: who had its message may be gone before it began', async () => {
    const importId = await anImport({ status: 'queued', dueAt: at(-1) }, -21);
    expect(await pass()).toEqual({ toldAgain: 1, ended: 0, came: 0, reminded: 0 });
    expect(await importOf(importId)).toMatchObject({ status: 'queued', dueAt: at(15) });
    expect(await eventsOf('import.requested')).toEqual([{ importId, holderId: 'u' }]);
    expect(await pass()).toEqual(left);
  });

  it('is left alone while it waits, while its worker is heard of, and when it has ended', async () => {
    const waiting = await anImport({ status: 'queued', dueAt: at(60) });
    const working = await anImport({ status: 'running', attempt: 1, dueAt: at(5) });
    expect(await pass()).toEqual(left);
    expect((await importOf(waiting))?.status).toBe('queued');
    expect((await importOf(working))?.status).toBe('running');
  });
});

describe('a run that nobody finishes', () => {
  it('ends with what was done, the rest told as not run; it is not begun again', async () => {
    const key = await aRun({ status: 'running', attempt: 1, dueAt: at(-1) });
    const untouched = await aRun({ status: 'queued', dueAt: at(-1) }, 0);
    expect(await pass()).toEqual({ toldAgain: 0, ended: 2, came: 0, reminded: 0 });
    const item = await runOf(key);
    expect(item).toMatchObject({ status: 'error', finishedAt: AT.toISOString() });
    expect(item?.results.map(({ name, passed, error }) => [name, passed, error && english(error)])).toEqual([
      ['a', true, undefined],
      ['b', false, 'It was not run: the run was broken off.'],
      ['c', false, 'It was not run: the run was broken off.'],
    ]);
    expect((await runOf(untouched))?.results).toHaveLength(3);
  });

  it('is told once more while it waits', async () => {
    const key = await aRun({ status: 'queued', dueAt: at(-1) }, 0, -21);
    expect(await pass()).toEqual({ toldAgain: 1, ended: 0, came: 0, reminded: 0 });
    expect(await runOf(key)).toMatchObject({ status: 'queued', dueAt: at(15) });
    expect(await eventsOf('test-run.requested')).toEqual([{ ...key, holderId: 't' }]);
  });

  it('is left alone while its worker is heard of', async () => {
    const key = await aRun({ status: 'running', attempt: 1, dueAt: at(5) });
    expect(await pass()).toEqual(left);
    expect((await runOf(key))?.status).toBe('running');
  });
});

describe('a mail that nobody sends', () => {
  const aMail = async (asked: number, due: number) => {
    const invitationId = createId('invitation', AT);
    const invitation = { invitationId, teamId: 't', email: 'a@b.example', role: 'member' as const, invitedBy: 'u' };
    const kept = { place: 'p', hash: 'h', round: 'r', createdAt: at(asked), expiresAt: at(900), expiresAtSeconds: 1 };
    await data.entities.invitation.create({ ...invitation, ...kept, askedAt: at(asked), mail: 'sending' }).go();
    await data.entities.mailing
      .create({ invitationId, round: 'r', askedAt: at(asked), holderId: 't', open: 'mail', dueAt: at(due) })
      .go();
    return invitationId;
  };
  const mailOf = async (invitationId: string) =>
    (await data.entities.invitation.get({ invitationId }).go({ consistent: true })).data;

  it('is told once more, and has failed when that does not help: then it can be sent again', async () => {
    const young = await aMail(-21, -1);
    const old = await aMail(-31, -1);
    await aMail(-5, 15);
    expect(await pass()).toEqual({ toldAgain: 1, ended: 1, came: 0, reminded: 0 });
    expect((await mailOf(young))?.mail).toBe('sending');
    expect(await eventsOf('invitation.requested')).toEqual([{ invitationId: young, round: 'r', holderId: 't' }]);
    expect((await mailOf(old))?.mail).toBe('failed');
    expect(await pass()).toEqual(left);
  });
});

describe('a request for access that nobody decides', () => {
  const aRequest = async (status: 'pending' | 'withdrawn', reminded: number) => {
    const requestId = createId('accessRequest', AT);
    const asked = { apiId: 'api_1', apiSlug: 'a', apiName: 'A', appId: 'app_1', appName: 'App', teamId: 'team_2' };
    await data.entities.accessRequest
      .create({
        ...{ requestId, queue: 'waiting.team_1', shelf: 'waiting', kind: 'subscription', status, ...asked },
        ...{
          subscriptionId: 'sub_1',
          planId: 'p',
          askedBy: 'usr_asks',
          askedAt: at(reminded === 0 ? -86_400 : -259_200),
        },
      })
      .go();
    await data.entities.reminder.create({ requestId, reminded, open: 'reminder', dueAt: at(0) }).go();
    return requestId;
  };
  const toldTo = async (userId: string) =>
    (await data.entities.notice.query.primary({ userId }).go({ pages: 'all' })).data.map(({ kind }) => kind);
  const reminderOf = async (requestId: string) =>
    (await data.entities.reminder.get({ requestId }).go({ consistent: true })).data;
  beforeEach(async () => {
    for (const [userId, role] of [
      ['usr_owns', 'owner'],
      ['usr_asks', 'maintainer'],
      ['usr_member', 'member'],
    ] as const)
      await data.entities.membership.create({ userId, teamId: 'team_1', role }).go();
  });

  it('is told to who may decide it after a day and after three, and no more', async () => {
    const first = await aRequest('pending', 0);
    expect(await pass()).toEqual({ ...left, reminded: 1 });
    expect(await pass()).toEqual(left);
    expect(await reminderOf(first)).toMatchObject({ reminded: 1, dueAt: at(2 * 86_400) });
    expect([await toldTo('usr_owns'), await toldTo('usr_asks'), await toldTo('usr_member')]).toEqual([
      ['access-waiting'],
      [],
      [],
    ]);
    const second = await aRequest('pending', 1);
    expect(await pass()).toEqual({ ...left, reminded: 1 });
    expect(await reminderOf(second)).toBeNull();
    expect(await toldTo('usr_owns')).toHaveLength(2);
  });

  it('is told to nobody once it is over', async () => {
    const over = await aRequest('withdrawn', 0);
    expect(await pass()).toEqual(left);
    expect([await reminderOf(over), await toldTo('usr_owns')]).toEqual([null, []]);
  });
});

it('a pass costs what is due, not what there is', async () => {
  for (let index = 0; index < 300; index += 1) await anImport({ status: 'queued', dueAt: at(-1) });
  expect((await pass()).ended).toBe(250);
  expect((await pass()).ended).toBe(50);
  expect(await pass()).toEqual(left);
});

describe('work over the audit log that nobody finishes', () => {
  const aJob = async (more: { readonly status: 'queued' | 'running'; readonly stalls?: number }, created = -900) => {
    const jobId = createId('auditExport', AT);
    await data.entities.auditJob
      .create({
        ...{ jobId, kind: 'export', userId: 'u', selection: {}, format: 'csv', ends: {}, createdAt: at(created) },
        ...{ open: 'auditJob', dueAt: at(-1), ...more },
      })
      .go();
    return jobId;
  };
  const jobOf = async (jobId: string) => (await data.entities.auditJob.get({ jobId }).go({ consistent: true })).data;

  it('goes on at another worker, however often, while it comes further', async () => {
    const jobId = await aJob({ status: 'running', stalls: 2 });
    expect(await pass()).toEqual({ toldAgain: 1, ended: 0, came: 0, reminded: 0 });
    expect(await jobOf(jobId)).toMatchObject({ status: 'queued', stalls: 3, dueAt: at(15) });
    expect(await eventsOf('audit-job.requested')).toEqual([{ jobId, holderId: 'u' }]);
    expect(await pass()).toEqual(left);
  });

  it('fails when three workers came no further, and when nobody began it for a day', async () => {
    const stalled = await aJob({ status: 'running', stalls: 3 });
    const forgotten = await aJob({ status: 'queued' }, -86_401);
    expect(await pass()).toEqual({ toldAgain: 0, ended: 2, came: 0, reminded: 0 });
    for (const jobId of [stalled, forgotten]) {
      const item = await jobOf(jobId);
      expect(item).toMatchObject({ status: 'failed', problem: { code: 'timed-out' }, finishedAt: at(0) });
      expect([item?.open, item?.dueAt]).toEqual([undefined, undefined]);
    }
  });
});

describe('a date of a version that came', () => {
  const aVersion = async (deprecation: Deprecation, due: number) => {
    const key = { apiId: createId('api', AT), version: '1.0.0' };
    const kept = { openapi: '3.0.3', operations: 1, sizeBytes: 1, contentHash: 'h', createdAt: at(-900) };
    await data.entities.version
      .create({ ...key, ...kept, status: 'published', deprecation, revision: 3, open: 'lifecycle', dueAt: at(due) })
      .go();
    return key;
  };
  const stepsOf = async (apiId: string) =>
    (await data.entities.lifecycleStep.query.primary({ apiId }).go()).data.map((step) => [step.kind, step.at]);

  it('is told and kept in the history, each once; the next one waits for its time', async () => {
    const brownouts = [{ startsAt: at(-5), minutes: 10 }];
    const key = await aVersion({ deprecatedAt: at(-10), sunsetAt: at(3600), brownouts }, -10);
    const lists = { teamId: 't', visibility: 'public' as const, scope: 'public', shelf: 'listed' as const };
    const named = { apiId: key.apiId, slug: 'orders', name: 'Orders', createdAt: at(-900), updatedAt: at(-900) };
    await data.entities.api.create({ ...lists, ...named, tags: [] }).go();
    const many = await Promise.all([pass(), pass(), pass()]);
    expect(many.map(({ came }) => came).sort()).toEqual([0, 0, 1]);
    expect(await stepsOf(key.apiId)).toEqual([
      ['deprecated', at(-10)],
      ['brownout', at(-5)],
    ]);
    expect([await eventsOf('version.deprecated'), await eventsOf('version.brownout')]).toEqual([[key], [key]]);
    const { data: item } = await data.entities.version.get(key).go({ consistent: true });
    const { data: jobs } = await data.entities.apiJob.scan.go();
    expect(jobs).toMatchObject([
      { kind: 'tell', apiName: 'Orders', telling: { kind: 'version-brownout', version: '1.0.0' } },
    ]);
    // What people said of it is as it was: its tag, too.
    expect(item).toMatchObject({ open: 'lifecycle', dueAt: at(3600), revision: 3, status: 'published' });
    expect(await pass()).toEqual(left);
  });

  it('is over with the last', async () => {
    const key = await aVersion({ deprecatedAt: at(-900), sunsetAt: at(-1) }, -1);
    expect(await pass()).toEqual({ ...left, came: 1, reminded: 0 });
    expect(await stepsOf(key.apiId)).toEqual([['retired', at(-1)]]);
    expect(await eventsOf('version.retired')).toEqual([key]);
    const { data: item } = await data.entities.version.get(key).go({ consistent: true });
    expect([item?.open, item?.dueAt]).toEqual([undefined, undefined]);
    expect(await pass()).toEqual(left);
  });
});
