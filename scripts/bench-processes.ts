// What Linux says of this process and everything it started: processor time and memory (proc(5)); empty elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

export type BenchProcess = {
  readonly pid: number;
  readonly name: string;
};

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};

/** The fields of stat from the state on: the name before them may hold spaces. */
const fieldsOf = (pid: number): string[] => read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];

/** A function's process carries its settings as an argument; others are known by what they run. */
const nameOf = (pid: number): string => {
  const [program = '', ...rest] = read(pid, 'cmdline').split('\0');
  const settings = rest.find((argument) => argument.startsWith('{"'));
  const [, named] = /"functionName":"[^"]*?-([A-Za-z]+?)(?:Function)?[0-9A-F]{8}[^"]*"/.exec(settings ?? '') ?? [];
  if (named) return named;
  return basename(rest.find((argument) => /\.(?:ts|mjs|js)$/.test(argument)) ?? program);
};

/** Every living descendant of this process. */
export const descendants = (): BenchProcess[] => {
  const parents = new Map<number, number>();
  let all: string[] = [];
  try {
    all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  } catch {
    return [];
  }
  for (const entry of all) parents.set(Number(entry), Number(fieldsOf(Number(entry))[1] ?? 0));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs).map((pid) => ({ pid, name: nameOf(pid) }));
};

/** User and system time so far; a kernel tick is 10 ms. */
export const processorMicroseconds = (pid: number): number => {
  const fields = fieldsOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10_000;
};

/** Proportional set size: memory shared by several processes is divided among them, so that sums mean something. */
export const pssMegabytes = (pid: number): number =>
  Math.round(Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024);
