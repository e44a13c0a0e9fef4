import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A request as it came in, read once; everything API Gateway derives from it hangs on this. */
export type Inbound = {
  readonly requestId: string;
  /** The `x-amz-apigw-id` of the answer. */
  readonly extendedRequestId: string;
  readonly at: number;
  readonly method: string;
  /** As received, without the query, with the stage where the client named it. */
  readonly path: string;
  /** The same without the stage: what routes match. */
  readonly resourcePath: string;
  readonly stage: string;
  /** Decoded once, in order, repeated names kept. */
  readonly query: readonly (readonly [string, string])[];
  /** Names as the client spelled them. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly host: string;
  readonly traceId: string;
  /** What `$context.<name>` answers in templates and access logs; grows while the request travels. */
  readonly context: Map<string, string>;
};

export type Outbound = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** What follows `body` as it is made: a streamed answer. */
  readonly rest?: Readable;
};

export const headerOf = ({ headers }: Pick<Inbound, 'headers'>, name: string): string | undefined => {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  for (const [key, value] of headers) if (key.toLowerCase() === wanted) found = value;
  return found;
};

export const newExtendedRequestId = (): string => `${randomBytes(11).toString('base64url')}=`;

/** Why API Gateway itself answers: `type` picks the gateway response. Source: "Gateway response types" in its developer guide. */
export class GatewayFailure extends Error {
  readonly type: GatewayResponseType;
  readonly validationErrors: string | undefined;
  constructor(
    type: GatewayResponseType,
    message: string = GATEWAY_RESPONSE_TYPES[type].message,
    validationErrors?: string,
  ) {
    super(message);
    this.type = type;
    this.validationErrors = validationErrors;
  }
}

export const GATEWAY_RESPONSE_TYPES = {
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  API_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  BAD_REQUEST_BODY: { status: 400, message: 'Invalid request body' },
  BAD_REQUEST_PARAMETERS: { status: 400, message: 'Missing required request parameters' },
  DEFAULT_4XX: { status: 400, message: 'Bad Request' },
  /** A malformed proxy response or a function error. */
  DEFAULT_5XX: { status: 502, message: 'Internal server error' },
  /** The function was not reached, as when Lambda throttles it. */
  INTEGRATION_FAILURE: { status: 504, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INVALID_API_KEY: { status: 403, message: 'Forbidden' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  RESOURCE_NOT_FOUND: { status: 404, message: 'Not Found' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Unsupported Media Type' },
} as const;

export type GatewayResponseType = keyof typeof GATEWAY_RESPONSE_TYPES;
