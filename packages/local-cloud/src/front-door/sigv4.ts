import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { canonicalRequest, type SignedRequest, type SigningClaim, sha256 } from './canonical-request.ts';

export type SigningIdentity = {
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
  readonly caller: string;
};

export type Verified = {
  readonly service: string;
  readonly caller: string;
};

/** Why a signature was refused; `code` is the AWS error code. */
export class SignatureError extends Error {
  readonly code: string;
  /** From the credential scope, so that the answer can be in that service's format. */
  readonly service: string;
  constructor(code: string, message: string, service = '') {
    super(message);
    this.code = code;
    this.service = service;
  }
}

type Claim = SigningClaim & {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly token: string | undefined;
  readonly expiresSeconds: number | undefined;
};

const hmac = (key: string | Buffer | KeyObject, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

const credentialParts = (credential: string): [string, string, string, string] => {
  const parts = credential.split('/');
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = parts;
  if (parts.length !== 5 || terminator !== 'aws4_request')
    throw new SignatureError(
      'IncompleteSignature',
      'The Credential must be <key id>/<date>/<region>/<service>/aws4_request.',
    );
  return [accessKeyId, date, region, service];
};

const fromHeader = (request: SignedRequest, authorization: string): Claim => {
  const fields = new Map<string, string>();
  for (const part of authorization.slice('AWS4-HMAC-SHA256'.length).split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const [accessKeyId, date, region, service] = credentialParts(fields.get('Credential') ?? '');
  const timestamp = request.headers['x-amz-date'] ?? '';
  const declared = request.headers['x-amz-content-sha256'];
  if (declared !== undefined && /^[0-9a-f]{64}$/.test(declared) && declared !== sha256(request.body))
    throw new SignatureError(
      service === 's3' ? 'XAmzContentSHA256Mismatch' : 'InvalidSignatureException',
      'The provided x-amz-content-sha256 header does not match what was computed.',
      service,
    );
  return {
    accessKeyId,
    date,
    region,
    service,
    timestamp,
    signedHeaders: (fields.get('SignedHeaders') ?? '').split(';'),
    signature: fields.get('Signature') ?? '',
    payloadHash: declared ?? sha256(request.body),
    token: request.headers['x-amz-security-token'],
    expiresSeconds: undefined,
  };
};

const fromQuery = (query: URLSearchParams): Claim => {
  const [accessKeyId, date, region, service] = credentialParts(query.get('X-Amz-Credential') ?? '');
  const expiresSeconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > 604_800)
    throw new SignatureError(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be between 1 and 604800 seconds.',
      service,
    );
  return {
    accessKeyId,
    date,
    region,
    service,
    expiresSeconds,
    timestamp: query.get('X-Amz-Date') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    token: query.get('X-Amz-Security-Token') ?? undefined,
  };
};

const parseTimestamp = (timestamp: string): number => {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp);
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
};

const SKEW_MILLISECONDS = 15 * 60_000;

const checkTime = (claim: Claim, now: number): void => {
  const at = parseTimestamp(claim.timestamp);
  if (Number.isNaN(at) || !claim.timestamp.startsWith(claim.date))
    throw new SignatureError(
      'IncompleteSignature',
      'The request needs an X-Amz-Date that agrees with its Credential.',
      claim.service,
    );
  const tooLate =
    claim.expiresSeconds === undefined ? now > at + SKEW_MILLISECONDS : now > at + claim.expiresSeconds * 1000;
  if (tooLate || now < at - SKEW_MILLISECONDS) {
    const code =
      claim.service === 's3'
        ? claim.expiresSeconds === undefined
          ? 'RequestTimeTooSkewed'
          : 'AccessDenied'
        : 'InvalidSignatureException';
    throw new SignatureError(
      code,
      tooLate && claim.expiresSeconds !== undefined
        ? 'Request has expired'
        : `Signature expired or not yet current: ${claim.timestamp}`,
      claim.service,
    );
  }
};

const same = (left: string, right: string): boolean => {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
};

export type Verifier = {
  /** Undefined when the request carries no signature at all; throws SignatureError for a wrong one. */
  verify(request: SignedRequest): Verified | undefined;
};

export const createVerifier = (
  identityOf: (accessKeyId: string) => SigningIdentity | undefined,
  now: () => Date,
): Verifier => {
  const signingKeys = new Map<string, KeyObject>();
  const signingKey = (secret: string, { accessKeyId, date, region, service }: Claim): KeyObject => {
    const name = `${accessKeyId}/${date}/${region}/${service}`;
    let key = signingKeys.get(name);
    if (!key) {
      key = createSecretKey(hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request'));
      if (signingKeys.size > 1000) signingKeys.clear();
      signingKeys.set(name, key);
    }
    return key;
  };
  return {
    verify(request) {
      const authorization = request.headers.authorization;
      const mark = request.path.indexOf('?');
      const query = mark < 0 ? undefined : new URLSearchParams(request.path.slice(mark + 1));
      const presigned = query?.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256';
      if (authorization?.startsWith('AWS4-HMAC-SHA256') !== true && !presigned) return undefined;
      const claim =
        authorization !== undefined && !presigned
          ? fromHeader(request, authorization)
          : fromQuery(query ?? new URLSearchParams());
      const identity = identityOf(claim.accessKeyId);
      if (!identity || (identity.sessionToken !== undefined && identity.sessionToken !== claim.token))
        throw new SignatureError(
          claim.service === 's3' ? 'InvalidAccessKeyId' : 'UnrecognizedClientException',
          'The security token included in the request is invalid.',
          claim.service,
        );
      checkTime(claim, now().getTime());
      if (!claim.signedHeaders.includes('host'))
        throw new SignatureError('IncompleteSignature', 'The host header must be signed.', claim.service);
      const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
      const toSign = ['AWS4-HMAC-SHA256', claim.timestamp, scope, sha256(canonicalRequest(request, claim))].join('\n');
      const expected = hmac(signingKey(identity.secretAccessKey, claim), toSign).toString('hex');
      if (!same(expected, claim.signature))
        throw new SignatureError(
          ['s3', 'sts'].includes(claim.service) ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
          'The request signature we calculated does not match the signature you provided.',
          claim.service,
        );
      return { service: claim.service, caller: identity.caller };
    },
  };
};
