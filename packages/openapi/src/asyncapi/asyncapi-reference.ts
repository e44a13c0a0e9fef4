import { isList, isObject, type JsonObject, type JsonValue, joinPointer, member, textOf } from '../json-value.ts';
import type { Schema } from '../model/api-model.ts';
import { beyond, entriesOf, listOf } from '../model/document-reader.ts';
import { createNames, wordsOf } from '../model/identifier.ts';
import { addTargets, type Reference } from '../reference/build-reference.ts';
import { openedView } from '../reference/call-view.ts';
import type {
  ExampleView,
  HeaderView,
  OperationEntry,
  OperationPage,
  ParameterView,
  ReferenceGroup,
  ResponseView,
  SchemaLink,
  SchemaView,
} from '../reference/reference-pages.ts';
import { compact, linkTo, schemaView } from '../reference/schema-view.ts';
import { type AsyncApiModel, buildAsyncApiModel, type Channel, type Exchange, type Message } from './asyncapi-model.ts';

const unlessEmpty = (held: JsonObject) => (Object.keys(held).length > 0 ? held : undefined);
const paragraphs = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((text) => text).join('\n\n') || undefined;

/** Examples of a message: what is sent, and with which headers. */
const examplesOf = ({ value }: Message): readonly ExampleView[] | undefined => {
  const list = listOf(value.examples).map((example) => {
    const rest = unlessEmpty(beyond(example, 'name summary payload'));
    return compact({
      name: textOf(example, 'name'),
      summary: textOf(example, 'summary'),
      value: member(example, 'payload'),
      rest,
    });
  });
  return list.length > 0 ? list : undefined;
};

const MESSAGE_FIELDS = 'name title summary description contentType headers payload examples schemaFormat';

class PageWriter {
  readonly model: AsyncApiModel;
  /** Where schemas are read of; operations of OpenAPI there are none. */
  readonly named: Pick<AsyncApiModel, 'schemas' | 'document'>;
  readonly contentType: string;

  constructor(model: AsyncApiModel) {
    this.model = model;
    this.named = model;
    this.contentType = textOf(model.document, 'defaultContentType') ?? 'application/json';
  }

  opened(schema: Schema): SchemaView {
    return openedView(this.named, schema);
  }

  linkOf = ({ slug }: Message): SchemaLink => ({ slug, type: 'message' });

  headers({ headers }: Message): readonly HeaderView[] {
    const target = headers?.kind === 'reference' ? this.model.schemas.get(headers.target)?.schema : headers;
    if (!target) return [];
    if (target.kind !== 'object') return [{ name: '*', required: false, schema: this.opened(target) }];
    return target.properties.map(({ name, required, schema }) => {
      const { description, ...view } = schemaView(this.named, schema);
      return compact({ name, required, description, schema: view });
    });
  }

  /** What a message is read as, wherever it is sent. */
  message(message: Message): ResponseView {
    const { name, value, payload } = message;
    return compact({
      status: name,
      description: paragraphs(textOf(value, 'title'), textOf(value, 'summary'), textOf(value, 'description')) ?? '',
      headers: this.headers(message),
      contents: [
        compact({
          mediaType: textOf(value, 'contentType') ?? this.contentType,
          schema: payload && this.opened(payload),
          examples: examplesOf(message),
          rest: unlessEmpty(this.settled(value, 'schemaFormat')),
        }),
      ],
      link: this.linkOf(message),
      links: [],
      rest: unlessEmpty(this.followed(beyond(value, MESSAGE_FIELDS))),
    });
  }

  settled(value: JsonObject, ...names: readonly string[]): JsonObject {
    return Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));
  }

  /** What is said besides, with what its references lead to: servers, bindings, security, tags. */
  followed(held: JsonObject): JsonObject {
    let left = FOLLOWED_MAX;
    const open = (value: JsonValue, depth: number): JsonValue => {
      left -= 1;
      const found = isObject(value) && value.$ref !== undefined ? this.model.reader.settle(value, '')?.value : value;
      if (depth === 0 || left < 0 || found === undefined) return value;
      if (isList(found)) return found.map((one) => open(one, depth - 1));
      return isObject(found)
        ? Object.fromEntries(Object.entries(found).map(([name, one]) => [name, open(one, depth - 1)]))
        : found;
    };
    return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, open(value, FOLLOWED_DEPTH)]));
  }

  parameters({ value, pointer }: Channel): ParameterView[] {
    return entriesOf(value.parameters).flatMap(([name, raw]) => {
      const placed = this.model.reader.settle(raw, joinPointer(pointer, 'parameters', name));
      if (!placed) return [];
      const { schema, ...own } = placed.value;
      // Of version 3 a parameter is a text with a few values.
      const read = isObject(schema)
        ? this.model.reader.read(schema, joinPointer(placed.pointer, 'schema'))
        : this.model.reader.read(
            isList(own.enum)
              ? this.settled(own, 'enum', 'default')
              : { type: 'string', ...this.settled(own, 'default') },
            joinPointer(placed.pointer, 'schema'),
          );
      const examples = listOf(own.examples).map((one) => ({ value: one }));
      return [
        compact({
          ...{ name, in: 'path' as const, required: true, style: 'simple' as const, explode: false },
          description: textOf(own, 'description'),
          schema: this.opened(read),
          examples: examples.length > 0 ? examples : undefined,
          rest: unlessEmpty(beyond(own, 'description enum default examples')),
        }),
      ];
    });
  }

  entry({ address, id }: Channel, { slug, action, value, id: key }: Exchange): OperationEntry {
    const summary = textOf(value, 'title') ?? textOf(value, 'summary') ?? key;
    return compact({ slug, method: action, path: address || id, summary });
  }

  page(channel: Channel, exchange: Exchange): OperationPage {
    const { value, messages, reply, key, id } = exchange;
    const entry = this.entry(channel, exchange);
    const summary = textOf(value, 'summary');
    return compact({
      ...entry,
      kind: 'exchange',
      key,
      operationId: id,
      description: paragraphs(summary === entry.summary ? undefined : summary, textOf(value, 'description')),
      tags: listOf(value.tags).flatMap((tag) => textOf(this.model.reader.settle(tag, '')?.value, 'name') ?? []),
      scopes: [],
      parameters: this.parameters(channel),
      responses: messages.map((message) => this.message(message)),
      callbacks: reply
        ? [
            compact({
              ...{ slug: 'reply', method: 'reply', path: reply.address, parameters: [] },
              responses: reply.messages.map((message) => this.message(message)),
              rest: unlessEmpty(this.followed(beyond(reply.value, 'channel messages'))),
            }),
          ]
        : [],
      samples: [],
      rest: unlessEmpty(
        this.followed(beyond(value, 'operationId action channel title summary description message messages reply')),
      ),
    });
  }

  /** A message's own page: what it is made of. */
  messageSchema({ pointer, value, headers, payload }: Message): SchemaView {
    const part = (name: string, schema: Schema | undefined) =>
      schema ? [{ name, required: name === 'payload', schema: this.opened(schema) }] : [];
    return compact({
      ...{ kind: 'object' as const, pointer, title: textOf(value, 'title') },
      description: paragraphs(textOf(value, 'summary'), textOf(value, 'description')),
      properties: [...part('headers', headers), ...part('payload', payload)],
      rest: unlessEmpty(this.followed(beyond(value, 'title summary description headers payload'))),
    });
  }

  group(channel: Channel, slug: string): ReferenceGroup {
    const { id, address, value, exchanges } = channel;
    const title = textOf(value, 'title');
    return compact({
      slug,
      name: title ?? (address || id),
      description: paragraphs(textOf(value, 'summary'), textOf(value, 'description')),
      operations: exchanges.map((exchange) => this.entry(channel, exchange)),
      rest: unlessEmpty({
        ...(title !== undefined && { address }),
        ...this.followed(beyond(value, 'title summary description address messages subscribe publish parameters')),
      }),
    });
  }
}

/** Of what is shown as it stands so much is followed: references may double with each step. */
const FOLLOWED_DEPTH = 8;
const FOLLOWED_MAX = 5_000;

/** What names a schema or a message: by the pointer of a schema, or the message itself. */
const usersOf = (all: readonly { readonly exchange: Exchange; readonly entry: OperationEntry }[]) => {
  const users = new Map<Message | string, OperationEntry[]>();
  for (const { exchange, entry } of all) {
    const named = new Set<string>();
    const messages = new Set([...exchange.messages, ...(exchange.reply?.messages ?? [])]);
    for (const { payload, headers } of messages)
      for (const schema of [payload, headers]) if (schema) addTargets(schema, named);
    for (const one of [...messages, ...named]) {
      const known = users.get(one) ?? [];
      users.set(one, known);
      known.push(entry);
    }
  }
  return users;
};

/** Everything a version's pages say whose document is in AsyncAPI; pure. */
export const buildAsyncApiReference = (document: JsonObject): Reference => {
  const model = buildAsyncApiModel(document);
  const writer = new PageWriter(model);
  const slugs = createNames();
  const all = model.channels.flatMap((channel) =>
    channel.exchanges.map((exchange) => ({ channel, exchange, entry: writer.entry(channel, exchange) })),
  );
  const users = usersOf(all);
  const info = document.info;
  const rest = writer.followed({
    ...beyond(document, 'asyncapi info channels operations components'),
    // What has a page of its own, or stands where it is used, is left out.
    ...beyond(
      document.components,
      'schemas messages channels operations parameters operationTraits messageTraits replies replyAddresses correlationIds tags externalDocs operationBindings messageBindings channelBindings serverBindings servers serverVariables',
    ),
  });
  return {
    index: compact({
      kind: 'asyncapi' as const,
      title: textOf(info, 'title') ?? '',
      version: textOf(info, 'version') ?? '',
      description: textOf(info, 'description'),
      info: writer.followed(beyond(info, 'title version description')),
      groups: model.channels.map((channel) =>
        writer.group(channel, slugs(wordsOf(channel.id).join('-').toLowerCase().slice(0, 90) || 'channel')),
      ),
      webhooks: [],
      schemas: [
        ...model.messages.map(writer.linkOf),
        ...[...model.schemas.keys()].flatMap((pointer) => linkTo(model, pointer) ?? []),
      ],
      rest: unlessEmpty(rest),
    }),
    *operations() {
      for (const [at, { channel, exchange }] of all.entries())
        yield compact({ ...writer.page(channel, exchange), previous: all[at - 1]?.entry, next: all[at + 1]?.entry });
    },
    *schemas() {
      for (const message of model.messages)
        yield { slug: message.slug, schema: writer.messageSchema(message), usedBy: users.get(message) ?? [] };
      for (const [pointer, { name, schema }] of model.schemas)
        yield { slug: name, schema: schemaView(model, schema), usedBy: users.get(pointer) ?? [] };
    },
  };
};
