import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { GATING } from './gating.ts';

const specs = new URL('specs/', import.meta.url);

/** Names of the real OpenAPI documents; SOURCES.md says where each is from. */
export const specNames: readonly string[] = readdirSync(specs).map((name) => name.replace(/\.gz$/, ''));

/** Seconds each, and minutes in all: they are read whole where a part is asked for by name (`npm test -- thorough`). */
const LARGE = /github|stripe|openai|discord|slack/;

/** Those that gate a merge. */
export const gatingSpecNames: readonly string[] = specNames.filter((name) => !GATING || !LARGE.test(name));

/** The bytes of a real OpenAPI document. */
export const readSpec = (name: string): Uint8Array => gunzipSync(readFileSync(new URL(`${name}.gz`, specs)));

let corpora: Readonly<Record<string, Uint8Array>> | undefined;
const unpacked = () => {
  corpora ??= unzipSync(readFileSync(new URL('corpora.zip', import.meta.url)));
  return corpora;
};

/** Paths of the hostile and conformance inputs below a folder, e.g. `JSONTestSuite/test_parsing/`. */
export const corpusNames = (folder: string): readonly string[] =>
  Object.keys(unpacked())
    .filter((path) => path.startsWith(folder) && path !== folder)
    .map((path) => path.slice(folder.length));

export const readCorpus = (path: string): Uint8Array => {
  const bytes = unpacked()[path];
  if (!bytes) throw new Error(`no such corpus file: ${path}`);
  return bytes;
};
