import type { Environment } from '../src/credentials.ts';
import { run, type World } from '../src/run.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the CLI in this process, with an environment and an input of its own. */
export const portico = async (
  words: readonly string[],
  environment: Environment = {},
  input = '',
  more: Partial<World> = {},
): Promise<Ran> => {
  let [out, err] = ['', ''];
  const code = await run(words, {
    environment,
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    isTerminal: false,
    columns: 80,
    openBrowser: () => false,
    readInput: async () => input,
    ...more,
  });
  return { code, out, err };
};
