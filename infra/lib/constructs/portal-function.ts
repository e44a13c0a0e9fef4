import { join } from 'node:path';
import { Aws, CfnCondition, Duration, Fn, Stack } from 'aws-cdk-lib';
import { CfnPolicy, Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { functionAlarms, type Watched } from './function-alarms.ts';
import { logGroup } from './log-group.ts';
import { metricsNamespace } from './measures.ts';
import type { PortalAlarm, Severity } from './portal-alarm.ts';

export type PortalFunctionProps = {
  /** `<function>` or `<function>/<worker>`: the bundle functions/<function>/dist/<last>. The construct's id is its last part. */
  readonly bundle: string;
  /** What a user notices when it fails; the alarms' description. */
  readonly breaks: string;
  /** Whether somebody waits for its answer; nobody, where it is not said. */
  readonly watched?: Watched;
  /** Whether somebody gets up when it fails; for what answers, where it is not said. */
  readonly severity?: Severity;
  readonly memoryMegabytes?: number;
  readonly timeoutSeconds?: number;
  readonly environment: Record<string, string>;
  /** For a function that is invoked without waiting: where events go that failed every try. */
  readonly deadLetters?: Queue;
};

/** The output by which other stacks read the ARN of a bucket. */
const ARN_OUTPUTS: Readonly<Record<string, string>> = {
  Documents: 'PublishOutputFnGetAttDocuments7E5B2978ArnC78E5D2B',
  Audit: 'PublishOutputFnGetAttAudit3D8ADE0AArn687831F0',
};

/** How cdk-nag spells the ARN of a bucket of another stack. */
const arnAsRead = (bucket: Bucket): string =>
  JSON.stringify({
    'Fn::GetStackOutput': {
      StackName: Stack.of(bucket).stackName,
      Region: { Ref: 'AWS::Region' },
      OutputName: ARN_OUTPUTS[bucket.node.id],
    },
  });

/** The one name of a function: of its construct (TestRuns), bundle, runbook heading and log (test-runs). */
const nameOf = (id: string, bundle: string): string => {
  const name = id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  if (bundle.split('/').at(-1) !== name)
    throw new Error(`The function ${id} has the bundle ${bundle}: one name for both.`);
  return name;
};

/** A Lambda with the house's standard: ARM, traced, a role and a log group of its own, alarms that say what breaks. */
export class PortalFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;
  readonly name: string;
  /** The function of ours that it belongs to: its own, or whose worker it is. */
  readonly owner: string;
  /** Those that say how it fares. */
  readonly alarms: readonly PortalAlarm[];

  constructor(scope: Construct, id: string, props: PortalFunctionProps) {
    super(scope, id);
    this.name = nameOf(id, props.bundle);
    this.owner = props.bundle.split('/')[0] ?? '';
    this.logGroup = logGroup(this, 'Logs');
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(import.meta.dirname, '../../../functions', this.owner, 'dist', this.name)),
      role: this.role,
      logGroup: this.logGroup,
      tracing: Tracing.ACTIVE,
      memorySize: props.memoryMegabytes ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds ?? 10),
      ...(props.deadLetters && { deadLetterQueue: props.deadLetters }),
      environment: {
        POWERTOOLS_SERVICE_NAME: this.name,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(Stack.of(this)),
        ...props.environment,
      },
    });
    this.alarms = functionAlarms(this, {
      ...{ name: this.name, function: this.function, severity: props.severity },
      ...{ notices: props.breaks, heading: this.name, watched: props.watched ?? 'works' },
    });
    if (!props.deadLetters)
      acknowledge(
        this.function,
        'Serverless-LambdaDLQ',
        'It is invoked by a caller that waits, or from a queue or stream that keeps its failures.',
      );
    acknowledge(
      this.role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray takes no resource: PutTraceSegments and PutTelemetryRecords are granted on *.',
    );
  }

  allow(actions: string[], resources: string[]) {
    this.role.addToPrincipalPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions, resources }));
  }

  /** Grants actions on secrets whose names begin with a prefix. */
  allowSecrets(actions: string[], prefix: string) {
    const arn = (partition: string, region: string, account: string) =>
      `arn:${partition}:secretsmanager:${region}:${account}:secret:${prefix}*`;
    this.allow(actions, [arn(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID)]);
    acknowledge(
      this.role,
      `AwsSolutions-IAM5[Resource::${arn('<AWS::Partition>', '<AWS::Region>', '<AWS::AccountId>')}]`,
      'Secrets of backends are made while it runs: the grant ends at a prefix.',
    );
  }

  /** Grants reading what API Gateway has below these paths, in the deployment's account and Region. */
  allowApiGateway(paths: string[]) {
    const arn = (partition: string, region: string) => (path: string) =>
      `arn:${partition}:apigateway:${region}::${path}`;
    this.allow(['apigateway:GET'], paths.map(arn(Aws.PARTITION, Aws.REGION)));
    for (const path of paths.filter((one) => one.includes('*')))
      acknowledge(
        this.role,
        `AwsSolutions-IAM5[Resource::${arn('<AWS::Partition>', '<AWS::Region>')(path)}]`,
        'Which APIs there are to be imported is not known beforehand: their documents are read, and nothing else.',
      );
  }

  /** Grants taking on roles of other accounts, by a parameter that lists their ARNs; nothing where it is empty. */
  allowRoles(arns: string) {
    const any = new CfnCondition(this, 'AnyRole', { expression: Fn.conditionNot(Fn.conditionEquals(arns, '')) });
    const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: Fn.split(',', arns) };
    const policy = new CfnPolicy(this, 'Roles', {
      policyName: `${this.name}-roles`,
      policyDocument: { Version: '2012-10-17', Statement: [statement] },
      roles: [this.role.roleName],
    });
    policy.cfnOptions.condition = any;
  }

  /** Grants actions on the objects under one prefix of a bucket. */
  allowObjects(actions: string[], bucket: Bucket, prefix: string) {
    this.allow(actions, [bucket.arnForObjects(`${prefix}/*`)]);
    acknowledge(
      this.role,
      `AwsSolutions-IAM5[Resource::${arnAsRead(bucket)}/${prefix}/*]`,
      'Objects have no names beforehand: the grant ends at a prefix. permissions.test.ts lists every wildcard there is.',
    );
  }
}
