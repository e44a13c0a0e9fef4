import {
  createMcpHandler,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';

const BODY_BYTES_MAX = 1_000_000;

/**
 * One message of the protocol, answered as JSON: API Gateway holds an answer back until it is whole. Of its revisions what the
 * SDK knows, the newest and those with `initialize`; there are no sessions.
 */
export const serve = async (request: Request, server: () => Server): Promise<Response> => {
  if (await isLegacyRequest(request, undefined, { maxRequestBodySize: BODY_BYTES_MAX })) {
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server().connect(transport);
    return transport.handleRequest(request);
  }
  const handler = createMcpHandler(server, {
    legacy: 'reject',
    // Nothing here changes while somebody listens.
    maxSubscriptions: 0,
    maxRequestBodySize: BODY_BYTES_MAX,
  });
  return handler.fetch(request);
};
