import { describe, expect, it } from 'vitest';
import { countOf } from './count.ts';

const test = (status: string, ...failureMessages: string[]) => ({
  fullName: `a ${status} test`,
  status,
  failureMessages,
});
const file = (status: string, message: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name: '/a.test.ts',
  status,
  message,
  assertionResults,
});
const report = (...testResults: ReturnType<typeof file>[]) => {
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string) => statuses.filter((status) => status === wanted).length;
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    testResults,
  };
};

describe('what a part came to', () => {
  it('names each test that failed, with the first of what it said', () => {
    const many = Array.from({ length: 9 }, (_, line) => `line ${line}`).join('\n');
    expect(countOf(report(file('failed', '', test('passed'), test('pending'), test('failed', many))), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      failures: ['/a.test.ts > a failed test\nline 0\nline 1\nline 2\nline 3'],
    });
  });

  it('counts a file that could not be loaded', () => {
    const { failed, failures } = countOf(
      report(file('passed', '', test('passed')), file('failed', 'no such module')),
      1,
    );
    expect({ failed, failures }).toEqual({ failed: 1, failures: ['/a.test.ts\nno such module'] });
  });

  it('counts a run that failed though no test did', () => {
    expect(countOf(report(file('passed', '', test('passed'))), 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(countOf(report(file('passed', '', test('passed'))), null)).toMatchObject({ failed: 1 });
  });

  it('counts no failure where there is none', () => {
    expect(countOf(report(file('passed', '', test('passed'))), 0)).toMatchObject({
      passed: 1,
      failed: 0,
      failures: [],
    });
  });
});
