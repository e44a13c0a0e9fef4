import { Aws, CfnCondition, type CfnResource, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { parameter } from '../parameters.ts';
import type { PortalTable } from './portal-table.ts';

/** Who read and wrote what of table and buckets, by CloudTrail, where the deployment wants it: it is paid for by the event. */
export class DataTrail extends Construct {
  constructor(scope: Construct, id: string, table: PortalTable, buckets: readonly Bucket[], logs: Bucket) {
    super(scope, id);
    const isWanted = new CfnCondition(this, 'IsWanted', {
      expression: Fn.conditionEquals(parameter(this, 'DataTrail'), 'yes'),
    });
    const bucket = new Bucket(this, 'Events', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(1) }],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'trail/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const trailName = `${Stack.of(this).stackName}-data`;
    const trailArn = `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${trailName}`;
    const allow = (action: string, resource: string) =>
      bucket.addToResourcePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
          actions: [action],
          resources: [resource],
          conditions: { StringEquals: { 'aws:SourceArn': trailArn } },
        }),
      );
    allow('s3:GetBucketAcl', bucket.bucketArn);
    allow('s3:PutObject', bucket.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`));
    const selector = (name: string, type: string, arns: readonly string[]) => ({
      name,
      fieldSelectors: [
        { field: 'eventCategory', equalTo: ['Data'] },
        { field: 'resources.type', equalTo: [type] },
        { field: 'resources.ARN', startsWith: [...arns] },
      ],
    });
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      s3BucketName: bucket.bucketName,
      enableLogFileValidation: true,
      includeGlobalServiceEvents: false,
      advancedEventSelectors: [
        selector('table', 'AWS::DynamoDB::Table', [table.tableArn]),
        selector(
          'buckets',
          'AWS::S3::Object',
          buckets.map((one) => one.arnForObjects('')),
        ),
      ],
    });
    if (bucket.policy) trail.node.addDependency(bucket.policy);
    const made = this.node
      .findAll()
      .filter((one): one is CfnResource => 'cfnOptions' in one && !(one instanceof CfnCondition));
    for (const resource of made) resource.cfnOptions.condition = isWanted;
  }
}
