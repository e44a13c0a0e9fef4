import { presentPhrase, type Schema, type Total } from '@portico/contract';
import type { RunItem, StoredAssertion, StoredResult, StoredTest, SuiteItem } from '@portico/data';
import { english } from '@portico/words';

const TEXT_MAX = 2000;

const presentAssertion = (assertion: StoredAssertion): Total<Schema<'Assertion'>> => ({
  kind: assertion.kind,
  status: assertion.status,
  maxMilliseconds: assertion.maxMilliseconds,
  header: assertion.header,
  equals: assertion.equals,
});

const presentRequest = ({ method, path, headers, body }: StoredTest['request']): Total<Schema<'TestRequest'>> => ({
  method,
  path,
  headers,
  body,
});

const presentTest = ({ name, operationId, request, assertions }: StoredTest): Total<Schema<'EndpointTest'>> => ({
  name,
  operationId,
  request: presentRequest(request),
  assertions: assertions.map(presentAssertion),
});

const presentOutcome = ({
  assertion,
  passed,
  words,
}: StoredResult['assertions'][number]): Total<Schema<'AssertionResult'>> => ({
  assertion: presentAssertion(assertion),
  passed,
  detail: english(words).slice(0, TEXT_MAX),
  words: presentPhrase(words),
});

const presentResult = (result: StoredResult): Total<Schema<'TestResult'>> => ({
  name: result.name,
  passed: result.passed,
  status: result.status,
  durationMilliseconds: result.durationMilliseconds,
  requestId: result.requestId,
  bodyExcerpt: result.bodyExcerpt,
  error: result.error && english(result.error).slice(0, TEXT_MAX),
  errorWords: result.error && presentPhrase(result.error),
  assertions: result.assertions.map(presentOutcome),
});

export const presentSuite = (item: SuiteItem): Total<Schema<'TestSuite'>> => ({
  id: item.suiteId,
  appId: item.appId,
  apiId: item.apiId,
  apiSlug: item.apiSlug,
  version: item.version,
  name: item.name,
  tests: item.tests.map(presentTest),
  createdAt: item.createdAt,
});

export const presentRun = (item: RunItem): Total<Schema<'TestRun'>> => ({
  id: item.runId,
  suiteId: item.suiteId,
  status: item.status,
  createdAt: item.createdAt,
  startedAt: item.startedAt,
  finishedAt: item.finishedAt,
  results: item.results.map(presentResult),
});
