import { arnOf, sub } from './resources.ts';

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
    '/stream': {
      get: operation({
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: uri('Streamer'),
          responseTransferMode: 'STREAM',
        },
      }),
    },
    '/forbidden': { get: operation({}, 'Unreachable') },
    '/proxy/{apiId}/{path+}': { 'x-amazon-apigateway-any-method': operation() },
  },
};

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

/** The REST API, in a stack of its own as CDK splits it. */
export const apiTemplate: unknown = {
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
        SourceArn: { 'Fn::Sub': sub('arn:aws:execute-api:{AWS::Region}:{AWS::AccountId}:{Api}/*/*/*') },
      },
    },
    StreamerPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::ImportValue': 'Core:StreamerArn' },
        Principal: 'apigateway.amazonaws.com',
      },
    },
    AuthorizerPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::ImportValue': 'Core:AuthorizerArn' },
        Principal: 'apigateway.amazonaws.com',
        SourceArn: { 'Fn::Sub': sub('arn:aws:execute-api:{AWS::Region}:{AWS::AccountId}:{Api}/authorizers/*') },
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
