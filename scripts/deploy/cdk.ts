import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StartError } from '../start/ports.ts';
import { root } from '../start/run.ts';
import { parametersOf, type Synthesized } from './assembly.ts';
import { REGION } from './aws.ts';
import type { Values } from './values.ts';

/** The CDK's command line over what was synthesized: it asks nobody, for that was done, and its lines are shown. */
const cdk = (args: readonly string[], { folder }: Synthesized): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(root, 'infra/node_modules/.bin/cdk'), [...args, '--app', folder, '--no-notices'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        CI: 'true',
        CDK_DISABLE_VERSION_CHECK: '1',
      },
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(
            new StartError(
              `the CDK ended with ${code}: what it says is above. Stacks before the one that failed stand; that one is as it was before.`,
            ),
          ),
    );
  });

/** Each value to each stack that declares its parameter: CloudFormation refuses a stack that is told of others. */
const scoped = ({ stacks }: Synthesized, values: Values): readonly string[] =>
  stacks.flatMap((stack) =>
    Object.entries(parametersOf(stack, values)).flatMap(([name, value]) => [
      '--parameters',
      `${stack.name}:${name}=${value}`,
    ]),
  );

export const deployStacks = (made: Synthesized, values: Values): Promise<void> =>
  cdk(['deploy', '--all', '--require-approval', 'never', '--progress', 'events', ...scoped(made, values)], made);

export const destroyStacks = (made: Synthesized): Promise<void> => cdk(['destroy', '--all', '--force'], made);
