import type { IamRequirement, ServiceRequest } from '../../service.ts';
import { xmlElements, xmlText } from '../wire/xml.ts';
import { copySourceOf, locationOf } from './location.ts';
import { decodeBody } from './request-body.ts';

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  POST: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

const bucketAction = ({ method, query }: ServiceRequest): string => {
  if (query.has('location')) return 's3:GetBucketLocation';
  if (method === 'PUT') return 's3:CreateBucket';
  return method === 'DELETE' ? 's3:DeleteBucket' : 's3:ListBucket';
};

const keysOf = (request: ServiceRequest): readonly string[] => {
  try {
    return xmlElements(decodeBody(request).body.toString('utf8'), 'Object').map(
      (object) => xmlText(object, 'Key') ?? '',
    );
  } catch {
    // A body that cannot be read deletes nothing: the handler refuses it.
    return [];
  }
};

/** Actions and ARNs of "Actions, resources, and condition keys for Amazon S3". */
export const s3Requirements = (request: ServiceRequest): readonly IamRequirement[] => {
  const { method, query } = request;
  const { bucket, key } = locationOf(request);
  const bucketArn = `arn:aws:s3:::${bucket}`;
  if (method === 'OPTIONS') return [];
  if (bucket === '') return [{ action: 's3:ListAllMyBuckets', resource: '*' }];
  if (method === 'POST' && query.has('delete')) {
    return keysOf(request).map((name) => ({ action: 's3:DeleteObject', resource: `${bucketArn}/${name}` }));
  }
  if (key === '') {
    const action = bucketAction(request);
    const prefix = query.get('prefix');
    return [
      {
        action,
        resource: bucketArn,
        ...(action === 's3:ListBucket' && prefix !== null ? { context: { 's3:prefix': [prefix] } } : {}),
      },
    ];
  }
  if (query.has('uploadId') && method === 'DELETE')
    return [{ action: 's3:AbortMultipartUpload', resource: `${bucketArn}/${key}` }];
  if (query.has('uploadId') && method === 'GET')
    return [{ action: 's3:ListMultipartUploadParts', resource: `${bucketArn}/${key}` }];
  const own = { action: OBJECT_ACTIONS[method] ?? 's3:GetObject', resource: `${bucketArn}/${key}` };
  const copied = request.headers['x-amz-copy-source'];
  if (copied === undefined) return [own];
  const source = copySourceOf(copied);
  return [own, { action: 's3:GetObject', resource: `arn:aws:s3:::${source.bucket}/${source.key}` }];
};
