import { createHash } from 'node:crypto';
import { AwsError, type ServiceRequest, type ServiceResponse } from '../../service.ts';
import { escapeXml, xmlElements, xmlText } from '../wire/xml.ts';
import { keysToDelete, xmlAnswer } from './bucket-operations.ts';
import type { Bucket } from './bucket-store.ts';
import { copySourceOf, type ObjectLocation } from './location.ts';
import type { NewObject, ObjectStore, StoredObject } from './object-store.ts';
import { decodeBody, defaultChecksum } from './request-body.ts';

export type ObjectEvent = 'Object Created' | 'Object Deleted';

/** What the object operations need: the store, and somebody to tell. */
export type ObjectRoom = {
  readonly store: ObjectStore;
  notify(
    kind: ObjectEvent,
    bucket: Bucket,
    object: { key: string; sizeBytes?: number; etag?: string },
    reason: string,
  ): void;
};

const KEPT_HEADERS = ['content-type', 'content-disposition', 'content-language', 'cache-control', 'expires'];

const metadataOf = (request: ServiceRequest): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (KEPT_HEADERS.includes(name) || name.startsWith('x-amz-meta-')) kept[name] = value;
  }
  const encodings = (request.headers['content-encoding'] ?? '').split(',').map((entry) => entry.trim());
  const encoding = encodings.filter((entry) => entry !== '' && entry !== 'aws-chunked').join(', ');
  return encoding === '' ? kept : { ...kept, 'content-encoding': encoding };
};

const checkWriteConditions = (request: ServiceRequest, existing: StoredObject | undefined) => {
  const failed = () =>
    new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  if (request.headers['if-none-match'] === '*' && existing) throw failed();
  const match = request.headers['if-match'];
  if (match === undefined) return;
  if (!existing) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  if (match !== '*' && match.replaceAll('"', '') !== existing.etag.replaceAll('"', '')) throw failed();
};

const created = (room: ObjectRoom, bucket: Bucket, object: NewObject, reason: string): StoredObject => {
  const stored = room.store.put(object);
  room.notify('Object Created', bucket, stored, reason);
  return stored;
};

const checksumsIn = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-checksum-')));

export const putObject = async (
  room: ObjectRoom,
  request: ServiceRequest,
  bucket: Bucket,
  key: string,
): Promise<ServiceResponse> => {
  const { body, checksums } = decodeBody(request);
  if (Buffer.byteLength(key) > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long');
  if (bucket.retains && Object.keys(checksums).length === 0 && request.headers['content-md5'] === undefined)
    throw new AwsError(
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
  const check = () => checkWriteConditions(request, room.store.find(bucket.name, key));
  check();
  const headers = {
    ...metadataOf(request),
    ...(Object.keys(checksums).length > 0 ? checksums : defaultChecksum(body)),
  };
  const blob = await room.store.keep(body);
  try {
    // Somebody else may have put it meanwhile.
    check();
    const object = created(room, bucket, { bucket: bucket.name, key, body, headers, blob }, 'PutObject');
    return { status: 200, headers: { etag: object.etag, ...checksumsIn(headers) } };
  } catch (error) {
    room.store.letGo(blob);
    throw error;
  }
};

export const copyObject = (room: ObjectRoom, request: ServiceRequest, bucket: Bucket, key: string): ServiceResponse => {
  const from = copySourceOf(request.headers['x-amz-copy-source'] ?? '');
  const source = room.store.find(from.bucket, from.key);
  if (!source) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const headers = replace ? { ...metadataOf(request), ...checksumsIn(source.headers) } : source.headers;
  const object = created(
    room,
    bucket,
    { bucket: bucket.name, key, body: room.store.read(source), headers },
    'CopyObject',
  );
  return xmlAnswer('CopyObjectResult', {
    LastModified: new Date(object.modifiedAtMilliseconds).toISOString(),
    ETag: object.etag,
  });
};

const remove = (room: ObjectRoom, bucket: Bucket, key: string, reason: string) => {
  if (room.store.remove(bucket.name, key)) room.notify('Object Deleted', bucket, { key }, reason);
};

export const deleteObject = (room: ObjectRoom, bucket: Bucket, key: string): ServiceResponse => {
  remove(room, bucket, key, 'DeleteObject');
  return { status: 204 };
};

export const deleteObjects = (room: ObjectRoom, request: ServiceRequest, bucket: Bucket): ServiceResponse => {
  const { body } = decodeBody(request);
  const keys = keysToDelete(body);
  for (const key of keys) remove(room, bucket, key, 'DeleteObjects');
  const quiet = xmlText(body.toString('utf8'), 'Quiet') === 'true';
  return xmlAnswer('DeleteResult', { Deleted: quiet ? undefined : keys.map((key) => ({ Key: key })) });
};

const knownUpload = (room: ObjectRoom, request: ServiceRequest, at: ObjectLocation) => {
  const id = request.query.get('uploadId') ?? '';
  const upload = room.store.upload(id, at.bucket, at.key);
  if (!upload) throw new AwsError('NoSuchUpload', 'The specified multipart upload does not exist.', 404);
  return { id, headers: upload.headers };
};

export const beginUpload = (room: ObjectRoom, request: ServiceRequest, at: ObjectLocation): ServiceResponse =>
  xmlAnswer('InitiateMultipartUploadResult', {
    Bucket: at.bucket,
    Key: at.key,
    UploadId: room.store.beginUpload(at.bucket, at.key, metadataOf(request)),
  });

export const uploadPart = (room: ObjectRoom, request: ServiceRequest, at: ObjectLocation): ServiceResponse => {
  const { id } = knownUpload(room, request, at);
  const number = Number(request.query.get('partNumber'));
  if (!(Number.isInteger(number) && number >= 1 && number <= 10_000))
    throw new AwsError('InvalidArgument', 'Part number must be an integer between 1 and 10000');
  const { body, checksums } = decodeBody(request);
  return { status: 200, headers: { etag: room.store.putPart(id, number, body), ...checksums } };
};

export const listParts = (room: ObjectRoom, request: ServiceRequest, at: ObjectLocation): ServiceResponse => {
  const { id } = knownUpload(room, request, at);
  const Part = room.store.parts(id).map((part) => ({ PartNumber: part.number, ETag: part.etag, Size: part.sizeBytes }));
  return xmlAnswer('ListPartsResult', { Bucket: at.bucket, Key: at.key, UploadId: id, IsTruncated: false, Part });
};

export const abortUpload = (room: ObjectRoom, request: ServiceRequest, at: ObjectLocation): ServiceResponse => {
  room.store.dropUpload(knownUpload(room, request, at).id);
  return { status: 204 };
};

/** The parts named, in rising order, must be the ones uploaded; the ETag is the digest of their digests and their number. */
export const completeUpload = (
  room: ObjectRoom,
  request: ServiceRequest,
  bucket: Bucket,
  at: ObjectLocation,
): ServiceResponse => {
  const { id, headers } = knownUpload(room, request, at);
  checkWriteConditions(request, room.store.find(at.bucket, at.key));
  const uploaded = new Map(room.store.parts(id).map((part) => [part.number, part]));
  let last = 0;
  const parts = xmlElements(request.body.toString('utf8'), 'Part').map((part) => {
    const number = Number(xmlText(part, 'PartNumber'));
    const found = uploaded.get(number);
    if (number <= last) throw new AwsError('InvalidPartOrder', 'The list of parts was not in ascending order.');
    if (!found || found.etag.replaceAll('"', '') !== xmlText(part, 'ETag')?.replaceAll('"', '')) {
      throw new AwsError('InvalidPart', 'One or more of the specified parts could not be found.');
    }
    last = number;
    return found;
  });
  if (parts.length === 0) throw new AwsError('MalformedXML', 'The XML you provided was not well-formed');
  const body = Buffer.concat(parts.map((part) => part.body()));
  const digest = createHash('md5')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part.etag.replaceAll('"', ''), 'hex'))))
    .digest('hex');
  const object = created(
    room,
    bucket,
    { ...at, body, headers: { ...headers, ...defaultChecksum(body) }, etag: `"${digest}-${parts.length}"` },
    'CompleteMultipartUpload',
  );
  room.store.dropUpload(id);
  return xmlAnswer('CompleteMultipartUploadResult', {
    Location: `/${at.bucket}/${escapeXml(at.key)}`,
    Bucket: at.bucket,
    Key: at.key,
    ETag: object.etag,
  });
};
