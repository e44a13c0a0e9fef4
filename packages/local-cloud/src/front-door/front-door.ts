import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessDenied, refusal } from '../iam/access-denied.ts';
import type { Roles } from '../iam/roles.ts';
import { AwsError, type Service, type ServiceRequest, type ServiceResponse } from '../service.ts';
import { SignatureError, type Verified, type Verifier } from './sigv4.ts';

export type FrontDoorOptions = {
  readonly verifier: Verifier;
  readonly roles: Roles;
  readonly services: readonly Service[];
  /** Pages for people and their forms, by path: no signature. */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly log: (line: string) => void;
};

const BODY_BYTES_MAX = 70 * 1024 * 1024;

/** The whole body; undefined once it grows beyond the limit. */
export const readBody = (request: IncomingMessage, bytesMax: number): Promise<Buffer | undefined> =>
  new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) chunks.push(chunk);
      else {
        request.pause();
        settle(undefined);
      }
    });
    request.on('end', () => settle(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', fail);
  });

const headersOf = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  return headers;
};

/** `bucket.localhost` is the virtual-hosted spelling of `/bucket`. */
const virtualHostPath = (request: ServiceRequest): ServiceRequest => {
  const bucket = /^([a-z0-9][a-z0-9.-]+)\.localhost(:\d+)?$/.exec(request.headers.host ?? '')?.[1];
  return bucket === undefined ? request : { ...request, path: `/${bucket}${request.path}` };
};

/** JSON target prefixes of operations that need no signature or carry none by design. */
const serviceOfUnsigned = (request: ServiceRequest): string => {
  const target = request.headers['x-amz-target'] ?? '';
  if (target.startsWith('AWSCognitoIdentityProviderService.')) return 'cognito-idp';
  return target === '' && request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true
    ? 's3'
    : '';
};

const send = (response: ServerResponse, answer: ServiceResponse, method: string): void => {
  if (response.destroyed) return;
  const body = answer.body ?? '';
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const headers: Record<string, string | number> = { 'x-amzn-requestid': crypto.randomUUID(), ...answer.headers };
  if (method !== 'HEAD' && answer.status !== 204 && answer.status !== 304) headers['content-length'] = length;
  response.writeHead(answer.status, headers);
  response.end(method === 'HEAD' ? undefined : body);
};

/** The one address AWS SDK clients talk to: proves the caller, asks IAM, hands over to the service. */
export const createFrontDoor = ({ verifier, roles, services, pages, log }: FrontDoorOptions) => {
  const byName = new Map<string, Service>();
  for (const service of services) for (const name of service.signingNames) byName.set(name, service);

  const permitted = (name: string, service: Service, request: ServiceRequest): ServiceResponse | undefined => {
    for (const requirement of service.requirements(request)) {
      if (request.caller === undefined)
        return refusal(
          name,
          request,
          name === 's3' ? 'AccessDenied' : 'MissingAuthenticationTokenException',
          'Missing Authentication Token',
          403,
        );
      const decision = roles.check(request.caller, requirement);
      if (decision === 'allowed') continue;
      log(`denied: ${request.caller} may not ${requirement.action} on ${requirement.resource}`);
      return accessDenied(name, request, request.caller, requirement, decision);
    }
    return undefined;
  };

  const answer = async (received: ServiceRequest): Promise<ServiceResponse> => {
    let verified: Verified | undefined;
    try {
      // A preflight carries no credentials; a signature in its URL is that of the request it asks about.
      verified = received.method === 'OPTIONS' ? undefined : verifier.verify(received);
    } catch (error) {
      if (!(error instanceof SignatureError)) throw error;
      return refusal(error.service, received, error.code, error.message, 403);
    }
    const name = verified?.service ?? serviceOfUnsigned(received);
    const service = byName.get(name);
    if (!service)
      return refusal(
        name,
        received,
        'UnknownOperationException',
        `The local cloud does not emulate the service "${name}".`,
        501,
      );
    const request = { ...(name === 's3' ? virtualHostPath(received) : received), caller: verified?.caller };
    try {
      return permitted(name, service, request) ?? (await service.handle(request));
    } catch (error) {
      if (error instanceof AwsError) return refusal(name, request, error.code, error.message, error.status);
      log(
        `${name} ${request.headers['x-amz-target'] ?? request.path}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
      return refusal(
        name,
        request,
        'InternalFailure',
        'The request processing has failed because of an unknown error.',
        500,
      );
    }
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (pages(request, response)) return;
    const body = await readBody(request, BODY_BYTES_MAX).catch(() => undefined);
    const path = request.url ?? '/';
    const mark = path.indexOf('?');
    const received: ServiceRequest = {
      method: request.method ?? 'GET',
      path,
      query: new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1)),
      headers: headersOf(request),
      body: body ?? Buffer.alloc(0),
      caller: undefined,
    };
    if (!body) {
      send(
        response,
        refusal('', received, 'RequestEntityTooLargeException', 'The request is larger than 70 MB.', 413),
        received.method,
      );
      request.destroy();
      return;
    }
    send(response, await answer(received), received.method);
  };
};
