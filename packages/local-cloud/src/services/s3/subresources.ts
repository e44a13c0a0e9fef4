import { AwsError, type ServiceRequest } from '../../service.ts';

/**
 * What S3 takes for another thing than the object or the bucket itself, in any method.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html and the operations since.
 */
const SUBRESOURCES: ReadonlySet<string> = new Set([
  ...['accelerate', 'acl', 'analytics', 'append', 'attributes', 'cors', 'defaultObjectAcl', 'encryption'],
  ...[
    'intelligent-tiering',
    'inventory',
    'legal-hold',
    'lifecycle',
    'logging',
    'metadataConfiguration',
    'metadataTable',
  ],
  ...['metrics', 'notification', 'object-lock', 'ownershipControls', 'policy', 'policyStatus', 'publicAccessBlock'],
  ...['renameObject', 'replication', 'requestPayment', 'restore', 'retention', 'select', 'session', 'tagging'],
  ...['torrent', 'versionId', 'versioning', 'versions', 'website'],
]);

/** Refuses what would be read as a request for the object or the bucket itself, and overwrite or delete it. */
export const refuseSubresource = ({ query }: ServiceRequest): void => {
  for (const name of query.keys())
    if (SUBRESOURCES.has(name))
      throw new AwsError('NotImplemented', `The sub-resource ?${name} is not emulated on one machine`, 501);
};
