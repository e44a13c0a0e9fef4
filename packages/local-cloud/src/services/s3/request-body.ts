import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError, type ServiceRequest } from '../../service.ts';

const SIZE_BYTES_MAX = 67_108_864;

type DecodedBody = {
  readonly body: Buffer;
  /** Checksums sent before or after the body, e.g. { 'x-amz-checksum-crc32': '…' }. */
  readonly checksums: Readonly<Record<string, string>>;
};

const incomplete = (): AwsError => new AwsError('IncompleteBody', 'The request body terminated unexpectedly', 400);

/** Decodes `aws-chunked` framing, signed or not, with its trailers ("Transferring payload in multiple chunks", SigV4). */
const decodeChunked = (framed: Buffer): { body: Buffer; trailers: Record<string, string> } => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf('\r\n', at);
    if (lineEnd < 0) throw incomplete();
    const size = Number.parseInt(framed.toString('latin1', at, lineEnd).split(';')[0] ?? '', 16);
    if (!(size >= 0)) throw incomplete();
    at = lineEnd + 2;
    if (size === 0) break;
    if (at + size > framed.length) throw incomplete();
    chunks.push(framed.subarray(at, at + size));
    at += size + 2;
  }
  const trailers: Record<string, string> = {};
  for (const line of framed.toString('latin1', at).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { body: Buffer.concat(chunks), trailers };
};

const digests: Readonly<Record<string, (body: Buffer) => string>> = {
  'x-amz-checksum-crc32': (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes.toString('base64');
  },
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest('base64'),
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest('base64'),
};

/** The checksum S3 would compute itself when the caller sent none. */
export const defaultChecksum = (body: Buffer): Record<string, string> => ({
  'x-amz-checksum-crc32': digests['x-amz-checksum-crc32']?.(body) ?? '',
});

/** The object's bytes, whatever framing they came in; digests that were sent are verified. */
export const decodeBody = (request: ServiceRequest): DecodedBody => {
  const { headers } = request;
  const chunked =
    headers['x-amz-content-sha256']?.startsWith('STREAMING-') || headers['content-encoding']?.includes('aws-chunked');
  const { body, trailers } = chunked ? decodeChunked(request.body) : { body: request.body, trailers: {} };
  const expected = headers['x-amz-decoded-content-length'];
  if (chunked && expected !== undefined && Number(expected) !== body.length) throw incomplete();
  if (body.length > SIZE_BYTES_MAX)
    throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  const checksums: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...headers, ...trailers })) {
    if (!/^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name)) continue;
    const actual = digests[name]?.(body);
    if (actual !== undefined && actual !== value)
      throw new AwsError('BadDigest', `The ${name.slice(15)} you specified did not match the calculated checksum.`);
    checksums[name] = value;
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  return { body, checksums };
};
