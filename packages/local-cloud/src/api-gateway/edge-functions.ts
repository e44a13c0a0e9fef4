import { createContext, runInContext } from 'node:vm';
import { asArray, asObject, asString, isObject } from '../json.ts';
import type { CloudContext, ResourceHandler } from '../service.ts';
import { physicalName } from '../template/deploy.ts';

/** A request as the edge sees it before anything else does. */
export type ViewerRequest = {
  readonly method: string;
  readonly path: string;
  /** Without its `?`; undefined where the target has none. */
  readonly rawQuery: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  /** The viewer's IP address. */
  readonly address: string;
};

type Handler = (event: unknown) => unknown;

/** The headers of a request as CloudFront Functions see them: a value for each name in lower case. */
const headersOf = ({ headers }: ViewerRequest): Record<string, { value: string }> => {
  const found: Record<string, { value: string }> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    found[key] = { value: found[key] ? `${found[key].value}, ${value}` : value };
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
    rawQueryString: () => request.rawQuery,
  },
});

/** The lines that a function left as they are, and after them what it set. */
const headersAfter = (request: ViewerRequest, answer: unknown): ViewerRequest['headers'] => {
  const after = asObject(asObject(answer).headers);
  const before = headersOf(request);
  const valueAfter = (name: string): string | undefined =>
    isObject(after[name]) ? asString(after[name].value) : undefined;
  const kept = request.headers.filter(([name]) => before[name.toLowerCase()]?.value === valueAfter(name.toLowerCase()));
  const set = Object.keys(after).filter((name) => valueAfter(name) !== before[name]?.value);
  return [...kept, ...set.map((name) => [name, valueAfter(name) ?? ''] as const)];
};

/** What the template puts before the REST API at the edge: what its function does to headers, and those the origin is sent besides. All else of CloudFront is left out. */
export const createEdgeFunctions = ({ accountId }: CloudContext) => {
  const handlers = new Map<string, Handler>();
  let before: string | undefined;
  let custom: readonly (readonly [string, string])[] = [];

  const putFunction: ResourceHandler = ({ stack, logicalId, properties }) => {
    const name = physicalName(stack, logicalId);
    const arn = `arn:aws:cloudfront::${accountId}:function/${name}`;
    const sandbox = createContext({});
    runInContext(asString(properties.FunctionCode), sandbox);
    const handler: unknown = runInContext('handler', sandbox);
    if (typeof handler !== 'function') throw new Error('its code has no function handler');
    handlers.set(arn, (event) => handler(event));
    return { ref: arn, attributes: { FunctionARN: arn, Stage: 'LIVE' } };
  };

  const putDistribution: ResourceHandler = ({ stack, logicalId, properties }) => {
    const config = asObject(properties.DistributionConfig);
    const api = asArray(config.Origins)
      .map(asObject)
      .find(({ DomainName }) => asString(DomainName).includes('.execute-api.'));
    if (api)
      custom = asArray(api.OriginCustomHeaders)
        .map(asObject)
        .map(({ HeaderName, HeaderValue }) => [asString(HeaderName).toLowerCase(), asString(HeaderValue)]);
    for (const item of asArray(asObject(config.DefaultCacheBehavior).FunctionAssociations)) {
      const { EventType, FunctionARN } = asObject(item);
      if (api && EventType === 'viewer-request') before = asString(FunctionARN);
    }
    const id = physicalName(stack, logicalId);
    return { ref: id, attributes: { Id: id, DomainName: 'localhost' } };
  };

  return {
    resources: { 'AWS::CloudFront::Function': putFunction, 'AWS::CloudFront::Distribution': putDistribution },
    atViewerRequest: (request: ViewerRequest): ViewerRequest['headers'] => {
      const handler = before === undefined ? undefined : handlers.get(before);
      const headers = handler ? headersAfter(request, handler(eventOf(request))) : request.headers;
      const names = new Set(custom.map(([name]) => name));
      return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...custom];
    },
  };
};
