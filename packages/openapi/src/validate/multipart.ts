import { type Phrase, phrase } from '@portico/words';

export type MultipartPart = {
  readonly name: string;
  readonly fileName: string | undefined;
  /** Lower case, without parameters; `undefined` when the part has none. */
  readonly contentType: string | undefined;
  readonly body: Buffer;
};

const PARTS_MAX = 1_000;
const HEADER_BYTES_MAX = 16_384;

const parameterOf = (header: string, name: string): string | undefined => {
  const quoted = new RegExp(`(?:^|[;\\s])${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header)?.[1];
  if (quoted !== undefined) return quoted.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"');
  return new RegExp(`(?:^|[;\\s])${name}=([^;\\s"]+)`, 'i').exec(header)?.[1];
};

const partOf = (head: string, body: Buffer): MultipartPart | undefined => {
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const at = line.indexOf(':');
    if (at > 0) headers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  const name = parameterOf(disposition, 'name');
  if (name === undefined) return undefined;
  const contentType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return { name, fileName: parameterOf(disposition, 'filename'), contentType, body };
};

/** Splits a multipart/form-data body (RFC 7578) in one pass; a sentence when it is none. */
export const parseMultipart = (contentType: string, body: Uint8Array): readonly MultipartPart[] | Phrase => {
  const boundary = parameterOf(contentType, 'boundary');
  if (!boundary || boundary.length > 70) return phrase`the content type names no boundary`;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = Buffer.from(`--${boundary}`);
  let at = bytes.indexOf(mark);
  if (at < 0) return phrase`the boundary is not in the body`;
  const parts: MultipartPart[] = [];
  for (;;) {
    at += mark.length;
    if (bytes.subarray(at, at + 2).toString('latin1') === '--') return parts;
    const start = at + 2;
    const headEnd = bytes.indexOf('\r\n\r\n', at);
    const end = bytes.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), at);
    if (end < 0) return phrase`the body ends before its last boundary`;
    if (headEnd < 0 || headEnd > end || headEnd - start > HEADER_BYTES_MAX) return phrase`a part has no headers`;
    const part = partOf(bytes.subarray(start, headEnd).toString('utf8'), bytes.subarray(headEnd + 4, end));
    if (!part) return phrase`a part has no name`;
    parts.push(part);
    if (parts.length > PARTS_MAX) return phrase`the body has more than ${PARTS_MAX} parts`;
    at = end + 2;
  }
};
