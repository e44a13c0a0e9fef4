import type { StoredAssertion, StoredResult } from '@portico/data';
import type { OperationValidator } from '@portico/openapi';

export type Answer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly durationMilliseconds: number;
};

type Outcome = StoredResult['assertions'][number];

/** Checks one assertion against an answer; the detail says what was seen. */
export const assertAnswer = (
  assertion: StoredAssertion,
  answer: Answer,
  validator: OperationValidator | undefined,
): Outcome => {
  const outcome = (passed: boolean, detail: string): Outcome => ({ assertion, passed, detail: detail.slice(0, 2000) });
  switch (assertion.kind) {
    case 'status':
      return outcome(
        answer.status === assertion.status,
        `The status is ${answer.status}; ${assertion.status} was expected.`,
      );
    case 'latency':
      return outcome(
        answer.durationMilliseconds <= (assertion.maxMilliseconds ?? 0),
        `It took ${answer.durationMilliseconds} ms; at most ${assertion.maxMilliseconds} ms were allowed.`,
      );
    case 'header': {
      const value = answer.headers.get((assertion.header ?? '').toLowerCase());
      const passed = value !== undefined && (assertion.equals === undefined || value === assertion.equals);
      return outcome(
        passed,
        value === undefined
          ? `There is no header ${assertion.header}.`
          : `${assertion.header} is ${JSON.stringify(value)}.`,
      );
    }
    case 'schema': {
      if (!validator) return outcome(false, 'The document has no such operation any more.');
      const problems = validator.response({
        status: answer.status,
        contentType: answer.headers.get('content-type'),
        body: answer.body,
      });
      return outcome(
        problems.length === 0,
        problems.length === 0
          ? 'The answer is as the document says.'
          : problems.map(({ pointer, message }) => `${pointer || 'answer'}: ${message}`).join('\n'),
      );
    }
  }
};
