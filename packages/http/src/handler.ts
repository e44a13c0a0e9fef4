import middy from '@middy/core';
import { type Contract, type ContractEntry, type FunctionName, Problem } from '@portico/contract';
import { captureLambdaHandler, MetricUnit, type Telemetry } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type AnswerOptions, answerProblem, answerSuccess } from './answer.ts';
import { createCursors } from './cursor.ts';
import { createPages, type PageAnswer } from './page.ts';
import { readPrincipal, requireAccess } from './principal.ts';
import { readRequest } from './request.ts';
import type { NeedsSecret, Routes } from './route.ts';

type Observed = AnswerOptions & { readonly telemetry: Telemetry };

/** What the kernel is given; the deployment's secret where an operation of the function needs it, by type. */
export type KernelOptions<Name extends FunctionName> = Observed &
  ([NeedsSecret<Name>] extends [never] ? object : { readonly secret: () => Promise<string> });

type AnyAnswer = { status: number; headers?: Readonly<Record<string, string>> } & ({ body: unknown } | PageAnswer);
type AnyRoute = (request: unknown, principal: unknown) => Promise<AnyAnswer>;
/** One row of the router; at a visitor's path there is no principal, whoever calls. */
type Row = { readonly entry: ContractEntry; readonly route: AnyRoute; readonly visitor: boolean };

/** Logs each call once, as it ended, and turns whatever was thrown into its problem. */
const observe = (options: Observed): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => {
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

/** The routes by API Gateway's method and resource. */
const tableOf = <Name extends FunctionName>(contract: Contract<Name>, routes: Routes<Name>): Map<string, Row> => {
  const table = new Map<string, Row>();
  for (const [id, entry] of Object.entries<ContractEntry>(contract)) {
    // `Routes` and `Contract` have the same keys by type; the map only forgets which operation each belongs to.
    const route = (routes as unknown as Record<string, AnyRoute>)[id];
    if (!route) continue;
    const { method, path, visitorPath, access } = entry.operation;
    table.set(`${method} ${path}`, { entry, route, visitor: access === 'public' });
    if (visitorPath) table.set(`${method} ${visitorPath}`, { entry, route, visitor: true });
  }
  return table;
};

/** What a visitor reads is the same for everybody: whoever stands between may keep it. */
const FOR_EVERYBODY = { 'Cache-Control': 'public, max-age=10' };

const noSecret = (): Promise<string> => Promise.reject(new Error('the kernel was given no secret'));

/**
 * The Lambda handler of a function: looks the operation up by method and resource (API Gateway is the router), reads
 * the principal, validates, calls the route, answers. Every failure is answered once, as problem+json.
 */
export const createHandler = <Name extends FunctionName>(
  contract: Contract<Name>,
  routes: Routes<Name>,
  options: KernelOptions<Name>,
) => {
  const table = tableOf(contract, routes);
  const pages = createPages(createCursors('secret' in options ? options.secret : noSecret));
  const dispatch = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const found = table.get(`${event.httpMethod} ${event.resource}`);
    if (!found) throw new Problem('not-found');
    const { operation } = found.entry;
    const proven = readPrincipal(event.requestContext.authorizer);
    const principal = found.visitor ? undefined : requireAccess(operation.access, proven);
    const asked = readRequest(found.entry, event);
    const page = operation.paged ? await pages.open(operation, principal, asked) : undefined;
    const answer = await found.route(page ? { ...asked, page } : asked, principal);
    const body = 'items' in answer ? await pages.close(operation, principal, asked, answer) : answer.body;
    const kept = found.visitor && operation.method === 'GET' ? FOR_EVERYBODY : {};
    return answerSuccess(event, options, { ...answer, headers: { ...kept, ...answer.headers }, body });
  };
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(captureLambdaHandler(options.telemetry.tracer, { captureResponse: false }))
    .use(observe(options))
    .handler(dispatch);
};
