import { randomUUID } from 'node:crypto';
import {
  AwsError,
  type CloudContext,
  type ResourceHandler,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../service.ts';
import { createOutbox } from '../delivery/outbox.ts';
import { textOf } from '../wire/fields.ts';
import { physicalName } from '../wire/physical-name.ts';
import { xmlDocument } from '../wire/xml.ts';
import { listBuckets, listObjects, xmlAnswer } from './bucket-operations.ts';
import { type Bucket, type BucketStore, corsHeaders, createBucketStore } from './bucket-store.ts';
import { locationOf } from './location.ts';
import {
  abortUpload,
  beginUpload,
  completeUpload,
  copyObject,
  deleteObject,
  deleteObjects,
  listParts,
  type ObjectRoom,
  putObject,
  uploadPart,
} from './object-operations.ts';
import { createObjectStore } from './object-store.ts';
import { readObject } from './read-object.ts';
import { s3Requirements } from './requirements.ts';
import { refuseSubresource } from './subresources.ts';

export type S3Port = Record<never, never>;

const SWEEP_EVERY_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

const deployBucket =
  (context: CloudContext, buckets: BucketStore): ResourceHandler =>
  (request) => {
    const name =
      textOf(request.properties, 'BucketName') ??
      physicalName(request)
        .toLowerCase()
        .replace(/[^a-z0-9-]/g, '-');
    buckets.put(name, request.properties);
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${context.region}.amazonaws.com`,
        DualStackDomainName: `${name}.s3.dualstack.${context.region}.amazonaws.com`,
        WebsiteURL: `${context.origins.services}/${name}`,
      },
    };
  };

/** A presigned URL carries headers in its query; to the operations they are headers. */
const withQueryHeaders = (request: ServiceRequest): ServiceRequest => {
  const carried: Record<string, string> = {};
  for (const [name, value] of request.query) {
    const lower = name.toLowerCase();
    if (/^x-amz-(meta-|checksum-|sdk-checksum-|copy-source|acl$)/.test(lower)) carried[lower] = value;
  }
  return Object.keys(carried).length === 0 ? request : { ...request, headers: { ...carried, ...request.headers } };
};

/** Tells the default bus what "Amazon S3 Event Notifications with EventBridge" tells; durable through the outbox. */
const notifier =
  (context: CloudContext, outbox: ReturnType<typeof createOutbox>): ObjectRoom['notify'] =>
  (kind, bucket, object, reason) => {
    if (!bucket.notifiesEvents) return;
    outbox.add({
      targetArn: `arn:aws:events:${context.region}:${context.accountId}:event-bus/default`,
      payload: JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': kind,
        source: 'aws.s3',
        account: context.accountId,
        time: context.now().toISOString(),
        region: context.region,
        resources: [`arn:aws:s3:::${bucket.name}`],
        detail: {
          version: '0',
          bucket: { name: bucket.name },
          object: { key: object.key, size: object.sizeBytes, etag: object.etag?.replaceAll('"', '') },
          requester: context.accountId,
          reason,
        },
      }),
    });
    outbox.drain();
  };

const onObject = async (
  room: ObjectRoom,
  request: ServiceRequest,
  bucket: Bucket,
  key: string,
): Promise<ServiceResponse> => {
  const { method, query } = request;
  const at = { bucket: bucket.name, key };
  if (method === 'GET' && query.has('uploadId')) return listParts(room, request, at);
  if (method === 'GET' || method === 'HEAD') {
    const object = room.store.find(bucket.name, key);
    if (!object) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    return readObject(room.store, request, object);
  }
  if (method === 'PUT') {
    if (query.has('partNumber')) return uploadPart(room, request, at);
    return request.headers['x-amz-copy-source'] === undefined
      ? putObject(room, request, bucket, key)
      : copyObject(room, request, bucket, key);
  }
  if (method === 'POST' && query.has('uploads')) return beginUpload(room, request, at);
  if (method === 'POST' && query.has('uploadId')) return completeUpload(room, request, bucket, at);
  if (method === 'DELETE')
    return query.has('uploadId') ? abortUpload(room, request, at) : deleteObject(room, bucket, key);
  throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
};

const onBucket = (room: ObjectRoom, buckets: BucketStore, request: ServiceRequest, name: string): ServiceResponse => {
  const { method, query } = request;
  if (method === 'PUT' && query.size === 0) {
    if (!buckets.find(name)) buckets.put(name, {});
    return { status: 200, headers: { location: `/${name}` } };
  }
  const bucket = buckets.known(name);
  if (method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' } };
  if (method === 'GET' && query.has('location')) return xmlAnswer('LocationConstraint', '');
  if (method === 'GET' && (query.get('list-type') === '2' || query.size === 0))
    return listObjects(room.store, name, request);
  if (method === 'POST' && query.has('delete')) return deleteObjects(room, request, bucket);
  if (method === 'DELETE') {
    if (!room.store.isEmpty(name))
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    buckets.remove(name);
    return { status: 204 };
  }
  throw new AwsError('NotImplemented', 'This bucket operation is not emulated on one machine', 501);
};

const preflight = (bucket: Bucket | undefined, { headers }: ServiceRequest): ServiceResponse => {
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const allowed = corsHeaders(bucket, {
    origin: headers.origin,
    method: headers['access-control-request-method'] ?? '',
    headers: asked,
  });
  if (!allowed) throw new AwsError('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403);
  return { status: 200, headers: allowed };
};

const failure = (context: CloudContext, request: ServiceRequest, error: unknown): ServiceResponse => {
  const known = error instanceof AwsError;
  if (!known) context.log(`s3: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = known ? error.code : 'InternalError';
  const body = xmlDocument('Error', {
    Code: code,
    Message: known ? error.message : 'We encountered an internal error.',
    Resource: request.path.split('?')[0],
    RequestId: randomUUID(),
  });
  return {
    status: known ? error.status : 500,
    headers: { 'content-type': 'application/xml' },
    ...(request.method === 'HEAD' ? {} : { body }),
  };
};

const handler =
  (context: CloudContext, room: ObjectRoom, buckets: BucketStore) =>
  async (received: ServiceRequest): Promise<ServiceResponse> => {
    const request = withQueryHeaders(received);
    const { bucket: name, key } = locationOf(request);
    const answer = (): ServiceResponse | Promise<ServiceResponse> => {
      if (request.method === 'OPTIONS') return preflight(buckets.find(name), request);
      refuseSubresource(request);
      if (name === '') return listBuckets(buckets);
      return key === '' ? onBucket(room, buckets, request, name) : onObject(room, request, buckets.known(name), key);
    };
    let response: ServiceResponse;
    try {
      response = await answer();
    } catch (error) {
      response = failure(context, request, error);
    }
    const cors =
      request.method === 'OPTIONS'
        ? undefined
        : corsHeaders(buckets.find(name), { origin: request.headers.origin, method: request.method });
    return { ...response, headers: { 'x-amz-request-id': randomUUID(), ...response.headers, ...cors } };
  };

export const createS3 = (context: CloudContext): Service & S3Port => {
  const database = context.database('s3');
  const buckets = createBucketStore(context, database);
  const store = createObjectStore(context, database);
  const outbox = createOutbox(context, database);
  const room: ObjectRoom = { store, notify: notifier(context, outbox) };
  const sweep = () => {
    for (const bucket of buckets.list()) {
      if (bucket.uploadDays !== undefined)
        store.dropUploadsBefore(bucket.name, context.now().getTime() - bucket.uploadDays * DAY_MILLISECONDS);
      for (const { prefix, days } of bucket.expiry) {
        for (const object of store.modifiedBefore(
          bucket.name,
          prefix,
          context.now().getTime() - days * DAY_MILLISECONDS,
        )) {
          if (store.remove(bucket.name, object.key))
            room.notify('Object Deleted', bucket, object, 'Lifecycle Expiration');
        }
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    signingNames: ['s3'],
    resources: {
      'AWS::S3::Bucket': deployBucket(context, buckets),
      // Callers are checked against their own role; a bucket policy has nothing to add on one account.
      'AWS::S3::BucketPolicy': (request) => ({ ref: physicalName(request) }),
    },
    requirements: s3Requirements,
    handle: handler(context, room, buckets),
    start() {
      store.sweepOrphans();
      sweep();
      outbox.drain();
      timer = setInterval(sweep, SWEEP_EVERY_MILLISECONDS);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await outbox.stop();
    },
  };
};
