import { OPERATIONS_MAX } from '../src/diff/change-list.ts';
import type { DocumentDiff } from '../src/diff/tell-diff.ts';
import type { JsonObject } from '../src/json-value.ts';
import type { Affected } from './breaking-kinds.ts';
import { breakingMutations } from './breaking-mutations.ts';
import { harmlessMutations } from './harmless-mutations.ts';
import { asDraft, choicesOf, type Draft } from './sites.ts';

export type Mutated = { readonly seed: string; readonly document: JsonObject };
export type Broken = Mutated & { readonly affected: Affected };

/** A copy nobody else holds, so that it may be written into. */
const draftOf = (document: JsonObject): Draft => asDraft(structuredClone(document)) ?? {};

const KINDS = { harmless: [...harmlessMutations], breaking: [...breakingMutations] };

/** That many copies of a document, each with one harmless edit at a seeded place; kinds take turns. */
export function* harmlessCopies(name: string, document: JsonObject, count: number): Generator<Mutated> {
  for (let made = 0, turn = 0; made < count && turn < count * 20; turn += 1) {
    const [kind, mutate] = KINDS.harmless[turn % KINDS.harmless.length] ?? ['', () => false];
    const seed = `${name} ${kind} ${turn}`;
    const draft = draftOf(document);
    if (!mutate(draft, choicesOf(seed))) continue;
    made += 1;
    yield { seed, document: draft };
  }
}

/** A copy with that many harmless edits upon each other, drawn at random. */
export const editedCopy = (seed: string, document: JsonObject, edits: number): Mutated => {
  const draft = draftOf(document);
  const choices = choicesOf(seed);
  for (let edit = 0; edit < edits; edit += 1) choices.pick(KINDS.harmless)?.[1](draft, choices);
  return { seed, document: draft };
};

/** That many copies of a document, each broken in one seeded place; kinds take turns. */
export function* brokenCopies(name: string, document: JsonObject, count: number): Generator<Broken> {
  for (let made = 0, turn = 0; made < count && turn < count * 20; turn += 1) {
    const [kind, mutate] = KINDS.breaking[turn % KINDS.breaking.length] ?? ['', () => undefined];
    const seed = `${name} ${kind} ${turn}`;
    const draft = draftOf(document);
    const affected = mutate(draft, choicesOf(seed));
    if (!affected) continue;
    made += 1;
    yield { seed, document: draft, affected };
  }
}

/** What an alarm says; empty when there is none. */
export const alarmsOf = (diff: DocumentDiff): string[] =>
  diff.changes.filter(({ severity }) => severity !== 'compatible').map(({ rule, message }) => `${rule}: ${message}`);

/** Whether a breaking change names the operation; a list of operations that was cut may have lost it. */
export const findsBreak = ({ changes }: DocumentDiff, { method, paths }: Affected): boolean =>
  changes.some(
    ({ severity, operations, operationCount }) =>
      severity === 'breaking' &&
      (operationCount > OPERATIONS_MAX || operations.some((one) => one.method === method && paths.includes(one.path))),
  );
