import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type LogEvent = {
  readonly timestamp: number;
  readonly message: string;
  readonly stream: string;
};

export type LogListener = (group: string, stream: string, lines: readonly (readonly [number, string])[]) => void;

export type LogStore = {
  append: LogListener;
  /** Newest last; at most what the ring holds. */
  events(group: string): readonly LogEvent[];
  groups(): readonly string[];
  create(group: string): void;
  /** Called before append returns, so that a listener can make the lines durable first. */
  listen(group: string, listener: LogListener): void;
  stop(): Promise<void>;
};

const ringEvents = 5000;
const ringCharactersMax = 4 * 1024 * 1024;
/** CloudWatch cuts an event here. */
const messageCharactersMax = 256 * 1024;
const fileBytesMax = 8 * 1024 * 1024;
const flushMilliseconds = 250;

type Group = {
  readonly name: string;
  ring: LogEvent[];
  readonly listeners: LogListener[];
  unwritten: string[];
  characters: number;
};

/** Log groups: the newest events in memory, all of them in a file that is turned over once at 8 MB. */
export const createLogStore = (folder: string, log: (line: string) => void): LogStore => {
  const groups = new Map<string, Group>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let complained = false;

  const complain = (error: unknown): void => {
    if (!complained) log(`cannot keep logs: ${error instanceof Error ? error.message : error}`);
    complained = true;
  };

  const groupOf = (name: string): Group => {
    let group = groups.get(name);
    if (!group) {
      group = { name, ring: [], listeners: [], unwritten: [], characters: 0 };
      groups.set(name, group);
    }
    return group;
  };

  const writeGroup = async (group: Group): Promise<void> => {
    const text = group.unwritten.join('');
    group.unwritten = [];
    const file = `${join(folder, group.name.replace(/[^A-Za-z0-9._/-]/g, '_').replace(/\.\.+/g, '_'))}.log`;
    await mkdir(dirname(file), { recursive: true });
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > fileBytesMax) await rename(file, `${file}.1`);
    await appendFile(file, text);
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      for (const group of groups.values()) if (group.unwritten.length > 0) await writeGroup(group).catch(complain);
    });
    return writing;
  };

  return {
    append: (name, stream, lines) => {
      const group = groupOf(name);
      try {
        for (const listener of group.listeners) listener(name, stream, lines);
      } catch (error) {
        // A full disk must not take the functions down with it; it is said once, not per line.
        complain(error);
      }
      for (const [timestamp, whole] of lines) {
        const message = whole.length > messageCharactersMax ? whole.slice(0, messageCharactersMax) : whole;
        group.ring.push({ timestamp, message, stream });
        group.characters += message.length;
        group.unwritten.push(`${new Date(timestamp).toISOString()} ${message}\n`);
      }
      if (group.ring.length > ringEvents * 2 || group.characters > ringCharactersMax) {
        group.ring = group.ring.slice(-Math.min(ringEvents, Math.ceil(group.ring.length / 2)));
        group.characters = group.ring.reduce((sum, event) => sum + event.message.length, 0);
      }
      timer ??= setTimeout(() => void flush(), flushMilliseconds).unref();
    },
    events: (name) => groups.get(name)?.ring ?? [],
    groups: () => [...groups.keys()],
    create: (name) => void groupOf(name),
    listen: (name, listener) => void groupOf(name).listeners.push(listener),
    stop: flush,
  };
};
