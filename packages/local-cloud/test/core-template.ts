import { arnOf, lambda, permission, role, statement } from './resources.ts';

/** Table, queues, functions: the stack that others import from. */
export const coreTemplate = (collectFile: string): unknown => ({
  Parameters: {
    BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/hnb659fds/version' },
    PortalUrl: { Type: 'String' },
  },
  Conditions: { Never: { 'Fn::Equals': [{ Ref: 'PortalUrl' }, 'never'] } },
  Resources: {
    CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2:deflate64:' } },
    Table: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: {
        TableName: 'fixture',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'bySk',
            KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
        Replicas: [{ Region: 'us-east-1' }],
      },
    },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: 1, RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 } },
    },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Role: role(),
    TableRole: role([
      {
        PolicyName: 'put',
        PolicyDocument: {
          Statement: [
            statement('dynamodb:PutItem', arnOf('Table'), {
              Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['app#*'] } },
            }),
          ],
        },
      },
    ]),
    ScheduleRole: role([
      { PolicyName: 'send', PolicyDocument: { Statement: [statement('sqs:SendMessage', arnOf('Queue'))] } },
    ]),
    Nightly: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ...{ Name: 'nightly', ScheduleExpression: 'cron(0 3 * * ? *)', FlexibleTimeWindow: { Mode: 'OFF' } },
        Target: { Arn: arnOf('Queue'), RoleArn: arnOf('ScheduleRole'), Input: '{"mark":"nightly"}' },
      },
    },
    CollectRole: role(),
    CollectPolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'collect',
        Roles: [{ Ref: 'CollectRole' }],
        PolicyDocument: {
          Statement: [
            statement(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arnOf('Queue')),
            statement(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], {
              'Fn::GetAtt': ['Table', 'StreamArn'],
            }),
            statement('sqs:SendMessage', arnOf('Dead')),
          ],
        },
      },
    },
    Echo: lambda('echo', {
      LoggingConfig: { LogGroup: { Ref: 'EchoLogs' } },
      Environment: {
        Variables: {
          PORTAL_URL: { Ref: 'PortalUrl' },
          SECRET: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:password::}}']] },
        },
      },
    }),
    EchoLogs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 7 } },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { Name: 'fixture/secret', SecretString: '{"password":"open sesame"}' },
    },
    Quick: lambda('quick', { Timeout: 1, MemorySize: 128, Code: { S3Bucket: 'b', S3Key: 'echo.zip' } }),
    Unreachable: lambda('unreachable', { Code: { S3Bucket: 'b', S3Key: 'echo.zip' } }),
    Authorizer: lambda('authorizer'),
    Streamer: lambda('streamer'),
    TableFunction: lambda('table', { Environment: { Variables: { TABLE_NAME: { Ref: 'Table' } } } }, 'TableRole'),
    Collect: lambda(
      'collect',
      { Environment: { Variables: { COLLECT_FILE: collectFile } }, DeadLetterConfig: { TargetArn: arnOf('Dead') } },
      'CollectRole',
    ),
    CollectQueue: {
      Type: 'AWS::Lambda::EventSourceMapping',
      DependsOn: ['CollectPolicy'],
      Properties: {
        FunctionName: { Ref: 'Collect' },
        EventSourceArn: arnOf('Queue'),
        BatchSize: 5,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
    CollectStream: {
      Type: 'AWS::Lambda::EventSourceMapping',
      DependsOn: ['CollectPolicy'],
      Properties: {
        FunctionName: { Ref: 'Collect' },
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 10,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 1,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: arnOf('Dead') } },
        FilterCriteria: {
          Filters: [
            {
              Pattern: JSON.stringify({
                eventName: ['INSERT'],
                dynamodb: { NewImage: { pk: { S: [{ prefix: 'app#' }] } } },
              }),
            },
          ],
        },
      },
    },
    UsageSubscription: {
      Type: 'AWS::Logs::SubscriptionFilter',
      DependsOn: ['LogsMayCollect'],
      Properties: {
        LogGroupName: { Ref: 'EchoLogs' },
        FilterPattern: '{ ($.kind = "usage") && ($.path = "/echo") }',
        DestinationArn: arnOf('Collect'),
      },
    },
    LogsMayCollect: permission('Collect', 'logs.amazonaws.com', arnOf('EchoLogs')),
    Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'fixture-files' } },
    Told: {
      Type: 'AWS::SNS::Topic',
      Properties: { Subscription: [{ Protocol: 'email', Endpoint: 'ops@example.com' }] },
    },
    EchoFails: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        ...{ AlarmName: 'echo-fails', AlarmDescription: 'Nothing comes back.', AlarmActions: [{ Ref: 'Told' }] },
        ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1 },
        ...{ Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Echo' } }], TreatMissingData: 'notBreaching' },
        ...{ ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 },
      },
    },
    Any: {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: { AlarmName: 'any', AlarmRule: { 'Fn::Join': ['', ['ALARM("', { Ref: 'EchoFails' }, '")']] } },
    },
    Web: { Type: 'AWS::WAFv2::IPSet', Properties: { Name: 'edge' } },
    Absent: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
  },
  Outputs: {
    EchoArn: { Value: arnOf('Echo'), Export: { Name: 'Core:EchoArn' } },
    AuthorizerArn: { Value: arnOf('Authorizer'), Export: { Name: 'Core:AuthorizerArn' } },
    StreamerArn: { Value: arnOf('Streamer'), Export: { Name: 'Core:StreamerArn' } },
    UnreachableArn: { Value: arnOf('Unreachable'), Export: { Name: 'Core:UnreachableArn' } },
    QueueUrl: { Value: { Ref: 'Queue' } },
    DeadUrl: { Value: { Ref: 'Dead' } },
    TableName: { Value: { Ref: 'Table' } },
    WebArn: { Value: arnOf('Web') },
    LogGroup: { Value: { Ref: 'EchoLogs' } },
  },
});
