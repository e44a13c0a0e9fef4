// Documents by somebody who means harm: the same two hundred each time.
import { readSpec } from '../../../test/material/index.ts';

export type HostileDocument = { readonly name: string; readonly bytes: Uint8Array };

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => encode(JSON.stringify(value));

/** mulberry32: the same numbers for the same seed. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const head = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\n';
const withSchemas = (schemas: object, rest: object = {}) =>
  json({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/a/{id}': {
        post: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/A' } }],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
          responses: {
            200: { description: 'x', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
          },
        },
      },
    },
    components: { schemas },
    ...rest,
  });

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const chain = (length: number, link: (next: string) => object, last: object) =>
  Object.fromEntries(
    Array.from({ length }, (_, n) => [n === 0 ? 'A' : `S${n}`, n === length - 1 ? last : link(`S${n + 1}`)]),
  );

const bomb = (levels: number, width: number) =>
  [
    `a0: &a0 [${Array(width).fill('x').join()}]`,
    ...Array.from({ length: levels }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(width).fill(`*a${n}`).join()}]`),
  ].join('\n');

const PATTERNS = [
  '^(a|a)*$',
  '^(a+)+$',
  '(x+x+)+y',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(.*a){20}',
  '((a*)*)*b',
  '^(?=(a+)+$)',
  '(?<n',
];
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\u202e',
  '../../x',
  `$${'{7*7}'}`,
  '*/',
  '"""',
  "'",
  '`',
];

const yamls = (): HostileDocument[] => [
  ...[3, 5, 7, 8, 9].flatMap((levels) => [
    { name: `alias bomb ${levels}`, bytes: encode(`${head}${bomb(levels, 9)}`) },
    { name: `narrow alias bomb ${levels}`, bytes: encode(`${head}${bomb(levels * 3, 2)}`) },
  ]),
  { name: 'alias to itself', bytes: encode(`${head}x-a: &a [*a]`) },
  { name: 'merge of itself', bytes: encode(`${head}x-a: &a\n  <<: *a`) },
  {
    name: 'merge chain',
    bytes: encode(
      `${head}${Array.from({ length: 200 }, (_, n) => `x-${n}: &m${n}\n  <<: ${n === 0 ? '{}' : `*m${n - 1}`}\n  k${n}: 1`).join('\n')}`,
    ),
  },
  { name: 'flow 5,000 deep', bytes: encode(`${head}x-a: ${'['.repeat(5_000)}`) },
  { name: 'block 3,000 deep', bytes: encode(head + '? '.repeat(3_000)) },
  { name: 'list 3,000 deep', bytes: encode(`${head}x-a:\n  ${'- '.repeat(3_000)}x`) },
  { name: '50,000 keys', bytes: encode(head + Array.from({ length: 50_000 }, (_, n) => `x-k${n}: 1`).join('\n')) },
  { name: 'anchor of a million characters', bytes: encode(`${head}x-a: &${'a'.repeat(1_000_000)} 1`) },
  { name: 'tag of another language', bytes: encode(`${head}x-a: !!python/object/apply:os.system ["id"]`) },
  { name: 'binary tag', bytes: encode(`${head}x-a: !!binary "////"`) },
  { name: 'two documents', bytes: encode(`${head}---\n${head}`) },
  { name: 'tabs', bytes: encode(`${head}paths:\n\t/a: {}`) },
  { name: 'keys that are lists', bytes: encode(`${head}? [a, b]\n: 1`) },
  { name: 'numbers over all bounds', bytes: encode(`${head}x-a: 1e999999\nx-b: .nan\nx-c: 0x${'f'.repeat(400)}`) },
];

const jsons = (): HostileDocument[] => [
  ...[101, 1_000, 100_000].flatMap((depth) => [
    {
      name: `list ${depth} deep`,
      bytes: encode(
        `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"x-a":${'['.repeat(depth)}${']'.repeat(depth)}}`,
      ),
    },
    {
      name: `object ${depth} deep`,
      bytes: encode(
        `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"x-a":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`,
      ),
    },
  ]),
  {
    name: 'a key of two million characters',
    bytes: withSchemas({ A: { type: 'object', properties: { ['k'.repeat(2_000_000)]: {} } } }),
  },
  {
    name: '20,000 duplicate names',
    bytes: encode(`{"openapi":"3.1.0","info":{"title":"T","version":"1"},${Array(20_000).fill('"x-a":1').join()}}`),
  },
  {
    name: 'lone surrogates',
    bytes: encode('{"openapi":"3.1.0","info":{"title":"\\ud800","version":"\\udfff"},"paths":{}}'),
  },
  {
    name: 'lone surrogates in every name',
    bytes: encode(
      String.raw`{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/\ud800/{p\udfff}":{"get":{"operationId":"\ud800","parameters":[{"name":"p\udfff","in":"path","required":true,"schema":{"type":"string","example":"\ud800"}},{"name":"\udc00","in":"query","schema":{"type":"object","properties":{"\ud800":{"type":"string","enum":["\udfff"]}}}},{"name":"c\ud800","in":"cookie","schema":{"type":"string"}}],"responses":{"200":{"description":"x"}}}}}}`,
    ),
  },
  { name: 'bytes that are no text', bytes: Uint8Array.from({ length: 4_000 }, (_, n) => (n * 7919) % 256) },
  { name: 'a zip that is none', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, ...Array(500).fill(255)]) },
  { name: 'UTF-16', bytes: new Uint8Array(Buffer.from('\ufeff{"openapi":"3.1.0"}', 'utf16le')) },
];

const schemas = (): HostileDocument[] => [
  { name: 'itself', bytes: withSchemas({ A: reference('A') }) },
  { name: 'one another', bytes: withSchemas({ A: reference('B'), B: reference('A') }) },
  { name: 'a chain of 1,000', bytes: withSchemas(chain(1_000, reference, { type: 'string' })) },
  ...(['allOf', 'oneOf', 'anyOf'] as const).flatMap((word) => [
    {
      name: `${word} of itself`,
      bytes: withSchemas({ A: { [word]: [reference('A'), { type: 'object', properties: { a: {} } }] } }),
    },
    {
      name: `${word} doubled 24 times`,
      bytes: withSchemas(
        chain(25, (next) => ({ [word]: [reference(next), reference(next)] }), {
          type: 'object',
          properties: { a: { type: 'string' } },
        }),
      ),
    },
    {
      name: `${word} of 2,000`,
      bytes: withSchemas({
        A: {
          [word]: Array.from({ length: 2_000 }, (_, n) => ({
            type: 'object',
            properties: { [`p${n}`]: { const: n } },
          })),
        },
      }),
    },
  ]),
  {
    name: 'members doubled 24 times',
    bytes: withSchemas(
      chain(
        25,
        (next) => ({ type: 'object', required: ['a', 'b'], properties: { a: reference(next), b: reference(next) } }),
        { type: 'string' },
      ),
    ),
  },
  {
    name: 'items doubled 24 times',
    bytes: withSchemas(
      chain(25, (next) => ({ type: 'array', minItems: 2, maxItems: 2, items: reference(next) }), { type: 'string' }),
    ),
  },
  {
    name: 'a required circle',
    bytes: withSchemas({ A: { type: 'object', required: ['a'], properties: { a: reference('A') } } }),
  },
  { name: 'not itself', bytes: withSchemas({ A: { not: reference('A') } }) },
  {
    name: 'counts without end',
    bytes: withSchemas({ A: { type: 'array', minItems: 1e15, items: { type: 'string', minLength: 1e15 } } }),
  },
  {
    name: 'limits that cross',
    bytes: withSchemas({ A: { type: 'integer', minimum: 10, maximum: 1, multipleOf: 1e-300 } }),
  },
  {
    name: 'an enum of 100,000',
    bytes: withSchemas({ A: { enum: Array.from({ length: 100_000 }, (_, n) => `v${n}`) } }),
  },
  {
    name: 'a discriminator to nowhere',
    bytes: withSchemas({
      A: {
        oneOf: [reference('B')],
        discriminator: { propertyName: '__proto__', mapping: { a: '#/x', b: '../../etc/passwd' } },
      },
      B: { type: 'object' },
    }),
  },
  ...PATTERNS.map((pattern) => ({
    name: `pattern ${pattern}`,
    bytes: withSchemas({ A: { type: 'string', pattern, example: `${'a'.repeat(40)}!` } }),
  })),
  ...NAMES.map((name) => ({
    name: `name ${JSON.stringify(name)}`,
    bytes: withSchemas(
      {
        A: { type: 'object', required: [name], properties: { [name]: { type: 'string', enum: [name] } } },
        [name]: { type: 'object' },
      },
      { tags: [{ name }] },
    ),
  })),
  ...[
    './x.yaml',
    '/etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1:1/',
    '//127.0.0.1:1/x',
    '#/__proto__',
    '#/constructor/prototype',
    '#/%',
    '#/components/schemas/A/a~2b',
    'data:,x',
  ].map((to) => ({ name: `reference ${to}`, bytes: withSchemas({ A: { $ref: to } }) })),
];

const wreck = (seed: number): HostileDocument => {
  const random = numbers(seed);
  const sources = [
    'oas31-redocly-museum.yaml',
    'oas30-swagger-petstore.yaml',
    'oas31-scalar-galaxy.yaml',
    'oas30-readme-discriminators.json',
    'oas31-redoc-demo.yaml',
  ];
  const bytes = new Uint8Array(readSpec(sources[random(sources.length)] ?? ''));
  const kind = random(4);
  if (kind === 0) return { name: `cut ${seed}`, bytes: bytes.subarray(0, random(bytes.length)) };
  for (let count = random(40) + 1; count > 0; count -= 1) {
    if (kind === 1) bytes[random(bytes.length)] = random(256);
    else if (kind === 2) bytes.copyWithin(random(bytes.length), random(bytes.length), random(bytes.length));
    else bytes[random(bytes.length)] = encode('{}[]:,"\'#&*|>-%@`\n ')[random(19)] ?? 0;
  }
  return { name: `wreck ${seed}`, bytes };
};

const HOW_MANY = 200;

/** Two hundred hostile documents, the same each time. */
export const hostileDocuments = (): HostileDocument[] => {
  const made = [...yamls(), ...jsons(), ...schemas()];
  return [...made, ...Array.from({ length: HOW_MANY - made.length }, (_, seed) => wreck(seed + 1))];
};
