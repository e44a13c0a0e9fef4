import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './run.ts';
import { runUnlessUpToDate, type Step } from './up-to-date.ts';

const SHARED = ['pnpm-lock.yaml', 'scripts/build.ts'];

/** Each step is a process of its own: what it needed of memory ends with it. */
const node = (script: string) => run(process.execPath, ['--disable-warning=ExperimentalWarning', script]);

export type StepName = 'generate' | 'build' | 'synth' | 'portal';

const steps: readonly (Step & { readonly name: StepName })[] = [
  {
    name: 'generate',
    inputs: [
      'openapi/*',
      'packages/domain/src/password.ts',
      'packages/domain/src/viewer.ts',
      'packages/domain/src/access.ts',
      'packages/domain/src/principal.ts',
      'packages/domain/src/audit.ts',
      'infra/lib/{environment-schema,parameter-rules}.ts',
      'scripts/generate-*.ts',
      'packages/contract/generate/*',
      'packages/sdk/src/**',
      'packages/openapi/src/**',
      ...SHARED,
    ],
    result: 'packages/client/src/generated/index.ts',
    run: () => node('scripts/generate.ts'),
  },
  {
    name: 'build',
    inputs: [
      'packages/*/src/**',
      'packages/*/package.json',
      'functions/*/src/**',
      'functions/*/package.json',
      ...SHARED,
    ],
    result: 'functions/authorizer/dist/authorizer/index.mjs',
    run: () => node('scripts/build.ts'),
  },
  {
    name: 'synth',
    inputs: [
      'infra/**/*.ts',
      'packages/contract/src/**',
      'packages/data/src/table.ts',
      'packages/*/src/**',
      'functions/*/src/**',
      ...SHARED,
    ],
    result: 'cdk.out/manifest.json',
    run: async () => {
      await rm(join(root, 'cdk.out'), { recursive: true, force: true });
      await node('infra/bin/portico.ts');
    },
  },
  {
    name: 'portal',
    inputs: ['portal/**/*', 'packages/client/**/*', ...SHARED],
    result: 'portal/.next/standalone/portal/server.js',
    run: () => node('scripts/build-portal.ts'),
  },
];

/** Generates, builds and synthesizes what is not up to date, telling each step. */
export const prepare = async (tell: (line: string) => void, only?: readonly StepName[]): Promise<void> => {
  const labels: Record<string, string> = {
    generate: 'contract and client',
    build: 'functions',
    synth: 'template',
    portal: 'portal (a minute, once)',
  };
  for (const step of steps) {
    if (only && !only.includes(step.name)) continue;
    const started = performance.now();
    tell(
      `${step.name === 'synth' ? 'synthesizing' : step.name === 'generate' ? 'generating' : 'building'} the ${labels[step.name]}…`,
    );
    const ran = await runUnlessUpToDate(step);
    tell(ran ? `  done in ${((performance.now() - started) / 1000).toFixed(1)} s` : '  up to date');
  }
};
