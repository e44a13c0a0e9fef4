import { testing } from '@portico/contract/testing';
import { createCursors, createHandler, type KernelOptions } from '@portico/http';
import { createTestRun } from './routes/create-test-run.ts';
import { createTestSuite } from './routes/create-test-suite.ts';
import { deleteTestSuite } from './routes/delete-test-suite.ts';
import { getTestRun } from './routes/get-test-run.ts';
import { getTestSuite } from './routes/get-test-suite.ts';
import { listTestRuns } from './routes/list-test-runs.ts';
import { listTestSuites } from './routes/list-test-suites.ts';
import { runs } from './services/runs.ts';
import { type Dependencies, suites } from './services/suites.ts';

/** The operations of the testing function. */
export const createApp = (dependencies: Dependencies, options: KernelOptions) => {
  const cursors = createCursors(dependencies.secret);
  const saved = suites(dependencies);
  const executions = runs(dependencies, saved);
  return createHandler<'testing'>(
    testing,
    {
      createTestRun: createTestRun(executions),
      createTestSuite: createTestSuite(saved),
      deleteTestSuite: deleteTestSuite(saved),
      getTestRun: getTestRun(executions),
      getTestSuite: getTestSuite(saved),
      listTestRuns: listTestRuns(executions, cursors),
      listTestSuites: listTestSuites(saved, cursors),
    },
    options,
  );
};
