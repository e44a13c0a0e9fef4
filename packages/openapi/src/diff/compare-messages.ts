import { type Phrase, phrase } from '@portico/words';
import { type Message, schemaOf } from '../asyncapi/asyncapi-model.ts';
import { type JsonObject, textOf } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';
import type { Scope } from './comparison-scope.ts';
import type { OperationName } from './operation-view.ts';
import type { Direction } from './rule.ts';
import { sameValue } from './same-value.ts';

/** Messages on behalf of an operation: those that a consumer sends, or those that it receives. */
export type MessageContext = {
  readonly scope: Scope;
  readonly operation: OperationName;
  readonly direction: Direction;
};

const contentTypeOf = (document: JsonObject, { value }: Message): string =>
  textOf(value, 'contentType') ?? textOf(document, 'defaultContentType') ?? 'application/json';

const compareSchema = (context: MessageContext, before: Message, after: Message, part: 'headers' | 'payload') => {
  const { scope, operation, direction } = context;
  const root =
    part === 'headers' ? phrase`the headers of ${quote(after.name)}` : phrase`the payload of ${quote(after.name)}`;
  const [from, to] = [schemaOf(before, part), schemaOf(after, part)];
  if (from.readable && to.readable)
    return scope.schemas(operation, from, to, { direction, textual: false }, { root, path: '' });
  if (from.format !== to.format || !sameValue(from.value, to.value))
    scope.add(
      'message-format-changed',
      operation,
      { before: from.pointer, after: to.pointer },
      phrase`The schema of ${root} changed.`,
    );
};

const compareMessage = (context: MessageContext, before: Message, after: Message) => {
  const { scope, operation } = context;
  const pointers = { before: before.pointer, after: after.pointer };
  const name = quote(after.name);
  const say = (rule: string, words: Phrase) => scope.add(rule, operation, pointers, words);
  const [was, is] = [contentTypeOf(scope.before.document, before), contentTypeOf(scope.after.document, after)];
  if (was.toLowerCase() !== is.toLowerCase())
    say('message-content-type-changed', phrase`The message ${name} is ${quote(is)} and was ${quote(was)}.`);
  if (!sameValue(before.value.correlationId, after.value.correlationId))
    say('message-correlation-changed', phrase`The correlation id of the message ${name} changed.`);
  if (!sameValue(before.value.bindings, after.value.bindings))
    say('bindings-changed', phrase`The bindings of the message ${name} changed.`);
  compareSchema(context, before, after, 'headers');
  compareSchema(context, before, after, 'payload');
};

/** Compares messages by their names; a single one that is called otherwise stays the one. */
export const compareMessages = (context: MessageContext, before: readonly Message[], after: readonly Message[]) => {
  const right = new Map(after.map((message) => [message.name, message]));
  const left: Message[] = [];
  for (const message of before) {
    const same = right.get(message.name);
    if (!same) {
      left.push(message);
      continue;
    }
    right.delete(message.name);
    compareMessage(context, message, same);
  }
  const [from, ...others] = left;
  const [to, ...more] = [...right.values()];
  if (from && to && others.length === 0 && more.length === 0) return compareMessage(context, from, to);
  const { scope, operation, direction } = context;
  const prefix = direction === 'request' ? 'sent' : 'received';
  for (const { name, pointer } of left)
    scope.add(
      `${prefix}-message-removed`,
      operation,
      { before: pointer },
      phrase`The message ${quote(name)} was removed.`,
    );
  for (const { name, pointer } of right.values())
    scope.add(`${prefix}-message-added`, operation, { after: pointer }, phrase`The message ${quote(name)} was added.`);
};
