import { type Phrase, phrase } from '@portico/words';
import { quote } from '../read/document-problem.ts';
import { endingOf, sunsetDate } from './compare-lifecycle.ts';
import { compareOperation, lifeOfOperation } from './compare-operation.ts';
import { compareSecurity } from './compare-security.ts';
import { compareOwnServers } from './compare-servers.ts';
import type { Scope } from './comparison-scope.ts';
import { matchOperations } from './match-operations.ts';
import type { OperationView } from './operation-view.ts';

const removed = (scope: Scope, view: OperationView): void => {
  const life = lifeOfOperation(view);
  const pointers = { before: view.pointer };
  const say = (rule: string, message: Phrase) => scope.add(rule, view.name, pointers, message);
  const ending = endingOf(life, scope.lifecycle.today);
  const date = sunsetDate(life.sunset) ?? '';
  if (ending === 'active') say('operation-removed', phrase`The operation was removed without having been deprecated.`);
  else if (ending === 'unscheduled')
    say('operation-removed-deprecated', phrase`The operation was deprecated without a sunset date and is removed.`);
  else if (ending === 'unreadable')
    say(
      'operation-sunset-unreadable',
      phrase`The operation was removed; its sunset was no date: ${quote(String(life.sunset))}.`,
    );
  else if (ending === 'early')
    say('operation-removed-before-sunset', phrase`The operation was removed before its sunset on ${date}.`);
  else say('operation-removed-after-sunset', phrase`The operation was removed after its sunset on ${date}.`);
};

/** Compares the operations under paths, and tells what operations there are. */
export const compareOperations = (scope: Scope): { older: OperationView[]; newer: OperationView[] } => {
  const older = scope.before.operations.operations('paths');
  const newer = scope.after.operations.operations('paths');
  const matched = matchOperations(older, newer);
  for (const { before, after, moved } of matched.pairs) {
    compareOperation(scope, { before, after }, moved);
    compareSecurity(scope, { before, after });
    compareOwnServers(scope, { before, after });
  }
  for (const view of matched.removed) removed(scope, view);
  for (const view of matched.added)
    scope.add('operation-added', view.name, { after: view.pointer }, phrase`The operation was added.`);
  return { older, newer };
};

type Kind = 'webhook' | 'callback';

const compareSet = (
  scope: Scope,
  kind: Kind,
  before: readonly OperationView[],
  after: readonly OperationView[],
): void => {
  const matched = matchOperations(before, after);
  for (const { before: from, after: to } of matched.pairs) compareOperation(scope, { before: from, after: to });
  for (const view of matched.removed)
    scope.add(
      `${kind}-removed`,
      view.name,
      { before: view.pointer },
      kind === 'webhook'
        ? phrase`The webhook ${quote(view.name.path)} was removed.`
        : phrase`The callback ${quote(view.name.path)} was removed.`,
    );
  for (const view of matched.added)
    scope.add(
      `${kind}-added`,
      view.name,
      { after: view.pointer },
      kind === 'webhook'
        ? phrase`The webhook ${quote(view.name.path)} was added.`
        : phrase`The callback ${quote(view.name.path)} was added.`,
    );
};

/** Callbacks of an operation, told apart by their name before their address. */
const named = (callbacks: ReadonlyMap<string, readonly OperationView[]> | undefined): OperationView[] =>
  [...(callbacks ?? [])].flatMap(([callback, views]) =>
    views.map((view) => ({ ...view, name: { ...view.name, path: `${callback} ${view.name.path}` } })),
  );

/** Compares what the API calls: webhooks, and callbacks of operations that are in both documents. */
export const compareCalls = (scope: Scope, older: readonly OperationView[], newer: readonly OperationView[]): void => {
  const [before, after] = [scope.before.operations, scope.after.operations];
  compareSet(scope, 'webhook', before.operations('webhooks'), after.operations('webhooks'));
  const from = new Map(older.map((view) => [view, before.callbacks(view)]));
  const to = new Map(newer.map((view) => [view, after.callbacks(view)]));
  for (const pair of matchOperations(older, newer).pairs)
    compareSet(scope, 'callback', named(from.get(pair.before)), named(to.get(pair.after)));
};
