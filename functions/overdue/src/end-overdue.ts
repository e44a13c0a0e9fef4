import {
  type ApiJobItem,
  type AppEndItem,
  type AuditJobItem,
  type Data,
  type ImportItem,
  type Items,
  keepersOf,
  type MailingItem,
  type ReminderItem,
  type RunItem,
  revisionOf,
  type StoredResult,
  stillAt,
  TOLD_AGAIN_MILLISECONDS,
  unlessRefused,
  type VersionItem,
  WAIT_MILLISECONDS,
  waitUntil,
  writeTogether,
} from '@portico/data';
import { createId, momentsOf, REMINDED_AFTER_MILLISECONDS } from '@portico/domain';
import { apiJobParts, type Events, type EventType, endImport, noticeParts, outboxItem } from '@portico/events';
import { type Phrase, phrase } from '@portico/words';

export type EndOverdueDependencies = { readonly data: Data; readonly now: () => Date };

/** What a pass did; `came`: of how many versions a date was told that came; `reminded`: of how many requests. */
export type Pass = Readonly<Record<'toldAgain' | 'ended' | 'came' | 'reminded', number>>;

/** How often an import is begun. */
const ATTEMPTS_MAX = 2;
/** Work over the audit log, or for subscribers, ends within a day, however many there are. */
const JOB_MILLISECONDS = 86_400_000;
/** How often work over the audit log is taken up again without having come further. */
const STALLS_MAX = 3;
/** A mail that is on its way for longer has failed: it was told twice. */
const MAIL_MILLISECONDS = 2 * TOLD_AGAIN_MILLISECONDS;
/** More than this of a kind is left to the next pass. */
const DUE_MAX = 250;

const NOT_BEGUN = phrase`The document was not read: it waited too long for its turn.`;
const GIVEN_UP = phrase`The document was not read: what reads it ended before it was done, each time.`;
const NEVER_RUN = phrase`It was not run: the run waited too long for its turn.`;
const NEVER_DONE = phrase`It was not done: it waited too long for its turn.`;
const NO_FURTHER = phrase`It was not done: what does it ended before it came further, each time.`;
const BROKEN_OFF = phrase`It was not run: the run was broken off.`;

/** The condition that work is still as it was found. */
const asSeen =
  ({ dueAt = '' }: { readonly dueAt?: string | undefined }) =>
  <Due>(item: { readonly dueAt: Due }, { eq }: { eq(attribute: Due, value: string): string }): string =>
    eq(item.dueAt, dueAt);

/** One pass over what should have been begun or ended by now. */
export const endOverdue = ({ data, now }: EndOverdueDependencies) => {
  const {
    accessRequest,
    api,
    apiJob,
    appEnd,
    auditJob,
    documentImport,
    invitation,
    mailing,
    reminder,
    run,
    suite,
    version,
  } = data.entities;

  /** Tells an event once more, as who had its message may be gone; whoever hears of it twice finds it begun. */
  const tell = async <Type extends EventType>(type: Type, detail: Events[Type], waits: (items: Items) => object) => {
    const at = now();
    const refused = await writeTogether(data, (items) => ({
      waits: waits(items),
      event: items.event.create(outboxItem(createId('event', at), type, detail, at)).commit(),
    }));
    return refused === undefined ? ('toldAgain' as const) : undefined;
  };
  const ended = async (write: Promise<unknown>) =>
    (await unlessRefused(write)) === undefined ? undefined : ('ended' as const);
  const olderThan = (since: string, milliseconds: number) => now().getTime() - Date.parse(since) >= milliseconds;

  const dueImport = (item: ImportItem) => {
    const { importId, apiId, status, attempt = 0 } = item;
    const fail = async (words: Phrase) => {
      const at = now();
      const problem = { code: 'timed-out', words };
      const set = { status: 'failed' as const, problem, finishedAt: at.toISOString() };
      const has = await endImport(data, item, { kind: 'failed', problem }, at, (items) =>
        items.documentImport.patch({ importId }).set(set).remove(['open', 'dueAt']).where(asSeen(item)).commit(),
      );
      return has ? ('ended' as const) : undefined;
    };
    if (status === 'running' && attempt >= ATTEMPTS_MAX) return fail(GIVEN_UP);
    if (status === 'queued' && olderThan(item.startedAt ?? item.createdAt, WAIT_MILLISECONDS)) return fail(NOT_BEGUN);
    return tell('import.requested', { importId, holderId: apiId ?? item.userId }, (items) =>
      items.documentImport
        .patch({ importId })
        .set({ status: 'queued', open: 'import', dueAt: waitUntil(now()) })
        .where(asSeen(item))
        .commit(),
    );
  };

  const dueRun = async (item: RunItem) => {
    const { suiteId, runId, results, status } = item;
    if (status === 'queued' && !olderThan(item.createdAt, WAIT_MILLISECONDS))
      return tell('test-run.requested', { suiteId, runId, holderId: item.holderId }, (items) =>
        items.run
          .patch({ suiteId, runId })
          .set({ open: 'run', dueAt: waitUntil(now()) })
          .where(asSeen(item))
          .commit(),
      );
    const tests = (await suite.get({ suiteId }).go()).data?.tests ?? [];
    const words = status === 'queued' ? NEVER_RUN : BROKEN_OFF;
    const left = tests
      .slice(results.length)
      .map(({ name }): StoredResult => ({ name, passed: false, error: words, assertions: [] }));
    return ended(
      run
        .patch({ suiteId, runId })
        .set({ status: 'error', results: [...results, ...left], finishedAt: now().toISOString() })
        .remove(['open', 'dueAt'])
        .where(asSeen(item))
        .go(),
    );
  };

  const dueAuditJob = (item: AuditJobItem) => {
    const { jobId, kind, status, userId, stalls = 0 } = item;
    const fail = (words: Phrase) =>
      ended(
        auditJob
          .patch({ jobId })
          .set({ status: 'failed', problem: { code: 'timed-out', words }, finishedAt: now().toISOString() })
          .remove(['open', 'dueAt'])
          .where(asSeen(item))
          .go(),
      );
    if (status === 'running' && stalls >= STALLS_MAX) return fail(NO_FURTHER);
    if (status === 'queued' && olderThan(item.startedAt ?? item.createdAt, JOB_MILLISECONDS)) return fail(NEVER_DONE);
    return tell('audit-job.requested', { jobId, holderId: kind === 'export' ? userId : 'audit' }, (items) =>
      items.auditJob
        .patch({ jobId })
        .set({ status: 'queued', open: 'auditJob', dueAt: waitUntil(now()) })
        .add({ stalls: status === 'running' ? 1 : 0 })
        .where(asSeen(item))
        .commit(),
    );
  };

  /** After a day it is left to whoever redrives its message. */
  const dueApiJob = (item: ApiJobItem) => {
    const { jobId, apiId, createdAt } = item;
    if (olderThan(createdAt, JOB_MILLISECONDS))
      return ended(apiJob.patch({ jobId }).remove(['open', 'dueAt']).where(asSeen(item)).go());
    return tell('api-job.requested', { jobId, holderId: apiId }, (items) =>
      items.apiJob
        .patch({ jobId })
        .set({ open: 'apiJob', dueAt: waitUntil(now()) })
        .where(asSeen(item))
        .commit(),
    );
  };

  const dueAppEnd = (item: AppEndItem) => {
    const { jobId, appId, createdAt } = item;
    if (olderThan(createdAt, JOB_MILLISECONDS))
      return ended(appEnd.patch({ jobId }).remove(['open', 'dueAt']).where(asSeen(item)).go());
    return tell('api-job.requested', { jobId, holderId: appId }, (items) =>
      items.appEnd
        .patch({ jobId })
        .set({ open: 'appEnd', dueAt: waitUntil(now()) })
        .where(asSeen(item))
        .commit(),
    );
  };

  const dueMail = async (item: MailingItem) => {
    const { invitationId, round, askedAt } = item;
    if (!olderThan(askedAt, MAIL_MILLISECONDS))
      return tell('invitation.requested', { invitationId, round, holderId: item.holderId }, (items) =>
        items.mailing
          .patch({ invitationId })
          .set({ open: 'mail', dueAt: waitUntil(now()) })
          .where(asSeen(item))
          .commit(),
      );
    // One that was sent, or is no more, or was asked for anew, has not failed.
    const failed = invitation
      .patch({ invitationId })
      .set({ mail: 'failed' })
      .where((had, { eq }) => `${eq(had.round, round)} AND ${eq(had.mail, 'sending')}`)
      .go();
    const has = await ended(failed);
    await unlessRefused(mailing.delete({ invitationId }).where(asSeen(item)).go());
    return has;
  };

  /** Tells, and keeps in the history, what came about by itself; what a version is at an instant never waited for it. */
  const dueVersion = async (item: VersionItem) => {
    const { apiId, dueAt = '' } = item;
    const at = now();
    const moments = momentsOf(item).filter((moment) => moment.at >= dueAt);
    const came = moments.filter((moment) => Date.parse(moment.at) <= at.getTime());
    const next = moments[came.length];
    // Of several that came at once the last says it all; that it is deprecated from a date on was told with the date.
    const last = came.findLast(({ kind }) => kind !== 'deprecated');
    const its = came.length > 0 ? (await api.get({ apiId }).go({ consistent: true })).data : null;
    const refused = await writeTogether(data, (items) => ({
      version: items.version
        .patch({ apiId, version: item.version })
        .set({ toldUntil: at.toISOString(), ...(next && { open: 'lifecycle' as const, dueAt: next.at }) })
        .remove(next ? [] : ['open', 'dueAt'])
        .where(
          (had, operations) => `${asSeen(item)(had, operations)} AND ${stillAt(revisionOf(item))(had, operations)}`,
        )
        .commit(),
      told: came.flatMap(({ kind, at: since }) => [
        items.lifecycleStep
          .create({ apiId, version: item.version, stepId: createId('lifecycleStep', new Date(since)), kind, at: since })
          .commit(),
        items.event
          .create(outboxItem(createId('event', at), `version.${kind}`, { apiId, version: item.version }, at))
          .commit(),
      ]),
      subscribers:
        last && its
          ? apiJobParts(
              items,
              {
                ...{ kind: 'tell', apiId, apiName: its.name, apiSlug: its.slug, teamId: its.teamId },
                telling: {
                  kind: last.kind === 'retired' ? 'version-retired' : 'version-brownout',
                  ...{ version: item.version, deprecation: item.deprecation },
                },
              },
              at,
            )
          : undefined,
      // What it is in the lists of the catalogue follows.
      listed:
        its?.latestVersion === item.version
          ? apiJobParts(items, { kind: 'list', apiId, apiName: its.name, apiSlug: its.slug, teamId: its.teamId }, at)
          : undefined,
    }));
    return refused === undefined ? ('came' as const) : undefined;
  };

  /** Reminds those who may decide a request of it, and never again once it is decided. */
  const dueReminder = async (item: ReminderItem) => {
    const { requestId, reminded } = item;
    const request = (await accessRequest.get({ requestId }).go({ consistent: true })).data;
    const over = () => unlessRefused(reminder.delete({ requestId }).where(asSeen(item)).go());
    if (request?.status !== 'pending') {
      await over();
      return undefined;
    }
    const { queue, apiName: name, reason, askedBy, askedAt } = request;
    const keepers = await keepersOf(data, queue.replace(/^waiting\./, ''));
    const at = now();
    const next = REMINDED_AFTER_MILLISECONDS[reminded + 1];
    const refused = await writeTogether(data, (items) => ({
      reminder: next
        ? items.reminder
            .patch({ requestId })
            .set({
              reminded: reminded + 1,
              dueAt: new Date(Date.parse(askedAt) + next).toISOString(),
              open: 'reminder',
            })
            .where(asSeen(item))
            .commit()
        : items.reminder.delete({ requestId }).where(asSeen(item)).commit(),
      waits: items.accessRequest
        .check({ requestId })
        .where((had, { eq }) => eq(had.status, 'pending'))
        .commit(),
      told: keepers
        .filter((userId) => userId !== askedBy)
        .flatMap((userId) => noticeParts(items, userId, 'access-waiting', { at, name, reason })),
    }));
    return refused === undefined ? ('reminded' as const) : undefined;
  };

  return async (): Promise<Pass> => {
    const by = { dueAt: now().toISOString() };
    const limit = { limit: DUE_MAX };
    const [imports, runs, mails, jobs, apiJobs, appEnds, versions, reminders] = await Promise.all([
      documentImport.query.byDue({ open: 'import' }).lte(by).go(limit),
      run.query.byDue({ open: 'run' }).lte(by).go(limit),
      mailing.query.byDue({ open: 'mail' }).lte(by).go(limit),
      auditJob.query.byDue({ open: 'auditJob' }).lte(by).go(limit),
      apiJob.query.byDue({ open: 'apiJob' }).lte(by).go(limit),
      appEnd.query.byDue({ open: 'appEnd' }).lte(by).go(limit),
      version.query.byDue({ open: 'lifecycle' }).lte(by).go(limit),
      reminder.query.byDue({ open: 'reminder' }).lte(by).go(limit),
    ]);
    const done = await Promise.all([
      ...imports.data.map(dueImport),
      ...runs.data.map(dueRun),
      ...mails.data.map(dueMail),
      ...jobs.data.map(dueAuditJob),
      ...apiJobs.data.map(dueApiJob),
      ...appEnds.data.map(dueAppEnd),
      ...versions.data.map(dueVersion),
      ...reminders.data.map(dueReminder),
    ]);
    const count = (outcome: keyof Pass) => done.filter((one) => one === outcome).length;
    return {
      ...{ toldAgain: count('toldAgain'), ended: count('ended') },
      ...{ came: count('came'), reminded: count('reminded') },
    };
  };
};
