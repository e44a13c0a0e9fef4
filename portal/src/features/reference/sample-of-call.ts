import { SAMPLE_LANGUAGES, type SampleBody, type SampleRequest, writeSample } from '@portico/samples';
import { isJson } from './console-fields.ts';
import { type Call, type CallBody, isHeaderName } from './console-request.ts';

const bodyOf = (body: CallBody | undefined, mediaType: string): SampleBody | undefined => {
  if (!body || body.kind === 'file') return body && { kind: 'file' };
  if (body.kind === 'parts')
    return {
      kind: 'parts',
      parts: body.parts.map(({ name, type, value }) =>
        typeof value === 'string' ? { name, type, value, file: false } : { name, value: '', file: true },
      ),
    };
  const { text } = body;
  if (!isJson(mediaType)) return { kind: 'text', text };
  try {
    return { kind: 'json', value: JSON.parse(text), text };
  } catch {
    return { kind: 'text', text };
  }
};

/** Code that sends a call, by language. */
export type Written = Readonly<Record<string, string>>;

/** A call as samples show it; whose key and whose token it is, they do not tell. */
export const sampleOfCall = (
  { method, url, headers, withheld, cookies, body }: Call,
  authorized = false,
): SampleRequest => {
  const mediaType = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  return {
    method,
    url,
    headers: [
      ['X-Api-Key', 'YOUR_API_KEY'],
      ...(authorized ? [['Authorization', 'Bearer YOUR_TOKEN'] as const] : []),
      ...headers,
      ...withheld.filter(([name]) => isHeaderName(name)),
      ...(cookies ? [['Cookie', cookies] as const] : []),
    ],
    body: bodyOf(body, mediaType),
  };
};

/** The same call in each language. */
export const writtenCall = (call: Call, authorized = false): Written => {
  const request = sampleOfCall(call, authorized);
  return Object.fromEntries(SAMPLE_LANGUAGES.map((language) => [language, writeSample(language, request)]));
};
