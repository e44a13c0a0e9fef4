import { createContext, runInContext } from 'node:vm';
import { asObject, asString, isObject } from '../json.ts';
import type { ViewerRequest } from './viewer-request.ts';

export type EdgeFunction = (event: unknown) => unknown;

/** The code of an `AWS::CloudFront::Function`, in a realm of its own. */
export const readEdgeFunction = (code: string): EdgeFunction => {
  const sandbox = createContext({});
  runInContext(code, sandbox);
  const handler: unknown = runInContext('handler', sandbox);
  if (typeof handler !== 'function') throw new Error('its code has no function handler');
  return (event) => handler(event);
};

type Values = Record<string, { value: string }>;

/** The headers of a request as CloudFront Functions see them: a value for each name in lower case. */
const headersOf = ({ headers }: Pick<ViewerRequest, 'headers'>): Values => {
  const found: Values = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === 'cookie') continue;
    found[key] = { value: found[key] ? `${found[key].value}, ${value}` : value };
  }
  return found;
};

const cookiesOf = ({ headers }: Pick<ViewerRequest, 'headers'>): Values => {
  const found: Values = {};
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'cookie') continue;
    for (const pair of value.split(';')) {
      const at = pair.indexOf('=');
      if (at > 0) found[pair.slice(0, at).trim()] = { value: pair.slice(at + 1).trim() };
    }
  }
  return found;
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html, without what ours do not read. */
const eventOf = (request: ViewerRequest) => ({
  version: '1.0',
  context: { eventType: 'viewer-request' },
  viewer: { ip: request.address },
  request: {
    method: request.method,
    uri: request.path,
    headers: headersOf(request),
    cookies: cookiesOf(request),
    rawQueryString: () => request.rawQuery,
  },
});

const valueIn = (values: unknown, name: string): string | undefined => {
  const held = asObject(values)[name];
  return isObject(held) ? asString(held.value) : undefined;
};

/** The line of all cookies, where the function changed one; undefined, where they are as they were. */
const cookiesAfter = (before: Values, after: unknown): string | undefined => {
  const names = Object.keys(asObject(after));
  const same =
    names.length === Object.keys(before).length && names.every((name) => valueIn(after, name) === before[name]?.value);
  return same ? undefined : names.map((name) => `${name}=${valueIn(after, name) ?? ''}`).join('; ');
};

/** The lines that a function left as they are, and after them what it set. */
export const headersAfter = (request: ViewerRequest, handler: EdgeFunction): ViewerRequest['headers'] => {
  const answer = asObject(handler(eventOf(request)));
  const after = asObject(answer.headers);
  const before = headersOf(request);
  const cookies = cookiesAfter(cookiesOf(request), answer.cookies);
  const kept = request.headers.filter(([name]) => {
    const key = name.toLowerCase();
    return key === 'cookie' ? cookies === undefined : before[key]?.value === valueIn(after, key);
  });
  const set = Object.keys(after).filter((name) => valueIn(after, name) !== before[name]?.value);
  return [
    ...kept,
    ...set.map((name) => [name, valueIn(after, name) ?? ''] as const),
    ...(cookies ? [['cookie', cookies] as const] : []),
  ];
};
