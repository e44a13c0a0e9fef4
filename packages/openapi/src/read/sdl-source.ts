import { looksLikeSdl } from '../graphql/sdl.ts';
import { decodeText } from './decode-text.ts';
import { documentsAmong, isSdlText, isZip, type SourceFiles, unpackArchive } from './source-files.ts';

const textOf = (bytes: Uint8Array): string | undefined => {
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : undefined;
};

/**
 * The text of a schema in GraphQL's own language: a file that begins like one, or all such files of an archive that has
 * no other document, one after the other. `undefined` for anything else.
 */
export const sdlOf = (given: Uint8Array | SourceFiles, root: string | undefined): string | undefined => {
  if (given instanceof Uint8Array && !isZip(given)) {
    const text = root === undefined ? textOf(given) : undefined;
    return text !== undefined && looksLikeSdl(text) ? text : undefined;
  }
  const unpacked = given instanceof Uint8Array ? unpackArchive(given) : { files: given };
  if ('finding' in unpacked || root !== undefined || documentsAmong(unpacked.files).length > 0) return undefined;
  const texts = [...unpacked.files]
    .filter(([path]) => isSdlText(path))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, bytes]) => textOf(bytes) ?? []);
  return texts.length > 0 ? texts.join('\n') : undefined;
};
