import { type Phrase, phrase } from '@portico/words';
import { unzipSync } from 'fflate';
import { DOCUMENT_BYTES_MAX } from './decode-text.ts';
import type { Finding } from './document-problem.ts';
import { quote } from './document-problem.ts';

/** What a document was sent as: one text, or files by their paths (`/` between folders, none at the start). */
export type SourceFiles = ReadonlyMap<string, Uint8Array>;

const FILES_MAX = 2_000;
const PATH_MAX = 255;
const TEXTS = /\.(json|ya?ml)$/i;
const SDL_TEXTS = /\.(graphqls?|gql)$/i;

/** GraphQL's schema language, by its name. */
export const isSdlText = (path: string): boolean => SDL_TEXTS.test(path) && !/(^|\/)(__MACOSX\/|\.[^./])/.test(path);

/** JSON and YAML; what an operating system puts beside them is not. */
export const isText = (path: string): boolean => TEXTS.test(path) && !/(^|\/)(__MACOSX\/|\.[^./])/.test(path);

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const refuse = (rule: string, words: Phrase): { finding: Finding } => ({
  finding: { severity: 'error', rule, words, pointer: '' },
});

/** A path inside a bundle, `.` and `..` settled; `undefined` when it leads out or is no plain relative path. */
export const settlePath = (path: string): string | undefined => {
  if (path.length > PATH_MAX || /^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:|[\\\0]/.test(path)) return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.length > 0 ? steps.join('/') : undefined;
};

/**
 * JSON, YAML and GraphQL files of a zip, in memory; nothing is written. Sizes are counted by what an entry says and checked by
 * what it holds, so that no archive unpacks to more than a document may have.
 */
export const unpackArchive = (bytes: Uint8Array): { files: SourceFiles } | { finding: Finding } => {
  let total = 0;
  let count = 0;
  let odd: string | undefined;
  let twice: string | undefined;
  const names = new Set<string>();
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (!isText(name) && !isSdlText(name)) return false;
        if (settlePath(name) !== name) odd ??= name;
        // Whoever opens it otherwise might take the other one.
        if (names.has(name)) twice ??= name;
        names.add(name);
        total += originalSize;
        return count <= FILES_MAX && total <= DOCUMENT_BYTES_MAX && odd === undefined && twice === undefined;
      },
    });
  } catch {
    return refuse('archive-damaged', phrase`The archive is damaged: it cannot be unpacked.`);
  }
  if (odd !== undefined)
    return refuse('archive-path', phrase`${quote(odd)} is no plain relative path: the archive is not opened.`);
  if (twice !== undefined)
    return refuse('archive-path', phrase`${quote(twice)} is in the archive twice: it is not opened.`);
  if (count > FILES_MAX) return refuse('archive-size', phrase`The archive has more than ${FILES_MAX} files.`);
  if (total > DOCUMENT_BYTES_MAX)
    return refuse('archive-size', phrase`The archive holds more than ${DOCUMENT_BYTES_MAX / 1e6} MB of documents.`);
  return { files: new Map(Object.entries(unpacked)) };
};

const depthOf = (path: string): number => path.split('/').length;

/** Says of a text that it begins like a document, in JSON or YAML: cheaper than parsing every file. */
const looksLikeRoot = (bytes: Uint8Array): boolean => {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 5_000));
  return beginning.trimStart().startsWith('{')
    ? /"(?:openapi|swagger|asyncapi)"\s*:/.test(beginning)
    : /^["']?(?:openapi|swagger|asyncapi)["']?[ \t]*:/m.test(beginning);
};

/** Files that begin like a document, the nearest first. */
export const documentsAmong = (files: SourceFiles): readonly string[] =>
  [...files]
    .filter(([, bytes]) => looksLikeRoot(bytes))
    .map(([path]) => path)
    .sort((one, other) => depthOf(one) - depthOf(other) || (one < other ? -1 : 1));

/** The file that holds the document the others belong to: the one that is wanted, or by what it says, then by its name, then by how near it is. */
export const findRoot = (files: SourceFiles, wanted?: string): { root: string } | { finding: Finding } => {
  if (wanted !== undefined)
    return files.has(wanted)
      ? { root: wanted }
      : refuse('archive-root', phrase`${quote(wanted)} is not among the JSON and YAML files of the archive.`);
  const candidates = documentsAmong(files);
  const shallow = depthOf(candidates[0] ?? '');
  const nearest = candidates.filter((path) => depthOf(path) === shallow);
  const named = nearest.filter((path) =>
    /(^|\/)(openapi|swagger|asyncapi|index|main|root|api)\.(json|ya?ml)$/i.test(path),
  );
  const [only, ...others] = nearest.length === 1 ? nearest : named;
  if (only !== undefined && others.length === 0) return { root: only };
  if (candidates.length === 0)
    return refuse(
      'not-openapi',
      phrase`No file of the archive has the field "openapi", "swagger" or "asyncapi" at its start.`,
    );
  const list = nearest.slice(0, 5).map(quote).join(', ');
  return refuse('archive-root', phrase`Several files could be the document: ${list}. Choose one of them.`);
};
