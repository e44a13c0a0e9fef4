import type { StoredAssertion, StoredResult } from '@portico/data';
import type { OperationValidator } from '@portico/openapi';
import { clipped, type Phrase, phrase } from '@portico/words';

export type Answer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly durationMilliseconds: number;
};

type Outcome = StoredResult['assertions'][number];

/** What is kept of one value, and of the problems of one answer: all of a run must fit one answer of ours. */
const VALUE_MAX = 500;
const PROBLEMS_MAX = 9;
const PROBLEMS_BYTES_MAX = 3_000;

/** As many as may be kept, a line each, and how many there are besides. */
const inLines = (said: readonly Phrase[]): Phrase => {
  let bytes = 0;
  const kept = said.filter((line, index) => {
    bytes += Buffer.byteLength(JSON.stringify(clipped(line, VALUE_MAX)));
    return index === 0 || (index < PROBLEMS_MAX && bytes <= PROBLEMS_BYTES_MAX);
  });
  const others = said.length - kept.length;
  const lines = [...kept, ...(others > 0 ? [phrase`and ${others} more`] : [])];
  return { text: lines.map((_, index) => `{${index}}`).join('\n'), values: lines };
};

/** Checks one assertion against an answer; the detail says what was seen. */
export const assertAnswer = (
  assertion: StoredAssertion,
  answer: Answer,
  validator: OperationValidator | undefined,
): Outcome => {
  const outcome = (passed: boolean, words: Phrase): Outcome => ({
    assertion,
    passed,
    words: clipped(words, VALUE_MAX),
  });
  switch (assertion.kind) {
    case 'status':
      return outcome(
        answer.status === assertion.status,
        phrase`The status is ${answer.status}; ${assertion.status ?? ''} was expected.`,
      );
    case 'latency':
      return outcome(
        answer.durationMilliseconds <= (assertion.maxMilliseconds ?? 0),
        phrase`It took ${answer.durationMilliseconds} ms; at most ${assertion.maxMilliseconds ?? ''} ms were allowed.`,
      );
    case 'header': {
      const value = answer.headers.get((assertion.header ?? '').toLowerCase());
      const passed = value !== undefined && (assertion.equals === undefined || value === assertion.equals);
      return outcome(
        passed,
        value === undefined
          ? phrase`There is no header ${assertion.header ?? ''}.`
          : phrase`${assertion.header ?? ''} is ${JSON.stringify(value)}.`,
      );
    }
    case 'schema': {
      if (!validator) return outcome(false, phrase`The document has no such operation any more.`);
      const problems = validator.response({
        status: answer.status,
        contentType: answer.headers.get('content-type'),
        body: answer.body,
      });
      return outcome(
        problems.length === 0,
        problems.length === 0
          ? phrase`The answer is as the document says.`
          : inLines(problems.map(({ pointer, words }) => phrase`${pointer || '/'}: ${words}`)),
      );
    }
  }
};
