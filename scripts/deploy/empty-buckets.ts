import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { StartError } from '../start/ports.ts';
import type { Aws } from './aws.ts';

const bucketsOf = async ({ cloudFormation }: Aws, StackName: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client: cloudFormation },
    { StackName },
  ))
    for (const { ResourceType, PhysicalResourceId } of StackResourceSummaries)
      if (ResourceType === 'AWS::S3::Bucket' && PhysicalResourceId) found.push(PhysicalResourceId);
  return found;
};

/** Deletes everything in the buckets of a stack, every version of it: CloudFormation deletes empty ones only. */
export const emptyBuckets = async (aws: Aws, stackName: string, tell: (line: string) => void): Promise<void> => {
  for (const Bucket of await bucketsOf(aws, stackName)) {
    let deleted = 0;
    for (;;) {
      const { Versions = [], DeleteMarkers = [] } = await aws.s3.send(new ListObjectVersionsCommand({ Bucket }));
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      if (Objects.length === 0) break;
      // What an earlier template locked is unlocked by who owns the account.
      const BypassGovernanceRetention = true;
      const { Errors: [error] = [] } = await aws.s3.send(
        new DeleteObjectsCommand({ Bucket, BypassGovernanceRetention, Delete: { Objects, Quiet: true } }),
      );
      if (error) throw new StartError(`${Bucket}/${error.Key} could not be deleted: ${error.Code} ${error.Message}`);
      deleted += Objects.length;
    }
    tell(`${Bucket}: ${deleted} versions of objects deleted`);
  }
};
