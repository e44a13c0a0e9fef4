import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** What is made, not written: it must not make a step look out of date. */
const ignored = (path: string) => /(?:^|\/)(?:node_modules|dist|\.next|cdk\.out|next-env\.d\.ts)(?:\/|$)/.test(path);

/** A hash over the names and contents of all files the patterns name. */
const hashOf = (patterns: readonly string[]): string => {
  const hash = createHash('sha256');
  const files = globSync([...patterns], { cwd: root, exclude: ignored }).sort();
  for (const file of files) {
    if (ignored(file) || !statSync(join(root, file)).isFile()) continue;
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
};

export type Step = {
  readonly name: string;
  readonly inputs: readonly string[];
  /** A file that is there once the step was done. */
  readonly result: string;
  readonly run: () => Promise<unknown>;
};

/** Runs a step unless its result is there and its inputs are what they were then; answers whether it ran. */
export const runUnlessUpToDate = async ({ name, inputs, result, run }: Step): Promise<boolean> => {
  const stamp = join(root, 'node_modules/.cache/portico', `${name}.sha256`);
  const hash = hashOf(inputs);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await run();
  mkdirSync(dirname(stamp), { recursive: true });
  // Generating writes inputs of later steps, never its own.
  writeFileSync(stamp, hash);
  return true;
};
