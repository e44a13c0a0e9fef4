// Many items for a bench, as DynamoDB exports a table: the embedded engine imports a million in the time it would take
// fifty thousand by `BatchWriteItem`.
import { createWriteStream, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { shapeOfTable } from '../packages/data/test/test-table.ts';

type Values = Readonly<Record<string, string>>;
/** What an entity makes of `put`. */
type Put = { params: () => unknown };
type Params = { readonly Item: Values };

/** A value as DynamoDB writes it, of those that benches write. */
const wireOf = (value: unknown): object => {
  if (Array.isArray(value)) return { L: value.map(wireOf) };
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'boolean' ? { BOOL: value } : { S: value };
};

/** A line of an export, for one item of any kind. */
export const lineFor = (put: Put): string => {
  // What ElectroDB gives for one item.
  const { Item } = put.params() as Params;
  const wire = Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, wireOf(value)]));
  return `${JSON.stringify({ Item: wire })}\n`;
};

/** Texts that are joined by it fill the hole of a list of texts. */
export const BETWEEN_TEXTS = '"},{"S":"';
const HOLE = /‹(\w+)›/g;

/**
 * Lines of an export, for items that differ in texts: the entity says once, with holes for values, what an item of it
 * is, keys of all indexes included.
 */
export const lineOf = <Name extends string>(names: readonly Name[], put: (holes: Record<Name, string>) => Put) => {
  // One hole for each name.
  const holes = Object.fromEntries(names.map((name) => [name, `‹${name}›`])) as Record<Name, string>;
  // What ElectroDB gives for one item.
  const { Item } = put(holes).params() as Params;
  const wire = Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, wireOf(value)]));
  const shape = JSON.stringify({ Item: wire });
  // The shape has holes of these names only.
  return (values: Record<Name, string>): string => `${shape.replace(HOLE, (_, name: Name) => values[name])}\n`;
};

const CHUNK = 1_000;

function* chunks(lines: Iterable<string>) {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length === CHUNK) {
      yield chunk.join('');
      chunk = [];
    }
  }
  yield chunk.join('');
}

/** Writes an export of one table to a new folder. */
export const writeExport = async (table: string, lines: Iterable<string>) => {
  const temporary = mkdtempSync(join(tmpdir(), 'portico-export-'));
  const [folder, schema] = [join(temporary, 'export'), join(temporary, 'schema.json')];
  const data = join(folder, table, 'data');
  mkdirSync(data, { recursive: true });
  writeFileSync(schema, JSON.stringify([{ Table: shapeOfTable(table) }]));
  await pipeline(
    Readable.from(chunks(lines)),
    createGzip({ level: 1 }),
    createWriteStream(join(data, 'items.json.gz')),
  );
  return { temporary, folder, schema };
};
