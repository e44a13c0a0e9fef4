import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { LocalCloudError, portError } from '../local-cloud-error.ts';
import { endLeftover, forgetPid, notePid, tied } from '../tied-process.ts';

export type EngineProcess = {
  readonly port: number;
  /** Resolves when the engine has said that it listens; rejects with its last words when it ended instead. */
  readonly listening: Promise<void>;
  stop(): Promise<void>;
};

const require = createRequire(import.meta.url);
/** Platforms the engine is published for. */
const binaries: Readonly<Record<string, () => string>> = {
  'linux-x64': () => require.resolve('@dynoxide/linux-x64/dynoxide'),
};

const binaryPath = (): string => {
  const platform = `${process.platform}-${process.arch}`;
  const path = binaries[platform];
  if (!path)
    throw new LocalCloudError(
      `There is no DynamoDB engine for ${platform}. Run DynamoDB Local and name its address in DYNAMODB_ENDPOINT.`,
    );
  return path();
};

/** The port itself, or a free one for 0; a port that is taken is named here and not in the engine's words. */
const claimPort = (port: number): Promise<number> =>
  new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (error) => fail(portError(port, 'table engine', error)));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : port));
    });
  });

const end = (child: ChildProcess): Promise<void> =>
  new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle();
    const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
    child.once('exit', () => {
      clearTimeout(timer);
      settle();
    });
    child.kill('SIGTERM');
  });

const spawnEngine = (folder: string, port: number, database: string): ChildProcess => {
  const serve = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', database];
  const [command, args] = tied(binaryPath(), serve);
  return spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal is for us, the engine must outlive the drain.
    detached: true,
    env: { PATH: '/usr/bin:/bin', HOME: folder },
  });
};

/** Starts the table engine on its file; `onExit` is told when it ends though nobody asked it to. */
export const startEngineProcess = async (
  folder: string,
  wantedPort: number,
  database: string,
  onExit: (error: LocalCloudError) => void,
): Promise<EngineProcess> => {
  const pidFile = join(folder, 'engine.pid');
  await endLeftover(pidFile, database);
  const port = await claimPort(wantedPort);
  const child = spawnEngine(folder, port, database);
  notePid(pidFile, child.pid);
  let output = '';
  let stopping = false;
  let isUp = false;
  const listening = new Promise<void>((settle, fail) => {
    const note = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000);
      isUp ||= output.includes('listening on');
      if (isUp) settle();
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    const ended = (how: string): void => {
      const error = new LocalCloudError(`The table engine ended (${how}): ${output.trim().split('\n').at(-1) ?? ''}`);
      if (isUp && !stopping) onExit(error);
      fail(error);
    };
    child.on('error', (error) => ended(error.message));
    child.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  });
  return {
    port,
    listening,
    stop: async () => {
      stopping = true;
      await end(child);
      forgetPid(pidFile);
    },
  };
};
