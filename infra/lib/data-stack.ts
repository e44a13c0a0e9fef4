import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { Backups } from './constructs/backups.ts';
import { DataTrail } from './constructs/data-trail.ts';
import { encryptWithOwnKey, seeThrottledKeys } from './constructs/own-key.ts';
import { type PortalTable, portalTable, restoredTable } from './constructs/portal-table.ts';
import { tableAlarms } from './constructs/table-alarms.ts';
import { environmentOf } from './environment.ts';
import { parameter } from './parameters.ts';

/** What is kept: the table, the documents, what of the audit log nobody may take back, the secret that signs cursors and rotates sessions. */
export class DataStack extends Stack {
  readonly table: PortalTable;
  readonly documents: Bucket;
  readonly audit: Bucket;
  readonly secret: Secret;
  /** By which the edge and the portal prove to the API, and the edge to the portal, whom they ask for. */
  readonly edgeSecret: Secret;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const made = portalTable(this, 'Table');
    const restored = environmentOf(this)?.restored;
    this.table = restored ? restoredTable(this, 'Restored', restored) : made;
    tableAlarms(this, this.table);
    const logs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.documents = new Bucket(this, 'Documents', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'documents/',
      lifecycleRules: [
        { prefix: 'uploads/', expiration: Duration.days(1) },
        // Of the audit log: what they say is kept elsewhere.
        { prefix: 'exports/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
        { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // The browser puts an upload straight to its presigned URL.
      cors: [
        {
          allowedOrigins: [parameter(this, 'PortalUrl')],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['*'],
          maxAge: 600,
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.audit = new Bucket(this, 'Audit', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // With Object Lock a bucket is versioned: for a year nothing is deleted or written over, whoever has which of our
      // roles. Governance: who owns the account may give somebody the right to, and see that it was used.
      versioned: true,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(365)),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'audit/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secret = new Secret(this, 'Secret', {
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    this.edgeSecret = new Secret(this, 'EdgeSecret', {
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(
      this.edgeSecret,
      'AwsSolutions-SMG4',
      'It stands in both distributions and firewalls: `npm run rotate` replaces it with their deployments, when a person asks for it.',
    );
    const kept = [this.documents, this.audit];
    const { vault } = new Backups(this, 'Backups', this.table, kept);
    new DataTrail(this, 'DataTrailEvents', this.table, kept, logs);
    // The L2s' own children are the resources they make; of a table that was restored the stack has none.
    const table = made.node.defaultChild as CfnTable;
    encryptWithOwnKey(this, {
      table,
      buckets: kept.map(({ node }) => node.defaultChild as CfnBucket),
      vault: vault.node.defaultChild as CfnBackupVault,
    });
    seeThrottledKeys(table);
    new CfnOutput(this, 'EdgeSecretArn', { value: this.edgeSecret.secretArn });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'DocumentsBucket', { value: this.documents.bucketName });
    new CfnOutput(this, 'AuditBucket', { value: this.audit.bucketName });
    new CfnOutput(this, 'SecretArn', { value: this.secret.secretArn });
    acknowledge(logs, 'AwsSolutions-S1', 'It is the bucket the access logs go to.');
    acknowledge(
      this.secret,
      'AwsSolutions-SMG4',
      '`npm run rotate` replaces it, when a person asks for it: what it made before is good until the value before is ended.',
    );
  }
}
