import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LAMPS, RADIO, SHELVES } from '../../test/other-kinds.ts';
import { type ReadOptions, readDocument } from './read-document.ts';

const read = (text: string, options: ReadOptions = {}) =>
  readDocument(strToU8(text), { everyKind: true, lint: { today: '2026-11-30' }, ...options });
const faults = async (text: string) => {
  const { problems } = await read(text);
  return problems.map(({ message, line }) => [line, message]);
};

describe('a document that is no OpenAPI', () => {
  it('is told by what it says, and tells of itself', async () => {
    expect(await read(LAMPS)).toMatchObject({
      ...{ ok: true, kind: 'asyncapi', version: '3.0.0', format: 'yaml', problems: [], lint: undefined },
      facts: {
        ...{ title: 'Lamps', version: '1.4.0', operations: 2, tags: ['town'] },
        servers: ['kafka-secure://broker.town.example:9092'],
        contact: { name: 'Lamp office', email: 'lamps@town.example' },
      },
    });
    expect(await read(RADIO)).toMatchObject({
      ...{ ok: true, kind: 'asyncapi', version: '2.6.0' },
      facts: { operations: 2, servers: ['wss://radio.example/{station}'] },
    });
    expect(await read(SHELVES)).toMatchObject({
      ...{ ok: true, kind: 'graphql', format: 'graphql', document: { graphql: SHELVES } },
      facts: { title: '', version: '', description: 'Books of a **library**.', operations: 6 },
      problems: [{ rule: 'graphql-directive', severity: 'warning', line: 2 }],
    });
  });

  it('is taken as the portal keeps it, too', async () => {
    const kept = await read(JSON.stringify({ graphql: SHELVES }));
    expect(kept).toMatchObject({ ok: true, kind: 'graphql', document: { graphql: SHELVES } });
  });

  it('is taken out of an archive: of GraphQL all files together', async () => {
    const zip = zipSync({
      'b.graphqls': strToU8('extend type Query { b: Int }'),
      'a.graphql': strToU8('type Query { a: Int }'),
      'README.md': strToU8('# Read me'),
    });
    expect(await readDocument(zip, { everyKind: true })).toMatchObject({
      ok: true,
      kind: 'graphql',
      facts: { operations: 2 },
    });
    const other = zipSync({ 'docs/asyncapi.yaml': strToU8(LAMPS), 'docs/notes.yaml': strToU8('a: 1') });
    expect(await readDocument(other, { everyKind: true })).toMatchObject({ ok: true, kind: 'asyncapi' });
  });

  it('of AsyncAPI is made of the files that it refers to, each thing once, with faults where they were written', async () => {
    const bundled = async (files: Record<string, string>) => {
      const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
      return readDocument(zip, { everyKind: true });
    };
    const files = {
      'asyncapi.yaml': `asyncapi: 3.0.0
info: {title: Doors, version: 1.0.0}
channels:
  opened: {$ref: 'channels/opened.yaml'}
  closed:
    address: doors.closed
    messages: {closed: {$ref: 'messages.yaml#/closed'}}
operations:
  onOpened: {action: receive, channel: {$ref: '#/channels/opened'}}
  onClosed:
    action: receive
    channel: {$ref: '#/channels/closed'}
    traits: [{$ref: 'traits.yaml#/slow'}]
`,
      'channels/opened.yaml': `address: doors.opened
messages: {opened: {$ref: '../messages.yaml#/opened'}}
bindings: {$ref: '../traits.yaml#/wide'}
`,
      'messages.yaml': `opened: {payload: {$ref: 'schemas/door.json'}, headers: {$ref: '#/head'}}
closed: {payload: {type: array, items: {$ref: 'schemas/door.json'}}, headers: {$ref: '#/head'}}
head: {type: object, properties: {at: {type: string}}}
`,
      'schemas/door.json':
        '{"type":"object","properties":{"id":{"type":"string"},"next":{"$ref":"#"},"name":{"$ref":"#/definitions/name"}},"definitions":{"name":{"type":"string"}}}',
      'traits.yaml': 'slow: {bindings: {kafka: {groupId: {type: string}}}}\nwide: {kafka: {partitions: 3}}\n',
    };
    const read = await bundled(files);
    expect(read.problems).toEqual([]);
    expect(read).toMatchObject({
      ...{ ok: true, kind: 'asyncapi', facts: { operations: 2, title: 'Doors' } },
      document: {
        channels: { opened: { $ref: '#/components/channels/opened' } },
        operations: { onOpened: { channel: { $ref: '#/channels/opened' } } },
        components: {
          channels: { opened: { messages: { opened: { $ref: '#/components/messages/opened' } } } },
          messages: {
            opened: { payload: { $ref: '#/components/schemas/door' }, headers: { $ref: '#/components/schemas/head' } },
            closed: { payload: { items: { $ref: '#/components/schemas/door' } } },
          },
          schemas: { door: { properties: { next: { $ref: '#/components/schemas/door' } } }, head: {}, name: {} },
          operationTraits: { slow: {} },
        },
      },
    });
    const faultsOf = async (changed: Record<string, string>) =>
      (await bundled({ ...files, ...changed })).problems.map(({ message, file, line }) => [file, line, message]);
    expect(await faultsOf({ 'traits.yaml': 'wide: {}\n' })).toEqual([
      ['asyncapi.yaml', 13, '"traits.yaml#/slow" leads to nothing in "traits.yaml".'],
    ]);
    expect(await faultsOf({ 'channels/opened.yaml': 'address: a\nmessages: {o: {$ref: "../../out.yaml"}}\n' })).toEqual(
      [['channels/opened.yaml', 2, '"../../out.yaml" is outside the bundle. Nothing is fetched or opened.']],
    );
    expect(await faultsOf({ 'channels/opened.yaml': 'address: doors.opened\nmessage: {}\n' })).toEqual([
      ['channels/opened.yaml', 2, '"message" is not a field of "opened".'],
    ]);
  });

  it('of AsyncAPI 2 is made of files likewise', async () => {
    const zip = zipSync({
      'asyncapi.yaml': strToU8(`asyncapi: 2.6.0
info: {title: Doors, version: 1.0.0}
channels:
  doors:
    $ref: doors.yaml
`),
      'doors.yaml': strToU8(`subscribe:
  message:
    oneOf:
      - {$ref: 'messages.yaml#/opened'}
      - {$ref: 'messages.yaml#/closed'}
`),
      'messages.yaml': strToU8('opened: {payload: {type: string}}\nclosed: {payload: {type: string}}\n'),
    });
    const made = await readDocument(zip, { everyKind: true });
    expect(made.problems).toEqual([]);
    expect(made).toMatchObject({
      ...{ ok: true, kind: 'asyncapi', facts: { operations: 1 } },
      document: { components: { messages: { opened: {}, closed: {} } } },
    });
  });

  it('is refused where OpenAPI alone is read', async () => {
    for (const text of [LAMPS, SHELVES]) expect((await read(text, { everyKind: false })).ok).toBe(false);
  });

  it('has its faults by line', async () => {
    expect(await faults('type Query {\n  a: Strin\n}')).toEqual([
      [2, 'GraphQL: Unknown type "Strin". Did you mean "String"?'],
    ]);
    expect(await faults('type Query {\n  a: }')).toEqual([[2, 'GraphQL: Syntax Error: Expected Name, found "}".']]);
    expect(await faults('type Thing { a: Int }')).toEqual([[1, 'GraphQL: Query root type must be provided.']]);
    expect(await faults('type Query { a: A }\ntype A implements B { a: Int }\ninterface B { b: Int }')).toEqual([
      [3, 'GraphQL: Interface field B.b expected but A does not provide it.'],
    ]);
    expect(await faults(RADIO.replace('0.9.0, description', '0.9.0, descriptio'))).toEqual([
      [2, '"descriptio" is not a field of "info".'],
    ]);
    expect(await faults(RADIO.replace('Radio, version: 0.9.0', 'Radio'))).toEqual([
      [2, '"info" needs the field "version".'],
    ]);
    expect(await faults(LAMPS.replace('action: send', 'action: sent'))).toEqual([
      [50, '"action" must be one of send, receive.'],
    ]);
    expect(await faults(RADIO.replace('2.6.0', '4.0.0'))).toEqual([
      [1, 'AsyncAPI "4.0.0" is not taken; 2.0 to 2.6, 3.0 and 3.1 are, written as text.'],
    ]);
  });

  it('has no reference that leads out, or nowhere', async () => {
    expect(await faults(RADIO.replace("'#/components/messages/song'", "'https://evil.example/song.yaml'"))).toEqual([
      [
        17,
        '"https://evil.example/song.yaml" is outside this document. Nothing is fetched or opened: bundle the document first.',
      ],
    ]);
    expect(await faults(RADIO.replace('#/components/messages/song', '#/components/messages/sung'))).toEqual([
      [17, '"#/components/messages/sung" leads to nothing in this document.'],
    ]);
  });
});

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

describe('one that is written to do harm', () => {
  it.each([
    ['lists in lists', `type Query { a: ${'['.repeat(50_000)}Int${']'.repeat(50_000)} }`, 'document-depth'],
    [
      'objects in objects',
      `type Query { a(b: Int = ${'{a:'.repeat(5000)}1${'}'.repeat(5000)}): Int }`,
      'document-depth',
    ],
    ['more words than anybody reads', `type Query { ${'a '.repeat(1_200_000)}: Int }`, 'graphql-syntax'],
    [
      'inputs that need one another',
      `type Query { a(b: I0): Int }\n${lines(100_000, (at) => `input I${at} { b: I${(at + 1) % 100_000}! }`)}`,
      'document-depth',
    ],
    [
      'AsyncAPI as deep as no document is',
      `{"asyncapi":"2.6.0","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      'document-depth',
    ],
    [
      'references without end',
      `{"asyncapi":"2.6.0","info":{"title":"T","version":"1"},"channels":{"a":{"publish":{"message":{"oneOf":[${Array(100_001).fill('{"$ref":"#/components/messages/m"}').join(',')}]}}}},"components":{"messages":{"m":{}}}}`,
      'document-references',
    ],
    [
      'references in a circle',
      `asyncapi: 2.6.0\ninfo: {title: T, version: '1'}\nchannels: {}\ncomponents: {messages: {a: {$ref: '#/components/messages/b'}, b: {$ref: '#/components/messages/a'}}}`,
      'unresolved-ref',
    ],
    [
      'aliases that multiply',
      `asyncapi: 2.6.0\na: &a [1,1,1,1,1,1,1,1,1]\n${lines(
        9,
        (at) =>
          `b${at}: &b${at} [${Array(9)
            .fill(`*${at === 0 ? 'a' : `b${at - 1}`}`)
            .join(',')}]`,
      )}`,
      'alias-count',
    ],
  ])('%s', { timeout: 60_000 }, async (_, text, rule) => {
    const { ok, problems } = await read(text, { budgetMilliseconds: 30_000 });
    expect([ok, problems.map((problem) => problem.rule)]).toEqual([false, expect.arrayContaining([rule])]);
  });

  it('is not waited for longer than it may take', async () => {
    const slow = `type Query { a: Int }\n${lines(60_000, (at) => `type T${at} { a: U${at} }`)}`;
    const { ok, problems } = await read(slow, { budgetMilliseconds: 1000 });
    expect([ok, problems[0]?.rule]).toEqual([false, 'document-budget']);
  });
});
