import { CfnDeletionPolicy, CfnResource, type IAspect } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** The account's, not the environment's: API Gateway writes every deployment's log with this one role. */
const isOfTheAccount = ({ node }: CfnResource): boolean => /\/(?:Account|CloudWatchRole\/Resource)$/.test(node.path);

/** Of a development environment nothing is protected, and nothing stays when its stacks go. */
export class LeavesNothing implements IAspect {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || isOfTheAccount(node)) return;
    const kept = new Set<CfnDeletionPolicy | undefined>([
      CfnDeletionPolicy.RETAIN,
      CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE,
      CfnDeletionPolicy.SNAPSHOT,
    ]);
    const { cfnOptions } = node;
    if (kept.has(cfnOptions.deletionPolicy)) cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    if (kept.has(cfnOptions.updateReplacePolicy)) cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    if (node instanceof CfnTable) node.deletionProtectionEnabled = false;
    if (node instanceof CfnUserPool) node.deletionProtection = 'INACTIVE';
    // What is locked for a year would outlive the environment by a year.
    if (node instanceof CfnBucket) node.objectLockConfiguration = undefined;
  }
}
