import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

/** The codes of the house for what is refused before any stage is found, so that every refusal has the same form (RFC 9457). */
const CODES: Readonly<Record<number, string>> = {
  413: 'body-too-large',
  431: 'headers-too-large',
  500: 'internal',
  503: 'unavailable',
};

/** The body of an answer that no stage gave. */
export const earlyProblem = (status: number, requestId = randomUUID()): string => {
  const code = CODES[status] ?? (status === 403 ? 'forbidden' : 'invalid-request');
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Refused', status, code, requestId });
};

export const earlyHeaders = (status: number) => ({
  'Content-Type': 'application/problem+json',
  Connection: 'close',
  ...(status === 503 && { 'Retry-After': '1' }),
});

export type ParserError = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** What the parser could not read, as a status: a line that does not end is a target that is too long. */
export const statusOfParserError = ({ code, rawPacket }: ParserError): number => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return rawPacket && !rawPacket.includes(10) ? 414 : 431;
  return 400;
};
