import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

/** What API Gateway makes a 401 of (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html). */
export const unauthorized = () => new Error('Unauthorized');

export const linesOf = (event: APIGatewayRequestAuthorizerEvent, name: string): string[] =>
  Object.entries(event.multiValueHeaders ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, all]) => all ?? []);

export const headerOf = (event: APIGatewayRequestAuthorizerEvent, name: string): string | undefined => {
  const values = linesOf(event, name);
  if (values.length > 1) return undefined;
  return values[0] ?? Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
};

export const bearerOf = (event: APIGatewayRequestAuthorizerEvent): string | undefined =>
  /^Bearer ([^\s,]+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];

/** Each by its name: a `*` takes slashes too, and an API may be called `proxy` or `mcp`. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * The answer is cached for every route of the API under the same credential, so the policy names what kind of route the
 * credential is for, and the handler checks role and ownership itself. It says until when it is true: the cache does not
 * know, and who is asked next does.
 */
export const allow = (
  event: APIGatewayRequestAuthorizerEvent,
  principalId: string,
  paths: 'proxy' | 'mcp' | 'portal',
  context: Record<string, string>,
): APIGatewayAuthorizerResult => {
  const [stage] = event.methodArn.match(/^arn:[^/]+\/[^/]+/) ?? [''];
  const below = (place: string) => METHODS.map((method) => `${stage}/${method}/${place}/*`);
  const ofKeys = { proxy: below('proxy'), mcp: below('mcp') };
  const everything = {
    Action: 'execute-api:Invoke',
    Effect: 'Allow',
    Resource: paths === 'portal' ? [`${stage}/*`] : ofKeys[paths],
  } as const;
  const denied = [...ofKeys.proxy, ...ofKeys.mcp];
  const except = { Action: 'execute-api:Invoke' as const, Effect: 'Deny' as const, Resource: denied };
  return {
    principalId,
    policyDocument: { Version: '2012-10-17', Statement: paths === 'portal' ? [everything, except] : [everything] },
    context,
  };
};

const REFERENCE = /^[0-9A-Za-z@.+_-]{1,113}$/;

/**
 * A refusal at an MCP server. It says where clients read which credential is wanted there, and who gives it (RFC 9728 5.1):
 * of all that API Gateway answers by itself, a policy's context alone can tell of this very server.
 */
export const denyAtServer = (event: APIGatewayRequestAuthorizerEvent, apiUrl: string): APIGatewayAuthorizerResult => {
  const asked = event.pathParameters?.apiId ?? '';
  const place = REFERENCE.test(asked) ? `/mcp/${asked}` : '';
  const error = linesOf(event, 'authorization').length > 0 ? ', error="invalid_token"' : '';
  const metadata = `${apiUrl}/.well-known/oauth-protected-resource${place}`;
  return {
    principalId: 'nobody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: [event.methodArn] }],
    },
    context: { challenge: `Bearer resource_metadata="${metadata}"${error}` },
  };
};
