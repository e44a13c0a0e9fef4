import { strToU8 } from 'fflate';
import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LAMPS, RADIO, SHELVES } from '../../test/other-kinds.ts';
import { buildAsyncApiReference } from '../asyncapi/asyncapi-reference.ts';
import { buildGraphqlReference } from '../graphql/graphql-reference.ts';
import { isList, isObject, type JsonValue } from '../json-value.ts';
import { isSdl } from '../kinds.ts';
import { readDocument } from '../read/read-document.ts';
import type { Reference } from './build-reference.ts';
import { indexMarkdown, operationMarkdown, schemaMarkdown } from './reference-markdown.ts';
import type { OperationPage } from './reference-pages.ts';

const LINKS = {
  front: '/front',
  operation: (slug: string) => `/reference/${slug}`,
  schema: (slug: string) => `/schemas/${slug}`,
  tag: (slug: string) => `/tags/${slug}`,
};

const referenceOf = async (text: string): Promise<Reference & { readonly document: JsonValue }> => {
  const read = await readDocument(strToU8(text), { everyKind: true });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const { document } = read;
  const made = isSdl(document)
    ? buildGraphqlReference(document, { serverUrl: 'https://gateway.example/shelves' })
    : buildAsyncApiReference(document);
  return { ...made, document };
};

const pageOf = ({ operations }: Reference, slug: string): OperationPage => {
  const found = [...operations()].find((page) => page.slug === slug);
  if (!found) throw new Error(`no page ${slug}`);
  return found;
};
const schemaOf = ({ schemas }: Reference, slug: string) => {
  const found = [...schemas()].find((page) => page.slug === slug);
  if (!found) throw new Error(`no schema ${slug}`);
  return found;
};

/** All that pages say, in one text. */
const toldBy = ({ index, operations, schemas }: Reference): string =>
  JSON.stringify([index, [...operations()], [...schemas()]]);

/** All that Markdown says. */
const writtenBy = ({ index, operations, schemas }: Reference): string =>
  [
    indexMarkdown(index, LINKS, 'https://gateway.example'),
    ...Array.from(operations(), (page) => operationMarkdown(page, LINKS)),
    ...Array.from(schemas(), (page) => schemaMarkdown(page, LINKS)),
  ].join('\n');

/** Where a document refers, and what it says by words of its own language, is told otherwise. */
const OTHERWISE = new Set(['$ref', 'asyncapi', 'type', 'schemaFormat', 'action']);

/** Every text of a document: names that it gives, and values. */
const saidBy = (value: JsonValue, at = ''): string[] => {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap((one) => saidBy(one, at));
  if (!isObject(value)) return [];
  const given =
    /\/(?:channels|operations|messages|properties|securitySchemes|servers)$/.test(at) &&
    !at.includes('components/messages/');
  return Object.entries(value).flatMap(([name, held]) => [
    ...(given && name !== '$ref' && !/\/components\/messages$|\/channels\/[^/]+\/messages$/.test(at) ? [name] : []),
    ...(OTHERWISE.has(name) && !at.endsWith('/properties') ? [] : saidBy(held, `${at}/${name}`)),
  ]);
};

describe.each([
  ['AsyncAPI 3', LAMPS],
  ['AsyncAPI 2', RADIO],
])('the pages of a document in %s', (_, text) => {
  it('say all that it says, as Markdown too', async () => {
    const reference = await referenceOf(text);
    const [told, written] = [toldBy(reference), writtenBy(reference).replaceAll('\\', '')];
    const said = [...new Set(saidBy(reference.document))];
    expect(said.length).toBeGreaterThan(25);
    expect(said.filter((one) => !told.includes(JSON.stringify(one).slice(1, -1)))).toEqual([]);
    expect(said.filter((one) => !written.includes(one))).toEqual([]);
  });
});

describe('the pages of AsyncAPI', () => {
  it('are one for each exchange, by channel, and one for each message and schema', async () => {
    const { index } = await referenceOf(LAMPS);
    expect(index.kind).toBe('asyncapi');
    expect(
      index.groups.map(({ name, operations }) => [name, operations.map(({ slug, method }) => `${method} ${slug}`)]),
    ).toEqual([
      ['Measurements', ['receive onMeasured']],
      ['lamps.{lampId}.commands', ['send command']],
      ['answers', []],
    ]);
    expect(index.schemas.map(({ slug, type }) => `${type} ${slug}`)).toEqual([
      'message LightMeasured',
      'message Switch',
      'message Dim',
      'message Done',
      'object Light',
      'object Lamp',
    ]);
  });

  it('tell the messages of an exchange with headers of their traits, and the reply', async () => {
    const reference = await referenceOf(LAMPS);
    const measured = pageOf(reference, 'onMeasured');
    expect(measured.responses).toMatchObject([
      {
        status: 'lightMeasured',
        link: { slug: 'LightMeasured' },
        headers: [{ name: 'trace', schema: { format: 'uuid' } }],
        contents: [{ mediaType: 'application/vnd.light+json', examples: [{ name: 'dusk', value: { lumens: 12 } }] }],
      },
    ]);
    expect(measured.parameters).toMatchObject([
      { name: 'lampId', in: 'path', schema: { kind: 'enum', default: 'north' } },
    ]);
    expect(measured.rest).toMatchObject({ bindings: { kafka: { clientId: { enum: ['slow-reader'] } } } });
    const command = pageOf(reference, 'command');
    // An operation that names none has all of its channel.
    expect(command.responses.map(({ status }) => status)).toEqual(['switch', 'dim']);
    expect(command.callbacks).toMatchObject([{ slug: 'reply', responses: [{ status: 'done' }] }]);
    expect(schemaOf(reference, 'Dim').usedBy.map(({ slug }) => slug)).toEqual(['command']);
    expect(schemaOf(reference, 'Light').usedBy.map(({ slug }) => slug)).toEqual(['onMeasured', 'command']);
    // Another schema language is shown as it is.
    const [, payload] = schemaOf(reference, 'Dim').schema.properties ?? [];
    expect(payload?.schema.rest).toMatchObject({ schemaFormat: 'application/vnd.apache.avro;version=1.9.0' });
  });

  it('are of both directions of a channel of version 2', async () => {
    const reference = await referenceOf(RADIO);
    expect(pageOf(reference, 'onSong').responses.map(({ status }) => status)).toEqual(['song', 'silence']);
    expect(pageOf(reference, 'onSong').responses[0]?.headers.map(({ name }) => name)).toEqual(['seq']);
    expect(pageOf(reference, 'wish')).toMatchObject({ method: 'publish', path: 'songs/{genre}' });
  });

  it('do not follow what doubles with each step', async () => {
    const many = Array.from({ length: 9 }, (_, at) => {
      const next = { $ref: `#/components/servers/s${at + 1}` };
      return `    s${at}: {host: h, protocol: p, x-a: ${JSON.stringify(Array(9).fill(next))}}`;
    });
    const text = `asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\nservers: {a: {$ref: '#/components/servers/s0'}}\ncomponents:\n  servers:\n${many.join('\n')}\n    s9: {host: h, protocol: p}\n`;
    expect(toldBy(await referenceOf(text)).length).toBeLessThan(1_000_000);
  });
});

describe('the pages of a GraphQL schema', () => {
  it('are one for each field of what is asked, and one for each type', async () => {
    const { index } = await referenceOf(SHELVES);
    expect(index.groups.map(({ name, operations }) => [name, operations.map(({ path }) => path)])).toEqual([
      ['Query', ['book', 'books', 'search', 'old']],
      ['Mutation', ['lend']],
      ['Subscription', ['lent']],
    ]);
    const types = Object.values(buildSchema(SHELVES, { assumeValidSDL: true }).getTypeMap());
    const own = types.filter(({ name }) => !/^(__|String$|ID$|Int$|Boolean$|Float$)/.test(name));
    expect(index.schemas.map(({ slug }) => slug).sort()).toEqual(own.map(({ name }) => name).sort());
  });

  it('say all that it says, as Markdown too', async () => {
    const reference = await referenceOf(SHELVES);
    const [told, written] = [toldBy(reference), writtenBy(reference).replaceAll('\\', '')];
    const quoted = [...SHELVES.matchAll(/"+([^"]+)"+/g)].map(([, words = '']) => words);
    const names = SHELVES.match(/[A-Za-z_]{3,}/g)?.filter(
      (name) =>
        !/^(schema|query|mutation|subscription|directive|extend|repeatable|implements|interface|union|enum|input|scalar|type|specifiedBy|reason|url|link)$/.test(
          name,
        ),
    );
    for (const one of [...quoted, ...(names ?? [])]) {
      expect(told, one).toContain(one);
      expect(written, one).toContain(one);
    }
  });

  it('tell arguments, defaults, what may be null, and what is deprecated and why', async () => {
    const reference = await referenceOf(SHELVES);
    expect(pageOf(reference, 'book')).toMatchObject({
      ...{ kind: 'field', method: 'query', description: 'One book.' },
      parameters: [
        {
          name: 'isbn',
          in: 'argument',
          required: true,
          description: 'Its number.',
          schema: { kind: 'string', format: 'ID' },
        },
        {
          ...{ name: 'edition', required: false, deprecated: true },
          description: 'Editions have numbers of their own.',
          schema: { kind: 'integer', default: 1 },
        },
      ],
      responses: [
        {
          contents: [{ mediaType: 'Book', schema: { kind: 'reference', nullable: true, opened: { kind: 'object' } } }],
        },
      ],
    });
    expect(pageOf(reference, 'old')).toMatchObject({ deprecated: true, description: 'Nobody asks.' });
    expect(pageOf(reference, 'lend').rest).toEqual({ directives: ['@staff(level: 2)'] });
    const book = schemaOf(reference, 'Book').schema;
    expect(book.properties?.map(({ name, schema }) => `${name} ${schema.nullable === true}`)).toEqual([
      'id false',
      'title false',
      'authors false',
      'genre true',
      'published true',
    ]);
    expect(book.properties?.[2]?.schema.arguments).toMatchObject([
      { name: 'first', schema: { default: 3, description: 'How many.' } },
    ]);
    expect(schemaOf(reference, 'Genre').schema.variants).toMatchObject([
      { title: 'NOVEL' },
      { title: 'POETRY', description: 'Verse.' },
      { title: 'TALES', deprecated: true, also: ['They are novels.'] },
    ]);
    expect(schemaOf(reference, 'Author').schema.properties?.at(-1)?.name).toBe('born');
    expect(schemaOf(reference, 'Node').schema.rest).toMatchObject({ implementedBy: ['Book', 'Author'] });
    expect(schemaOf(reference, 'Found').schema.variants?.map(({ link }) => link?.slug)).toEqual(['Book', 'Author']);
    expect(schemaOf(reference, 'Book').usedBy.map(({ slug }) => slug)).toEqual(['book', 'books']);
  });

  it('show queries that the schema takes', async () => {
    const { parse, validate } = await import('graphql');
    const schema = buildSchema(SHELVES, { assumeValidSDL: true });
    for (const { slug, samples, method } of (await referenceOf(SHELVES)).operations()) {
      const query = samples.find(({ language }) => language === 'graphql')?.source ?? '';
      expect(validate(schema, parse(query)), `${slug}: ${query}`).toEqual([]);
      // A subscription is no single request.
      expect(samples.length).toBe(method === 'subscription' ? 1 : 9);
    }
    expect(isObjectType(schema.getType('Book'))).toBe(true);
  });
});
