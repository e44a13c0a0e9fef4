/** The AWS managed policies that functions commonly carry, as AWS publishes them (checked against the IAM reference, 2026). */
const statement = (actions: readonly string[], resource = '*'): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }],
});

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const documents: Readonly<Record<string, unknown>> = {
  'service-role/AWSLambdaBasicExecutionRole': statement(LOGS),
  'service-role/AWSLambdaSQSQueueExecutionRole': statement([
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    ...LOGS,
  ]),
  'service-role/AWSLambdaDynamoDBExecutionRole': statement([
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    ...LOGS,
  ]),
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': statement([
    ...LOGS,
    'logs:Describe*',
    'logs:GetLogEvents',
    'logs:FilterLogEvents',
  ]),
  AWSXRayDaemonWriteAccess: statement([
    'xray:PutTraceSegments',
    'xray:PutTelemetryRecords',
    'xray:GetSamplingRules',
    'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ]),
  CloudWatchLambdaInsightsExecutionRolePolicy: statement(LOGS),
};

/** The document of an AWS managed policy; undefined for one that is not known, which then grants nothing. */
export const awsManagedPolicy = (arn: string): unknown => documents[arn.replace(/^arn:aws:iam::aws:policy\//, '')];
