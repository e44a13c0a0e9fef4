import { functionNameOf } from '../arn.ts';
import { parseJson } from '../json.ts';
import type { ResourceHandler, Service, ServiceRequest, ServiceResponse } from '../service.ts';
import { AwsError } from '../service.ts';
import { FunctionNotFound, type Functions, PayloadTooLarge } from './functions.ts';

const ROUTE = /^\/2015-03-31\/functions\/([^/?]+)(?:\/(invocations))?(?:\?.*)?$/;

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const operationOf = (request: ServiceRequest): { readonly name: string; readonly reference: string } | undefined => {
  const match = ROUTE.exec(request.path);
  if (!match) return undefined;
  const reference = decodeURIComponent(match[1] ?? '');
  if (match[2] !== undefined) return request.method === 'POST' ? { name: 'Invoke', reference } : undefined;
  return request.method === 'GET' ? { name: 'GetFunction', reference } : undefined;
};

const invoke = async (functions: Functions, reference: string, request: ServiceRequest): Promise<ServiceResponse> => {
  const payload = request.body.length === 0 ? '{}' : request.body.toString('utf8');
  if (parseJson(payload) === undefined)
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json.', 400);
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'DryRun') return { status: 204 };
  if (type === 'Event') {
    functions.send(reference, payload);
    return json(202, '');
  }
  const clientContext = request.headers['x-amz-client-context'];
  const result = await functions.invoke(reference, payload, {
    ...(request.headers['x-amzn-trace-id'] === undefined ? {} : { traceId: request.headers['x-amzn-trace-id'] }),
    clientContext:
      clientContext === undefined ? undefined : parseJson(Buffer.from(clientContext, 'base64').toString('utf8')),
  });
  const tail =
    request.headers['x-amz-log-type'] === 'Tail'
      ? { 'x-amz-log-result': Buffer.from(result.logTail.slice(-4096)).toString('base64') }
      : {};
  return json(200, result.payload, {
    'x-amz-executed-version': '$LATEST',
    'x-amzn-requestid': result.requestId,
    ...(result.functionError ? { 'x-amz-function-error': result.functionError } : {}),
    ...tail,
  });
};

/** The Lambda API that SDK clients use: Invoke and GetFunction. */
export const createLambdaService = (
  functions: Functions,
  region: string,
  accountId: string,
  mappings: Readonly<Record<string, ResourceHandler>>,
): Service => {
  const arnOf = (reference: string): string =>
    `arn:aws:lambda:${region}:${accountId}:function:${functionNameOf(reference)}`;
  return {
    signingNames: ['lambda'],
    resources: { ...functions.resources, ...functions.permissions.resources, ...mappings },
    requirements: (request) => {
      const operation = operationOf(request);
      if (!operation) return [{ action: 'lambda:*', resource: '*' }];
      return [
        {
          action: operation.name === 'Invoke' ? 'lambda:InvokeFunction' : 'lambda:GetFunction',
          resource: arnOf(operation.reference),
        },
      ];
    },
    handle: async (request) => {
      const operation = operationOf(request);
      if (!operation)
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud does not know the Lambda operation ${request.method} ${request.path}.`,
          404,
        );
      try {
        if (operation.name === 'Invoke') return await invoke(functions, operation.reference, request);
        const settings = functions.settings.get(functionNameOf(operation.reference));
        if (!settings) throw new FunctionNotFound(`Function not found: ${arnOf(operation.reference)}`);
        return json(200, {
          Configuration: {
            FunctionName: settings.name,
            FunctionArn: settings.arn,
            Role: settings.roleArn,
            Handler: settings.handler,
            Timeout: settings.timeoutSeconds,
            MemorySize: settings.memoryMegabytes,
            Runtime: 'nodejs24.x',
            State: 'Active',
            Version: '$LATEST',
          },
        });
      } catch (error) {
        if (error instanceof FunctionNotFound) throw new AwsError('ResourceNotFoundException', error.message, 404);
        if (error instanceof PayloadTooLarge) throw new AwsError('RequestTooLargeException', error.message, 413);
        throw error;
      }
    },
    accept: async (arn, payload) => functions.send(arn, payload),
    start: () => functions.start(),
    stop: () => functions.stop(),
  };
};
