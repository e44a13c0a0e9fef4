import middy from '@middy/core';
import { type Contract, type ContractEntry, type FunctionName, Problem } from '@portico/contract';
import {
  askedBy,
  isFromPortal,
  type LiveSecret,
  type Principal,
  type RequestCounts,
  type Viewer,
  viewerOf,
} from '@portico/domain';
import { counted, type Logger, traced } from '@portico/telemetry';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { type AnswerOptions, answerProblem, answerSuccess } from './answer.ts';
import { countRequest, TooMany } from './counting.ts';
import { createCursors } from './cursor.ts';
import { countsOf } from './milestones.ts';
import { createPages, type PageAnswer } from './page.ts';
import { readPrincipal, requireAccess } from './principal.ts';
import { tellingRefusals } from './refusals.ts';
import { createRepetitions, type Repetitions } from './repetition.ts';
import { type Asked, readRequest } from './request.ts';
import type { Needs, Routes } from './route.ts';

type Observed = AnswerOptions & { readonly logger: Logger };

/** What the kernel is given; the secret and the store where an operation of the function needs them, by type. */
export type KernelOptions<Name extends FunctionName> = Observed &
  Needs<Name> & {
    /** By which the edge and the portal prove whom they ask for. */
    readonly edgeSecret: () => Promise<LiveSecret>;
    readonly requests: RequestCounts;
  };

type AnyAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly etag?: string;
} & ({ readonly body: unknown } | PageAnswer);
type AnyRoute = (request: unknown, principal: unknown) => Promise<AnyAnswer>;
/** One row of the router; at a visitor's path there is no principal, whoever calls. */
type Row = { readonly entry: ContractEntry; readonly route: AnyRoute; readonly visitor: boolean };

type Headers = Readonly<Record<string, string>>;

/** Logs and counts each call once, as it ended, and turns whatever was thrown into its problem; beside it goes what was `told` already. */
const observe = (
  options: Observed,
  told: WeakMap<object, Headers>,
  table: ReadonlyMap<string, Row>,
): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => {
  const { logger } = options;
  const record = (event: APIGatewayProxyEvent, status: number, error?: unknown) => {
    const route = `${event.httpMethod} ${event.resource}`;
    const fields = {
      ...{ requestId: event.requestContext.requestId, route, status },
      principal: event.requestContext.authorizer?.userId,
      ...counted(countsOf(table.get(route)?.entry.operation.id, status)),
    };
    if (status >= 500) logger.error('failed', { ...fields, error: error instanceof Error ? error : String(error) });
    else logger.info('answered', fields);
  };
  return {
    after: ({ event, response }) => record(event, response?.statusCode ?? 200),
    onError: (request) => {
      const { headers, ...answer } = answerProblem(request.event, options, request.error);
      request.response = { ...answer, headers: { ...told.get(request.event), ...headers } };
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

const missing = (what: string) => (): Promise<never> => Promise.reject(new Error(`the kernel was given no ${what}`));
const NO_REPETITIONS: Repetitions = {
  begin: missing('repetitions'),
  release: missing('repetitions'),
};

/** Calls a route and makes of its answer what is sent: a page with its cursor, a state with its tag. */
const createCaller =
  (pages: ReturnType<typeof createPages>) =>
  async ({ entry: { operation }, route, visitor }: Row, principal: Principal | undefined, asked: Asked) => {
    const page = operation.paged ? await pages.open(operation, principal, asked) : undefined;
    const answer = await route(page ? { ...asked, page } : asked, principal);
    const body = 'items' in answer ? await pages.close(operation, principal, asked, answer) : answer.body;
    const headers = {
      ...(visitor && operation.method === 'GET' && FOR_EVERYBODY),
      ...(operation.medias.length > 1 && { Vary: 'Origin, Accept, Accept-Encoding' }),
      ...(answer.etag !== undefined && { ETag: `"${answer.etag}"` }),
      ...answer.headers,
    };
    return { status: answer.status, body, headers };
  };

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
  const told = new WeakMap<object, Headers>();
  const secret = 'secret' in options ? options.secret : missing('secret');
  const call = createCaller(createPages(createCursors(secret)));
  const telling = tellingRefusals('refusals' in options ? options.refusals : missing('refusals'), options.logger);
  const once = createRepetitions('repetitions' in options ? options.repetitions : NO_REPETITIONS, secret);
  const answered = async (row: Row, principal: Principal | undefined, asked: Asked, event: APIGatewayProxyEvent) => {
    if (!principal || asked.idempotencyKey === undefined)
      return answerSuccess(event, options, await call(row, principal, asked));
    const answer = await once(row.entry.operation, principal, asked.idempotencyKey, asked, () =>
      call(row, principal, asked),
    );
    return answerSuccess(event, options, answer);
  };
  /** Of who is refused again and again the log is told once. */
  const counting = async (
    { entry: { operation } }: Row,
    principal: Principal | undefined,
    viewer: Viewer,
    event: APIGatewayProxyEvent,
  ) => {
    try {
      return await countRequest(options.requests, operation, principal, viewer);
    } catch (error) {
      if (!(error instanceof TooMany && error.news)) throw error;
      return telling(operation, event, () => Promise.reject(error));
    }
  };
  const dispatch = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const row = table.get(`${event.httpMethod} ${event.resource}`);
    if (!row) throw new Problem('not-found');
    const { operation } = row.entry;
    const { requestId, identity } = event.requestContext;
    const [lines, { all }] = [event.multiValueHeaders ?? {}, await options.edgeSecret()];
    const proven = readPrincipal(event, { fromPortal: isFromPortal(lines, all) });
    const viewer = viewerOf(lines, identity?.sourceIp, all);
    const known = row.visitor ? undefined : proven;
    const by = { userId: known?.userId, operation: operation.id, requestId, ...viewer };
    return askedBy(by, async () => {
      told.set(event, await counting(row, known, viewer, event));
      const principal = await telling(operation, event, () =>
        row.visitor ? undefined : requireAccess(operation, proven),
      );
      const asked = { ...(await readRequest(row.entry, event)), ...(row.visitor && { accessToken: '' }) };
      const answer = await telling(operation, event, () => answered(row, principal, asked, event));
      // What others may keep says nothing of who asked for it.
      return row.visitor && operation.method === 'GET'
        ? answer
        : { ...answer, headers: { ...told.get(event), ...answer.headers } };
    });
  };
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(observe(options, told, table))
    .handler((event) => traced({ requestId: event.requestContext.requestId }, () => dispatch(event)));
};
