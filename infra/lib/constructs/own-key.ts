import { TABLE } from '@portico/data/table';
import { Aws, CfnCondition, Fn, type IResolvable, Stack } from 'aws-cdk-lib';
import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { parameter } from '../parameters.ts';

/** Whether the deployment brings a key of its own, in the scope's stack. */
const hasOwnKey = (scope: Construct): CfnCondition => {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild('HasOwnKey');
  if (found instanceof CfnCondition) return found;
  return new CfnCondition(stack, 'HasOwnKey', {
    expression: Fn.conditionNot(Fn.conditionEquals(parameter(stack, 'KmsKeyArn'), '')),
  });
};

/** With a key of its own this, otherwise that. */
const withOwnKey = (scope: Construct, own: unknown, otherwise: unknown = Aws.NO_VALUE): IResolvable =>
  Fn.conditionIf(hasOwnKey(scope).logicalId, own, otherwise);

export type Kept = {
  readonly table: CfnTable;
  readonly buckets: readonly CfnBucket[];
  readonly vault: CfnBackupVault;
};

/** Lets what is kept be encrypted with the deployment's own key, where it brings one; with AWS's, where it does not. */
export const encryptWithOwnKey = (scope: Construct, { table, buckets, vault }: Kept): void => {
  const key = parameter(scope, 'KmsKeyArn');
  table.addPropertyOverride(
    'SSESpecification',
    withOwnKey(scope, { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key }, { SSEEnabled: true }),
  );
  const byDefault = (own: object) => [{ ServerSideEncryptionByDefault: own, BucketKeyEnabled: true }];
  for (const bucket of buckets)
    bucket.addPropertyOverride(
      'BucketEncryption.ServerSideEncryptionConfiguration',
      withOwnKey(scope, byDefault({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }), [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ]),
    );
  vault.addPropertyOverride('EncryptionKeyArn', withOwnKey(scope, key));
};

/** What functions may do with that key: read and write what is kept, through the services that keep it. */
export const allowOwnKey = (scope: Construct, roleNames: readonly string[]): void => {
  const service = (name: string) => `${name}.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  const policy = new CfnPolicy(scope, 'OwnKey', {
    policyName: 'own-key',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
          Resource: parameter(scope, 'KmsKeyArn'),
          Condition: { StringEquals: { 'kms:ViaService': ['dynamodb', 's3'].map(service) } },
        },
      ],
    },
    roles: [...roleNames],
  });
  policy.cfnOptions.condition = hasOwnKey(scope);
};

/** Which keys of the table, and of its indexes, are throttled most: what the runbook looks at. */
export const seeThrottledKeys = (table: CfnTable): void => {
  const seen = { Enabled: true, Mode: 'THROTTLED_KEYS' };
  table.addPropertyOverride('ContributorInsightsSpecification', seen);
  for (const at of TABLE.indexes.keys())
    table.addPropertyOverride(`GlobalSecondaryIndexes.${at}.ContributorInsightsSpecification`, seen);
};
