/** What a part came to. A failure is one text: whose it is, and the first of what it said. */
export type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
};

/** The part used of vitest's JSON report, which is Jest's. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

const LINES_OF_A_FAILURE = 4;
const LONGEST_FAILURE = 600;

const startOf = (message: string) =>
  message.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n').slice(0, LONGEST_FAILURE);

const failuresIn = ({ name, status, message, assertionResults }: Report['testResults'][number]) => {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // What could not be loaded fails its file without failing a test.
  if (failed.length === 0) return status === 'failed' ? [`${name}\n${startOf(message)}`] : [];
  return failed.map((test) => `${name} > ${test.fullName}\n${startOf(test.failureMessages.join('\n'))}`);
};

/** What a report of vitest says, of a run that ended with `code`: one that failed counts as a failure though no test says so. */
export const countOf = (report: Report, code: number | null): Count => {
  const failures = report.testResults.flatMap(failuresIn);
  return {
    passed: report.numPassedTests,
    failed: Math.max(failures.length, report.numFailedTests, code === 0 ? 0 : 1),
    skipped: report.numPendingTests,
    failures,
  };
};
