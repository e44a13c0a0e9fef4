import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { readSpec } from '../../../test/material/index.ts';
import { type DocumentFile, writeDocumentFile } from '../src/files/index.ts';
import { isList, isObject, type JsonObject, type JsonValue } from '../src/json-value.ts';
import { buildModel } from '../src/model/build-model.ts';
import { readDocument } from '../src/read/read-document.ts';

const written = async (document: JsonObject, file: DocumentFile): Promise<string> => {
  const bytes = await writeDocumentFile(document, file);
  if (!bytes) throw new Error(`it could not be written for ${file}`);
  return new TextDecoder().decode(bytes);
};

/** The calls of a collection by name, method and address: what has several tags is in a folder of each. */
const callsOf = (value: JsonValue | undefined): string[] => {
  if (isList(value)) return value.flatMap(callsOf);
  if (!isObject(value)) return [];
  const below = value.item ?? value.items;
  if (below !== undefined) return callsOf(below);
  const { method, url } = isObject(value.request) ? value.request : {};
  const query = isObject(url) && isList(url.query) ? url.query.map((one) => isObject(one) && one.key) : [];
  return [JSON.stringify([value.name, method, isObject(url) ? url.path : url, query])];
};

/** What is not the same of a document as YAML, or is missing in its collections. */
export const documentFileFaults = async (name: string): Promise<readonly string[]> => {
  const read = await readDocument(readSpec(name));
  if (!read.ok) throw new Error(`${name} must be readable`);
  const { document } = read;
  const faults: string[] = [];
  if (!isDeepStrictEqual(parse(await written(document, 'yaml'), { maxAliasCount: 0 }), document))
    faults.push('as YAML it says something else');
  const { operations } = buildModel(document);
  for (const file of ['postman', 'bruno'] as const) {
    const collection = JSON.parse(await written(document, file)) as JsonObject;
    const calls = new Set(callsOf(collection.item ?? collection.items));
    if (calls.size !== operations.length) faults.push(`${file} has ${calls.size} calls of ${operations.length}`);
  }
  return faults;
};
