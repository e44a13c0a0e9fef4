import { type Phrase, phrase } from '@portico/words';
import { type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import { entriesOf, listOf } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import type { Scope } from './comparison-scope.ts';
import type { OperationName, OperationPair, OperationView } from './operation-view.ts';
import { sameValue } from './same-value.ts';

export type Server = { readonly url: string; readonly value: JsonValue; readonly pointer: string };

/** Servers by address; `/` is what holds when none is named. */
const serversOf = (list: JsonValue | undefined, pointer: string): Map<string, Server> => {
  const named = listOf(list).map((value, index) => {
    const url = textOf(value, 'url') ?? '/';
    return [url.replace(/(?<=.)\/$/, ''), { url, value, pointer: joinPointer(pointer, index) }] as const;
  });
  return new Map(named.length > 0 ? named : [['/', { url: '/', value: {}, pointer: '' }]]);
};

type Say = (rule: string, message: Phrase, from?: Server, to?: Server) => void;

/** No server has more values of a variable than this. */
const VALUES_MAX = 1_000;

const compareVariables = (from: Server, to: Server, say: Say) => {
  const after = new Map(entriesOf(member(to.value, 'variables')));
  for (const [name, variable] of entriesOf(member(from.value, 'variables'))) {
    const other = after.get(name);
    if (other === undefined) continue;
    const words = phrase`The variable ${quote(name)} of the server ${quote(to.url)}`;
    const left = textOf(variable, 'default');
    const right = textOf(other, 'default');
    if (left !== right)
      say('server-variable-default-changed', phrase`${words} is ${quote(right ?? '')} by default.`, from, to);
    const had = [...new Set(listOf(member(variable, 'enum')).map(String))].slice(0, VALUES_MAX);
    const has = [...new Set(listOf(member(other, 'enum')).map(String))].slice(0, VALUES_MAX);
    const lost = has.length > 0 ? had.filter((value) => !has.includes(value)) : [];
    const got = has.filter((value) => !had.includes(value));
    const limited = had.length === 0 && has.length > 0;
    if (lost.length > 0 || limited)
      say(
        'server-variable-value-removed',
        phrase`${words} takes only ${has.slice(0, 8).map(quote).join(', ')}.`,
        from,
        to,
      );
    if ((got.length > 0 && !limited) || (had.length > 0 && has.length === 0))
      say('server-variable-value-added', phrase`${words} takes further values.`, from, to);
  }
};

const compareLists = (before: ReadonlyMap<string, Server>, after: ReadonlyMap<string, Server>, say: Say) => {
  const removed = [...before].filter(([url]) => !after.has(url)).map(([, server]) => server);
  const added = [...after].filter(([url]) => !before.has(url)).map(([, server]) => server);
  for (const [url, server] of before) {
    const other = after.get(url);
    if (other) compareVariables(server, other, say);
  }
  const [from] = removed;
  const [to] = added;
  if (from && to && before.size === 1 && after.size === 1)
    return say('server-url-changed', phrase`The server ${quote(from.url)} became ${quote(to.url)}.`, from, to);
  for (const server of removed) say('server-removed', phrase`The server ${quote(server.url)} was removed.`, server);
  for (const server of added)
    say('server-added', phrase`The server ${quote(server.url)} was added.`, undefined, server);
};

const report =
  (scope: Scope, operation: OperationName | undefined): Say =>
  (rule, message, from, to) =>
    scope.add(rule, operation, { before: from?.pointer, after: to?.pointer }, message);

/** Compares servers of any document by their addresses. */
export const compareAddresses = (
  scope: Scope,
  before: ReadonlyMap<string, Server>,
  after: ReadonlyMap<string, Server>,
): void => compareLists(before, after, report(scope, undefined));

/** Compares the servers of the document. */
export const compareServers = (scope: Scope): void =>
  compareLists(
    serversOf(scope.before.document.servers, '/servers'),
    serversOf(scope.after.document.servers, '/servers'),
    report(scope, undefined),
  );

/** Compares the servers of an operation when it, or its path, has its own before or after. */
export const compareOwnServers = (scope: Scope, { before, after }: OperationPair) => {
  const own = (view: OperationView) => view.raw.servers ?? view.item.servers;
  if (own(before) === undefined && own(after) === undefined) return;
  const from = own(before) ?? scope.before.document.servers;
  const to = own(after) ?? scope.after.document.servers;
  if (sameValue(from, to)) return;
  const at = (view: OperationView) => joinPointer(view.pointer, 'servers');
  compareLists(serversOf(from, at(before)), serversOf(to, at(after)), report(scope, after.name));
};
