import { type Phrase, phrase } from '@portico/words';
import { isObject, type JsonObject, joinPointer } from '../json-value.ts';
import type { Placed } from '../model/document-reader.ts';
import { compareContents } from './compare-contents.ts';
import type { Scope } from './comparison-scope.ts';
import type { OperationPair, OperationView } from './operation-view.ts';

const bodyOf = (scope: Scope, side: 'before' | 'after', view: OperationView): Placed | undefined =>
  scope[side].operations.settle(view.raw.requestBody, joinPointer(view.pointer, 'requestBody'));

export const contentOf = (placed: Placed): { value: JsonObject; pointer: string } => ({
  value: isObject(placed.value.content) ? placed.value.content : {},
  pointer: joinPointer(placed.pointer, 'content'),
});

/** The body of an operation is sent, the one of a webhook or callback is received. */
export const compareBodies = (scope: Scope, pair: OperationPair) => {
  const received = pair.after.kind !== 'operation';
  const before = bodyOf(scope, 'before', pair.before);
  const after = bodyOf(scope, 'after', pair.after);
  const prefix = received ? 'received-body' : 'request-body';
  const pointers = { before: before?.pointer, after: after?.pointer };
  const say = (name: string, what: Phrase) =>
    scope.add(`${prefix}-${name}`, pair.after.name, pointers, phrase`The request body ${what}.`);
  if (!before || !after) {
    if (before) say('removed', phrase`was removed`);
    if (!after) return;
    const kind = after.value.required === true ? 'required' : 'optional';
    return say(
      received ? 'added' : `added-${kind}`,
      kind === 'required' ? phrase`was added and is required` : phrase`was added and is optional`,
    );
  }
  const is = after.value.required === true;
  if ((before.value.required === true) !== is)
    say(`became-${is ? 'required' : 'optional'}`, is ? phrase`became required` : phrase`became optional`);
  compareContents(
    {
      scope,
      operation: pair.after.name,
      direction: received ? 'response' : 'request',
      words: phrase`the request body`,
    },
    contentOf(before),
    contentOf(after),
  );
};
