import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const EXCLUDE = ['**/node_modules/**', '**/dist/**', '**/cdk.out/**', '**/.next/**'];

/** Files one after the other by name: what looks at a whole run comes last. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/**
 * unit: beside the file, milliseconds. architecture, contract and journeys: test/, on what `npm start` starts.
 * long: promises over every document and every language, minutes each; `npm test -- long`, no part of what gates a merge.
 */
export default defineConfig({
  test: {
    reporters: ['default'],
    sequence: { sequencer: ByName },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'functions/**/*.test.ts',
            'infra/**/*.test.ts',
            'scripts/**/*.test.ts',
            'examples/**/*.test.ts',
            'portal/src/**/*.test.ts',
            'test/architecture/**/*.test.ts',
          ],
          exclude: EXCLUDE,
          globalSetup: ['packages/data/test/table-engine.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts', 'test/reliability/**/*.test.ts', 'test/security/**/*.test.ts'],
          exclude: EXCLUDE,
          globalSetup: ['test/portico/setup-contract.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: EXCLUDE,
          globalSetup: ['test/portico/setup-journeys.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          exclude: EXCLUDE,
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
