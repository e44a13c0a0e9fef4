import 'server-only';
import type { Typeface } from '@portico/client';

type WithFile = Exclude<Typeface, 'system'>;

/**
 * The files of typefaces for text, each said whole, so that the build finds it: to pages it is an address, where it is
 * served; to routes, which draw with it, a file beside the server.
 */
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

/** Where pages fetch a typeface from: where the build serves it, by its content. */
export const faceAddress = (typeface: WithFile): string => FACE_FILES[typeface].href;
