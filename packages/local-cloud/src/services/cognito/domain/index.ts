import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '../../../service.ts';
import { textsOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import { createConfirmationCodes } from '../confirmation-codes.ts';
import { publicKeys } from '../token-issuer.ts';
import { authorizationRequest, RedirectError } from './authorization-request.ts';
import { browserSession, issueCode, SESSION_COOKIE } from './complete-sign-in.ts';
import { createFederation } from './federation.ts';
import {
  cookie,
  DomainError,
  type DomainRequest,
  type DomainResponse,
  json,
  readDomainRequest,
  redirect,
  send,
} from './http.ts';
import { problemPage } from './page.ts';
import { forgotPassword } from './reset-pages.ts';
import { login } from './sign-in-pages.ts';
import { revoke, token, userInfo } from './token-endpoint.ts';

type Route = (request: DomainRequest) => DomainResponse | Promise<DomainResponse>;

/** GET /logout: ends the browser session, then back to a registered address only. */
const logout =
  (room: CognitoRoom): Route =>
  (request) => {
    const client = room.pools.findClient(request.query.get('client_id') ?? '');
    if (!client) throw new DomainError('The application that sent you here is not known.');
    const target = request.query.get('logout_uri');
    const registered = target !== null && textsOf(client.properties, 'LogoutURLs').includes(target);
    const again = target === null && request.query.has('redirect_uri') && request.query.has('response_type');
    if (!registered && !again)
      throw new DomainError('The address to return to after signing out is not registered for this application.');
    const session = request.cookies.get(SESSION_COOKIE);
    if (session !== undefined) room.tickets.drop(session);
    return redirect(target ?? `/login?${request.query.toString()}`, [cookie(SESSION_COOKIE, '', 0)]);
  };

const authorize = (room: CognitoRoom, federation: ReturnType<typeof createFederation>): Route => {
  return async (request) => {
    const asked = authorizationRequest(room, request.query);
    if (asked.provider) return await federation.begin(asked, asked.provider);
    const session = asked.prompt === 'login' ? undefined : browserSession(room, request, asked);
    if (session) return issueCode(room, asked, session);
    if (asked.prompt === 'none')
      throw new RedirectError(asked.redirectUri, asked.state, 'login_required', 'Nobody is signed in.');
    return redirect(`/login?${asked.query}`);
  };
};

const wellKnown = (room: CognitoRoom, request: DomainRequest): DomainResponse | undefined => {
  const [, poolId = '', document = ''] =
    /^\/([A-Za-z0-9_-]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(request.path) ?? [];
  const pool = room.pools.find(poolId);
  if (!pool) return undefined;
  if (document === 'jwks.json') return json(200, publicKeys(pool));
  const origin = room.context.origins.signIn;
  return json(200, {
    issuer: pool.issuer,
    jwks_uri: `${pool.issuer}/.well-known/jwks.json`,
    authorization_endpoint: `${origin}/oauth2/authorize`,
    token_endpoint: `${origin}/oauth2/token`,
    userinfo_endpoint: `${origin}/oauth2/userInfo`,
    revocation_endpoint: `${origin}/oauth2/revoke`,
    end_session_endpoint: `${origin}/logout`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  });
};

const failure = (room: CognitoRoom, error: unknown): DomainResponse => {
  if (error instanceof RedirectError) return redirect(error.location);
  if (error instanceof DomainError) return problemPage(error.status, 'This sign-in cannot go on', error.message);
  if (error instanceof AwsError) return problemPage(400, 'This sign-in cannot go on', error.message);
  room.context.log(`sign-in domain: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return problemPage(500, 'Something went wrong', 'The sign-in service failed on this request.');
};

const PREFLIGHT: DomainResponse = {
  status: 204,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '3600',
  },
};

/** The user pool domain: OAuth 2.0 endpoints, hosted sign-in, key sets. */
export const createDomain = (room: CognitoRoom): ((request: IncomingMessage, response: ServerResponse) => void) => {
  const federation = createFederation(room);
  const codes = createConfirmationCodes(room);
  const routes: Readonly<Record<string, Route>> = {
    'GET /oauth2/authorize': authorize(room, federation),
    'GET /oauth2/idpresponse': async (request) => federation.finishOidc(request),
    'POST /saml2/idpresponse': async (request) => federation.finishSaml(request),
    'GET /login': (request) => login(room, request),
    'POST /login': (request) => login(room, request),
    'GET /forgotPassword': (request) => forgotPassword(room, codes, request),
    'POST /forgotPassword': (request) => forgotPassword(room, codes, request),
    'GET /logout': logout(room),
    'POST /oauth2/token': (request) => token(room, request),
    'POST /oauth2/revoke': (request) => revoke(room, request),
    'GET /oauth2/userInfo': (request) => userInfo(room, request),
    'POST /oauth2/userInfo': (request) => userInfo(room, request),
  };
  const answer = async (incoming: IncomingMessage): Promise<DomainResponse> => {
    try {
      const request = await readDomainRequest(incoming);
      if (request.method === 'OPTIONS') return PREFLIGHT;
      const route = `${request.method} ${request.path}`;
      const handler = Object.hasOwn(routes, route) ? routes[route] : undefined;
      if (handler) return await handler(request);
      return (
        wellKnown(room, request) ??
        problemPage(404, 'There is no such page', 'Go back to the portal and sign in from there.')
      );
    } catch (error) {
      return failure(room, error);
    }
  };
  return (request, response) => {
    void answer(request).then((reply) => send(response, reply));
  };
};
