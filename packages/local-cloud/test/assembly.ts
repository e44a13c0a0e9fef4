import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createLocalCloud, type LocalCloud, type LocalCloudOptions } from '../src/index.ts';

/** Templates as CDK writes them, with an asset per function of ./functions. */
export interface Fixture {
  readonly assembly: string;
  readonly dataFolder: string;
  readonly collectFile: string;
  remove(): void;
}

const functionsFolder = fileURLToPath(new URL('./functions', import.meta.url));
const names = ['echo', 'authorizer', 'table', 'collect'];

const role = (policies: unknown[] = []): unknown => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
      Version: '2012-10-17',
    },
    ManagedPolicyArns: [
      {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
        ],
      },
    ],
    Policies: policies,
  },
});

const lambda = (name: string, properties: Record<string, unknown> = {}, roleId = 'Role'): unknown => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    MemorySize: 256,
    Timeout: 5,
    Code: { S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${name}.zip` },
    Role: { 'Fn::GetAtt': [roleId, 'Arn'] },
    ...properties,
  },
});

const permission = (functionId: string, principal: string, sourceArn?: unknown): unknown => ({
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': [functionId, 'Arn'] },
    Principal: principal,
    ...(sourceArn === undefined ? {} : { SourceArn: sourceArn }),
  },
});

const uri = (functionId: string): unknown => ({
  'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId}.Arn}/invocations`,
});

const problem = (status: number) => ({
  statusCode: status,
  responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
  responseTemplates: {
    'application/problem+json': `{"status":${status},"title":$context.error.messageString,"requestId":"$context.requestId","detail":"$context.error.validationErrorString"}`,
  },
});

const operation = (extra: Record<string, unknown> = {}, functionId = 'Echo'): unknown => ({
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': {
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: uri(functionId),
    timeoutInMillis: 4000,
  },
  ...extra,
});

const body = {
  openapi: '3.0.3',
  info: { title: 'fixture', version: '1' },
  'x-amazon-apigateway-binary-media-types': ['*/*'],
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-gateway-responses': {
    UNAUTHORIZED: problem(401),
    ACCESS_DENIED: problem(403),
    BAD_REQUEST_BODY: problem(400),
    BAD_REQUEST_PARAMETERS: problem(400),
    MISSING_AUTHENTICATION_TOKEN: problem(404),
    THROTTLED: problem(429),
    REQUEST_TOO_LARGE: problem(413),
    INTEGRATION_TIMEOUT: problem(504),
    DEFAULT_5XX: {
      responseTemplates: {
        'application/problem+json': '{"title":$context.error.messageString,"requestId":"$context.requestId"}',
      },
    },
  },
  components: {
    securitySchemes: {
      user: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          identitySource: 'method.request.header.Authorization',
          authorizerUri: uri('Authorizer'),
          authorizerResultTtlInSeconds: 300,
        },
      },
    },
    schemas: {
      NewPet: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { $ref: '#/components/schemas/Name' },
          age: { type: 'integer', minimum: 0, exclusiveMinimum: true },
        },
      },
      Name: { type: 'string', minLength: 1 },
    },
  },
  paths: {
    '/echo': {
      get: operation(),
      put: operation(),
      options: {
        responses: { 204: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode":204}' },
          responses: {
            default: {
              statusCode: '204',
              responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" },
            },
          },
        },
      },
    },
    '/pets': {
      post: operation({
        parameters: [{ name: 'dry', in: 'query', required: true, schema: { type: 'boolean' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/NewPet' } } },
        },
      }),
    },
    '/pets/{petId}': { get: operation({ security: [{ user: [] }] }), delete: operation({ security: [{ user: [] }] }) },
    '/pets/mine': { get: operation() },
    '/limited': { get: operation() },
    '/forbidden': { get: operation({}, 'Unreachable') },
    '/proxy/{apiId}/{path+}': { 'x-amazon-apigateway-any-method': operation() },
  },
};

const arnOf = (id: string): unknown => ({ 'Fn::GetAtt': [id, 'Arn'] });
const statement = (action: string | string[], resource: unknown, extra: Record<string, unknown> = {}): unknown => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...extra,
});

const coreTemplate = (collectFile: string): unknown => ({
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
    Web: { Type: 'AWS::WAFv2::WebACL', Properties: { Name: 'edge' } },
    Absent: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
  },
  Outputs: {
    EchoArn: { Value: arnOf('Echo'), Export: { Name: 'Core:EchoArn' } },
    AuthorizerArn: { Value: arnOf('Authorizer'), Export: { Name: 'Core:AuthorizerArn' } },
    UnreachableArn: { Value: arnOf('Unreachable'), Export: { Name: 'Core:UnreachableArn' } },
    QueueUrl: { Value: { Ref: 'Queue' } },
    DeadUrl: { Value: { Ref: 'Dead' } },
    TableName: { Value: { Ref: 'Table' } },
    WebArn: { Value: arnOf('Web') },
    LogGroup: { Value: { Ref: 'EchoLogs' } },
  },
});

const imported = (text: string): unknown =>
  JSON.parse(
    text.replace(
      /\{"Fn::Sub":"arn:\$\{AWS::Partition\}:apigateway:[^"]*\$\{(\w+)\.Arn\}\/invocations"\}/g,
      (_match, id: string) =>
        JSON.stringify({
          'Fn::Join': [
            '',
            [
              'arn:aws:apigateway:',
              { Ref: 'AWS::Region' },
              ':lambda:path/2015-03-31/functions/',
              { 'Fn::ImportValue': `Core:${id}Arn` },
              '/invocations',
            ],
          ],
        }),
    ),
  );

const apiTemplate: unknown = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'fixture', Body: imported(JSON.stringify(body)) } },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    AccessLogs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'access' } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'prod',
        Variables: { tier: 'gold' },
        AccessLogSetting: {
          DestinationArn: arnOf('AccessLogs'),
          Format:
            '{"requestId":"$context.requestId","status":"$context.status","path":"$context.path","resource":"$context.resourcePath","who":"$context.authorizer.principalId","agent":"$context.identity.userAgent"}',
        },
        MethodSettings: [
          { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5000 },
          { ResourcePath: '/~1limited', HttpMethod: 'GET', ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 3 },
        ],
      },
    },
    EchoPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::ImportValue': 'Core:EchoArn' },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/*' },
      },
    },
    AuthorizerPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::ImportValue': 'Core:AuthorizerArn' },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/authorizers/*' },
      },
    },
  },
  Outputs: {
    Url: {
      Value: {
        'Fn::Join': [
          '',
          [
            'https://',
            { Ref: 'Api' },
            '.execute-api.',
            { Ref: 'AWS::Region' },
            '.',
            { Ref: 'AWS::URLSuffix' },
            '/',
            { Ref: 'Stage' },
            '/',
          ],
        ],
      },
    },
  },
};

export const writeFixture = async (): Promise<Fixture> => {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const assembly = join(root, 'cdk.out');
  mkdirSync(assembly);
  const files: Record<string, unknown> = {};
  for (const name of names) {
    const folder = join(assembly, `asset.${name}`);
    mkdirSync(folder);
    if (name === 'table')
      await build({
        entryPoints: [join(functionsFolder, 'table.mjs')],
        outfile: join(folder, 'index.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node24',
        mainFields: ['module', 'main'],
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        logLevel: 'silent',
      });
    else cpSync(join(functionsFolder, `${name}.mjs`), join(folder, 'index.mjs'));
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { current: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
  }
  const collectFile = join(root, 'collected.jsonl');
  writeFileSync(collectFile, '');
  const stack = (name: string, dependencies: string[]): unknown => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/us-east-1',
    properties: { templateFile: `${name}.template.json`, stackName: name },
    dependencies,
  });
  const write = (name: string, content: unknown): void => writeFileSync(join(assembly, name), JSON.stringify(content));
  write('Core.assets.json', { files });
  write('Core.template.json', coreTemplate(collectFile));
  write('Api.template.json', apiTemplate);
  write('manifest.json', {
    version: '48.0.0',
    artifacts: {
      Api: stack('Api', ['Core']),
      'Core.assets': { type: 'cdk:asset-manifest', properties: { file: 'Core.assets.json' } },
      Core: stack('Core', ['Core.assets']),
    },
  });
  return {
    assembly,
    dataFolder: join(root, 'data'),
    collectFile,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};

export const startFixture = (fixture: Fixture, options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> =>
  createLocalCloud({
    assembly: fixture.assembly,
    dataFolder: fixture.dataFolder,
    ports: { api: 0, services: 0, signIn: 0, dynamodb: 0 },
    parameters: { PortalUrl: 'http://localhost:3000' },
    log: (line) => {
      if (process.env['PRINT_LOG']) console.error(line);
    },
    asyncRetryDelaysMs: [10, 10],
    ...options,
  });

/** Waits for a condition, not for time: fails after ten seconds. */
export const until = async <T>(condition: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error('the condition was not met within 10 s');
    await new Promise((settle) => setTimeout(settle, 20));
  }
};
