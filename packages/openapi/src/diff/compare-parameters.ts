import { type Phrase, phrase, samePhrase } from '@portico/words';
import { type JsonObject, type JsonValue, joinPointer, textOf } from '../json-value.ts';
import { entriesOf, type Placed } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import { compareLifecycle, endingOf, type Lifecycle } from './compare-lifecycle.ts';
import type { Scope } from './comparison-scope.ts';
import { type OperationPair, type OperationView, variablesOf } from './operation-view.ts';

type Context = { readonly scope: Scope; readonly pair: OperationPair; readonly received: boolean };
type Matched = { readonly before: Placed; readonly after: Placed; readonly words: Phrase };

const locationOf = (parameter: Placed): string => textOf(parameter.value, 'in') ?? '';
const wordsFor = (parameter: Placed): Phrase =>
  phrase`the ${locationOf(parameter)} parameter ${quote(textOf(parameter.value, 'name') ?? '')}`;
const isRequired = (parameter: Placed): boolean =>
  parameter.value.required === true || locationOf(parameter) === 'path';

const lifeOf = ({ value }: Placed): Lifecycle => ({
  deprecated: value.deprecated === true,
  sunset: value['x-sunset'],
  stability: value['x-stability-level'],
});

const say = ({ scope, pair }: Context, rule: string, words: Phrase, what: Phrase, from?: Placed, to?: Placed) => {
  const message = phrase`${words} ${what}.`;
  scope.add(rule, pair.after.name, { before: from?.pointer, after: to?.pointer }, message);
};

/** The media type of a parameter that is written as one, with where its schema stands. */
const contentOf = ({
  value,
  pointer,
}: Placed): { mediaType: string; schema: JsonValue | undefined; pointer: string } | undefined => {
  const [first] = entriesOf(value.content);
  if (!first) return undefined;
  const at = joinPointer(pointer, 'content', first[0], 'schema');
  const content: JsonObject = typeof first[1] === 'object' && first[1] !== null ? (first[1] as JsonObject) : {};
  return { mediaType: first[0], schema: content.schema, pointer: at };
};

/** How the value of a parameter is written, with the defaults of its location. */
const writingOf = (parameter: Placed): string | Phrase => {
  const content = contentOf(parameter);
  if (content) return content.mediaType;
  const usual = ['query', 'cookie'].includes(locationOf(parameter)) ? 'form' : 'simple';
  const style = textOf(parameter.value, 'style') ?? usual;
  const explode = typeof parameter.value.explode === 'boolean' ? parameter.value.explode : style === 'form';
  return explode ? phrase`style ${style}, exploded` : phrase`style ${style}, not exploded`;
};

const schemaOf = (parameter: Placed) => {
  const content = contentOf(parameter);
  return content
    ? { value: content.schema, pointer: content.pointer }
    : { value: parameter.value.schema, pointer: joinPointer(parameter.pointer, 'schema') };
};

const compareFlags = (context: Context, { before, after, words }: Matched) => {
  const flag = (name: string, on: string, off: string) => {
    const is = after.value[name] === true;
    if ((before.value[name] === true) === is) return;
    say(context, is ? on : off, words, is ? phrase`has ${name}` : phrase`no longer has ${name}`, before, after);
  };
  flag('allowReserved', 'parameter-reserved-allowed', 'parameter-reserved-refused');
  flag('allowEmptyValue', 'parameter-empty-allowed', 'parameter-empty-refused');
};

const compareRequired = (context: Context, { before, after, words }: Matched) => {
  const is = isRequired(after);
  if (isRequired(before) === is) return;
  const prefix = context.received ? 'received-parameter' : 'parameter';
  const name = is ? 'required' : 'optional';
  say(
    context,
    `${prefix}-became-${name}`,
    words,
    is ? phrase`became required` : phrase`became optional`,
    before,
    after,
  );
};

const compareMatched = (context: Context, matched: Matched) => {
  const { scope, pair, received } = context;
  const { before, after, words } = matched;
  compareRequired(context, matched);
  compareLifecycle('parameter', lifeOf(before), lifeOf(after), scope.lifecycle, (rule, what) =>
    say(context, rule, words, what, before, after),
  );
  const from = writingOf(before);
  const to = writingOf(after);
  if (!samePhrase(from, to) && isComposite(scope, before, after))
    say(
      context,
      'parameter-serialization-changed',
      words,
      phrase`is written as ${to} instead of ${from}`,
      before,
      after,
    );
  if (!received) compareFlags(context, matched);
  const travel = { direction: received ? 'response' : 'request', textual: contentOf(after) === undefined } as const;
  scope.schemas(pair.after.name, schemaOf(before), schemaOf(after), travel, { root: words, path: '' });
};

const SINGLE = new Set(['boolean', 'integer', 'number', 'string']);

/** Style and explode of a single value are the same text, unless the style has a prefix of its own. */
const isComposite = (scope: Scope, before: Placed, after: Placed): boolean => {
  if (contentOf(before) || contentOf(after)) return true;
  const style = (parameter: Placed) => textOf(parameter.value, 'style') ?? '';
  if ([style(before), style(after)].some((name) => name === 'matrix' || name === 'label')) return true;
  const { value, pointer } = schemaOf(after);
  const { types } = scope.after.schemas.settle(scope.after.schemas.node(value, pointer));
  return types === undefined || [...types].some((type) => !SINGLE.has(type));
};

const added = (context: Context, parameter: Placed) => {
  const words = wordsFor(parameter);
  if (context.received) return say(context, 'received-parameter-added', words, phrase`was added`, undefined, parameter);
  const kind = isRequired(parameter) ? 'required' : 'optional';
  say(
    context,
    `parameter-added-${kind}`,
    words,
    kind === 'required' ? phrase`was added and is required` : phrase`was added and is optional`,
    undefined,
    parameter,
  );
};

const removed = (context: Context, parameter: Placed) => {
  const words = wordsFor(parameter);
  if (context.received) return say(context, 'received-parameter-removed', words, phrase`was removed`, parameter);
  const ending = endingOf(lifeOf(parameter), context.scope.lifecycle.today);
  if (ending === 'early')
    return say(context, 'parameter-removed-before-sunset', words, phrase`was removed before its sunset`, parameter);
  if (ending === 'unreadable')
    return say(context, 'parameter-sunset-unreadable', words, phrase`was removed; its sunset was no date`, parameter);
  if (ending === 'active') return say(context, 'parameter-removed', words, phrase`was removed`, parameter);
  say(context, 'parameter-removed-deprecated', words, phrase`was deprecated and is removed`, parameter);
};

/** Path parameters by their position, so that a new name is no new parameter; those the path does not hold are no parameters. */
const byPosition = (view: OperationView): Map<string, Placed> => {
  const variables = variablesOf(view.name.path);
  const found = new Map<string, Placed>();
  for (const [key, parameter] of view.parameters) {
    const name = textOf(parameter.value, 'name') ?? '';
    if (locationOf(parameter) !== 'path') found.set(key, parameter);
    else if (variables.includes(name) || view.kind !== 'operation')
      found.set(`path ${variables.indexOf(name)}`, parameter);
  }
  return found;
};

const LOCATIONS = ['query', 'header', 'cookie'];

/** The parameter of the same name that another location has, and had not. */
const elsewhere = (parameter: Placed, others: ReadonlyMap<string, Placed>, known: ReadonlyMap<string, Placed>) => {
  const name = textOf(parameter.value, 'name') ?? '';
  return LOCATIONS.map((location) => `${location} ${location === 'header' ? name.toLowerCase() : name}`).find(
    (key) => others.has(key) && !known.has(key),
  );
};

export const compareParameters = (scope: Scope, pair: OperationPair) => {
  const context: Context = { scope, pair, received: pair.after.kind !== 'operation' };
  const before = byPosition(pair.before);
  const after = byPosition(pair.after);
  const moved = new Set<string>();
  for (const [key, parameter] of before) {
    const other = after.get(key);
    if (other) {
      compareMatched(context, { before: parameter, after: other, words: wordsFor(other) });
      continue;
    }
    const found = elsewhere(parameter, after, before);
    const place = found === undefined ? undefined : after.get(found);
    if (found === undefined || !place) {
      // A variable that left the path is part of the move, and an undeclared one is still there.
      if (!key.startsWith('path ')) removed(context, parameter);
      continue;
    }
    moved.add(found);
    say(
      context,
      'parameter-moved',
      wordsFor(parameter),
      phrase`is read from ${locationOf(place)} now`,
      parameter,
      place,
    );
  }
  for (const [key, parameter] of after)
    if (!before.has(key) && !moved.has(key) && !key.startsWith('path ')) added(context, parameter);
};
