import { AwsError, type ServiceRequest, type ServiceResponse } from '../../service.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

const httpDate = (ms: number): string => new Date(ms).toUTCString();

const etagListed = (header: string, etag: string): boolean =>
  header.trim() === '*' ||
  header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag || `"${entry.trim()}"` === etag);

/** Checks the four conditional headers in the order of RFC 9110 §13.2.2; answers 304 by returning it. */
const precondition = (request: ServiceRequest, object: StoredObject): 304 | undefined => {
  const { headers } = request;
  const modifiedSeconds = Math.floor(object.modifiedAtMilliseconds / 1000);
  const seconds = (value: string) => Math.floor(Date.parse(value) / 1000);
  const failed = () =>
    new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  if (headers['if-match'] !== undefined) {
    if (!etagListed(headers['if-match'], object.etag)) throw failed();
  } else if (headers['if-unmodified-since'] !== undefined && modifiedSeconds > seconds(headers['if-unmodified-since']))
    throw failed();
  if (headers['if-none-match'] !== undefined)
    return etagListed(headers['if-none-match'], object.etag) ? 304 : undefined;
  const since = headers['if-modified-since'];
  return since !== undefined && modifiedSeconds <= seconds(since) ? 304 : undefined;
};

/** First and last byte of a single range; undefined when the header is absent or not one range (then it is ignored). */
const rangeOf = (header: string | undefined, sizeBytes: number): readonly [number, number] | undefined => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (from >= sizeBytes || from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return [from, to];
};

const OVERRIDES = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

const headersOf = (request: ServiceRequest, object: StoredObject): Record<string, string> => {
  const headers: Record<string, string> = {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    etag: object.etag,
    'last-modified': httpDate(object.modifiedAtMilliseconds),
    'accept-ranges': 'bytes',
  };
  if (request.headers['x-amz-checksum-mode']?.toUpperCase() !== 'ENABLED') {
    for (const name of Object.keys(headers)) if (name.startsWith('x-amz-checksum-')) delete headers[name];
  }
  for (const name of OVERRIDES) {
    const value = request.query.get(`response-${name}`);
    if (value !== null) headers[name] = value;
  }
  return headers;
};

/** GetObject and HeadObject. */
export const readObject = (store: ObjectStore, request: ServiceRequest, object: StoredObject): ServiceResponse => {
  const headers = headersOf(request, object);
  if (precondition(request, object) === 304)
    return { status: 304, headers: { etag: object.etag, 'last-modified': httpDate(object.modifiedAtMilliseconds) } };
  const range = rangeOf(request.headers.range, object.sizeBytes);
  const [from, to] = range ?? [0, object.sizeBytes - 1];
  if (range) {
    headers['content-range'] = `bytes ${from}-${to}/${object.sizeBytes}`;
    // The checksum is the whole object's; sent with a part, SDKs would compare it with the part.
    for (const name of Object.keys(headers)) if (name.startsWith('x-amz-checksum-')) delete headers[name];
  }
  headers['content-length'] = String(to - from + 1);
  if (request.method === 'HEAD') return { status: range ? 206 : 200, headers };
  return { status: range ? 206 : 200, headers, body: store.read(object).subarray(from, to + 1) };
};
