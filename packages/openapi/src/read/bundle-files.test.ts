import { Socket } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const files = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, strToU8(text)] as const));

const zip = (texts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));

const split = {
  'api/openapi.yaml': `openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets: {$ref: paths/pets.yaml}
  /pets/{id}:
    get:
      parameters:
        - $ref: ./components.yaml#/parameters/Id
      responses:
        '200': {$ref: ./components.yaml#/responses/Pet}
components:
  schemas:
    Error: {type: object, properties: {title: {type: string}}}
`,
  'api/paths/pets.yaml': `get:
  operationId: listPets
  responses:
    '200':
      description: The pets
      content:
        application/json:
          schema: {type: array, items: {$ref: ../schemas/pet.json}}
    default:
      description: A failure
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Error'}
`,
  'api/components.yaml': `parameters:
  Id: {name: id, in: path, required: true, schema: {$ref: '#/ids/Id'}}
ids:
  Id: {type: integer}
responses:
  Pet:
    description: The pet
    content:
      application/json:
        schema: {$ref: schemas/pet.json}
`,
  'api/schemas/pet.json':
    '{"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "friends": {"type": "array", "items": {"$ref": "#"}}}}',
  'README.md': 'openapi: 9.9.9',
};

describe('files that refer to one another', () => {
  it.each([
    ['a folder', files(split)],
    ['a zip', zip(split)],
  ])('of %s become one document whose references stay inside it', async (_, given) => {
    const result = await readDocument(given);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.problems).toEqual([]);
    expect(result.facts).toMatchObject({ title: 'Pets', operations: 2 });
    const pet = { $ref: '#/components/schemas/pet' };
    expect(result.document).toMatchObject({
      paths: {
        '/pets': {
          get: {
            responses: {
              200: { content: { 'application/json': { schema: { items: pet } } } },
              default: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
            },
          },
        },
        '/pets/{id}': {
          get: {
            parameters: [{ $ref: '#/components/parameters/Id' }],
            responses: { 200: { $ref: '#/components/responses/Pet' } },
          },
        },
      },
      components: {
        schemas: { pet: { properties: { friends: { items: pet } } }, Id: { type: 'integer' } },
        responses: { Pet: { content: { 'application/json': { schema: pet } } } },
        parameters: { Id: { schema: { $ref: '#/components/schemas/Id' } } },
      },
    });
    for (const [reference] of JSON.stringify(result.document).matchAll(/"\$ref":"[^"]*"/g))
      expect(reference).toContain('"#/');
  });

  it('of Swagger 2.0 are bundled before they are converted', async () => {
    const result = await readDocument(
      files({
        'swagger.yaml':
          "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: x, schema: {$ref: a.yaml#/A}}\n",
        'a.yaml': 'A: {type: object}',
      }),
    );
    expect(result).toMatchObject({
      ok: true,
      sourceVersion: '2.0',
      document: { components: { schemas: { A: { type: 'object' } } } },
    });
  });

  it('tell what is wrong by file and line', async () => {
    const { problems } = await readDocument(
      files({ ...split, 'api/paths/pets.yaml': 'get:\n  operationId: a\n  responses:\n    ok: {description: x}\n' }),
    );
    expect(problems).toMatchObject([{ rule: 'response-status', file: 'api/paths/pets.yaml', line: 4, column: 5 }]);
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1:1/a',
    '..\\a.yaml',
    'data:text/plain,x',
  ])('are not left by %s, and nothing is opened', async (reference) => {
    const connect = Socket.prototype.connect;
    let opened = 0;
    Socket.prototype.connect = function spy(this: Socket) {
      opened += 1;
      return this;
    };
    const text = `${split['api/openapi.yaml']}    Away: {$ref: ${JSON.stringify(reference)}}\n`;
    const { ok, problems } = await readDocument(files({ ...split, 'api/openapi.yaml': text }));
    Socket.prototype.connect = connect;
    expect([ok, opened]).toEqual([false, 0]);
    expect(problems).toMatchObject([{ rule: 'external-ref', file: 'api/openapi.yaml', line: 14 }]);
  });

  it.each([
    ['a file that is not there', 'missing.yaml', 'external-ref'],
    ['a place that is not there', './components.yaml#/nowhere', 'unresolved-ref'],
  ])('name %s', async (_, reference, rule) => {
    const text = `${split['api/openapi.yaml']}    Away: {$ref: '${reference}'}\n`;
    expect((await readDocument(files({ ...split, 'api/openapi.yaml': text }))).problems).toMatchObject([{ rule }]);
  });

  it('that lead in a circle are answered', async () => {
    const circle = {
      'openapi.yaml': 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {/a: {$ref: a.yaml}}\n',
      'a.yaml': '$ref: b.yaml',
      'b.yaml': '$ref: a.yaml',
    };
    expect((await readDocument(files(circle))).problems).toMatchObject([{ rule: 'bundle-size' }]);
  });

  it.each([
    ['no document', { 'a.yaml': 'a: 1' }, 'not-openapi'],
    ['a file of empty lines', { 'a.yaml': `${'\n'.repeat(4_000)}x` }, 'not-openapi'],
    ['two documents', { 'a.yaml': 'openapi: 3.1.0', 'b.yaml': 'openapi: 3.1.0' }, 'archive-root'],
    ['a name that leads out', { '../openapi.yaml': 'openapi: 3.1.0' }, 'archive-path'],
    ['an absolute name', { '/openapi.yaml': 'openapi: 3.1.0' }, 'archive-path'],
    ['a name with a drive', { 'C:/openapi.yaml': 'openapi: 3.1.0' }, 'archive-path'],
    ['a name with backslashes', { 'a\\..\\openapi.yaml': 'openapi: 3.1.0' }, 'archive-path'],
    ['a name with an end in it', { 'openapi.yaml\0.yaml': 'openapi: 3.1.0' }, 'archive-path'],
  ])('in a zip with %s are not taken', async (_, texts, rule) => {
    expect((await readDocument(zip(texts))).problems).toMatchObject([{ rule }]);
  });

  it('in a zip that has a name twice are not taken, whichever of the two is meant', async () => {
    // Its names are in it twice, at each file and at the end.
    const text = Buffer.from(zip({ 'openapi.yaml': split['api/openapi.yaml'], 'openapj.yaml': 'a: 1' }));
    for (let at = text.indexOf('openapj'); at >= 0; at = text.indexOf('openapj')) text.write('openapi', at);
    expect((await readDocument(text)).problems).toMatchObject([{ rule: 'archive-path' }]);
  });

  it('in a zip that says less than it holds are cut at what it says', async () => {
    const bomb = Buffer.from(zipSync({ 'openapi.yaml': new Uint8Array(60_000_000).fill(32) }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(60_000_000);
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size)) bomb.writeUInt32LE(100, at);
    expect((await readDocument(bomb)).problems).toMatchObject([{ rule: 'not-openapi' }]);
  });

  it('in a zip of more files than a document has are not taken', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.txt`, '']));
    expect((await readDocument(zip({ ...split, ...many }))).problems).toMatchObject([{ rule: 'archive-size' }]);
  });

  it('in a zip that holds more than it may are not unpacked', async () => {
    const bomb = zipSync({ 'openapi.yaml': new Uint8Array(60_000_000).fill(32) });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await readDocument(bomb)).problems).toMatchObject([{ rule: 'archive-size' }]);
    expect((await readDocument(bomb.subarray(0, 500))).problems).toMatchObject([{ rule: 'archive-damaged' }]);
  });
});
