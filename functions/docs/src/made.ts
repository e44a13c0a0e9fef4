import { gunzipSync } from 'node:zlib';

/** What was made from a document and kept packed; undefined where something of it was lost (gzip has a checksum): it is made again. */
export const openMade = (bytes: Uint8Array | undefined): Uint8Array | undefined => {
  try {
    return bytes && gunzipSync(bytes);
  } catch {
    return undefined;
  }
};

/** The same of what was written as JSON, by whoever asks for it as `T`. */
export const readMade = <T>(bytes: Uint8Array | undefined): T | undefined => {
  const opened = openMade(bytes);
  return opened && (JSON.parse(new TextDecoder().decode(opened)) as T);
};
