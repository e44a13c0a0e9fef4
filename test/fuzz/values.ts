import { resolved, type Schema } from './contract.ts';
import type { Random } from './random.ts';

/** What is there, by the pattern of its ids: a request that reaches something says more than one that does not. */
export type Pool = readonly string[];

const TEXTS = ['a', 'walrus', 'latest', '1.0.0', 'Ünïcödé ☃ 漢字 😀', 'zero\u200bwidth', '\u202eright', 'a\tb', 'x y'];
const CANDIDATES = [
  'a-b-c',
  'a1',
  'A-1_b.c~d',
  'https://example.com/things',
  'http://127.0.0.1:1/',
  '/things?a=1',
  '"1"',
  'W/"1.0.0-1"',
  'X-Header-1',
];
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

const fitting = (random: Random, { pattern = '', minLength = 0, maxLength = 100 }: Schema, pool: Pool): string => {
  const expression = new RegExp(pattern, 'u');
  const prefix = /\^\(?([a-z]{3,4}_)\[/.exec(pattern)?.[1];
  const id = prefix && prefix + Array.from({ length: 26 }, () => random.pick([...CROCKFORD])).join('');
  const known = pool.filter((text) => expression.test(text));
  const token = 'Ab0_'.repeat(64).slice(0, Math.max(minLength, Math.min(43, maxLength)));
  const fresh = [`x${random.below(1e9)}`, `"${random.below(12)}"`, `"1.0.0-${random.below(6)}"`];
  const all = [...CANDIDATES, ...TEXTS, ...fresh, ...fresh, token, ...(id ? [id] : [])];
  const fits = all.filter((text) => expression.test(text) && text.length >= minLength && text.length <= maxLength);
  if (known.length > 0 && random.chance(0.8)) return random.pick(known);
  return fits.length > 0 ? random.pick(fits) : 'a'.repeat(Math.max(1, minLength));
};

const textOf = (random: Random, schema: Schema, pool: Pool): string => {
  const { minLength = 0, maxLength = 200 } = schema;
  if (schema.format === 'date-time')
    return random.pick([
      '2026-11-28T12:00:00Z',
      '2027-01-01T00:00:00.5+02:00',
      '2030-06-30T23:59:60Z',
      '9999-12-31t23:59:59z',
    ]);
  if (schema.pattern !== undefined) return fitting(random, schema, pool);
  const text = random.pick([...TEXTS, ...CANDIDATES, 'x'.repeat(Math.min(maxLength, 3000))]);
  return text.length < minLength ? text.padEnd(minLength, 'y') : text.slice(0, maxLength);
};

const numberOf = (random: Random, { minimum = 0, maximum = 1_000_000 }: Schema): number =>
  random.pick([minimum, maximum, minimum + random.below(maximum - minimum + 1)]);

const objectOf = (random: Random, schema: Schema, pool: Pool): Record<string, unknown> => {
  const { properties = {}, required = [], additionalProperties, maxProperties = 5 } = schema;
  const all = Object.entries(properties);
  const one = maxProperties === 1 && all.length > 0 ? random.pick(all)[0] : undefined;
  const chosen = all.filter(([name]) => (one ? name === one : required.includes(name) || random.chance(0.5)));
  const members = chosen.map(([name, member]) => [name, sampleOf(random, member, pool)] as const);
  const free = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const named = free ? random.pick([[], ['x-one'], ['x-one', '__proto__', 'constructor'], ['Accept', '']]) : [];
  return Object.fromEntries([...members, ...named.map((name) => [name, sampleOf(random, free ?? {}, pool)] as const)]);
};

/** A value that a schema takes, as far as it can be said without knowing more. */
export const sampleOf = (random: Random, reference: Schema, pool: Pool): unknown => {
  const schema = resolved(reference);
  if (schema.nullable && random.chance(0.2)) return null;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.type === 'string') return textOf(random, schema, pool);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(random, schema);
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'array') {
    const { minItems = 0, maxItems = 3, items = {} } = schema;
    const length = random.chance(0.02) ? maxItems : Math.min(maxItems, minItems + random.below(3));
    return Array.from({ length }, () => sampleOf(random, items, pool));
  }
  return objectOf(random, schema, pool);
};

/** Values that mean harm, whatever is asked for. */
const harm = (random: Random): unknown =>
  random.pick<() => unknown>([
    () => null,
    () => random.pick([0, -1, 1.5, 1e308, -0, 2 ** 53, true, false]),
    () => random.pick([[], {}, [[]], [null], { a: { b: {} } }]),
    () => '',
    () => random.pick(['\u0000', 'a\u0000b', '\ud800', 'a\udfff', '😀'.repeat(30), '\uffff', '\u202e', 'ﷺ', 'İ', '﷽']),
    () => random.pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$ref', '#', '$portico#', 'api_']),
    () => random.pick(["' OR 1=1", '../../etc/passwd', '{{7*7}}', '${env}', '<script>', '%00', '%2e%2e', 'a\r\nb: c']),
    () => 'z'.repeat(random.pick([81, 301, 2001, 4097, 100_000])),
    () => '漢'.repeat(random.pick([80, 300, 100_000])),
    () => ({ ['__proto__']: { admin: true } }),
    () => Array.from({ length: random.pick([11, 101, 5000]) }, () => 'a'),
    () => nested(random.pick([10, 1000])),
  ])();

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let index = 0; index < depth; index++) value = index % 2 ? [value] : { a: value };
  return value;
};

/** Somewhere in a value, something else: a member gone, come, or made harm of. */
export const harmed = (random: Random, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return harm(random);
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return [...value, harm(random)];
    const index = random.below(value.length);
    return value.map((member, at) => (at === index ? harmed(random, member) : member));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(0.15))
    return Object.fromEntries([
      ...entries,
      [random.pick(['surprise', '__proto__', 'constructor', '', 'id']), harm(random)],
    ]);
  const index = random.below(entries.length);
  if (random.chance(0.15)) return Object.fromEntries(entries.filter((_, at) => at !== index));
  return Object.fromEntries(
    entries.map(([name, member], at) => [name, at === index ? harmed(random, member) : member]),
  );
};

/** A text as something that means harm, where only text can stand. */
export const harmfulText = (random: Random): string => {
  const value = harm(random);
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 1500);
};
