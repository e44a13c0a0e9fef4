import { type OperationEntry, operations } from '@portico/contract';
import { takenBy } from './contract.ts';
import type { Random } from './random.ts';
import { harmed, harmfulText, type Pool, sampleOf } from './values.ts';

export type Credentials = { readonly tokens: readonly string[]; readonly key: string };

/** A request as it goes over the wire: its headers as often and in the order they stand here. */
export type WireRequest = {
  readonly operation: OperationEntry;
  readonly method: string;
  readonly path: string;
  /** The path leads to the operation, whatever it names. */
  readonly exact: boolean;
  readonly headers: readonly string[];
  readonly body: Buffer | undefined;
};

const ALL = Object.values<OperationEntry>(operations);
export const PATHS = [
  '%',
  '%zz',
  '%00',
  '%2e%2e',
  '..',
  '.',
  '%ff%fe',
  '%ed%a0%80',
  '',
  '%2f',
  '%5c',
  ';a=b',
  '*',
  '%F0%9F%98%80',
  ':',
  '@',
];
const REST = ['museum-hours', 'tickets', 'a/b%20c', ''];
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json;charset=UTF-8',
  'application/problem+json',
  'multipart/form-data; boundary=a',
  'application/x-www-form-urlencoded',
  '',
  'application/json, application/json',
];

/** Text as a URL has it; half characters too, as bytes that are no UTF-8. */
export const escaped = (text: string): string =>
  [...text].map((letter) => (letter.isWellFormed() ? encodeURIComponent(letter) : '%ed%a0%80')).join('');

const pathOf = (random: Random, { path, method, visitorPath }: OperationEntry, pool: Pool) => {
  const { parameters } = takenBy(path, method);
  const template = visitorPath && random.chance(0.4) ? visitorPath : path;
  let exact = true;
  const astray = (text: string): string => {
    exact = false;
    return text;
  };
  const filled = template.replace(/\{(\w+)\+?\}/g, (_, name: string) => {
    if (random.chance(0.06)) return astray(random.pick(PATHS));
    if (random.chance(0.06)) return astray(escaped(harmfulText(random)));
    const schema = parameters.find((one) => one.name === name && one.in === 'path')?.schema;
    return schema ? escaped(String(sampleOf(random, schema, pool))) : random.pick(REST);
  });
  if (!random.chance(0.03)) return { path: filled, exact };
  return { path: random.pick([`${filled}/`, `/${filled}`, filled.toUpperCase(), `${filled}/extra`]), exact: false };
};

const queryOf = (random: Random, { path, method }: OperationEntry, pool: Pool): string => {
  const asked = takenBy(path, method).parameters.filter(
    (one) => one.in === 'query' && (one.required || random.chance(0.4)),
  );
  const pairs = asked
    .filter(() => !random.chance(0.05))
    .map(({ name, schema }): readonly [string, string] => [
      name,
      random.chance(0.15) ? harmfulText(random) : String(sampleOf(random, schema, pool)),
    ]);
  if (random.chance(0.1))
    pairs.push([random.pick(['surprise', '__proto__', 'limit', 'cursor', '']), harmfulText(random)]);
  const text = pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
  if (random.chance(0.03))
    return `?${text}&${random.pick(['%', '%ff=%fe', '&&&', '=', 'a', 'limit=1&limit=2', '+=+', 'a[]=1'])}`;
  return text === '' ? '' : `?${text}`;
};

const bytesOf = (random: Random, text: string): Buffer =>
  random.pick<() => Buffer>([
    () => Buffer.from(text.slice(0, -1)),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])]),
    () => Buffer.from(text.replace('{', '{"__proto__":{"a":1},')),
    () => Buffer.from(text.replace('{', '{"name":"one","name":"two",')),
    () => Buffer.from(text.replaceAll('"', "'")),
    () => Buffer.from(random.pick(['null', '[]', '""', '0', '{', '{}', ' ', 'NaN', '{"a":1e999}', '\u0000'])),
    () => Buffer.from('['.repeat(50_000)),
    () => Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
    () => Buffer.alloc(random.pick([70_000, 1_000_000]), 'a'),
  ])();

const bodyOf = (random: Random, { path, method }: OperationEntry, pool: Pool): Buffer | undefined => {
  const { body: schema } = takenBy(path, method);
  if (!schema) return random.chance(0.05) ? bytesOf(random, '{"a":1}') : undefined;
  if (random.chance(0.02)) return undefined;
  const value = sampleOf(random, schema, pool);
  const text = JSON.stringify(random.chance(0.5) ? harmed(random, value) : value);
  return random.chance(0.1) ? bytesOf(random, text) : Buffer.from(text);
};

/** What can stand in a header's value on the wire. */
export const headerText = (random: Random): string =>
  Buffer.from(harmfulText(random), 'utf8')
    .toString('latin1')
    .replace(/[\0\r\n]/g, '')
    .slice(0, 3000);

const headersOf = (
  random: Random,
  operation: OperationEntry,
  { tokens, key }: Credentials,
  hasBody: boolean,
): string[] => {
  const headers: string[] = [];
  const add = (name: string, value: string) => headers.push(name, value);
  if (operation.access === 'key' ? random.chance(0.95) : random.chance(0.03))
    add('X-Api-Key', random.chance(0.9) ? key : headerText(random));
  if (operation.access !== 'key' || random.chance(0.03))
    if (random.chance(0.97))
      add('Authorization', random.chance(0.97) ? `Bearer ${random.pick(tokens)}` : headerText(random));
  if (hasBody) add('Content-Type', random.chance(0.96) ? 'application/json' : random.pick(TYPES));
  if (operation.takesIfMatch && random.chance(0.9))
    add(
      'If-Match',
      random.chance(0.7)
        ? random.pick([`"${random.below(9)}"`, `"1.0.0-${random.below(5)}"`, 'W/"3"'])
        : headerText(random),
    );
  if (operation.repeatable && random.chance(0.3))
    add('Idempotency-Key', random.chance(0.8) ? `key-${random.below(40)}` : headerText(random));
  if (random.chance(0.1))
    add('Accept-Encoding', random.pick(['gzip', 'br', '*;q=0', 'gzip;q=0', ', ,', 'GZIP;q=1.0;x']));
  if (random.chance(0.05))
    add(
      random.pick(['X-Request-Id', 'Accept', 'Origin', 'Cookie', 'X-Forwarded-For', '__proto__', 'Range']),
      headerText(random),
    );
  if (random.chance(0.02) && headers.length > 0) headers.push(headers[0] ?? '', headers[1] ?? '');
  return headers;
};

/** A request of one of the contract's operations: mostly as it should be, and then not. */
export const requestOf = (random: Random, pool: Pool, credentials: Credentials): WireRequest => {
  const operation = random.pick(ALL);
  const body = bodyOf(random, operation, pool);
  const { path, exact } = pathOf(random, operation, pool);
  const own = operation.method === 'ANY' ? random.pick(METHODS.slice(0, 6)) : operation.method;
  const method = random.chance(0.01) ? random.pick(METHODS) : own;
  return {
    operation,
    method,
    path: path + queryOf(random, operation, pool),
    exact: exact && method === operation.method,
    headers: headersOf(random, operation, credentials, body !== undefined),
    body,
  };
};
