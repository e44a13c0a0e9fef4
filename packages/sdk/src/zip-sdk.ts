import { strToU8, zipSync } from 'fflate';
import type { SdkFile } from './sdk-file.ts';

const PATH = /^(?:[A-Za-z0-9_][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_.][A-Za-z0-9_.-]*$/;
const FILES_MAX = 10_000;

/**
 * A zip of the files, the same bytes for the same files: sorted, with one fixed time and no attributes of a machine.
 * Throws RangeError for a path an unpacker could misread; no emitter makes one.
 */
export const zipSdk = (files: readonly SdkFile[]): Uint8Array => {
  const seen = new Set<string>();
  if (files.length > FILES_MAX) throw new RangeError('too many files');
  const entries = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => {
      const folded = path.toLowerCase();
      if (!PATH.test(path) || path.split('/').includes('..') || path.length > 255 || seen.has(folded))
        throw new RangeError(`not a path for an archive: ${JSON.stringify(path)}`);
      seen.add(folded);
      return [path, strToU8(text)] as const;
    });
  // Zip knows local times only: this one is the same wherever it is made.
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1, 0, 0, 0), os: 3 });
};
