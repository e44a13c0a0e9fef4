import { type Phrase, phrase, samePhrase } from '@portico/words';
import { isObject, type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import { entriesOf, type Placed } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import { schemesOf } from './compare-security.ts';
import type { Scope, Side } from './comparison-scope.ts';
import type { OperationName, OperationView } from './operation-view.ts';
import { sameValue } from './same-value.ts';

const SCHEMES = '/components/securitySchemes';

const schemesIn = (side: Side): Map<string, Placed> =>
  new Map(
    entriesOf(member(side.document.components, 'securitySchemes')).flatMap(([name, value]) => {
      const placed = side.operations.settle(value, joinPointer(SCHEMES, name));
      return placed ? [[name, placed] as const] : [];
    }),
  );

type Say = (rule: string, message: Phrase) => void;

/** What of a scheme changes how credentials are sent. */
const carrierOf = ({ value }: Placed): string | Phrase => {
  const type = textOf(value, 'type') ?? '';
  if (type === 'apiKey')
    return phrase`an API key in ${textOf(value, 'in') ?? ''} ${quote(textOf(value, 'name') ?? '')}`;
  if (type === 'http') return `HTTP ${quote((textOf(value, 'scheme') ?? '').toLowerCase())}`;
  if (type === 'openIdConnect') return phrase`OpenID Connect at ${quote(textOf(value, 'openIdConnectUrl') ?? '')}`;
  return quote(type);
};

const scopesOf = (flow: JsonValue | undefined): Map<string, JsonValue> => new Map(entriesOf(member(flow, 'scopes')));

const compareScopes = (words: Phrase, before: JsonValue, after: JsonValue, say: Say): void => {
  const from = scopesOf(before);
  const to = scopesOf(after);
  for (const [scope, description] of from) {
    if (!to.has(scope)) say('oauth-scope-removed', phrase`${words} lost the scope ${quote(scope)}.`);
    else if (!sameValue(to.get(scope), description))
      say('oauth-scope-described', phrase`${words} describes the scope ${quote(scope)} in other words.`);
  }
  for (const scope of to.keys())
    if (!from.has(scope)) say('oauth-scope-added', phrase`${words} got the scope ${quote(scope)}.`);
};

const compareFlows = (name: string, before: Placed, after: Placed, say: Say): void => {
  const from = new Map(entriesOf(before.value.flows));
  const to = new Map(entriesOf(after.value.flows));
  for (const [flow, value] of from) {
    const words = phrase`The flow ${quote(flow)} of ${quote(name)}`;
    const other = to.get(flow);
    if (other === undefined) {
      say('oauth-flow-removed', phrase`${words} was removed.`);
      continue;
    }
    for (const url of ['authorizationUrl', 'tokenUrl', 'refreshUrl'])
      if (textOf(value, url) !== textOf(other, url))
        say(
          'oauth-url-changed',
          phrase`${words} has another ${url}: ${textOf(other, url) === undefined ? phrase`none` : quote(textOf(other, url) ?? '')}.`,
        );
    compareScopes(words, value, other, say);
  }
  for (const flow of to.keys())
    if (!from.has(flow)) say('oauth-flow-added', phrase`The flow ${quote(flow)} of ${quote(name)} was added.`);
};

/** The operations that may ask for each scheme. */
const usersOf = (side: Side, views: readonly OperationView[]): Map<string, OperationName[]> => {
  const users = new Map<string, OperationName[]>();
  for (const view of views)
    for (const scheme of schemesOf(side, view)) {
      const known = users.get(scheme);
      if (known) known.push(view.name);
      else users.set(scheme, [view.name]);
    }
  return users;
};

/** Compares security schemes; each difference concerns every operation that may ask for the scheme. */
export const compareSchemes = (
  scope: Scope,
  before: readonly OperationView[],
  after: readonly OperationView[],
): void => {
  const from = schemesIn(scope.before);
  const to = schemesIn(scope.after);
  const usersBefore = usersOf(scope.before, before);
  const usersAfter = usersOf(scope.after, after);
  const report = (name: string, pointers: { before?: string; after?: string }): Say => {
    const users = pointers.after === undefined ? usersBefore : usersAfter;
    const operations = users.get(name) ?? [];
    return (rule, message) => {
      if (operations.length === 0) scope.add(rule, undefined, pointers, message);
      for (const operation of operations) scope.add(rule, operation, pointers, message);
    };
  };
  for (const [name, scheme] of from) {
    const other = to.get(name);
    if (!other) {
      report(name, { before: scheme.pointer })(
        'security-scheme-removed',
        phrase`The scheme ${quote(name)} was removed.`,
      );
      continue;
    }
    const say = report(name, { before: scheme.pointer, after: other.pointer });
    const [left, right] = [carrierOf(scheme), carrierOf(other)];
    if (!samePhrase(left, right))
      say('security-scheme-changed', phrase`The scheme ${quote(name)} is ${right} instead of ${left}.`);
    else if (isObject(scheme.value.flows)) compareFlows(name, scheme, other, say);
  }
  for (const [name, scheme] of to)
    if (!from.has(name))
      report(name, { after: scheme.pointer })('security-scheme-added', phrase`The scheme ${quote(name)} was added.`);
};
