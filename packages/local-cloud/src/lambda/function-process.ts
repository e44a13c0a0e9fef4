import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FunctionError, FunctionSettings, InvocationResult } from './invocation.ts';

export type LogSink = (group: string, stream: string, lines: readonly (readonly [number, string])[]) => void;

export type InstanceOptions = {
  readonly settings: FunctionSettings;
  readonly environment: Readonly<Record<string, string>>;
  readonly temporaryFolder: string;
  readonly compileCache: string;
  readonly log: LogSink;
  readonly measure: (result: InvocationResult) => void;
  /** Whether nobody waits for its answers: then it takes the processor only where nothing else wants it. */
  inBackground(): boolean;
};

/** Of 0 to 19: a process of 10 gets about a tenth of what one of 0 gets beside it (sched(7)); less, and it would never end where something else has the machine. */
const BACKGROUND_PRIORITY = 10;

/**
 * Its threads, which it starts later, inherit it. Linux shares the processor among sessions first, and a priority counts
 * within one (sched(7), autogroup): so it has a session of its own, which gives way to those of the table engine, the
 * portal and us.
 */
const giveWay = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    setPriority(pid, BACKGROUND_PRIORITY);
    writeFileSync(`/proc/${pid}/autogroup`, String(BACKGROUND_PRIORITY));
  } catch {
    // It has ended already, or the processor is shared otherwise here.
  }
};

type Lines = readonly (readonly [number, string])[];

/** Messages of runtime.mjs, which is ours: their shape is vouched for by that file. */
export type RuntimeMessage =
  | { readonly type: 'ready' | 'log'; readonly lines: Lines }
  | {
      readonly type: 'result';
      readonly id: string;
      readonly payload: string;
      readonly lines: Lines;
      readonly rssBytes: number;
    }
  | { readonly type: 'chunk'; readonly id: string; readonly data: Uint8Array }
  | {
      readonly type: 'error' | 'fatal';
      readonly id: string;
      readonly error: FunctionError;
      readonly lines: Lines;
      readonly rssBytes?: number;
    };

const runtimeFile = fileURLToPath(new URL('./runtime.mjs', import.meta.url));

/** Forks the runtime for one function: the template's environment, a `/tmp` of its own, a heap as large as its memory. */
export const forkRuntime = (options: InstanceOptions, logStream: string, temporary: string): ChildProcess => {
  const { settings, environment } = options;
  mkdirSync(temporary, { recursive: true });
  const argument = {
    taskRoot: settings.taskRoot,
    handler: settings.handler,
    functionArn: settings.arn,
    functionName: settings.name,
    memoryMegabytes: settings.memoryMegabytes,
    logGroup: settings.logGroup,
    logStream,
    logFormat: settings.logFormat,
    compileCache: options.compileCache,
  };
  const inBackground = options.inBackground();
  const child = fork(runtimeFile, [JSON.stringify(argument)], {
    cwd: settings.taskRoot,
    env: {
      ...environment,
      AWS_LAMBDA_LOG_STREAM_NAME: logStream,
      TMPDIR: temporary,
      // So that no SDK reads the configuration of whoever runs this.
      HOME: temporary,
      PATH: '/usr/local/bin:/usr/bin:/bin',
    },
    // A small young generation: an instance handles one event at a time, and eight of them share this machine.
    execArgv: [
      `--max-old-space-size=${Math.max(64, Math.floor(settings.memoryMegabytes * 0.9))}`,
      '--max-semi-space-size=4',
      '--no-warnings',
      ...(settings.inspectPort === undefined ? [] : [`--inspect=127.0.0.1:${settings.inspectPort}`]),
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: inBackground,
  });
  if (inBackground) giveWay(child);
  return child;
};
