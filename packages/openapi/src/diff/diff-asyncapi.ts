import { type Phrase, phrase } from '@portico/words';
import { type AsyncApiModel, buildAsyncApiModel, type Channel, type Exchange } from '../asyncapi/asyncapi-model.ts';
import { type JsonObject, type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import { entriesOf, type Placed } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import { compareComponents, type DiffOptions, scopeOf } from './compare-components.ts';
import { compareMessages } from './compare-messages.ts';
import { compareAddresses, type Server } from './compare-servers.ts';
import type { Scope } from './comparison-scope.ts';
import { matchOperations } from './match-operations.ts';
import { type OperationView, shapeOf } from './operation-view.ts';
import type { Direction } from './rule.ts';
import { sameValue } from './same-value.ts';
import { type DocumentDiff, tellDiff } from './tell-diff.ts';

/** An exchange as a change names it, and what it means to who uses the API. */
type Seen = { readonly channel: Channel; readonly exchange: Exchange; readonly direction: Direction };

const opposite = (direction: Direction): Direction => (direction === 'request' ? 'response' : 'request');

/** A document says what its own application does, but for version 2, which says what others may do. */
const directionOf = ({ action }: Exchange): Direction =>
  action === 'publish' || action === 'receive' ? 'request' : 'response';

const addressOf = ({ address, id }: Channel): string => address || id;
const nameOf = ({ channel, exchange }: Seen) => ({
  ...{ key: exchange.key, method: exchange.action, path: addressOf(channel) },
});

/** Exchanges, found again as operations are: by which way they go and where, else by their id. */
const viewsOf = ({ channels }: AsyncApiModel): Map<OperationView, Seen> =>
  new Map(
    channels.flatMap((channel) =>
      channel.exchanges.map((exchange): [OperationView, Seen] => {
        const direction = directionOf(exchange);
        const view: OperationView = {
          ...{ kind: 'operation', id: exchange.id, raw: exchange.value, item: channel.value, parameters: new Map() },
          ...{ name: { key: exchange.key, method: direction, path: addressOf(channel) }, pointer: channel.pointer },
        };
        return [view, { channel, exchange, direction }];
      }),
    ),
  );

const compareReplies = (scope: Scope, before: Seen, after: Seen) => {
  const operation = nameOf(after);
  const [from, to] = [before.exchange.reply, after.exchange.reply];
  const receives = after.direction === 'request';
  const pointers = { before: before.channel.pointer, after: after.channel.pointer };
  if (from && to) {
    const direction = opposite(after.direction);
    return compareMessages({ scope, operation, direction }, from.messages, to.messages);
  }
  if (to) scope.add(receives ? 'reply-received' : 'reply-asked', operation, pointers, phrase`A reply was added.`);
  if (from)
    scope.add(receives ? 'reply-not-received' : 'reply-not-asked', operation, pointers, phrase`The reply was removed.`);
};

const compareParameters = (scope: Scope, before: Seen, after: Seen): void => {
  const known = new Map(entriesOf(before.channel.value.parameters));
  for (const [name, raw] of entriesOf(after.channel.value.parameters)) {
    const old = known.get(name);
    const at = (channel: Channel) => joinPointer(channel.pointer, 'parameters', name);
    const from =
      old === undefined ? undefined : schemaOfParameter(scope.before.operations.settle(old, at(before.channel)));
    const to = schemaOfParameter(scope.after.operations.settle(raw, at(after.channel)));
    const root = phrase`the parameter ${quote(name)} of the channel`;
    if (from && to) scope.schemas(nameOf(after), from, to, { direction: 'request', textual: true }, { root, path: '' });
  }
};

/** Of version 3 a parameter is a text of which only a few are allowed. */
const schemaOfParameter = (placed: Placed | undefined): Placed | undefined => {
  if (!placed) return undefined;
  const { value, pointer } = placed;
  const schema = member(value, 'schema');
  if (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
    return { value: schema as JsonObject, pointer: joinPointer(pointer, 'schema') };
  const allowed = value.enum;
  return { value: { type: 'string', ...(allowed !== undefined && { enum: allowed }) }, pointer };
};

const compareWords = (say: (rule: string, words: Phrase) => void, before: JsonObject, after: JsonObject): void => {
  for (const name of ['summary', 'description'])
    if (textOf(before, name) !== textOf(after, name) && textOf(after, name) !== undefined)
      say('operation-documentation-changed', phrase`The ${name} changed.`);
};

const compareExchange = (scope: Scope, before: Seen, after: Seen): void => {
  const operation = nameOf(after);
  const pointers = { before: before.channel.pointer, after: after.channel.pointer };
  const say = (rule: string, words: Phrase) => scope.add(rule, operation, pointers, words);
  const [was, is] = [addressOf(before.channel), addressOf(after.channel)];
  if (shapeOf(was) !== shapeOf(is))
    say('channel-address-changed', phrase`The channel ${quote(was)} is at ${quote(is)} now.`);
  const differs = (field: string) => !sameValue(before.exchange.value[field], after.exchange.value[field]);
  if (differs('security')) say('exchange-security-changed', phrase`The security changed.`);
  if (differs('bindings')) say('bindings-changed', phrase`The bindings of the operation changed.`);
  if (!sameValue(before.channel.value.bindings, after.channel.value.bindings))
    say('bindings-changed', phrase`The bindings of the channel ${quote(is)} changed.`);
  compareWords(say, before.exchange.value, after.exchange.value);
  compareParameters(scope, before, after);
  const { direction } = after;
  compareMessages({ scope, operation, direction }, before.exchange.messages, after.exchange.messages);
  compareReplies(scope, before, after);
};

const compareExchanges = (scope: Scope, before: AsyncApiModel, after: AsyncApiModel): void => {
  const [older, newer] = [viewsOf(before), viewsOf(after)];
  const { pairs } = matchOperations([...older.keys()], [...newer.keys()]);
  const [left, right] = [new Set(older.values()), new Set(newer.values())];
  for (const pair of pairs) {
    const [from, to] = [older.get(pair.before), newer.get(pair.after)];
    // What went the other way is another operation, whatever it is called.
    if (!from || !to || from.direction !== to.direction) continue;
    compareExchange(scope, from, to);
    left.delete(from);
    right.delete(to);
  }
  for (const seen of left) {
    const words = phrase`The operation was removed.`;
    scope.add('exchange-removed', nameOf(seen), { before: seen.channel.pointer }, words);
  }
  for (const seen of right)
    scope.add('exchange-added', nameOf(seen), { after: seen.channel.pointer }, phrase`The operation was added.`);
};

/** Channels that no operation tells of. */
const compareChannels = (scope: Scope, before: AsyncApiModel, after: AsyncApiModel): void => {
  const silent = ({ channels }: AsyncApiModel) =>
    new Map(channels.filter(({ exchanges }) => exchanges.length === 0).map((one) => [shapeOf(addressOf(one)), one]));
  const all = ({ channels }: AsyncApiModel) => new Set(channels.map((one) => shapeOf(addressOf(one))));
  const [were, are] = [all(before), all(after)];
  for (const [address, channel] of silent(before))
    if (!are.has(address)) {
      const words = phrase`The channel ${quote(addressOf(channel))} was removed.`;
      scope.add('channel-removed', undefined, { before: channel.pointer }, words);
    }
  for (const [address, channel] of silent(after))
    if (!were.has(address)) {
      const words = phrase`The channel ${quote(addressOf(channel))} was added.`;
      scope.add('channel-added', undefined, { after: channel.pointer }, words);
    }
};

/** Servers by where they are: what version 2 says in one text, version 3 says in three. */
const serversOf = ({ document, reader }: AsyncApiModel): Map<string, Server> =>
  new Map(
    entriesOf(document.servers).flatMap(([name, raw]): [string, Server][] => {
      const placed = reader.settle(raw, joinPointer('/servers', name));
      if (!placed) return [];
      const said = (field: string) => textOf(placed.value, field) ?? '';
      const url = said('url') || `${said('host')}${said('pathname')}`;
      const whole = url.includes('://') ? url : `${said('protocol')}://${url}`;
      const variables: Record<string, JsonValue> = {};
      for (const [variable, value] of entriesOf(placed.value.variables))
        variables[variable] = reader.settle(value, '')?.value ?? {};
      return [[whole, { url: whole, value: { variables }, pointer: placed.pointer }]];
    }),
  );

/**
 * Compares two AsyncAPI documents, of either version, as `readDocument` gives them: for who sends to the application and
 * receives from it. Pure and synchronous, as that of OpenAPI is.
 */
export const diffAsyncApi = (before: JsonObject, after: JsonObject, options: DiffOptions = {}): DocumentDiff => {
  const scope = scopeOf(before, after, options);
  const [older, newer] = [buildAsyncApiModel(before), buildAsyncApiModel(after)];
  compareExchanges(scope, older, newer);
  compareChannels(scope, older, newer);
  compareAddresses(scope, serversOf(older), serversOf(newer));
  compareComponents(scope);
  scope.comparer.run();
  return tellDiff(scope, options.rules ?? {});
};
