import middy from '@middy/core';
import { type Contract, type FunctionName, Problem } from '@portico/contract';
import { captureLambdaHandler, MetricUnit, type Telemetry } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type AnswerOptions, answerProblem, answerSuccess } from './answer.ts';
import { readPrincipal, requireAccess } from './principal.ts';
import { readRequest } from './request.ts';
import type { Routes } from './route.ts';

export type KernelOptions = AnswerOptions & {
  readonly telemetry: Telemetry;
};

type AnyEntry = Contract<'apis'>[keyof Contract<'apis'>];
type AnyRoute = (
  request: unknown,
  principal: unknown,
) => Promise<{ status: number; body: unknown; headers?: Readonly<Record<string, string>> }>;

/** Logs each call once, as it ended, and turns whatever was thrown into its problem. */
const observe = (options: KernelOptions): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => {
  const { logger, metrics } = options.telemetry;
  const record = (event: APIGatewayProxyEvent, status: number, error?: unknown) => {
    const fields = {
      requestId: event.requestContext.requestId,
      route: `${event.httpMethod} ${event.resource}`,
      principal: event.requestContext.authorizer?.userId,
      status,
    };
    if (status >= 500) logger.error('failed', { ...fields, error: error instanceof Error ? error : String(error) });
    else logger.info('answered', fields);
    metrics.addMetric(status >= 500 ? 'Faults' : status >= 400 ? 'Refusals' : 'Successes', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  };
  return {
    after: ({ event, response }) => record(event, response?.statusCode ?? 200),
    onError: (request) => {
      request.response = answerProblem(request.event, options, request.error);
      record(request.event, request.response.statusCode, request.error);
    },
  };
};

/**
 * The Lambda handler of a function: looks the operation up by method and resource (API Gateway is the router), reads
 * the principal, validates, calls the route, answers. Every failure is answered once, as problem+json.
 */
export const createHandler = <Name extends FunctionName>(
  contract: Contract<Name>,
  routes: Routes<Name>,
  options: KernelOptions,
) => {
  const table = new Map<string, { entry: AnyEntry; route: AnyRoute }>();
  for (const [id, entry] of Object.entries<AnyEntry>(contract as unknown as Record<string, AnyEntry>)) {
    // `Routes` and `Contract` have the same keys by type; the map only forgets which operation each belongs to.
    const route = (routes as unknown as Record<string, AnyRoute>)[id];
    if (route) table.set(`${entry.operation.method} ${entry.operation.path}`, { entry, route });
  }
  const dispatch = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const found = table.get(`${event.httpMethod} ${event.resource}`);
    if (!found) throw new Problem('not-found');
    const principal = readPrincipal(event.requestContext.authorizer);
    const { access } = found.entry.operation;
    requireAccess(access, principal);
    const request = readRequest(found.entry, event);
    return answerSuccess(event, options, await found.route(request, access === 'public' ? undefined : principal));
  };
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(captureLambdaHandler(options.telemetry.tracer, { captureResponse: false }))
    .use(observe(options))
    .handler(dispatch);
};
