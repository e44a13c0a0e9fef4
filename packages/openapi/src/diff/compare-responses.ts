import { type Phrase, phrase } from '@portico/words';
import { isObject, type JsonObject, joinPointer } from '../json-value.ts';
import { entriesOf, type Placed } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import { contentOf } from './compare-bodies.ts';
import { compareContents } from './compare-contents.ts';
import type { Scope } from './comparison-scope.ts';
import type { OperationPair, OperationView } from './operation-view.ts';
import { sameValue } from './same-value.ts';

type Context = { readonly scope: Scope; readonly pair: OperationPair; readonly received: boolean };

const responsesOf = (scope: Scope, side: 'before' | 'after', view: OperationView): Map<string, Placed> =>
  new Map(
    entriesOf(view.raw.responses).flatMap(([written, value]) => {
      const at = joinPointer(view.pointer, 'responses', written);
      const placed = written.startsWith('x-') ? undefined : scope[side].operations.settle(value, at);
      return placed ? [[written === 'default' ? written : written.toUpperCase(), placed] as const] : [];
    }),
  );

const isSuccess = (status: string): boolean => status.startsWith('2');

const say = ({ scope, pair }: Context, rule: string, message: Phrase, from?: Placed, to?: Placed): void =>
  scope.add(rule, pair.after.name, { before: from?.pointer, after: to?.pointer }, message);

/** Headers by lower-case name; Content-Type is said by the media types. */
const headersOf = (scope: Scope, side: 'before' | 'after', response: Placed): Map<string, Placed & { name: string }> =>
  new Map(
    entriesOf(response.value.headers).flatMap(([name, value]) => {
      const placed = scope[side].operations.settle(value, joinPointer(response.pointer, 'headers', name));
      if (!placed || name.toLowerCase() === 'content-type') return [];
      return [[name.toLowerCase(), { ...placed, name }] as const];
    }),
  );

const schemaOf = ({ value, pointer }: Placed) => {
  const [first] = entriesOf(value.content);
  if (!first) return { value: value.schema, pointer: joinPointer(pointer, 'schema') };
  const content: JsonObject = isObject(first[1]) ? first[1] : {};
  return { value: content.schema, pointer: joinPointer(pointer, 'content', first[0], 'schema') };
};

const compareHeaders = (context: Context, status: string, before: Placed, after: Placed): void => {
  const { scope, pair } = context;
  const from = headersOf(scope, 'before', before);
  const to = headersOf(scope, 'after', after);
  for (const [key, header] of from) {
    const other = to.get(key);
    const words = phrase`the header ${quote(header.name)} of the ${status} response`;
    const required = header.value.required === true;
    if (!other) {
      const rule = `response-header-removed-${required ? 'required' : 'optional'}`;
      say(context, rule, phrase`${words} was removed.`, header);
      continue;
    }
    const is = other.value.required === true;
    if (required !== is) {
      const rule = `response-header-became-${is ? 'required' : 'optional'}`;
      say(context, rule, is ? phrase`${words} became required.` : phrase`${words} became optional.`, header, other);
    }
    const travel = { direction: 'response', textual: true } as const;
    scope.schemas(pair.after.name, schemaOf(header), schemaOf(other), travel, { root: words, path: '' });
  }
  for (const [key, header] of to)
    if (!from.has(key))
      say(
        context,
        'response-header-added',
        phrase`The header ${quote(header.name)} of the ${status} response was added.`,
        undefined,
        header,
      );
};

const LINK_FIELDS = ['operationId', 'operationRef', 'parameters', 'requestBody'];

const compareLinks = (context: Context, status: string, before: Placed, after: Placed): void => {
  const { scope } = context;
  const linksOf = (side: 'before' | 'after', response: Placed) =>
    new Map(
      entriesOf(response.value.links).flatMap(([name, value]) => {
        const placed = scope[side].operations.settle(value, joinPointer(response.pointer, 'links', name));
        return placed ? [[name, placed] as const] : [];
      }),
    );
  const from = linksOf('before', before);
  const to = linksOf('after', after);
  const words = (name: string) => phrase`The link ${quote(name)} of the ${status} response`;
  for (const [name, link] of from) {
    const other = to.get(name);
    if (!other) say(context, 'link-removed', phrase`${words(name)} was removed.`, link);
    else if (LINK_FIELDS.some((field) => !sameValue(link.value[field], other.value[field])))
      say(context, 'link-changed', phrase`${words(name)} changed.`, link, other);
  }
  for (const [name, link] of to)
    if (!from.has(name)) say(context, 'link-added', phrase`${words(name)} was added.`, undefined, link);
};

const compareOne = (context: Context, status: string, before: Placed, after: Placed): void => {
  const { scope, pair, received } = context;
  if (!received) {
    compareHeaders(context, status, before, after);
    compareLinks(context, status, before, after);
  }
  const direction = received ? 'request' : 'response';
  compareContents(
    { scope, operation: pair.after.name, direction, words: phrase`the ${status} response` },
    contentOf(before),
    contentOf(after),
  );
};

const removed = (context: Context, status: string, response: Placed): void => {
  const rule = context.received
    ? 'answer-status-removed'
    : `response-${isSuccess(status) ? 'success' : 'failure'}-removed`;
  say(context, rule, phrase`The ${status} response was removed.`, response);
};

const added = (context: Context, status: string, response: Placed): void => {
  const rule = context.received ? 'answer-status-added' : `response-${isSuccess(status) ? 'success' : 'failure'}-added`;
  say(context, rule, phrase`The ${status} response was added.`, undefined, response);
};

/** Compares responses by status; a status that its range covers now is the same response. */
export const compareResponses = (scope: Scope, pair: OperationPair): void => {
  const context: Context = { scope, pair, received: pair.after.kind !== 'operation' };
  const before = responsesOf(scope, 'before', pair.before);
  const after = responsesOf(scope, 'after', pair.after);
  for (const [status, response] of before) {
    const range = `${status.slice(0, 1)}XX`;
    const other = after.get(status) ?? (before.has(range) ? undefined : after.get(range));
    if (other) compareOne(context, status, response, other);
    else removed(context, status, response);
  }
  for (const [status, response] of after) {
    const covered =
      status.endsWith('XX') &&
      [...before.keys()].some((known) => known.startsWith(status.slice(0, 1)) && !after.has(known));
    if (!before.has(status) && !covered) added(context, status, response);
  }
};
