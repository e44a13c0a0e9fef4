import { isObject, type JsonObject } from '../json-value.ts';
import type { ApiModel, Operation, Schema } from '../model/api-model.ts';
import { asksLeast } from '../model/asks-least.ts';
import { createNames, wordsOf } from '../model/identifier.ts';
import type { CodeSample } from '../samples/code-samples.ts';
import { callView, entryOf, openedView } from './call-view.ts';
import type {
  OperationEntry,
  OperationPage,
  ReferenceGroup,
  ReferenceIndex,
  RequestView,
  SchemaPage,
} from './reference-pages.ts';
import { compact, linkTo } from './schema-view.ts';

/** All that is read of a version of an API. Pages are made when they are asked for: GitHub's are 60 MB together. */
export type Reference = {
  readonly index: ReferenceIndex;
  readonly operations: () => Iterable<OperationPage>;
  readonly schemas: () => Iterable<SchemaPage>;
};

export type ReferenceOptions = {
  /** Scopes a key needs for an operation: all of one list. */
  readonly scopesOf?: (operation: Operation) => readonly (readonly string[])[];
  /** How an operation is called, by its key. */
  readonly samplesOf?: (key: string) => readonly CodeSample[];
  /** What a call of it begins with, by its key. */
  readonly requestOf?: (key: string) => RequestView | undefined;
};

const unlessEmpty = (held: JsonObject) => (Object.keys(held).length > 0 ? held : undefined);

/** Steps of a path that say where it belongs: neither a version nor a value. */
const branchOf = (path: string): string =>
  path.split('/').find((step) => step !== '' && !/^v\d+$/i.test(step) && !step.includes('{')) ?? '/';

/** By tag, in the order of the document; by path, where no operation has a tag. */
const groupsOf = (model: ApiModel): ReferenceGroup[] => {
  const tagged = model.operations.some(({ tags }) => tags.length > 0);
  const said = new Map(model.tags.map((tag) => [tag.name, tag]));
  const held = new Map<string, OperationEntry[]>(tagged ? model.tags.map(({ name }) => [name, []]) : []);
  for (const operation of model.operations) {
    const names = tagged ? (operation.tags.length > 0 ? new Set(operation.tags) : ['']) : [branchOf(operation.path)];
    for (const name of names) {
      const group = held.get(name) ?? [];
      held.set(name, group);
      group.push(entryOf(operation));
    }
  }
  const slugs = createNames();
  return [...held].map(([name, operations]) =>
    compact({
      slug: slugs(wordsOf(name).join('-').toLowerCase() || 'other'),
      name,
      description: said.get(name)?.description,
      operations,
      rest: unlessEmpty(said.get(name)?.rest ?? {}),
    }),
  );
};

/** Adds the pointers of all schemas that one names. */
export const addTargets = (schema: Schema, found: Set<string>): void => {
  if (schema.kind === 'reference') found.add(schema.target);
  else if (schema.kind === 'array') for (const part of [schema.items, ...schema.prefix]) addTargets(part, found);
  else if (schema.kind === 'union') for (const part of schema.variants) addTargets(part, found);
  else if (schema.kind === 'all') for (const part of schema.parts) addTargets(part, found);
  else if (schema.kind === 'object') {
    for (const { schema: held } of schema.properties) addTargets(held, found);
    if (schema.additional) addTargets(schema.additional, found);
  }
};

/** The operations that name a schema themselves, by pointer. */
const usersOf = (model: ApiModel): Map<string, OperationEntry[]> => {
  const users = new Map<string, OperationEntry[]>();
  for (const operation of model.operations) {
    const found = new Set<string>();
    for (const { schema } of operation.parameters) addTargets(schema, found);
    for (const { contents } of [...(operation.body ? [operation.body] : []), ...operation.responses])
      for (const { schema } of contents) if (schema) addTargets(schema, found);
    for (const pointer of found) {
      const known = users.get(pointer) ?? [];
      users.set(pointer, known);
      known.push(entryOf(operation));
    }
  }
  return users;
};

/** Documents of 3.0 tell of webhooks in an extension, which others read as what 3.1 made of it (Redocly's `x-webhooks`). */
export const withWebhooks = (document: JsonObject): JsonObject => {
  const { 'x-webhooks': webhooks, ...rest } = document;
  return isObject(webhooks) && rest.webhooks === undefined ? { ...rest, webhooks } : document;
};

/** Everything a version's pages say, made from its model; pure. */
export const buildReference = (
  model: ApiModel,
  { scopesOf = () => [], samplesOf = () => [], requestOf = () => undefined }: ReferenceOptions = {},
): Reference => {
  const groups = groupsOf(model);
  /** In the order of the navigation, each once. */
  const order = [
    ...new Map(groups.flatMap(({ operations }) => operations).map((entry) => [entry.slug, entry])).values(),
  ];
  const place = new Map(order.map(({ slug }, index) => [slug, index]));
  const page = (operation: Operation, kind: OperationPage['kind']): OperationPage => {
    const at = place.get(operation.name);
    return compact({
      ...callView(model, operation),
      kind,
      key: operation.key,
      operationId: operation.id,
      tags: operation.tags,
      scopes: kind === 'operation' ? scopesOf(operation) : [],
      callbacks: model.callbacks
        .filter(({ owner }) => owner === operation.key)
        .map((callback) => callView(model, callback)),
      samples: kind === 'operation' ? samplesOf(operation.key) : [],
      request: kind === 'operation' ? requestOf(operation.key) : undefined,
      previous: at === undefined ? undefined : order[at - 1],
      next: at === undefined ? undefined : order[at + 1],
    });
  };
  return {
    index: compact({
      title: model.title,
      version: model.version,
      description: model.description,
      info: model.infoRest,
      externalDocs: model.rest.externalDocs,
      groups,
      first: asksLeast(model.operations, (operation) => operation)?.name,
      webhooks: model.webhooks.map(entryOf),
      schemas: [...model.schemas.keys()].flatMap((pointer) => linkTo(model, pointer) ?? []),
      rest: unlessEmpty(Object.fromEntries(Object.entries(model.rest).filter(([name]) => name !== 'externalDocs'))),
    }),
    *operations() {
      for (const operation of model.operations) yield page(operation, 'operation');
      for (const webhook of model.webhooks) yield page(webhook, 'webhook');
    },
    *schemas() {
      const users = usersOf(model);
      for (const { pointer, name, schema } of model.schemas.values())
        yield { slug: name, schema: openedView(model, schema), usedBy: users.get(pointer) ?? [] };
    },
  };
};
