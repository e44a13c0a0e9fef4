import 'server-only';
import { environment } from '../api/environment.ts';
import { load } from '../api/failure.ts';
import { isForeignPage } from '../api/same-origin.ts';
import { clientFor } from '../api/session.ts';
import { answerMessage } from './server.ts';

/** A token that somebody made, or granted an agent; a session is none, and its cookie is not looked at. */
const TOKEN = /^Bearer (ptk_[0-9A-Za-z_]{1,200})$/i;

const refused = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

/** The MCP server of the portal at an address: for visitors what is public, with a token what its owner may see. */
export const serverAt =
  (path: '/mcp' | '/mcp/me', { forVisitors }: { readonly forVisitors: boolean }) =>
  async (request: Request): Promise<Response> => {
    if (isForeignPage(request.headers)) return refused(403);
    const authorization = request.headers.get('authorization');
    const token = TOKEN.exec(authorization ?? '')?.[1];
    const challenge = {
      'WWW-Authenticate': `Bearer resource_metadata="${environment.portalUrl}/.well-known/oauth-protected-resource${path}"`,
    };
    if (token === undefined && (authorization !== null || !forVisitors)) return refused(401, challenge);
    const client = clientFor(token === undefined ? undefined : { accessToken: token });
    if (token !== undefined) {
      const known = await load(() => client.listApis({ limit: 1 }));
      if (!known.ok && known.failure.status === 401) return refused(401, challenge);
    }
    return answerMessage(request, client);
  };
