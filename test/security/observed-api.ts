import { startUpstream } from '../portico/upstream.ts';
import { deployment, publishApi, signIn, smallDocument } from '../portico/world.ts';

const { hostname, port } = new URL(deployment.apiUrl);
export const HOST = `Host: ${hostname}:${port}`;

type Seen = {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/** Request bytes as they go over the wire. */
export const requestOf = (line: string, headers: readonly string[], body = '') =>
  `${line}\r\n${headers.join('\r\n')}\r\n\r\n${body}`;

/** A published API whose backend tells what it saw, and a key for it. */
export const startObservedApi = async (name: string) => {
  const seen: Seen[] = [];
  const upstream = await startUpstream(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { rawHeaders } = request;
    const headers = rawHeaders
      .filter((_, index) => index % 2 === 0)
      .map((header, index) => [header.toLowerCase(), rawHeaders[index * 2 + 1] ?? ''] as const);
    seen.push({ method: request.method, url: request.url, headers, body });
    const { url: own } = upstream;
    response
      .setHeader('x-answer', 'yes')
      .setHeader('location', `${own}/base/v1/made/1`)
      .setHeader('content-location', `${own}/internal`)
      .setHeader('refresh', `5; url=${own}/internal`)
      .setHeader('link', [`<${own}/internal>; rel="up"`, '</base/v1/things?page=2>; rel="next"'])
      .setHeader('set-cookie', ['a=b; Domain=127.0.0.1; Path=/'])
      .setHeader('access-control-allow-origin', '*')
      .end('ok');
  });
  const publisher = await signIn('publisher');
  const slug = `${name}-${Date.now()}`;
  await publishApi(publisher, slug, smallDocument(), `${upstream.url}/base/v1`);
  const { id: appId } = await publisher.client.createApp({ body: { teamId: publisher.teamId, name } });
  await publisher.client.createSubscription({ appId, body: { apiId: slug, planId: 'premium' } });
  const { secret } = await publisher.client.createApiKey({ appId, body: { name, environment: 'live' } });
  return { seen, upstream, publisher, slug, appId, key: secret, base: `/proxy/${slug}` };
};
