import type { Data, Documents, StoredResult, StoredTest, SuiteItem } from '@portico/data';
import { createApiKey, gatewayBase } from '@portico/domain';
import { type Egress, EgressError, readAll, urlBelow } from '@portico/egress';
import { beginWhenFree, type Delivery, LeaseLost, OutOfTime, underLease } from '@portico/events';
import { buildModel, compileOperationValidator, type OpenApiDocument, type OperationValidator } from '@portico/openapi';
import { type Phrase, phrase } from '@portico/words';
import { type Answer, assertAnswer } from './assert-answer.ts';
import { runRecord } from './run-record.ts';

export type RunTestsDependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly egress: Egress;
  readonly gatewayUrl: string;
  readonly now: () => Date;
};

type Validate = (operationKey: string) => Promise<OperationValidator | undefined>;
type Running = {
  /** Where the gateway answers for the version. */
  readonly base: string;
  readonly secret: string;
  readonly until: Date;
  readonly validate: Validate;
};
type Said = () => Promise<void>;

/** A gateway's backend may take 25 seconds before it answers. */
const CALL_MILLISECONDS = 28_000;
/** A test that has less time than this is not begun. */
const CALL_MILLISECONDS_MIN = 1_000;
const BODY_BYTES_MAX = 4_000_000;
const EXCERPT_CHARACTERS = 4000;
const KEY_SECONDS = 300;

const OUT_OF_TIME = phrase`It was not run: the time of the run was over.`;
const BROKEN_OFF = phrase`It was not run: the run was broken off.`;

const notRun = (tests: readonly StoredTest[], words: Phrase): StoredResult[] =>
  tests.map(({ name }) => ({ name, passed: false, error: words, assertions: [] }));

/** The effect of `test-run.requested`: calls the gateway as the app would, checks the answers, stores the results. */
export const runTests = ({ data, documents, egress, gatewayUrl, now }: RunTestsDependencies) => {
  /** A key of the app for this run only: no secret waits in a queue, and it is revoked when the run ends. */
  const issueKey = async (appId: string) => {
    const at = now();
    const expiresAt = new Date(at.getTime() + KEY_SECONDS * 1000);
    const { item, secret } = createApiKey(appId, 'test-run', { name: 'Test run', environment: 'live', expiresAt }, at);
    await data.entities.apiKey.create(item).go();
    const { keyId } = item;
    return { secret, revoke: () => data.entities.apiKey.patch({ keyId }).set({ revokedAt: now().toISOString() }).go() };
  };

  const call = async (
    { base, secret, until }: Pick<Running, 'base' | 'secret' | 'until'>,
    { request }: StoredTest,
  ): Promise<Answer> => {
    const milliseconds = Math.min(CALL_MILLISECONDS, until.getTime() - Date.now());
    const started = performance.now();
    const { status, rawHeaders, body } = await egress.request({
      url: urlBelow(base, request.path),
      method: request.method,
      headers: {
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
        'x-api-key': secret,
      },
      body: request.body ?? null,
      headersTimeoutMilliseconds: milliseconds,
      totalTimeoutMilliseconds: milliseconds,
      responseBytesMax: BODY_BYTES_MAX,
    });
    const bytes = await readAll(body);
    const headers = new Map<string, string>();
    for (let index = 0; index + 1 < rawHeaders.length; index += 2)
      headers.set((rawHeaders[index] ?? '').toLowerCase(), rawHeaders[index + 1] ?? '');
    return {
      status,
      headers,
      body: Buffer.from(bytes),
      durationMilliseconds: Math.round((performance.now() - started) * 10) / 10,
    };
  };

  const perform = async (running: Running, test: StoredTest): Promise<StoredResult> => {
    try {
      const answer = await call(running, test);
      const validator = test.assertions.some(({ kind }) => kind === 'schema')
        ? await running.validate(test.operationId)
        : undefined;
      const assertions = test.assertions.map((assertion) => assertAnswer(assertion, answer, validator));
      const requestId = answer.headers.get('x-request-id');
      return {
        name: test.name,
        passed: assertions.every(({ passed }) => passed),
        status: answer.status,
        durationMilliseconds: answer.durationMilliseconds,
        ...(requestId && { requestId }),
        bodyExcerpt: answer.body.toString('utf8').slice(0, EXCERPT_CHARACTERS),
        assertions,
      };
    } catch (error) {
      if (error instanceof EgressError) return { name: test.name, passed: false, error: error.words, assertions: [] };
      throw error;
    }
  };

  const validateWith = async ({ apiId, version }: SuiteItem): Promise<Validate> => {
    const published = (await data.entities.version.get({ apiId, version }).go()).data;
    // The import kept a document it had read as an object.
    const model = published && buildModel((await documents.getDocument(published.contentHash)) as OpenApiDocument);
    return async (key) =>
      model?.operations.some((operation) => operation.key === key) ? compileOperationValidator(model, key) : undefined;
  };

  /** Test after test; what has no time left any more is not begun. `results` holds what there is of it, at every time. */
  const runAll = async (suite: SuiteItem, results: StoredResult[], until: Date, signal: AbortSignal, said: Said) => {
    const validate = await validateWith(suite);
    const key = await issueKey(suite.appId);
    try {
      // The version whose document the answers are held against, whichever is the default.
      const base = gatewayBase(gatewayUrl, suite.apiSlug, suite.version);
      const running = { base, secret: key.secret, until, validate };
      for (const test of suite.tests) {
        if (signal.aborted || until.getTime() - Date.now() < CALL_MILLISECONDS_MIN) break;
        results.push(await perform(running, test));
        await said();
      }
    } finally {
      await key.revoke();
    }
  };

  const record = runRecord({ data, documents, now });
  return async (
    { suiteId, runId }: { readonly suiteId: string; readonly runId: string },
    { until, messageId }: Delivery,
  ) => {
    const key = { suiteId, runId };
    const begun = await beginWhenFree(
      () => record.begin(key, messageId),
      () => record.heldUntil(key, messageId),
    );
    if (!begun) return;
    const suite = (await data.entities.suite.get({ suiteId }).go({ consistent: true })).data;
    const results: StoredResult[] = [...(begun.before ?? [])];
    const end = (words: Phrase) =>
      begun.end([...results, ...notRun((suite?.tests ?? []).slice(results.length), words)]);
    // A run is not begun again: its tests may do things that must not be done twice.
    if (!suite || begun.before) return end(BROKEN_OFF);
    try {
      await underLease({ renew: begun.renew, until }, (signal) =>
        runAll(suite, results, new Date(until.getTime() - CALL_MILLISECONDS_MIN), signal, () => begun.tell(results)),
      );
      await end(OUT_OF_TIME);
    } catch (error) {
      if (error instanceof LeaseLost) return begun.forgetIfGone();
      await end(error instanceof OutOfTime ? OUT_OF_TIME : BROKEN_OFF);
      if (!(error instanceof OutOfTime)) throw error;
    }
  };
};
