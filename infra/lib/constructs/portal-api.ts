import { type FunctionName, PROBLEMS, type ProblemCode, problemType } from '@portico/contract';
import apiGatewayDocument from '@portico/contract/api-gateway.json' with { type: 'json' };
import { Aws, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  ApiDefinition,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnSubscriptionFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { parameter } from '../parameters.ts';
import type { AnsweringFunction } from './answering-function.ts';
import { logGroup } from './log-group.ts';
import type { PortalFunction } from './portal-function.ts';

export type PortalApiProps = {
  readonly functions: Readonly<Record<FunctionName, AnsweringFunction>>;
  readonly authorizer: AnsweringFunction;
  /** Told of calls that API Gateway refused as too large: no function saw them. */
  readonly usage: PortalFunction;
};

/** How long what was revoked, disabled or signed out goes on opening; what expires is looked at with every call. */
const AUTHORIZER_TTL_SECONDS = 4;

/** What API Gateway says of a case, in quotes of its own: `$context.error.message` would stand there as it is. */
const SAID = '$context.error.messageString';

type Refusal = { readonly code: ProblemCode; readonly detail?: string; readonly challenge?: string };

/** API Gateway's own refusals and the problem each is; `SAID` is what it says of the case. */
const GATEWAY_RESPONSES: Readonly<Record<string, Refusal>> = {
  DEFAULT_4XX: { code: 'invalid-request', detail: SAID },
  DEFAULT_5XX: { code: 'internal' },
  UNAUTHORIZED: { code: 'unauthenticated' },
  MISSING_AUTHENTICATION_TOKEN: { code: 'not-found' },
  // A credential that is for something else; at an MCP server, any that does not open it.
  ACCESS_DENIED: { code: 'unauthenticated', challenge: 'context.authorizer.challenge' },
  INVALID_SIGNATURE: { code: 'unauthenticated' },
  EXPIRED_TOKEN: { code: 'unauthenticated' },
  AUTHORIZER_FAILURE: { code: 'internal' },
  AUTHORIZER_CONFIGURATION_ERROR: { code: 'internal' },
  BAD_REQUEST_BODY: { code: 'invalid-request', detail: 'The body must be a JSON object.' },
  BAD_REQUEST_PARAMETERS: { code: 'invalid-request', detail: SAID },
  RESOURCE_NOT_FOUND: { code: 'not-found' },
  REQUEST_TOO_LARGE: { code: 'body-too-large' },
  UNSUPPORTED_MEDIA_TYPE: { code: 'unsupported-media-type' },
  THROTTLED: { code: 'rate-limited' },
  QUOTA_EXCEEDED: { code: 'quota-exceeded' },
  WAF_FILTERED: { code: 'forbidden' },
  // No instance of the function is free: Lambda throttled it.
  INTEGRATION_FAILURE: { code: 'unavailable' },
  INTEGRATION_TIMEOUT: { code: 'upstream-timeout' },
};

const gatewayResponse = (portalUrl: string, apiUrl: string, { code, detail, challenge }: Refusal) => {
  const { status, title } = PROBLEMS[code];
  const body = {
    type: problemType(code),
    title,
    status,
    code,
    ...(detail && { detail }),
    requestId: '$context.requestId',
  };
  return {
    statusCode: String(status),
    responseParameters: {
      'gatewayresponse.header.Access-Control-Allow-Origin': `'${portalUrl}'`,
      'gatewayresponse.header.Access-Control-Expose-Headers': "'*'",
      'gatewayresponse.header.Cache-Control': "'no-store'",
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.X-Request-Id': 'context.requestId',
      // Where clients read which credential is wanted (RFC 9728 §5.1).
      ...(status === 401 && {
        'gatewayresponse.header.WWW-Authenticate':
          challenge ?? `'Bearer resource_metadata="${apiUrl}/.well-known/oauth-protected-resource"'`,
      }),
      ...((status === 429 || status === 503) && { 'gatewayresponse.header.Retry-After': "'1'" }),
    },
    responseTemplates: { 'application/json': JSON.stringify(body).replace(`"${SAID}"`, SAID) },
  };
};

/** What the generated document needs to become a deployment: integrations, authorizers, the portal's origin. */
const complete = (props: PortalApiProps, portalUrl: string, apiUrl: string) => {
  const lambda = (target: AnsweringFunction) =>
    `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${target.live.functionArn}/invocations`;
  const fill = (node: unknown): unknown => {
    if (typeof node === 'string') return node.replaceAll('{PortalUrl}', portalUrl);
    if (Array.isArray(node)) return node.map(fill);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([name, value]) => {
      if (name !== 'x-portico-function') return [name, fill(value)];
      const target = props.functions[value as FunctionName];
      return [
        'x-amazon-apigateway-integration',
        { type: 'aws_proxy', httpMethod: 'POST', uri: lambda(target), timeoutInMillis: 29_000 },
      ];
    });
    return Object.fromEntries(entries);
  };
  const document = fill(apiGatewayDocument) as {
    info: { title: string };
    components: { securitySchemes: Record<string, Record<string, unknown>> };
  };
  for (const [name, header] of [
    ['user', 'Authorization'],
    ['key', 'X-Api-Key'],
  ] as const) {
    const scheme = document.components.securitySchemes[name];
    if (scheme)
      scheme['x-amazon-apigateway-authorizer'] = {
        type: 'request',
        identitySource: `method.request.header.${header}`,
        authorizerUri: lambda(props.authorizer),
        authorizerResultTtlInSeconds: AUTHORIZER_TTL_SECONDS,
      };
  }
  // A client that has no token yet is told where it gets one for this server: whatever it brings, or not, is looked at each time.
  const { agent } = document.components.securitySchemes;
  if (agent)
    agent['x-amazon-apigateway-authorizer'] = {
      type: 'request',
      authorizerUri: lambda(props.authorizer),
      authorizerResultTtlInSeconds: 0,
    };
  return {
    ...document,
    'x-amazon-apigateway-gateway-responses': Object.fromEntries(
      Object.entries(GATEWAY_RESPONSES).map(([type, problem]) => [type, gatewayResponse(portalUrl, apiUrl, problem)]),
    ),
  };
};

/** The REST API of the contract. A function the contract names and `functions` lacks is a type error. */
export class PortalApi extends Construct {
  readonly api: SpecRestApi;

  constructor(scope: Construct, id: string, props: PortalApiProps) {
    super(scope, id);
    const accessLog = logGroup(this, 'AccessLog');
    // Its metrics are told apart by its name, and an imported document names it.
    const restApiName = Stack.of(this).stackName;
    const document = complete(props, parameter(this, 'PortalUrl'), parameter(this, 'ApiUrl'));
    document.info.title = restApiName;
    this.api = new SpecRestApi(this, 'Rest', {
      restApiName,
      apiDefinition: ApiDefinition.fromInline(document),
      cloudWatchRole: true,
      disableExecuteApiEndpoint: false,
      deployOptions: {
        stageName: 'v1',
        tracingEnabled: true,
        throttlingRateLimit: 2000,
        throttlingBurstLimit: 4000,
        loggingLevel: MethodLoggingLevel.ERROR,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: AccessLogFormat.custom(
          JSON.stringify({
            requestId: AccessLogField.contextRequestId(),
            at: AccessLogField.contextRequestTimeEpoch(),
            method: AccessLogField.contextHttpMethod(),
            resource: AccessLogField.contextResourcePath(),
            status: AccessLogField.contextStatus(),
            latency: AccessLogField.contextResponseLatency(),
            bytes: AccessLogField.contextResponseLength(),
            principal: AccessLogField.contextAuthorizer('principalId'),
            path: AccessLogField.contextPath(),
            appId: AccessLogField.contextAuthorizer('appId'),
            keyId: AccessLogField.contextAuthorizer('keyId'),
          }),
        ),
      },
    });
    this.meterRefused(accessLog, props.usage);
    const callers = Object.entries(props.functions).map(
      ([name, target]) => [name, target, this.api.arnForExecuteApi('*', '/*', '*')] as const,
    );
    const authorizers = `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${this.api.restApiId}/authorizers/*`;
    for (const [name, target, sourceArn] of [...callers, ['authorizer', props.authorizer, authorizers] as const]) {
      const permission = new CfnPermission(this, `Invoke${name}`, {
        action: 'lambda:InvokeFunction',
        functionName: target.live.functionArn,
        principal: 'apigateway.amazonaws.com',
        sourceArn,
      });
      // Nobody is led to what may not be called yet.
      this.api.latestDeployment?.node.addDependency(permission);
    }
  }

  /** The usage function belongs to another stack, which must not learn of this one: so the parts, not the construct. */
  private meterRefused(accessLog: LogGroup, usage: PortalFunction) {
    const permission = new CfnPermission(this, 'MeterRefused', {
      action: 'lambda:InvokeFunction',
      functionName: usage.function.functionArn,
      principal: 'logs.amazonaws.com',
      sourceArn: accessLog.logGroupArn,
    });
    new CfnSubscriptionFilter(this, 'Refused', {
      logGroupName: accessLog.logGroupName,
      destinationArn: usage.function.functionArn,
      filterPattern: '{ $.status = "413" && $.resource = "/proxy/*" }',
    }).addDependency(permission);
  }
}
