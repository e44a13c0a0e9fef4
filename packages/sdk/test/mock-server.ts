// A server that is as strict as a document says: what an SDK sends to it is checked, what it answers is valid.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ApiModel,
  buildModel,
  compileOperationValidator,
  exampleValue,
  type JsonObject,
  type JsonValue,
  matchOperation,
  type Operation,
  type OperationValidator,
  type RequestProblem,
} from '@portico/openapi';
import { bodyKind, preferred } from '../src/plan/media-kinds.ts';
import type { SdkPlan } from '../src/plan/sdk-plan.ts';

export type MockCall = { readonly operationKey: string; readonly problems: readonly RequestProblem[] };

export type Mock = {
  readonly url: string;
  /** Every request so far; one that matches no operation has the key `''`. */
  readonly calls: readonly MockCall[];
  readonly close: () => Promise<void>;
};

type Answer = { readonly status: number; readonly contentType?: string; readonly body: string | Uint8Array };

const answerOf = (model: ApiModel, operation: Operation): Answer => {
  const response =
    operation.responses.find(({ status }) => /^2/.test(status)) ??
    operation.responses.find(({ status }) => status === 'default');
  const status = Number(response?.status) || 200;
  const [content] = preferred(response?.contents ?? []);
  if (!content) return { status, body: '' };
  const contentType = content.mediaType.replace('*/*', 'application/octet-stream').replace('/*', '/png');
  const value = content.example ?? (content.schema ? exampleValue(model, content.schema) : null);
  const kind = bodyKind(content.mediaType);
  if (kind === 'json') return { status, contentType, body: JSON.stringify(value) };
  if (kind === 'eventStream')
    return { status, contentType, body: `event: message\ndata: ${JSON.stringify(value)}\n\n` };
  if (kind === 'text') return { status, contentType, body: typeof value === 'string' ? value : JSON.stringify(value) };
  return { status, contentType, body: new Uint8Array([0, 1, 2, 253, 254, 255]) };
};

/** Starts a mock of a document on a free port of this machine's loopback. */
export const startMock = async (document: JsonObject): Promise<Mock> => {
  const model = buildModel(document);
  const calls: MockCall[] = [];
  const validators = new Map<string, Promise<OperationValidator>>();
  const validatorOf = (key: string) => {
    const known = validators.get(key) ?? compileOperationValidator(model, key);
    validators.set(key, known);
    return known;
  };
  const take = async (method: string, target: string, headers: Record<string, string>, body: Uint8Array) => {
    const [path = '', ...rest] = target.split('?');
    const operation = matchOperation(model, method, path);
    if (!operation) {
      calls.push({ operationKey: '', problems: [] });
      return { status: 404, contentType: 'application/json', body: JSON.stringify({ title: `${method} ${target}` }) };
    }
    const validator = await validatorOf(operation.key);
    const problems = validator.request({ path, query: rest.join('?'), headers, body });
    calls.push({ operationKey: operation.key, problems });
    if (problems.length === 0) return answerOf(model, operation);
    return {
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: 'invalid', problems }),
    };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      // Node joins repeated headers into one text, but for set-cookie, which no request has.
      const headers = request.headers as Record<string, string>;
      const answer: Answer = await take(request.method ?? '', request.url ?? '', headers, Buffer.concat(chunks));
      response.writeHead(answer.status, answer.contentType === undefined ? {} : { 'content-type': answer.contentType });
      response.end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** A fragment is never sent: operations that a document tells apart by one get paths of their own. */
export const distinctPaths = (document: JsonObject): JsonObject => ({
  ...document,
  paths: Object.fromEntries(
    Object.entries((document.paths ?? {}) as JsonObject).map(([path, item]) => [path.replaceAll('#', '/'), item]),
  ),
});

export type CallArguments = {
  readonly operationKey: string;
  /** Name of the planned operation. */
  readonly name: string;
  /** By identifier; every parameter, optional ones too. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** Of the preferred body; a file is given as text. */
  readonly body: { readonly mediaType: string; readonly value: JsonValue } | undefined;
};

/** Valid arguments for every planned operation, the same each time. */
export const callArguments = (document: JsonObject, plan: SdkPlan): CallArguments[] => {
  const model = buildModel(document);
  return plan.operations.map(({ operation, name, parameters, bodies }) => {
    const [preferredBody] = bodies;
    const found = model.operations.find(({ key }) => key === operation.key);
    const content = found?.body?.contents.find(({ mediaType }) => mediaType === preferredBody?.mediaType);
    return {
      operationKey: operation.key,
      name,
      parameters: Object.fromEntries(
        parameters.map(({ identifier, parameter }) => [
          identifier,
          parameter.example ?? exampleValue(model, parameter.schema),
        ]),
      ),
      body: content && {
        mediaType: content.mediaType,
        value: content.example ?? (content.schema ? exampleValue(model, content.schema) : null),
      },
    };
  });
};
