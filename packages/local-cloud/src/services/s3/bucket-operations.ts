import { AwsError, type ServiceRequest, type ServiceResponse } from '../../service.ts';
import { type XmlValue, xmlDocument, xmlElements, xmlText } from '../wire/xml.ts';
import type { BucketStore } from './bucket-store.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const xmlAnswer = (root: string, value: XmlValue, headers: Record<string, string> = {}): ServiceResponse => ({
  status: 200,
  headers: { 'content-type': 'application/xml', ...headers },
  body: xmlDocument(root, value, NAMESPACE),
});

/** Keys after this one: behind a rolled-up prefix that is everything below the prefix too. */
const positionAfter = (cursor: string, prefix: string, delimiter: string): string =>
  delimiter !== '' && cursor.length > prefix.length && cursor.endsWith(delimiter) ? `${cursor}\u{10ffff}` : cursor;

/** One page of keys, with the keys that share a part up to `delimiter` rolled up into one prefix. */
const page = (
  store: ObjectStore,
  query: { bucket: string; prefix: string; delimiter: string; after: string; limit: number },
) => {
  const { bucket, prefix, delimiter, limit } = query;
  const objects: StoredObject[] = [];
  const prefixes: string[] = [];
  let cursor = query.after;
  for (;;) {
    const batch = store.list(
      bucket,
      prefix,
      positionAfter(cursor, prefix, delimiter),
      delimiter === '' ? limit + 1 : 1,
    );
    for (const object of batch) {
      if (objects.length + prefixes.length === limit) return { objects, prefixes, next: cursor };
      const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
      cursor = cut < 0 ? object.key : object.key.slice(0, cut + delimiter.length);
      if (cut < 0) objects.push(object);
      else prefixes.push(cursor);
    }
    if (batch.length === 0 || delimiter === '') return { objects, prefixes, next: undefined };
  }
};

const content = (object: StoredObject) => ({
  Key: object.key,
  LastModified: new Date(object.modifiedAtMilliseconds).toISOString(),
  ETag: object.etag,
  Size: object.sizeBytes,
  StorageClass: 'STANDARD',
});

/** ListObjectsV2. */
export const listObjects = (store: ObjectStore, bucket: string, { query }: ServiceRequest): ServiceResponse => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Math.max(0, Math.min(1000, Number(query.get('max-keys') ?? 1000)));
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after') ?? '';
  const after = token === null ? startAfter : Buffer.from(token, 'base64url').toString('utf8');
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  const { objects, prefixes, next } = page(store, { bucket, prefix, delimiter, after, limit });
  return xmlAnswer('ListBucketResult', {
    Name: bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxKeys: limit,
    KeyCount: objects.length + prefixes.length,
    IsTruncated: next !== undefined,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: next === undefined ? undefined : Buffer.from(next).toString('base64url'),
    StartAfter: startAfter === '' ? undefined : encode(startAfter),
    EncodingType: query.get('encoding-type') ?? undefined,
    Contents: objects.map((object) => ({ ...content(object), Key: encode(object.key) })),
    CommonPrefixes: prefixes.map((entry) => ({ Prefix: encode(entry) })),
  });
};

/** Keys of a DeleteObjects request. */
export const keysToDelete = (body: Buffer): readonly string[] => {
  const objects = xmlElements(body.toString('utf8'), 'Object');
  if (objects.length === 0 || objects.length > 1000)
    throw new AwsError('MalformedXML', 'The XML you provided was not well-formed');
  return objects.map((object) => xmlText(object, 'Key') ?? '');
};

export const listBuckets = (buckets: BucketStore): ServiceResponse =>
  xmlAnswer('ListAllMyBucketsResult', {
    Owner: { ID: 'local' },
    Buckets: {
      Bucket: buckets
        .list()
        .map((bucket) => ({ Name: bucket.name, CreationDate: new Date(bucket.createdAtMilliseconds).toISOString() })),
    },
  });
