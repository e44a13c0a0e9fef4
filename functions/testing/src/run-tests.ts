import type { Data, Documents, StoredResult, StoredTest } from '@portico/data';
import { createApiKey } from '@portico/domain';
import { type Egress, EgressError, readAll } from '@portico/egress';
import { buildModel, compileOperationValidator, type OpenApiDocument, type OperationValidator } from '@portico/openapi';
import { type Answer, assertAnswer } from './assert-answer.ts';

export type RunTestsDependencies = {
  readonly data: Data;
  readonly documents: Documents;
  readonly egress: Egress;
  readonly gatewayUrl: string;
  readonly now: () => Date;
};

type Validate = (operationKey: string) => Promise<OperationValidator | undefined>;

const TIMEOUT_MILLISECONDS = 20_000;
const BODY_BYTES_MAX = 4_000_000;
const EXCERPT_CHARACTERS = 4000;
const KEY_SECONDS = 300;

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

  const call = async (slug: string, { request }: StoredTest, secret: string): Promise<Answer> => {
    const started = performance.now();
    const { status, rawHeaders, body } = await egress.request({
      url: `${gatewayUrl}/${slug}${request.path}`,
      method: request.method,
      headers: {
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
        'x-api-key': secret,
      },
      body: request.body ?? null,
      totalTimeoutMilliseconds: TIMEOUT_MILLISECONDS,
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

  const perform = async (slug: string, test: StoredTest, secret: string, validate: Validate): Promise<StoredResult> => {
    try {
      const answer = await call(slug, test, secret);
      const validator = test.assertions.some(({ kind }) => kind === 'schema')
        ? await validate(test.operationId)
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

  return async ({ suiteId, runId }: { readonly suiteId: string; readonly runId: string }): Promise<void> => {
    const [found, wanted] = await Promise.all([
      data.entities.suite.get({ suiteId }).go(),
      data.entities.run.get({ suiteId, runId }).go({ consistent: true }),
    ]);
    const item = found.data;
    // A message that comes twice finds the run finished; one whose suite was deleted has nothing to do.
    if (!item || !wanted.data || (wanted.data.status !== 'queued' && wanted.data.status !== 'running')) return;
    await data.entities.run.patch({ suiteId, runId }).set({ status: 'running', startedAt: now().toISOString() }).go();
    const published = (await data.entities.version.get({ apiId: item.apiId, version: item.version }).go()).data;
    // The import kept a document it had read as an object.
    const model = published && buildModel((await documents.getDocument(published.contentHash)) as OpenApiDocument);
    const validate: Validate = async (key) =>
      model?.operations.some((operation) => operation.key === key) ? compileOperationValidator(model, key) : undefined;
    const key = await issueKey(item.appId);
    const results: StoredResult[] = [];
    try {
      for (const test of item.tests) {
        results.push(await perform(item.apiSlug, test, key.secret, validate));
        await data.entities.run.patch({ suiteId, runId }).set({ results }).go();
      }
    } finally {
      await key.revoke();
    }
    const status = results.some(({ error }) => error !== undefined)
      ? 'error'
      : results.every(({ passed }) => passed)
        ? 'passed'
        : 'failed';
    await data.entities.run.patch({ suiteId, runId }).set({ status, results, finishedAt: now().toISOString() }).go();
  };
};
