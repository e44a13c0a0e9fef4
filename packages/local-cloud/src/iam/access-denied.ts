import type { IamRequirement, ServiceRequest, ServiceResponse } from '../service.ts';
import type { Decision } from './policy-document.ts';

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Services that say AccessDenied where the others say AccessDeniedException. */
const PLAIN_NAME = new Set(['s3', 'sqs', 'sns', 'sts', 'iam']);

/** A refusal in the wire format of the service it was asked of: XML for S3 and the query protocol, JSON for the others. */
export const refusal = (
  service: string,
  request: ServiceRequest,
  code: string,
  message: string,
  status: number,
): ServiceResponse => {
  const requestId = crypto.randomUUID();
  const headers = { 'x-amzn-requestid': requestId };
  if (service === 's3')
    return {
      status,
      headers: { ...headers, 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
    };
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    return {
      status,
      headers: { ...headers, 'content-type': 'text/xml' },
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    };
  // JSON 1.x services read __type and answer 400; REST JSON services read the header.
  const rpc = request.headers['x-amz-target'] !== undefined;
  return {
    status: rpc ? 400 : status,
    headers: {
      ...headers,
      'content-type': rpc ? (request.headers['content-type'] ?? 'application/x-amz-json-1.0') : 'application/json',
      'x-amzn-errortype': code,
    },
    body: JSON.stringify({ __type: rpc ? `com.amazon.coral.service#${code}` : code, message, Message: message }),
  };
};

/** IAM's words, so that a person can go and add exactly the missing permission. */
export const accessDenied = (
  service: string,
  request: ServiceRequest,
  caller: string,
  { action, resource }: IamRequirement,
  decision: Decision,
): ServiceResponse => {
  const because =
    decision === 'explicitly denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
  return refusal(service, request, PLAIN_NAME.has(service) ? 'AccessDenied' : 'AccessDeniedException', message, 403);
};
