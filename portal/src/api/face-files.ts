import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Typeface } from '@portico/client';

type WithFile = Exclude<Typeface, 'system'>;
type FaceFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string };

/** Each said whole, so that the build puts it beside the server. */
export const FACE_FILES: Readonly<Record<WithFile, URL>> = {
  'instrument-sans': new URL(
    '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
    import.meta.url,
  ),
  inter: new URL('../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
  'source-sans': new URL(
    '../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    import.meta.url,
  ),
  'source-serif': new URL(
    '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
    import.meta.url,
  ),
};

const read = async (typeface: WithFile): Promise<FaceFile> => {
  const bytes = Uint8Array.from(await readFile(FACE_FILES[typeface]));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { bytes, name: `${typeface}-${hash}.woff2` };
};
const files = new Map<WithFile, Promise<FaceFile>>();

/** A typeface, read once; its name is of its content. */
export const faceFile = (typeface: WithFile): Promise<FaceFile> => {
  const known = files.get(typeface) ?? read(typeface);
  files.set(typeface, known);
  return known;
};

/** Where pages fetch a typeface from: by its content, so that it is kept for good. */
export const faceAddress = async (typeface: WithFile): Promise<string> => `/faces/${(await faceFile(typeface)).name}`;
