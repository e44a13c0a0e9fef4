import { randomUUID } from 'node:crypto';
import { AwsError, type ServiceRequest, type ServiceResponse } from '../../service.ts';
import { type Fields, fieldsOf } from './fields.ts';

export type JsonOperation = (input: Fields, request: ServiceRequest) => unknown;

export type JsonProtocol = {
  readonly version: '1.0' | '1.1';
  readonly operations: Readonly<Record<string, JsonOperation>>;
  readonly log: (line: string) => void;
  /** Old query-protocol codes some SDKs still compare with (awsQueryCompatible). */
  readonly queryCodes?: Readonly<Record<string, string>>;
};

export const operationOf = (request: ServiceRequest): string =>
  request.headers['x-amz-target']?.split('.').at(-1) ?? '';

/** The JSON object of a request; malformed JSON is a SerializationException. */
export const inputOf = (request: ServiceRequest): Fields => {
  if (request.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return fieldsOf(value);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
};

/** For requirements(): a request that cannot be parsed needs no resource, the handler refuses it. */
export const lenientInputOf = (request: ServiceRequest): Fields => {
  try {
    return inputOf(request);
  } catch {
    return {};
  }
};

export const jsonError = (
  protocol: Pick<JsonProtocol, 'version' | 'log' | 'queryCodes'>,
  error: unknown,
): ServiceResponse => {
  const known = error instanceof AwsError;
  if (!known)
    protocol.log(`internal failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = known ? error.code : 'InternalFailure';
  const queryCode = protocol.queryCodes?.[code];
  return {
    status: known ? error.status : 500,
    headers: {
      'content-type': `application/x-amz-json-${protocol.version}`,
      'x-amzn-requestid': randomUUID(),
      'x-amzn-errortype': code,
      ...(queryCode === undefined ? {} : { 'x-amzn-query-error': `${queryCode};Sender` }),
    },
    body: JSON.stringify({ __type: code, message: known ? error.message : 'The local cloud failed on this request' }),
  };
};

/** AWS JSON 1.0 / 1.1: POST / with X-Amz-Target. */
export const jsonHandler =
  (protocol: JsonProtocol) =>
  async (request: ServiceRequest): Promise<ServiceResponse> => {
    try {
      const name = operationOf(request);
      const operation = Object.hasOwn(protocol.operations, name) ? protocol.operations[name] : undefined;
      if (!operation) throw new AwsError('UnknownOperationException', `${name} is not emulated on one machine`);
      const output = await operation(inputOf(request), request);
      return {
        status: 200,
        headers: { 'content-type': `application/x-amz-json-${protocol.version}`, 'x-amzn-requestid': randomUUID() },
        body: JSON.stringify(output ?? {}),
      };
    } catch (error) {
      return jsonError(protocol, error);
    }
  };
