import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readAssembly } from '@portico/local-cloud/assembly';
import type { Environment } from '../../infra/lib/environment.ts';
import { root, run } from '../start/run.ts';

export type Template = {
  readonly Parameters?: Readonly<Record<string, { readonly Type?: string; readonly Default?: string | number }>>;
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly DeletionPolicy?: string }>>;
};
export type SynthesizedStack = { readonly name: string; readonly template: Template };
export type Synthesized = {
  readonly folder: string;
  /** In the order in which they are deployed. */
  readonly stacks: readonly SynthesizedStack[];
};

/** The stacks of an environment, into a folder of its own. */
export const synthesize = async ({ name }: Environment, file: string): Promise<Synthesized> => {
  const folder = join(root, '.portico/deploy', name, 'cdk.out');
  return synthesizedBy('infra/bin/portico.ts', folder, { PORTICO_ENVIRONMENT: file });
};

/** What brings the source to its environments, likewise. */
export const synthesizeDelivery = (file: string): Promise<Synthesized> =>
  synthesizedBy('infra/bin/delivery.ts', join(root, '.portico/deploy/delivery/cdk.out'), { PORTICO_DELIVERY: file });

const synthesizedBy = async (
  app: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Synthesized> => {
  await rm(folder, { recursive: true, force: true });
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', app], { CDK_OUTDIR: folder, ...environment });
  const { stacks } = readAssembly(folder);
  return { folder, stacks: stacks.map(({ name, template }) => ({ name, template: template as Template })) };
};

/** What the CDK's bootstrapping must be at least. */
export const bootstrapNeeded = ({ folder }: Synthesized): number => {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<
      Record<string, { readonly properties?: { readonly requiresBootstrapStackVersion?: number } }>
    >;
  };
  const needed = Object.values(artifacts).map(({ properties }) => properties?.requiresBootstrapStackVersion ?? 0);
  return Math.max(0, ...needed);
};

/** What each stack is told: of all values those of the parameters that it declares, for CloudFormation refuses others. */
export const parametersOf = ({ template }: SynthesizedStack, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.keys(template.Parameters ?? {}).flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
