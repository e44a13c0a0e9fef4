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

const RING_EVENTS = 5000;
const RING_CHARACTERS_MAX = 4 * 1024 * 1024;
/** CloudWatch cuts an event here. */
const MESSAGE_CHARACTERS_MAX = 256 * 1024;
const FILE_BYTES_MAX = 8 * 1024 * 1024;
const FLUSH_MILLISECONDS = 250;

type Group = {
  readonly name: string;
  ring: LogEvent[];
  readonly listeners: LogListener[];
  unwritten: string[];
  characters: number;
};

/** Log groups: the newest events in memory, all of them in a file that is turned over once at 8 MB. */
export const createLogStore = (
  folder: string,
  log: (line: string) => void,
  onLine: (message: string) => void = () => {},
): LogStore => {
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
    if (size > FILE_BYTES_MAX) await rename(file, `${file}.1`);
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
        const message = whole.length > MESSAGE_CHARACTERS_MAX ? whole.slice(0, MESSAGE_CHARACTERS_MAX) : whole;
        onLine(message);
        group.ring.push({ timestamp, message, stream });
        group.characters += message.length;
        group.unwritten.push(`${new Date(timestamp).toISOString()} ${message}\n`);
      }
      if (group.ring.length > RING_EVENTS * 2 || group.characters > RING_CHARACTERS_MAX) {
        group.ring = group.ring.slice(-Math.min(RING_EVENTS, Math.ceil(group.ring.length / 2)));
        group.characters = group.ring.reduce((sum, event) => sum + event.message.length, 0);
      }
      timer ??= setTimeout(() => void flush(), FLUSH_MILLISECONDS).unref();
    },
    events: (name) => groups.get(name)?.ring ?? [],
    groups: () => [...groups.keys()],
    create: (name) => void groupOf(name),
    listen: (name, listener) => void groupOf(name).listeners.push(listener),
    stop: flush,
  };
};
