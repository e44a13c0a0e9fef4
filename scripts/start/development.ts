import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Development } from '@portico/local-cloud';
import { entriesOf, planOf } from '../build.ts';
import { StartError } from './ports.ts';
import { root } from './run.ts';

const INSPECT_PORT = 9229;

/** Where each function is built, by the name it has in the template, as its log's service. */
const folders = (): Map<string, string> =>
  new Map(entriesOf().map((entry) => [planOf(entry).name, join(root, planOf(entry).outdir)]));

/** The function named by `--inspect <function>`; refuses one that is not there. */
export const inspected = (args = process.argv.slice(2)): string | undefined => {
  const { inspect } = parseArgs({ args, options: { inspect: { type: 'string' } }, strict: false }).values;
  if (inspect === undefined) return undefined;
  const names = [...folders().keys()];
  if (typeof inspect !== 'string' || !names.includes(inspect))
    throw new StartError(`--inspect names a function: ${names.join(', ')}.`);
  return inspect;
};

/** Runs functions from where they are built, so that a debugger finds their sources and a new build is found. */
export const development = (inspect: string | undefined): Development => {
  const known = folders();
  const nameIn = ({ POWERTOOLS_SERVICE_NAME = '' }: Readonly<Record<string, string>>) => POWERTOOLS_SERVICE_NAME;
  return {
    codeFolder: (environment) => {
      const folder = known.get(nameIn(environment));
      return folder && existsSync(folder) ? folder : undefined;
    },
    inspectPort: (environment) => (nameIn(environment) === inspect ? INSPECT_PORT : undefined),
  };
};

export const inspectLine = (inspect: string): string =>
  `debug ${inspect}: attach to 127.0.0.1:${INSPECT_PORT} (chrome://inspect, or your editor) after its first call`;
