import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Portico } from '@portico/client';
import {
  DOCUMENT_BYTES_MAX,
  type DocumentProblem,
  type DocumentRoot,
  type OpenApiDocument,
  type ReadResult,
  readDocument,
} from '@portico/openapi';
import { zipSync } from 'fflate';
import { CommandError, EXIT } from './exit-codes.ts';

export type ReadDocument = Extract<ReadResult, { ok: true }>;

/** The reading thread's code: beside the bundle, or the source where there is none. */
const WORKER = import.meta.url.endsWith('.ts') ? undefined : new URL('./read-worker.mjs', import.meta.url);

const TEXTS = /\.(json|ya?ml|graphqls?|gql)$/i;

const unreadable = (path: string, error: unknown) =>
  new CommandError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);

/** A document as it lies on disk: a file, a zip, or the texts of a folder. */
export const documentOnDisk = (path: string): Uint8Array | Map<string, Uint8Array> => {
  try {
    if (!statSync(path).isDirectory()) return readFileSync(path);
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => TEXTS.test(name) && !/(^|\/)(node_modules|\.[^/]*)\//.test(name))
      .toSorted();
    return new Map(files.map((name) => [name, readFileSync(join(path, name))] as const));
  } catch (error) {
    throw unreadable(path, error);
  }
};

/** What is sent of it: the file as it is, a folder as a zip. */
export const uploadOf = (path: string): Uint8Array => {
  const given = documentOnDisk(path);
  const bytes = given instanceof Uint8Array ? given : zipSync(Object.fromEntries(given));
  if (bytes.length === 0) throw new CommandError(`${path} is empty`);
  if (bytes.length > DOCUMENT_BYTES_MAX)
    throw new CommandError(`${path} is larger than ${DOCUMENT_BYTES_MAX / 1_000_000} MB`);
  return bytes;
};

/** `file:line:column`, which editors and CI logs make a link of. */
export const problemLine = (path: string, { file, line, column, severity, rule, message }: DocumentProblem): string =>
  `${file === undefined ? path : join(path, file)}:${line}:${column} ${severity} ${rule}: ${message}`;

/** What there is to choose from, with the word that chooses. */
const rootLines = (roots: readonly DocumentRoot[], word: string): string[] =>
  roots.map(
    ({ path, title = '-', version = '-', operations }) =>
      `${word} ${path}: ${title} ${version}, ${operations} operations`,
  );

export const refusedDocument = (
  path: string,
  { problems, roots = [] }: Pick<ReadResult, 'problems' | 'roots'>,
  rootWord = '--root',
) => {
  const lines = problems.filter(({ severity }) => severity === 'error').map((problem) => problemLine(path, problem));
  const chosen = problems.some(({ rule }) => rule === 'archive-root') ? rootLines(roots, rootWord) : [];
  return new CommandError([...lines, ...chosen, `${path} cannot be used`].join('\n'), EXIT.invalid, {
    problems,
    roots,
  });
};

export type LocalOptions = {
  readonly lint?: boolean;
  readonly everyKind?: boolean;
  readonly root?: string | undefined;
  readonly rootWord?: string;
};

/** Reads and checks a document with the portal's own engine; nothing is sent. `path` is what its faults are told of. */
export const readGiven = async (
  given: Uint8Array | ReadonlyMap<string, Uint8Array>,
  path: string,
  { lint, everyKind = false, root, rootWord }: LocalOptions = {},
): Promise<ReadDocument> => {
  const today = new Date().toISOString().slice(0, 10);
  const result = await readDocument(given, {
    ...(WORKER && { workerUrl: WORKER }),
    ...(lint && { lint: { today } }),
    everyKind,
    root,
  });
  if (!result.ok) throw refusedDocument(path, result, rootWord);
  return result;
};

export const readLocal = (path: string, options: LocalOptions = {}): Promise<ReadDocument> =>
  readGiven(documentOnDisk(path), path, options);

/** The hash by which the portal knows a document: equal, where it is the same one however it was written. */
export const contentHashOf = (document: OpenApiDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex');

export type NamedDocument = { readonly document: OpenApiDocument; readonly title: string; readonly version: string };

const REGISTERED = /^api:([^@]+)(?:@(.+))?$/;

/** A document by its path, or as it is registered: `api:museum`, `api:museum@1.2.0`. */
export const readNamed = async (name: string, portal: () => Portico): Promise<NamedDocument> => {
  const [, apiId, version = 'latest'] = REGISTERED.exec(name) ?? [];
  if (apiId === undefined) {
    const { document, facts } = await readLocal(name, { everyKind: true });
    return { document, title: facts.title || basename(name), version: facts.version };
  }
  const found = await portal().getDocument({ apiId, version, source: true });
  // The portal read it as one before it kept it.
  const document = found as OpenApiDocument;
  const info = document.info as { readonly title?: string; readonly version?: string } | undefined;
  return { document, title: info?.title ?? apiId, version: info?.version ?? version };
};
