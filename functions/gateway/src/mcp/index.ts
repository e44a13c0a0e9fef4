import type { Data, Documents } from '@portico/data';
import type { createGateway, GatewayRequest, GatewayResponse } from '@portico/gateway';
import type { ProvenKey } from '../proven-key.ts';
import { toolBooks } from './tools.ts';

type Caller = GatewayRequest & Pick<ProvenKey, 'grantedApi'>;

type Options = {
  readonly gateway: ReturnType<typeof createGateway>;
  readonly data: Data;
  readonly documents: Documents;
  readonly portalUrl: string;
  readonly refuse: (
    request: GatewayRequest,
    code: 'not-found' | 'forbidden' | 'unauthenticated' | 'method-not-allowed' | 'invalid-request',
    headers: GatewayResponse['headers'],
  ) => GatewayResponse;
};

/** Of a request what the protocol reads. */
const PASSED = /^(?:accept|content-type|mcp-.*|last-event-id)$/i;

/** The MCP servers of APIs (packages/gateway says who may call which). */
export const createMcp = ({ gateway, data, documents, portalUrl, refuse }: Options) => {
  const bookOf = toolBooks({ data, documents });
  return async ({ grantedApi, ...caller }: Caller): Promise<GatewayResponse> => {
    const { method, headers, body } = caller;
    if (method !== 'POST') return refuse(caller, 'method-not-allowed', [['Allow', 'POST']]);
    // A page that somebody else's name was bound to (DNS rebinding).
    const foreign = headers.some(([name, value]) => name.toLowerCase() === 'origin' && value !== portalUrl);
    if (foreign) return refuse(caller, 'forbidden', []);
    const route = await gateway.open(caller);
    if (!('apiId' in route)) return route;
    // A slug that was granted, and is another API's now.
    if (grantedApi !== undefined && grantedApi !== route.apiId) return refuse(caller, 'unauthenticated', []);
    const book = await bookOf(route);
    if (!book) return refuse(caller, 'not-found', []);
    const text = Buffer.from(body ?? []).toString('utf8');
    // Each message is one request, which is counted once.
    if (text.trimStart().startsWith('[')) return refuse(caller, 'invalid-request', []);
    const [{ serve }, { mcpServer }] = await Promise.all([import('./serve.ts'), import('./server.ts')]);
    const request = new Request(`https://mcp.invalid/${route.slug}`, {
      method,
      headers: headers.filter(([name]) => PASSED.test(name)).map(([name, value]): [string, string] => [name, value]),
      body: text,
    });
    const answer = await serve(request, () => mcpServer({ route, book, caller, call: gateway }));
    return {
      status: answer.status,
      headers: [...answer.headers].filter(([name]) => ['content-type', 'allow', 'mcp-protocol-version'].includes(name)),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  };
};
