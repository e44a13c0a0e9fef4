import { message } from '@optique/core/message';
import { runSync } from '@optique/run';
import manifest from '../package.json' with { type: 'json' };
import { type Asked, commandLine } from './command-line.ts';
import type { Environment } from './credentials.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { told } from './failures.ts';
import type { Context } from './session.ts';
import { openTerminal, plain, type Streams } from './terminal.ts';

/** The world a run of the CLI has. */
export type World = Streams & Pick<Context, 'openBrowser' | 'readInput'> & { readonly environment: Environment };

class Ended extends Error {
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode) {
    super('ended');
    this.exitCode = exitCode;
  }
}

const parsed = (words: readonly string[], { stdout, stderr, isTerminal }: World): Asked =>
  runSync(commandLine, {
    programName: 'portico',
    args: words,
    brief: message`Register, publish and manage APIs of a Portico portal.`,
    footer: message`PORTICO_URL and PORTICO_TOKEN say where and who. Ends with 0 when done, 1 when it failed, 2 for what is invalid, 3 when it is forbidden, 4 when the answer is no.`,
    help: 'both',
    version: { value: manifest.version, command: true, option: true },
    completion: { command: true },
    commandList: 'top-level',
    usageLine: [{ type: 'ellipsis' }],
    termWidth: 'auto',
    aboveError: 'none',
    colors: isTerminal,
    errorExitCode: EXIT.invalid,
    stdout: (text) => stdout(`${text}\n`),
    stderr: (text) => stderr(`${text}\n`),
    onExit: (code) => {
      throw new Ended(code === 0 ? EXIT.done : EXIT.invalid);
    },
  });

/** Runs one command line to its end; answers how it ended. */
export const run = async (words: readonly string[], world: World): Promise<ExitCode> => {
  let asked: Asked;
  try {
    asked = parsed(words, world);
  } catch (error) {
    if (error instanceof Ended) return error.exitCode;
    throw error;
  }
  const { environment, openBrowser, readInput } = world;
  const terminal = openTerminal(world, asked.json);
  try {
    return await asked.run({ environment, terminal, url: asked.url, openBrowser, readInput });
  } catch (error) {
    const { lines, value, exitCode } = told(error);
    terminal.progress(undefined);
    if (asked.json) world.stdout(`${JSON.stringify(value, undefined, 2)}\n`);
    else world.stderr(lines.map((line) => `${plain(line)}\n`).join(''));
    return exitCode;
  } finally {
    terminal.progress(undefined);
  }
};
