import type { SampleBody, SamplePart, SampleRequest } from '@portico/samples';
import { percentEncode } from '../example/encode-style.ts';
import { type ExampleRequest, exampleRequest } from '../example/example-request.ts';
import { isObject, type JsonValue } from '../json-value.ts';
import type { ApiModel, Operation, SecurityScheme } from '../model/api-model.ts';
import { isJson } from '../validate/decode-body.ts';
import { textShapeOf } from '../validate/text-shape.ts';

const isText = (mediaType: string): boolean =>
  mediaType.startsWith('text/') ||
  /[/+](xml|yaml)$/.test(mediaType) ||
  mediaType === 'application/x-www-form-urlencoded';

const partsOf = (value: JsonValue, isFile: (name: string) => boolean): SamplePart[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, inner]) =>
        (Array.isArray(inner) ? inner : [inner]).map((entry) => ({
          name,
          value: typeof entry === 'string' ? entry : JSON.stringify(entry),
          file: isFile(name),
          // What is composed is JSON, unless the document says otherwise (OpenAPI 3.1, Encoding Object).
          ...(typeof entry === 'object' && entry !== null && { type: 'application/json' }),
        })),
      )
    : [];

const bodyOf = (model: ApiModel, operation: Operation, body: NonNullable<ExampleRequest['body']>): SampleBody => {
  const { mediaType, value, text } = body;
  if (isJson(mediaType)) return { kind: 'json', value, text: JSON.stringify(value) };
  const schema = operation.body?.contents.find((content) => content.mediaType === mediaType)?.schema;
  if (mediaType.startsWith('multipart/')) {
    const shape = schema && textShapeOf(model, schema);
    const isFile = (name: string) => {
      const own = shape?.properties?.get(name);
      return own?.binary === true || own?.items?.binary === true;
    };
    return { kind: 'parts', parts: partsOf(value, isFile) };
  }
  return isText(mediaType) ? { kind: 'text', text } : { kind: 'file' };
};

type Credentials = { readonly headers: readonly (readonly [string, string])[]; readonly query: string };

const credential = (scheme: SecurityScheme): Credentials => {
  if (scheme.type === 'apiKey') {
    if (scheme.in === 'query') return { headers: [], query: `${percentEncode(scheme.parameter)}=YOUR_API_KEY` };
    const cookie = scheme.in === 'cookie';
    return {
      headers: [cookie ? ['Cookie', `${scheme.parameter}=YOUR_API_KEY`] : [scheme.parameter, 'YOUR_API_KEY']],
      query: '',
    };
  }
  if (scheme.type === 'http' && scheme.scheme === 'basic')
    return { headers: [['Authorization', 'Basic YOUR_BASE64_USERNAME_AND_PASSWORD']], query: '' };
  return { headers: [['Authorization', 'Bearer YOUR_TOKEN']], query: '' };
};

/** Of the first alternative that asks for something. */
const credentialsOf = (model: ApiModel, { security }: Operation): Credentials => {
  const wanted = security.find((requirement) => requirement.length > 0) ?? [];
  const all = wanted.flatMap(({ scheme }) => {
    const found = model.securitySchemes.get(scheme);
    return found ? credential(found) : [];
  });
  return {
    headers: all.flatMap(({ headers }) => headers),
    query: all
      .map(({ query }) => query)
      .filter((part) => part !== '')
      .join('&'),
  };
};

/** A header holds one line of visible characters (RFC 9110, section 5.5); what else a value has is a space. */
const headerValue = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const properName = (name: string): string =>
  /^[a-z0-9-]+$/.test(name)
    ? name.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
    : name;

/** The request that samples of an operation show. Throws RangeError for an unknown key. */
export const sampleRequest = (model: ApiModel, operation: Operation, serverUrl: string): SampleRequest => {
  const request = exampleRequest(model, operation.key);
  const { headers, query } = credentialsOf(model, operation);
  const body = request.body && bodyOf(model, operation, request.body);
  const own = Object.entries(request.headers).filter(([name]) => name !== 'content-type' || body?.kind !== 'parts');
  const url = `${serverUrl.replace(/(?<!\/)\/+$/, '')}${request.url}`;
  return {
    method: request.method,
    url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    headers: [...headers, ...own].map(([name, value]) => [properName(name), headerValue(value)] as const),
    body,
  };
};
