import { Agent, type IncomingMessage, request as send } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { type OriginAnswer, OriginFailure } from './origin-answer.ts';
import { rawPairs, type ViewerRequest } from './viewer-request.ts';

/** Of one connection alone, or CloudFront's own word. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html */
const NOT_PASSED_ON = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'expect', 'host', 'x-forwarded-proto', 'x-real-ip', 'via', 'x-amz-cf-id'],
]);
const NOT_GIVEN_BACK = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-connection', 'te', 'trailer'],
  ...['transfer-encoding', 'upgrade', 'via', 'x-cache', 'x-amz-cf-id'],
]);

export const VIA = '1.1 local.cloudfront.net (CloudFront)';

type Sent = Pick<ViewerRequest, 'method' | 'path' | 'rawQuery' | 'headers' | 'address'> & {
  /** What the viewer sends, where there is anything. */
  readonly body: Buffer;
  readonly rest?: Readable;
  readonly chunked: boolean;
};

const linesOf = ({ headers, address, method, chunked, body, rest }: Sent, host: string): string[] => {
  const forwarded = headers.filter(([name]) => name.toLowerCase() === 'x-forwarded-for').map(([, value]) => value);
  const passed = headers.filter(([name]) => {
    const key = name.toLowerCase();
    return !NOT_PASSED_ON.has(key) && key !== 'x-forwarded-for';
  });
  const hasLength = passed.some(([name]) => name.toLowerCase() === 'content-length');
  const mayHave = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS' && method !== 'DELETE';
  return [
    ...['Host', host],
    ...passed.flat(),
    ...['X-Forwarded-For', [...forwarded, address].join(', '), 'Via', VIA],
    ...(chunked ? ['Transfer-Encoding', 'chunked'] : []),
    ...(mayHave && !chunked && !hasLength && !rest && body.length === 0 ? ['Content-Length', '0'] : []),
  ];
};

const isRepeatable = ({ method, body, rest }: Sent): boolean =>
  (method === 'GET' || method === 'HEAD') && body.length === 0 && !rest;

/** Sends requests to a server of this machine, over connections that are kept. */
export const createOrigin = (port: number, readSeconds: () => number) => {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 60_000 });
  const host = `localhost:${port}`;

  /** A kept connection may end just when it is used: what cannot be asked again has one of its own. */
  const once = (sent: Sent): Promise<IncomingMessage> =>
    new Promise((settle, fail) => {
      const { method, path, rawQuery } = sent;
      const asked = send({
        ...{
          agent: isRepeatable(sent) ? agent : false,
          host: 'localhost',
          port,
          method,
          headers: linesOf(sent, host),
          autoSelectFamily: true,
        },
        path: rawQuery === undefined ? path : `${path}?${rawQuery}`,
      });
      asked.setTimeout(readSeconds() * 1000, () => asked.destroy(new OriginFailure(504, 'it took too long')));
      asked.once('response', settle);
      asked.once('error', (error) => fail(Object.assign(error, { reused: asked.reusedSocket })));
      if (sent.body.length > 0) asked.write(sent.body);
      // A viewer who leaves takes the request along: half a body is none.
      if (sent.rest) pipeline(sent.rest, asked, () => {});
      else asked.end();
    });

  const again = (sent: Sent) => (error: unknown) => {
    const wasReused = error instanceof Error && 'reused' in error && error.reused === true;
    if (isRepeatable(sent) && wasReused && !(error instanceof OriginFailure)) return once(sent);
    throw error;
  };

  return {
    async ask(sent: Sent): Promise<OriginAnswer> {
      const answer = await once(sent)
        .catch(again(sent))
        .catch((error: unknown) => {
          throw error instanceof OriginFailure ? error : new OriginFailure(502, error);
        });
      const headers = rawPairs(answer.rawHeaders).filter(([name]) => !NOT_GIVEN_BACK.has(name.toLowerCase()));
      return { status: answer.statusCode ?? 502, headers, body: Buffer.alloc(0), rest: answer };
    },
    /** For a connection that becomes another protocol's. */
    upgrade: (sent: Sent) =>
      send({
        ...{ host: 'localhost', port, method: sent.method, autoSelectFamily: true },
        headers: [...linesOf(sent, host), 'Connection', 'Upgrade', 'Upgrade', 'websocket'],
        path: sent.rawQuery === undefined ? sent.path : `${sent.path}?${sent.rawQuery}`,
      }),
    close: () => agent.destroy(),
  };
};
