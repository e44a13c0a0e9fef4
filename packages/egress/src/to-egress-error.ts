import { type Phrase, phrase } from '@portico/words';
import { EgressError } from './egress-error.ts';
import { errors } from './undici.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'EMFILE',
]);

const UNTRUSTED = phrase`the certificate of the target is not trusted`;
const CERTIFICATE: Readonly<Record<string, Phrase>> = {
  CERT_HAS_EXPIRED: phrase`the certificate of the target has expired`,
  ERR_TLS_CERT_ALTNAME_INVALID: phrase`the certificate of the target is for another name`,
};

/** Names any failure of the HTTP client in this room's words; an EgressError is returned as it is. */
export const toEgressError = (error: unknown): EgressError => {
  if (error instanceof EgressError) return error;
  if (
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  )
    return new EgressError('timeout', phrase`the target did not answer in time`, { cause: error });
  const code = codeOf(error);
  if (code === 'ETIMEDOUT')
    return new EgressError('timeout', phrase`the target did not answer in time`, { cause: error });
  if (code.startsWith('ERR_TLS') || code.startsWith('CERT_') || /CERT|SIGNED/.test(code))
    return new EgressError('connect-failed', CERTIFICATE[code] ?? UNTRUSTED, { cause: error });
  if (CONNECT_CODES.has(code))
    return new EgressError('connect-failed', phrase`no connection to the target could be made`, { cause: error });
  return new EgressError('upstream-protocol', phrase`the target broke the HTTP protocol or closed the connection`, {
    cause: error,
  });
};
