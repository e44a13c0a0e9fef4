import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { type PartName, partOf } from './scripts/test/parts.ts';

const MADE = ['**/node_modules/**', '**/dist/**', '**/cdk.out/**', '**/.next/**', '**/.amplify-hosting/**'];

/** What took longest last time comes first; one after the other by name, where a test looks at the whole run. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const [byName = [], others = []] = [true, false].map((wanted) =>
      files.filter(({ project }) => (project.config.maxWorkers === 1) === wanted),
    );
    return [...(await super.sort(others)), ...byName.sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1))];
  }
}

const project = (name: PartName, more: object) => {
  const { include, exclude = [] } = partOf(name);
  return { test: { name, include: [...include], exclude: [...MADE, ...exclude], ...more } };
};
/** Ends what hangs; a machine may be slow, and its neighbours busy. No promise is held to it. */
const HANGS = 900_000;
const ONE_BY_ONE = { fileParallelism: false };

/** A project for each part of `npm test`; what a part holds is said in scripts/test/parts.ts. */
export default defineConfig({
  test: {
    reporters: ['default'],
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', {
        globalSetup: ['packages/data/test/table-engine.ts'],
        // A worker reads each module once, not once for each of its files; what a file changes it leaves as it was.
        isolate: false,
        setupFiles: ['scripts/test/leave-as-found.ts'],
        testTimeout: HANGS,
        hookTimeout: HANGS,
        maxWorkers: 2,
      }),
      project('budgets', { testTimeout: HANGS, hookTimeout: HANGS, maxWorkers: 2 }),
      project('thorough', {
        globalSetup: ['packages/data/test/table-engine.ts'],
        testTimeout: HANGS,
        hookTimeout: HANGS,
        maxWorkers: 2,
      }),
      project('languages', { testTimeout: HANGS, hookTimeout: HANGS, maxWorkers: 2 }),
      project('contract', {
        globalSetup: ['test/portico/setup-contract.ts'],
        testTimeout: HANGS,
        hookTimeout: HANGS,
        ...ONE_BY_ONE,
      }),
      project('journeys', {
        globalSetup: ['test/portico/setup-journeys.ts'],
        testTimeout: HANGS,
        hookTimeout: HANGS,
        ...ONE_BY_ONE,
      }),
      project('long', {
        globalSetup: ['test/portico/setup-long.ts'],
        testTimeout: 1_800_000,
        hookTimeout: 600_000,
        ...ONE_BY_ONE,
      }),
    ],
  },
});
