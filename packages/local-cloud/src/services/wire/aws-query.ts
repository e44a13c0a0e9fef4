import { randomUUID } from 'node:crypto';
import { AwsError, type ServiceRequest, type ServiceResponse } from '../../service.ts';
import { type XmlValue, xmlDocument } from './xml.ts';

export type QueryOperation = (form: URLSearchParams, request: ServiceRequest) => XmlValue | Promise<XmlValue>;

export type QueryProtocol = {
  readonly namespace: string;
  readonly operations: Readonly<Record<string, QueryOperation>>;
  readonly log: (line: string) => void;
};

export const formOf = (request: ServiceRequest): URLSearchParams => new URLSearchParams(request.body.toString('utf8'));

export const requiredParameter = (form: URLSearchParams, name: string): string => {
  const value = form.get(name);
  if (value === null || value === '') throw new AwsError('InvalidParameter', `Invalid parameter: ${name}`);
  return value;
};

/** `Name.entry.1.key` / `.value` maps, with the names the service uses for both. */
export const entriesOf = (form: URLSearchParams, name: string, key: string, value: string): Record<string, string> => {
  const entries: Record<string, string> = {};
  for (let index = 1; form.has(`${name}.entry.${index}.${key}`); index++) {
    entries[form.get(`${name}.entry.${index}.${key}`) ?? ''] = form.get(`${name}.entry.${index}.${value}`) ?? '';
  }
  return entries;
};

export const queryError = (protocol: Pick<QueryProtocol, 'namespace' | 'log'>, error: unknown): ServiceResponse => {
  const known = error instanceof AwsError;
  if (!known)
    protocol.log(`internal failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const status = known ? error.status : 500;
  const Error_ = {
    Type: status < 500 ? 'Sender' : 'Receiver',
    Code: known ? error.code : 'InternalFailure',
    Message: known ? error.message : 'The local cloud failed on this request',
  };
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: xmlDocument('ErrorResponse', { Error: Error_, RequestId: randomUUID() }, protocol.namespace),
  };
};

/** The AWS query protocol: a form in, XML out. */
export const queryHandler =
  (protocol: QueryProtocol) =>
  async (request: ServiceRequest): Promise<ServiceResponse> => {
    try {
      const form = formOf(request);
      const name = form.get('Action') ?? '';
      const operation = Object.hasOwn(protocol.operations, name) ? protocol.operations[name] : undefined;
      if (!operation) throw new AwsError('InvalidAction', `${name} is not emulated on one machine`);
      const result = await operation(form, request);
      const RequestId = randomUUID();
      const value = { [`${name}Result`]: result ?? {}, ResponseMetadata: { RequestId } };
      return {
        status: 200,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': RequestId },
        body: xmlDocument(`${name}Response`, value, protocol.namespace),
      };
    } catch (error) {
      return queryError(protocol, error);
    }
  };
