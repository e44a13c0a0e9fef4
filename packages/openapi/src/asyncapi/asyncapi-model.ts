import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  joinPointer,
  member,
  setMember,
  stepsOf,
  textOf,
} from '../json-value.ts';
import type { NamedSchema, Schema } from '../model/api-model.ts';
import { DocumentReader, entriesOf, listOf, type Placed } from '../model/document-reader.ts';
import { camelCase, createNames, pascalCase } from '../model/identifier.ts';

/** A message: what is sent, and what travels with it. Traits are in it. */
export type Message = {
  readonly pointer: string;
  /** Its address below the version. */
  readonly slug: string;
  readonly name: string;
  readonly value: JsonObject;
  readonly headers: Schema | undefined;
  readonly payload: Schema | undefined;
};

/** An exchange of messages over a channel, as either version has it. */
export type Exchange = {
  readonly slug: string;
  readonly key: string;
  readonly id: string | undefined;
  readonly action: string;
  readonly value: JsonObject;
  readonly messages: readonly Message[];
  readonly reply:
    | { readonly value: JsonObject; readonly address: string; readonly messages: readonly Message[] }
    | undefined;
};

export type Channel = {
  readonly id: string;
  readonly address: string;
  readonly pointer: string;
  readonly value: JsonObject;
  readonly exchanges: readonly Exchange[];
  readonly messages: readonly Message[];
};

export type AsyncApiModel = {
  readonly document: JsonObject;
  /** Follows references of the document. */
  readonly reader: DocumentReader;
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly schemas: ReadonlyMap<string, NamedSchema>;
};

/** Formats whose schemas are JSON Schemas, or nearly. */
const READABLE = /^application\/(?:vnd\.aai\.asyncapi|schema|vnd\.oai\.openapi)(?:[+;]|$)/;

/** What one says over what another says: members of objects one by one (RFC 7396, without removal). */
const merged = (under: JsonObject, over: JsonObject): JsonObject => {
  const whole: Record<string, JsonValue> = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const had = member(whole, name);
    setMember(whole, name, isObject(had) && isObject(value) ? merged(had, value) : value);
  }
  return whole;
};

const isReadable = (format: string | undefined): boolean => format === undefined || READABLE.test(format);

/** The headers or the payload of a message; what says nothing allows everything. */
export const schemaOf = ({ value, pointer }: Pick<Message, 'value' | 'pointer'>, part: 'headers' | 'payload') => {
  const at = joinPointer(pointer, part);
  const own = part === 'payload' ? textOf(value, 'schemaFormat') : undefined;
  const held = value[part] ?? true;
  const inner = textOf(held, 'schemaFormat') === undefined ? undefined : member(held, 'schema');
  const format = (inner === undefined ? undefined : textOf(held, 'schemaFormat')) ?? own;
  return inner === undefined
    ? { value: held, pointer: at, format, readable: isReadable(format) }
    : { value: inner, pointer: joinPointer(at, 'schema'), format, readable: isReadable(format) };
};

class AsyncApiReader extends DocumentReader {
  readonly old = String(this.document.asyncapi).startsWith('2.');
  readonly known = new Map<string, Message>();
  /** Messages and schemas are read at addresses of one kind; schemas with a name keep it. */
  readonly slugs = createNames();
  readonly components = new Map(
    entriesOf(member(this.document.components, 'schemas')).map(([name]) => [
      joinPointer('/components/schemas', name),
      this.slugs(pascalCase(name, 'Schema')),
    ]),
  );

  /** What something says with its traits: of version 2 they say it over it, of version 3 under it. */
  whole(placed: Placed): JsonObject {
    const { traits, ...own } = placed.value;
    return listOf(traits)
      .flatMap((trait): JsonObject[] => {
        const found = this.settle(trait, placed.pointer);
        return found ? [found.value] : [];
      })
      .reduce<JsonObject>((said, trait) => (this.old ? merged(said, trait) : merged(trait, said)), own);
  }

  schema(value: JsonValue | undefined, pointer: string): Schema | undefined {
    return value === undefined ? undefined : this.read(value, pointer);
  }

  /** A payload or headers: of version 3 they may say which format they are in. */
  formatted(value: JsonValue | undefined, pointer: string, format: string | undefined): Schema | undefined {
    const inner = member(value, 'schema');
    const said = textOf(value, 'schemaFormat');
    if (inner !== undefined && said !== undefined) return this.formatted(inner, joinPointer(pointer, 'schema'), said);
    if (value === undefined || isReadable(format)) return this.schema(value, pointer);
    const bare = this.read({}, pointer);
    return { ...bare, rest: { ...(format !== undefined && { schemaFormat: format }), schema: value } };
  }

  message(value: JsonValue | undefined, pointer: string, wish: string): Message | undefined {
    const placed = this.settle(value, pointer);
    if (!placed) return undefined;
    const known = this.known.get(placed.pointer);
    if (known) return known;
    const said = this.whole(placed);
    const component = /^\/(?:components\/messages|channels\/[^/]+\/messages)\/([^/]+)$/.exec(placed.pointer)?.[1];
    const name = textOf(said, 'name') ?? (component === undefined ? wish : (stepsOf(placed.pointer).at(-1) ?? wish));
    const format = textOf(said, 'schemaFormat');
    const made: Message = {
      pointer: placed.pointer,
      slug: this.slugs(pascalCase(name, 'Message')),
      name,
      value: said,
      headers: this.formatted(said.headers, joinPointer(placed.pointer, 'headers'), undefined),
      payload: this.formatted(said.payload, joinPointer(placed.pointer, 'payload'), format),
    };
    this.known.set(placed.pointer, made);
    return made;
  }

  messages(list: JsonValue | undefined, pointer: string, wish: string): Message[] {
    return listOf(list).flatMap((one, at) => this.message(one, joinPointer(pointer, at), wish) ?? []);
  }

  /** Of version 2: one message, or one of several. */
  messagesOf(value: JsonValue | undefined, pointer: string, wish: string): Message[] {
    const several = member(value, 'oneOf');
    if (isList(several)) return this.messages(several, joinPointer(pointer, 'oneOf'), wish);
    const one = this.message(value, pointer, wish);
    return one ? [one] : [];
  }

  /** Of version 3: all that a channel has. */
  channelMessages(channel: Placed | undefined): Message[] {
    return entriesOf(channel?.value.messages).flatMap(
      ([id, value]) => this.message(value, joinPointer(channel?.pointer ?? '', 'messages', id), id) ?? [],
    );
  }

  schemas(): Map<string, NamedSchema> {
    const schemas = new Map<string, NamedSchema>();
    const add = (pointer: string, name: string) =>
      schemas.set(pointer, { pointer, name, schema: this.read(follow(this.document, pointer), pointer) });
    for (const [pointer, name] of this.components) {
      this.referred.add(pointer);
      add(pointer, name);
    }
    for (let pointer = this.pending.shift(); pointer !== undefined; pointer = this.pending.shift())
      if (!schemas.has(pointer)) add(pointer, this.slugs(pascalCase(stepsOf(pointer).slice(-3).join(' '), 'Schema')));
    return schemas;
  }
}

/** Actions of version 2, by which an application sends and receives. */
const OLD_ACTIONS = ['subscribe', 'publish'] as const;

class ChannelReader extends AsyncApiReader {
  readonly exchangeSlugs = createNames();

  /** Of version 2 a channel has its exchanges. */
  ownExchanges(channel: Placed, address: string): Exchange[] {
    return OLD_ACTIONS.flatMap((action) => {
      const pointer = joinPointer(channel.pointer, action);
      const raw = channel.value[action];
      if (!isObject(raw)) return [];
      const value = this.whole({ value: raw, pointer });
      const id = textOf(value, 'operationId');
      const name = id ?? `${action} ${address}`;
      const messages = this.messagesOf(value.message, joinPointer(pointer, 'message'), `${name} message`);
      const slug = this.exchangeSlugs(camelCase(name, 'exchange'));
      return [{ slug, key: name, id, action, value, messages, reply: undefined }];
    });
  }

  reply(value: JsonValue | undefined, pointer: string): Exchange['reply'] {
    const placed = this.settle(value, pointer);
    if (!placed) return undefined;
    const channel = this.settle(placed.value.channel, pointer);
    const address = this.settle(placed.value.address, joinPointer(placed.pointer, 'address'))?.value;
    const listed = placed.value.messages;
    return {
      value: { ...placed.value, ...(address && { address }) },
      address: textOf(channel?.value, 'address') ?? textOf(address, 'location') ?? '',
      messages: isList(listed)
        ? this.messages(listed, joinPointer(placed.pointer, 'messages'), 'reply')
        : this.channelMessages(channel),
    };
  }

  /** Of version 3 an exchange stands by itself and says its channel. */
  exchange(id: string, raw: JsonValue): { readonly channel: string; readonly exchange: Exchange } | undefined {
    const placed = this.settle(raw, joinPointer('/operations', id));
    if (!placed) return undefined;
    const value = this.whole(placed);
    const channel = this.settle(value.channel, placed.pointer);
    const listed = value.messages;
    return {
      channel: channel?.pointer ?? '',
      exchange: {
        ...{ slug: this.exchangeSlugs(camelCase(id, 'exchange')), key: id, id },
        action: textOf(value, 'action') ?? '',
        value,
        messages: isList(listed)
          ? this.messages(listed, joinPointer(placed.pointer, 'messages'), id)
          : this.channelMessages(channel),
        reply: this.reply(value.reply, joinPointer(placed.pointer, 'reply')),
      },
    };
  }

  channels(): Channel[] {
    const all = entriesOf(this.old ? undefined : this.document.operations).flatMap(
      ([id, raw]) => this.exchange(id, raw) ?? [],
    );
    const said = Map.groupBy(all, ({ channel }) => channel);
    return entriesOf(this.document.channels).flatMap(([id, raw]) => {
      const channel = this.settle(raw, joinPointer('/channels', id));
      if (!channel) return [];
      const { pointer, value } = channel;
      const address = this.old ? id : (textOf(value, 'address') ?? '');
      const exchanges = this.old
        ? this.ownExchanges(channel, id)
        : (said.get(pointer) ?? []).map(({ exchange }) => exchange);
      // What no exchange names is read of its channel.
      const messages = this.old ? [] : this.channelMessages(channel);
      return [{ id, address, pointer, value, exchanges, messages }];
    });
  }
}

/** Makes the model of an AsyncAPI document that was read; pure. */
export const buildAsyncApiModel = (document: JsonObject): AsyncApiModel => {
  const reader = new ChannelReader(document);
  const channels = reader.channels();
  for (const [id, value] of entriesOf(member(document.components, 'messages')))
    reader.message(value, joinPointer('/components/messages', id), id);
  return { document, reader, channels, messages: [...reader.known.values()], schemas: reader.schemas() };
};
