import { listed, type Phrase, phrase } from '@portico/words';
import { member, textOf } from '../json-value.ts';
import { listOf } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import { compareBodies } from './compare-bodies.ts';
import { compareLifecycle, type Lifecycle } from './compare-lifecycle.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareResponses } from './compare-responses.ts';
import type { Scope } from './comparison-scope.ts';
import { type OperationPair, type OperationView, variablesOf } from './operation-view.ts';

export const lifeOfOperation = (view: OperationView): Lifecycle => ({
  deprecated: view.raw.deprecated === true,
  sunset: view.raw['x-sunset'],
  stability: view.raw['x-stability-level'],
});

const compareNames = (scope: Scope, { before, after }: OperationPair, moved: boolean): void => {
  const pointers = { before: before.pointer, after: after.pointer };
  const say = (rule: string, message: Phrase) => scope.add(rule, after.name, pointers, message);
  const address = (view: OperationView) => quote(`${view.name.method.toUpperCase()} ${view.name.path}`);
  if (moved) say('operation-moved', phrase`The operation moved from ${address(before)} to ${address(after)}.`);
  else if (before.name.path !== after.name.path && after.kind === 'operation') {
    const names = variablesOf(after.name.path);
    const renamed = variablesOf(before.name.path)
      .map((name, index) => [name, names[index] ?? ''] as const)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => phrase`${quote(from)} to ${quote(to)}`);
    say(
      'path-parameter-renamed',
      phrase`The path parameter was renamed from ${listed(renamed, (all, next) => phrase`${all}, ${next}`)}.`,
    );
  }
  if (before.id === after.id) return;
  if (after.id === undefined)
    say('operation-id-removed', phrase`The operationId ${quote(before.id ?? '')} was removed.`);
  else if (before.id === undefined) say('operation-id-added', phrase`The operationId ${quote(after.id)} was added.`);
  else say('operation-id-changed', phrase`The operationId changed from ${quote(before.id)} to ${quote(after.id)}.`);
};

const compareTags = (scope: Scope, { before, after }: OperationPair): void => {
  const from = new Set(listOf(before.raw.tags).map(String));
  const to = new Set(listOf(after.raw.tags).map(String));
  const pointers = { before: before.pointer, after: after.pointer };
  for (const tag of from)
    if (!to.has(tag))
      scope.add('operation-tag-removed', after.name, pointers, phrase`The tag ${quote(tag)} was removed.`);
  for (const tag of to)
    if (!from.has(tag))
      scope.add('operation-tag-added', after.name, pointers, phrase`The tag ${quote(tag)} was added.`);
};

const compareDocumentation = (scope: Scope, { before, after }: OperationPair): void => {
  const differing = ['summary', 'description'].filter(
    (name) => textOf(before.raw, name) !== textOf(after.raw, name) && (member(after.raw, name) ?? '') !== '',
  );
  if (differing.length === 0) return;
  const pointers = { before: before.pointer, after: after.pointer };
  scope.add(
    'operation-documentation-changed',
    after.name,
    pointers,
    phrase`The ${differing.length > 1 ? phrase`summary and description` : (differing[0] ?? '')} changed.`,
  );
};

/** Compares everything that stands in an operation but security, servers and callbacks. */
export const compareOperation = (scope: Scope, pair: OperationPair, moved = false): void => {
  const { before, after } = pair;
  const pointers = { before: before.pointer, after: after.pointer };
  compareNames(scope, pair, moved);
  compareLifecycle('operation', lifeOfOperation(before), lifeOfOperation(after), scope.lifecycle, (rule, what) =>
    scope.add(rule, after.name, pointers, phrase`The operation ${what}.`),
  );
  compareTags(scope, pair);
  compareDocumentation(scope, pair);
  compareParameters(scope, pair);
  compareBodies(scope, pair);
  compareResponses(scope, pair);
};
