import { functionNameOf } from '../arn.ts';
import type { InvocationOptions, InvocationResult } from '../lambda/invocation.ts';
import { createAuthorization } from './authorization.ts';
import type { ApiDocument, Integration, Route } from './document.ts';
import { GATEWAY_RESPONSE_TYPES, GatewayFailure, type Inbound, type Outbound } from './exchange.ts';
import { gatewayResponse, noteFailure, substituteContext } from './gateway-response.ts';
import { answerMock } from './mock-integration.ts';
import { proxyEvent, requestTime, type StageIdentity } from './proxy-event.ts';
import { functionFailure, mediaTypeMatches, readProxyResponse } from './proxy-response.ts';
import { createRouter, type RouteMatch } from './router.ts';
import { streamAnswer } from './streamed-response.ts';
import type { Throttle } from './throttle.ts';
import { createValidation } from './validation.ts';

export type StageOptions = {
  readonly document: ApiDocument;
  readonly identity: StageIdentity;
  readonly region: string;
  readonly name: string;
  readonly throttle: Throttle;
  /** Access log format with `$context` variables; undefined writes none. */
  readonly accessLogFormat: string | undefined;
  writeAccessLog(line: string): void;
  /** Told how each request ended, and after how long; of what a function answered, how long that took. */
  measure(status: number, latencyMilliseconds: number, integrationMilliseconds: number | undefined): void;
  invoke(functionArn: string, payload: string, given: InvocationOptions): Promise<InvocationResult>;
  /** Whether the function's resource policy lets API Gateway call it for `sourceArn`. */
  mayInvoke(functionName: string, sourceArn: string): boolean;
  log(line: string): void;
};

export type Stage = {
  readonly name: string;
  /** Never rejects. `request` undefined body means it was larger than 10 MB. */
  answer(request: Inbound, tooLarge: boolean): Promise<Outbound>;
};

/** What a Lambda takes in one invocation, as it is written: the event, and the body in base64 in it. */
const EVENT_BYTES_MAX = 6_291_456;
const BODYLESS = Buffer.alloc(0);

const withTimeout = async <T>(work: Promise<T>, timeoutMilliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => fail(new GatewayFailure('INTEGRATION_TIMEOUT')), timeoutMilliseconds);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
};

/** One deployed stage of a REST API: throttle, authorize, validate, integrate – in API Gateway's order. */
export const createStage = (options: StageOptions): Stage => {
  const { document, identity, region, name } = options;
  const router = createRouter(document.routes);
  const validation = createValidation(document);
  const permitted = new Map<string, boolean>();
  const arnPrefix = `arn:aws:execute-api:${region}:${identity.accountId}:${identity.apiId}`;

  /** A function without a permission for API Gateway is a 500 there, and here. */
  const requirePermission = (functionArn: string, sourceArn: string): void => {
    const key = `${functionArn} ${sourceArn}`;
    let allowed = permitted.get(key);
    if (allowed === undefined) {
      allowed = options.mayInvoke(functionNameOf(functionArn), sourceArn);
      if (!allowed)
        options.log(
          `apigateway.amazonaws.com may not invoke ${functionArn}: no AWS::Lambda::Permission covers ${sourceArn}`,
        );
      permitted.set(key, allowed);
    }
    if (!allowed)
      throw new GatewayFailure(
        'API_CONFIGURATION_ERROR',
        undefined,
        'Execution failed due to configuration error: Invalid permissions on Lambda function',
      );
  };

  const authorization = createAuthorization(identity, async (authorizer, payload, traceId) => {
    requirePermission(authorizer.functionArn, `${arnPrefix}/authorizers/${authorizer.name}`);
    return options.invoke(authorizer.functionArn, payload, { traceId });
  });

  const authorize = async (
    route: Route,
    request: Inbound,
    match: RouteMatch,
  ): Promise<Readonly<Record<string, string>> | undefined> => {
    if (route.authorizer === undefined) return undefined;
    const authorizer = document.authorizers.get(route.authorizer);
    if (!authorizer) throw new GatewayFailure('AUTHORIZER_CONFIGURATION_ERROR');
    return authorization.authorize(
      authorizer,
      request,
      match,
      `${arnPrefix}/${name}/${request.method}${request.resourcePath}`,
    );
  };

  const callFunction = async (integration: Integration, event: string, request: Inbound): Promise<Outbound> => {
    const { functionArn, streams } = integration;
    const { traceId } = request;
    // A burst of one operation keeps no other waiting: in a cloud, each request has an instance of its own.
    const lane = `${request.method} ${request.context.get('resourcePath')}`;
    if (streams) return streamAnswer((onChunk) => options.invoke(functionArn, event, { traceId, lane, onChunk }));
    const result = await options.invoke(functionArn, event, { traceId, lane });
    request.context.set('integration.requestId', result.requestId);
    request.context.set('integrationStatus', result.functionError ? '502' : '200');
    if (result.functionError) throw functionFailure(result);
    return readProxyResponse(result.payload, request, document.binaryMediaTypes);
  };

  const integrate = async (
    match: RouteMatch,
    request: Inbound,
    authorizer: Readonly<Record<string, string>> | undefined,
  ): Promise<Outbound> => {
    const { integration, resource } = match.route;
    if (integration.type === 'mock') return answerMock(integration, request);
    if (integration.type !== 'aws_proxy' || integration.functionArn === '')
      throw new GatewayFailure('API_CONFIGURATION_ERROR', undefined, 'This integration type is not emulated');
    requirePermission(
      integration.functionArn,
      `${arnPrefix}/${name}/${request.method}${resource.replace(/\{[^}]+\}/g, '*')}`,
    );
    const contentType = request.headers.find(([key]) => key.toLowerCase() === 'content-type')?.[1] ?? '';
    const event = proxyEvent(
      request,
      match,
      identity,
      authorizer,
      mediaTypeMatches(document.binaryMediaTypes, contentType),
    );
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > EVENT_BYTES_MAX) throw new GatewayFailure('REQUEST_TOO_LARGE');
    const startedAt = performance.now();
    try {
      return await withTimeout(callFunction(integration, payload, request), integration.timeoutMilliseconds);
    } finally {
      const latency = String(Math.round(performance.now() - startedAt));
      for (const key of ['integration.latency', 'integrationLatency']) request.context.set(key, latency);
    }
  };

  const run = async (request: Inbound, tooLarge: boolean): Promise<Outbound> => {
    if (tooLarge) throw new GatewayFailure('REQUEST_TOO_LARGE');
    const match = router.match(request.method, request.resourcePath);
    if (match === 'malformed') throw new GatewayFailure('DEFAULT_4XX', 'Bad Request');
    if (!match) throw new GatewayFailure('MISSING_AUTHENTICATION_TOKEN');
    request.context.set('resourcePath', match.route.resource);
    if (match.route.operationName !== undefined) request.context.set('operationName', match.route.operationName);
    if (!options.throttle.allows(match.route.resource, request.method)) throw new GatewayFailure('THROTTLED');
    const authorizer = await authorize(match.route, request, match);
    validation.check(match.route, request, match.parameters);
    return integrate(match, request, authorizer);
  };

  const logAccess = (request: Inbound, outcome: Outbound): void => {
    const { context } = request;
    const latency = String(Date.now() - request.at);
    const integration = context.get('integrationLatency');
    options.measure(outcome.status, Number(latency), integration === undefined ? undefined : Number(integration));
    if (options.accessLogFormat === undefined) return;
    context.set('status', String(outcome.status));
    context.set('responseLength', String(outcome.body.length));
    context.set('responseLatency', latency);
    context.set('requestTime', requestTime(request.at));
    context.set('requestTimeEpoch', String(request.at));
    const json = options.accessLogFormat.trimStart().startsWith('{');
    options.writeAccessLog(
      substituteContext(
        options.accessLogFormat,
        context,
        '-',
        json ? (value) => JSON.stringify(value).slice(1, -1) : (value) => value.replace(/[\r\n]/g, ' '),
      ),
    );
  };

  return {
    name,
    answer: async (request, tooLarge) => {
      let outcome: Outbound;
      try {
        outcome = await run(request, tooLarge);
      } catch (error) {
        const failure =
          error instanceof GatewayFailure
            ? error
            : new GatewayFailure(
                'INTEGRATION_FAILURE',
                undefined,
                error instanceof Error ? error.message : String(error),
              );
        if (GATEWAY_RESPONSE_TYPES[failure.type].status >= 500)
          options.log(
            `${request.method} ${request.path} ${request.requestId}: ${failure.type} ${failure.validationErrors ?? failure.message}`,
          );
        noteFailure(failure, request);
        outcome = gatewayResponse(failure, document.gatewayResponses, request);
      }
      logAccess(request, outcome);
      if (request.method !== 'HEAD') return outcome;
      outcome.rest?.destroy();
      return { status: outcome.status, headers: outcome.headers, body: BODYLESS };
    },
  };
};
