// Our own contract by our own engine: grade A, and a version that says what it does to whoever calls the last release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffDocuments } from '../packages/openapi/src/diff/index.ts';
import { type ReadOptions, readDocument } from '../packages/openapi/src/index.ts';
import { StartError } from './start/ports.ts';
import { root } from './start/run.ts';

const LEVELS = ['none', 'patch', 'minor', 'major'] as const;
type Level = (typeof LEVELS)[number];

const read = async (file: string, more: Pick<ReadOptions, 'lint'> = {}) => {
  const result = await readDocument(readFileSync(join(root, file)), { budgetMilliseconds: 60_000, ...more });
  if (!result.ok) throw new StartError(`${file}: ${result.problems[0]?.message}`);
  return result;
};

/** Which part of a semantic version was raised. */
export const raised = (before: string, after: string): Level => {
  const [from, to] = [before.split('.').map(Number), after.split('.').map(Number)];
  const at = [0, 1, 2].find((part) => from[part] !== to[part]);
  if (at === undefined) return 'none';
  return (to[at] ?? 0) > (from[at] ?? 0) ? (['major', 'minor', 'patch'] as const)[at as 0 | 1 | 2] : 'none';
};

/** Throws what is wrong with openapi/: a grade below A, or changes that its version does not admit to. */
export const contractIsSound = async (
  released = 'openapi/released.json',
  current = 'packages/contract/src/generated/portal.json',
): Promise<void> => {
  const [before, after] = await Promise.all([
    read(released),
    read(current, { lint: { today: new Date().toISOString().slice(0, 10) } }),
  ]);
  const { lint } = after;
  if (lint?.grade !== 'A') {
    const reasons = lint?.reasons.map(
      ({ title, broken, places, lost }) => `  -${lost} ${title}: ${broken} of ${places}`,
    );
    throw new StartError(`the contract has grade ${lint?.grade}, ${lint?.score} of 100:\n${reasons?.join('\n')}`);
  }
  const { bump, changes } = diffDocuments(before.document, after.document);
  const level = raised(before.facts.version, after.facts.version);
  if (LEVELS.indexOf(level) < LEVELS.indexOf(bump)) {
    const told = changes.filter(({ severity }) => severity !== 'compatible').map(({ message }) => `  ${message}`);
    throw new StartError(
      `the contract needs a ${bump} version after ${before.facts.version}, it says ${after.facts.version} (openapi/portal.yaml):\n${told.join('\n')}`,
    );
  }
};
