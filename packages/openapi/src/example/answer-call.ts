import { type Phrase, phrase } from '@portico/words';
import type { ApiModel, Operation } from '../model/api-model.ts';
import { segmentValues } from '../validate/match-operation.ts';
import {
  type CalledRequest,
  type OperationValidator,
  type RequestProblem,
  responseFor,
} from '../validate/operation-validator.ts';
import { operationOf } from './example-request.ts';
import { type ExampleResponse, exampleResponse } from './example-response.ts';
import { preferencesIn } from './preferences.ts';

/** One thing that the document does not allow, by its place in the request: `/query/limit`, `/body/items/0`. */
export type CallFault = { readonly pointer: string; readonly words: Phrase };

/** What a mock answers to a call: what the document has for it, or what of the call the document does not allow. */
export type MockedCall =
  | { readonly faults: readonly []; readonly answer: ExampleResponse }
  | { readonly faults: readonly CallFault[]; readonly status: number };

const FAULTS_MAX = 100;
const UNPROCESSABLE = 422;
const UNSUPPORTED = 415;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const placeOf = ({ in: place, name, pointer }: RequestProblem): string =>
  place === 'body' ? `/body${pointer}` : `/${place}/${escaped(name ?? '')}${pointer}`;

/** The document's own word for a request that is not as it should be, where it has one. */
const refusalOf = (operation: Operation): number =>
  [UNPROCESSABLE, 400].find((status) => operation.responses.some((one) => one.status === String(status))) ??
  UNPROCESSABLE;

const preferred = (
  model: ApiModel,
  operation: Operation,
  prefer: string,
): ExampleResponse | { readonly words: Phrase } => {
  const { status, example } = preferencesIn(prefer);
  if (status !== undefined && !responseFor(operation, status))
    return { words: phrase`the answer ${status} is not declared` };
  try {
    return exampleResponse(model, operation.key, {
      ...(status !== undefined && { status }),
      ...(example !== undefined && { example }),
    });
  } catch (error) {
    if (!(error instanceof RangeError) || example === undefined) throw error;
    return { words: phrase`the answer has no example ${JSON.stringify(example)}` };
  }
};

/**
 * Answers a call as a mock server does: what does not fit the document is refused with each fault and its place, all
 * else gets an example of the first success, or of what `Prefer` names (`code=404`, `example=name`; RFC 7240). Throws
 * RangeError for an operation that the document does not declare, or one without an answer.
 */
export const answerCall = (
  model: ApiModel,
  operationKey: string,
  { request }: Pick<OperationValidator, 'request'>,
  called: CalledRequest,
): MockedCall => {
  const operation = operationOf(model, operationKey);
  if (!segmentValues(operation.path, called.path) && operation.path !== called.path)
    return {
      faults: [{ pointer: '/path', words: phrase`the path is not that of the operation` }],
      status: refusalOf(operation),
    };
  const problems = request(called);
  if (problems.length > 0) {
    const faults = problems.slice(0, FAULTS_MAX).map((one) => ({ pointer: placeOf(one), words: one.words }));
    const unknownType = problems.some(({ in: place, keyword }) => place === 'body' && keyword === 'content-type');
    return { faults, status: unknownType ? UNSUPPORTED : refusalOf(operation) };
  }
  const prefer = [called.headers?.['prefer'] ?? ''].flat().join(', ');
  const answer = preferred(model, operation, prefer);
  if ('words' in answer)
    return { faults: [{ pointer: '/header/Prefer', words: answer.words }], status: refusalOf(operation) };
  return { faults: [], answer };
};
