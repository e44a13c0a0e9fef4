import { Aws, CfnCondition, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault, type CfnBackupPlan } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { parameter } from '../parameters.ts';
import type { PortalTable } from './portal-table.ts';

const KEPT_DAYS = 30;
/** AWS's own, named in full by its documentation: what its service needs changes with it. */
const POLICIES = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];

/** A copy of table and buckets a day, kept for thirty; in a vault of another Region, too, where the deployment names one. */
export class Backups extends Construct {
  readonly vault: BackupVault;

  constructor(scope: Construct, id: string, table: PortalTable, buckets: readonly Bucket[]) {
    super(scope, id);
    this.vault = new BackupVault(this, 'Vault', { removalPolicy: RemovalPolicy.RETAIN });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron({ hour: '2', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(12),
          deleteAfter: Duration.days(KEPT_DAYS),
        }),
      ],
    });
    this.copyElsewhere(plan);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: POLICIES.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    for (const name of POLICIES)
      acknowledge(
        role,
        `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        'AWS’s own policy for its backup service: what that needs of tables and buckets changes with it.',
      );
    plan.addSelection('Kept', {
      role,
      resources: [
        BackupResource.fromDynamoDbTable(table),
        ...buckets.map(({ bucketArn }) => BackupResource.fromArn(bucketArn)),
      ],
    });
  }

  private copyElsewhere(plan: BackupPlan) {
    const vaultArn = parameter(this, 'BackupCopyVaultArn');
    const isGiven = new CfnCondition(this, 'IsCopied', {
      expression: Fn.conditionNot(Fn.conditionEquals(vaultArn, '')),
    });
    const copies = [{ DestinationBackupVaultArn: vaultArn, Lifecycle: { DeleteAfterDays: KEPT_DAYS } }];
    // The L2's own child is the resource it makes.
    (plan.node.defaultChild as CfnBackupPlan).addPropertyOverride(
      'BackupPlan.BackupPlanRule.0.CopyActions',
      Fn.conditionIf(isGiven.logicalId, copies, Aws.NO_VALUE),
    );
  }
}
