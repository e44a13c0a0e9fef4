import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnProject } from 'aws-cdk-lib/aws-codebuild';
import { CfnPipeline } from 'aws-cdk-lib/aws-codepipeline';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Delivery } from './delivery-file.ts';
import { allowDelivery } from './rights.ts';
import { DELIVERY, type DeliveryStep, IMAGE } from './steps.ts';

type Action = CfnPipeline.ActionDeclarationProperty;
/** What does it: each of AWS's own, in its first version. */
type Doer = 'Source CodeStarSourceConnection' | 'Build CodeBuild' | 'Approval Manual';
type Running = Extract<DeliveryStep, { readonly commands: readonly string[] }>;

const SOURCE = [{ name: 'Source' }];
/** Both names of the one service. */
const USE_CONNECTION = ['codeconnections:UseConnection', 'codestar-connections:UseConnection'];

/** Source, test, staging, a look at it, a person's yes, production, a look at that: by AWS itself. */
export class PipelineStack extends Stack {
  private readonly key: Key;
  private readonly artifacts: Bucket;
  private readonly connection: string;

  constructor(scope: Construct, id: string, delivery: Delivery, connection: string, approvers?: string) {
    super(scope, id, { env: { account: delivery.account, region: 'us-east-1' }, description: 'Delivers Portico' });
    this.connection = connection;
    this.key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
    this.artifacts = this.bucket();
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('codepipeline.amazonaws.com') });
    this.allowArtifacts(role);
    role.addToPolicy(new PolicyStatement({ actions: USE_CONNECTION, resources: [connection] }));
    const source = this.action('Source', 'Source CodeStarSourceConnection', {
      outputArtifacts: SOURCE,
      configuration: {
        ...{ ConnectionArn: connection, FullRepositoryId: delivery.repository, BranchName: delivery.branch },
        // With its history: what is generated is compared with what is committed.
        OutputArtifactFormat: 'CODEBUILD_CLONE_REF',
      },
    });
    const stages = DELIVERY.map((step) => ({
      name: step.name,
      actions: ['approval' in step ? this.approval(step.name, approvers, role) : this.build(step, delivery, role)],
    }));
    const pipeline = new CfnPipeline(this, 'Pipeline', {
      pipelineType: 'V2',
      // One after the other: a deployment is not overtaken by the next.
      executionMode: 'QUEUED',
      roleArn: role.roleArn,
      artifactStore: {
        ...{ type: 'S3', location: this.artifacts.bucketName },
        encryptionKey: { type: 'KMS', id: this.key.keyArn },
      },
      stages: [{ name: 'Source', actions: [source] }, ...stages],
    });
    // Without its policy it could not begin.
    pipeline.node.addDependency(role);
  }

  private bucket(): Bucket {
    const bucket = new Bucket(this, 'Artifacts', {
      ...{ encryption: BucketEncryption.KMS, encryptionKey: this.key, bucketKeyEnabled: true, enforceSSL: true },
      ...{ blockPublicAccess: BlockPublicAccess.BLOCK_ALL, removalPolicy: RemovalPolicy.RETAIN },
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
    acknowledge(
      bucket,
      'AwsSolutions-S1',
      'References to commits alone are in it, for thirty days; who deployed what is in CloudTrail.',
    );
    return bucket;
  }

  private allowArtifacts(role: Role): void {
    const objects = this.artifacts.arnForObjects('*');
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], resources: [objects] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn] }),
    );
    this.acknowledgeBelow(role, this.artifacts, 'Arn>/*', 'Artifacts have no names beforehand.');
  }

  private acknowledgeBelow(role: Role, of: Bucket | LogGroup, rest: string, reason: string): void {
    const { defaultChild } = of.node;
    if (defaultChild)
      acknowledge(role, `AwsSolutions-IAM5[Resource::<${this.getLogicalId(defaultChild as never)}.${rest}]`, reason);
  }

  private action(name: string, doer: Doer, more: Partial<Action>): Action {
    const [category = '', provider = ''] = doer.split(' ');
    return { name, actionTypeId: { category, provider, owner: 'AWS', version: '1' }, runOrder: 1, ...more };
  }

  /** Somebody says whether it goes on; who is to, is mailed. */
  private approval(name: string, approvers: string | undefined, pipeline: Role): Action {
    const configuration = { CustomData: 'Staging was looked at (npm run smoke -- staging): does it go to production?' };
    if (approvers === undefined) return this.action(name, 'Approval Manual', { configuration });
    const topic = new Topic(this, 'Approvals', { masterKey: this.key, enforceSSL: true });
    acknowledge(
      topic.addSubscription(new EmailSubscription(approvers)),
      'Serverless-SNSRedrivePolicy',
      'What waits for approval stands in the pipeline, whoever was mailed.',
    );
    pipeline.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
    return this.action(name, 'Approval Manual', {
      configuration: { ...configuration, NotificationArn: topic.topicArn },
    });
  }

  private build(step: Running, delivery: Delivery, pipeline: Role): Action {
    const logs = new LogGroup(this, `${step.name}Logs`, {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, `${step.name}Role`, { assumedBy: new ServicePrincipal('codebuild.amazonaws.com') });
    this.allowArtifacts(role);
    role.addToPolicy(new PolicyStatement({ actions: USE_CONNECTION, resources: [this.connection] }));
    role.addToPolicy(
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs.logGroupArn] }),
    );
    if (step.stage) allowDelivery(role, delivery.environments[step.stage]);
    const project = new CfnProject(this, step.name, {
      serviceRole: role.roleArn,
      encryptionKey: this.key.keyArn,
      timeoutInMinutes: step.minutes,
      artifacts: { type: 'CODEPIPELINE' },
      source: {
        type: 'CODEPIPELINE',
        buildSpec: JSON.stringify({ version: '0.2', phases: { build: { commands: step.commands } } }),
      },
      environment: {
        ...{ type: 'LINUX_CONTAINER', computeType: 'BUILD_GENERAL1_LARGE', image: IMAGE },
        imagePullCredentialsType: 'SERVICE_ROLE',
      },
      logsConfig: { cloudWatchLogs: { status: 'ENABLED', groupName: logs.logGroupName } },
    });
    acknowledge(
      project,
      'AwsSolutions-CB5',
      'Node’s own image on Debian, from AWS’s public registry: what npm test needs comes from Debian’s packages.',
    );
    // Without its policy it could not write its log.
    project.node.addDependency(role);
    pipeline.addToPolicy(
      new PolicyStatement({
        actions: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'],
        resources: [project.attrArn],
      }),
    );
    return this.action(step.name, 'Build CodeBuild', {
      inputArtifacts: SOURCE,
      configuration: { ProjectName: project.ref },
    });
  }
}
