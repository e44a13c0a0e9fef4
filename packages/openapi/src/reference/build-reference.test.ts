import { describe, expect, it } from 'vitest';
import { gatingSpecNames, readSpec } from '../../../../test/material/index.ts';
import {
  follow,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  pointerOfReference,
  textOf,
} from '../json-value.ts';
import { buildModel } from '../model/build-model.ts';
import { readDocument } from '../read/read-document.ts';
import { buildReference, withWebhooks } from './build-reference.ts';
import { cutOperation, cutSchema, SHOWN_MAX } from './cut-schema.ts';
import type { OperationPage, SchemaView } from './reference-pages.ts';

/** What is told in other words than the document's, or is the gateway's to say. */
const OTHERWISE = new Set(
  '$ref type in style security servers securitySchemes operationRef operationId mapping'.split(' '),
);
/** Names that OpenAPI says to ignore where they stand among headers. */
const IGNORED = /^(accept|content-type|authorization)$/i;

/** Every text that operations, webhooks and schemas say: names, descriptions, values, whatever. */
const saidBy = (document: JsonObject): Map<string, string> => {
  const said = new Map<string, string>();
  const seen = new Set<JsonValue>();
  const queue: [JsonValue | undefined, string][] = ['paths', 'webhooks'].map((name) => [document[name], `/${name}`]);
  queue.push(
    [follow(document, '/components/schemas'), '/components/schemas'],
    [document.info, '/info'],
    [document.tags, '/tags'],
  );
  const tell = (text: string, at: string) => said.has(text) || said.set(text, at);
  for (const [value, at] of queue) {
    if (typeof value === 'string') tell(value, at);
    if ((!isObject(value) && !isList(value)) || seen.has(value)) continue;
    seen.add(value);
    if (isList(value)) queue.push(...value.map((one, index): [JsonValue, string] => [one, `${at}/${index}`]));
    else {
      // An example may hold what looks like a reference.
      const target = /\/(value|example)\b/.test(at) ? undefined : pointerOfReference(textOf(value, '$ref') ?? '');
      if (target !== undefined) queue.push([follow(document, target), target]);
      if (textOf(value, 'in') === 'header' && IGNORED.test(textOf(value, 'name') ?? '')) continue;
      for (const [name, held] of Object.entries(value)) {
        const names =
          /(?<!\/properties)\/(properties|patternProperties|headers|examples|callbacks|links|encoding)$/.test(at);
        if (names && IGNORED.test(name) && at.endsWith('headers')) continue;
        if (names) tell(name, at);
        if (names || !OTHERWISE.has(name)) queue.push([held, `${at}/${name}`]);
      }
    }
  }
  return said;
};

const textsOf = (root: unknown): Set<string> => {
  const found = new Set<string>();
  for (const queue = [root]; queue.length > 0; ) {
    const one = queue.pop();
    if (typeof one === 'string') found.add(one);
    else if (typeof one === 'object' && one !== null)
      for (const [name, held] of Object.entries(one)) {
        found.add(name);
        queue.push(held);
      }
  }
  return found;
};

const modelOf = async (name: string) => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  return buildModel(withWebhooks(read.document));
};

const parts = (view: SchemaView): SchemaView[] => [
  view,
  ...[view.opened, view.items, view.additional].flatMap((one) => (one ? parts(one) : [])),
  ...[...(view.prefix ?? []), ...(view.variants ?? []), ...(view.parts ?? [])].flatMap(parts),
  ...(view.properties ?? []).flatMap(({ schema, overruled = [] }) => [schema, ...overruled].flatMap(parts)),
];

describe.each(gatingSpecNames)('the pages of %s', (name) => {
  it('say all that the document says', async () => {
    const model = await modelOf(name);
    const { index, operations, schemas } = buildReference(model);
    const told = textsOf(index);
    const count = { operations: 0, schemas: 0 };
    for (const page of operations()) {
      count.operations += 1;
      for (const text of textsOf(page)) told.add(text);
    }
    for (const page of schemas()) {
      count.schemas += 1;
      for (const text of textsOf(page)) told.add(text);
    }
    const said = saidBy(model.document);
    expect([...said].filter(([text]) => !told.has(text)).map(([text, at]) => `${at}: ${text.slice(0, 80)}`)).toEqual(
      [],
    );
    expect(said.size).toBeGreaterThan(10);
    expect(count).toEqual({
      operations: model.operations.length + model.webhooks.length,
      schemas: model.schemas.size,
    });
  });
});

const inner = (depth: number): JsonObject =>
  depth === 0
    ? { type: 'string', description: 'the innermost' }
    : { type: 'object', properties: { [`at-${depth}`]: inner(depth - 1), beside: { type: 'string' } } };

const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/v1/orders': {
      post: {
        operationId: 'createOrder',
        requestBody: { content: { 'application/json': { schema: inner(200) } } },
        responses: {
          201: {
            description: 'made',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } } },
            },
          },
        },
      },
    },
    '/v1/orders/{id}': { get: { operationId: 'getOrder', responses: { 200: { description: 'ok' } } } },
    '/v1/customers': { get: { operationId: 'listCustomers', responses: { 200: { description: 'ok' } } } },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: { next: { $ref: '#/components/schemas/Order' }, total: { type: 'integer' } },
      },
    },
  },
};
const reference = buildReference(buildModel(document), { scopesOf: ({ name }) => [[`${name}:call`]] });
const pages = new Map([...reference.operations()].map((page) => [page.slug, page]));
const pageOf = (slug: string): OperationPage => {
  const page = pages.get(slug);
  if (!page) throw new Error(`no page ${slug}`);
  return page;
};

describe('the navigation', () => {
  it('is by path where there are no tags, without versions and values', () => {
    expect(reference.index.groups.map(({ name, operations }) => [name, operations.map(({ slug }) => slug)])).toEqual([
      ['orders', ['createOrder', 'getOrder']],
      ['customers', ['listCustomers']],
    ]);
  });

  it('has the webhooks of a document of 3.0, which stand in an extension', () => {
    const post = { operationId: 'orderMade', responses: { 200: { description: 'ok' } } };
    const older = withWebhooks({ ...document, openapi: '3.0.3', 'x-webhooks': { 'order-made': { post } } });
    const { index, operations } = buildReference(buildModel(older));
    expect(index.webhooks).toMatchObject([{ slug: 'orderMade', method: 'post', path: '/order-made' }]);
    expect(JSON.stringify(index.rest ?? {})).not.toContain('x-webhooks');
    expect([...operations()].find(({ kind }) => kind === 'webhook')?.operationId).toBe('orderMade');
  });

  it('leads from each operation to the one before and the one after', () => {
    expect(pageOf('getOrder').previous?.slug).toBe('createOrder');
    expect(pageOf('getOrder').next?.slug).toBe('listCustomers');
    expect(pageOf('listCustomers').next).toBeUndefined();
  });

  it('tells what a key needs', () => {
    expect(pageOf('getOrder').scopes).toEqual([['getOrder:call']]);
  });
});

describe('a schema', () => {
  it('shows what a reference at its top leads to, and names it further down', () => {
    const [content] = pageOf('createOrder').responses[0]?.contents ?? [];
    expect(content?.schema?.items).toMatchObject({ link: { slug: 'Order', type: 'object' } });
    expect(
      content?.schema?.items?.opened?.properties?.map(({ name, schema }) => [name, schema.link?.slug, schema.opened]),
    ).toEqual([
      ['next', 'Order', undefined],
      ['total', undefined, undefined],
    ]);
  });

  it('is as deep as is read at once, and says where there is more, which the whole page has at the same pointer', () => {
    const whole = pageOf('createOrder');
    const shown = cutOperation(whole).body?.contents[0]?.schema;
    if (!shown) throw new Error('there is a body');
    expect(parts(shown).length).toBeLessThanOrEqual(SHOWN_MAX);
    const [cut] = parts(shown).filter(({ more }) => more);
    const schema = whole.body?.contents[0]?.schema;
    const rest = (schema ? parts(schema) : []).find(({ pointer }) => pointer === cut?.pointer);
    expect(rest?.properties?.length).toBe(2);
    expect(JSON.stringify(rest)).toContain('the innermost');
  });

  it('that has many members shows them all when it is asked for', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, at) => [`field${at}`, { type: 'string' }]),
    );
    const model = buildModel({ ...document, components: { schemas: { Order: { type: 'object', properties } } } });
    const [page] = [...buildReference(model).schemas()];
    if (!page) throw new Error('there is a schema');
    expect(cutSchema(page.schema).properties?.length).toBe(10_000);
  });
});
