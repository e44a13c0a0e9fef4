import { randomBytes } from 'node:crypto';
import { type Fields, textOf } from '../../wire/fields.ts';
import type { CognitoRoom } from '../cognito-room.ts';
import type { Pool, Provider } from '../pool-store.ts';
import type { User } from '../user-store.ts';
import { type AuthorizationRequest, authorizationRequest, RedirectError } from './authorization-request.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { federatedUser, type Proven } from './federated-user.ts';
import { cookie, DomainError, type DomainRequest, type DomainResponse, redirect } from './http.ts';
import { createOidc } from './oidc.ts';
import { createSaml } from './saml.ts';

const STATE_COOKIE = 'portico-signin-state';
const STATE_LIFE_SECONDS = 600;

const providerOf = (room: CognitoRoom, pool: Pool, name: string | undefined): Provider => {
  const provider = room.pools.findProvider(pool.id, name ?? '');
  if (!provider) throw new DomainError('This identity provider is not available here.');
  return provider;
};

/** The pool towards identity providers: what was begun in this browser is finished in it, once. */
export const createFederation = (room: CognitoRoom) => {
  const oidc = createOidc(room);
  const saml = createSaml(room);
  const failed = (asked: AuthorizationRequest, provider: string, error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    room.context.log(`sign-in with ${provider} failed: ${reason}`);
    throw new RedirectError(
      asked.redirectUri,
      asked.state,
      'server_error',
      `Sign-in with ${provider} failed: ${reason}`,
    );
  };

  /** What was begun under a state; whoever answers to it uses it up. */
  const taken = (request: DomainRequest, kind: 'federation' | 'saml', state: string | null): Fields => {
    const ticket = room.tickets.take(kind, state ?? undefined);
    if (!ticket) throw new DomainError('This sign-in was not begun here, or it took too long. Go back and try again.');
    if (textOf(ticket, 'binding') !== request.cookies.get(STATE_COOKIE))
      throw new DomainError('This sign-in was begun in another browser. Go back and try again.');
    return ticket;
  };

  const complete = async (
    ticket: Fields,
    prove: (asked: AuthorizationRequest, provider: Provider) => Promise<Proven>,
  ): Promise<DomainResponse> => {
    const asked = authorizationRequest(room, new URLSearchParams(textOf(ticket, 'query')));
    const provider = providerOf(room, asked.pool, textOf(ticket, 'provider'));
    let user: User;
    try {
      user = await federatedUser(room, asked, provider, await prove(asked, provider));
    } catch (error) {
      if (error instanceof RedirectError) throw error;
      return failed(asked, provider.name, error);
    }
    if (!user.enabled) throw new RedirectError(asked.redirectUri, asked.state, 'access_denied', 'User is disabled.');
    return completeSignIn(room, asked, user);
  };

  return {
    /** Sends the browser to the provider. */
    async begin(asked: AuthorizationRequest, provider: Provider): Promise<DomainResponse> {
      const kind = provider.type === 'SAML' ? 'saml' : 'federation';
      try {
        const { url, kept } = await (kind === 'saml' ? saml : oidc).begin(asked, provider);
        const binding = randomBytes(32).toString('base64url');
        const begun = { query: asked.query, provider: provider.name, binding, ...kept };
        const location = await url(room.tickets.issue(kind, begun, STATE_LIFE_SECONDS));
        return redirect(location, [cookie(STATE_COOKIE, binding, STATE_LIFE_SECONDS)]);
      } catch (error) {
        return failed(asked, provider.name, error);
      }
    },

    /** GET /oauth2/idpresponse: the answer of an OIDC provider; any doubt ends without a session. */
    finishOidc(request: DomainRequest): Promise<DomainResponse> {
      const ticket = taken(request, 'federation', request.query.get('state'));
      return complete(ticket, async (asked, provider) => {
        const refusal = request.query.get('error');
        if (refusal === null) return oidc.prove(request, provider, ticket);
        const code = /^[a-z_]{1,40}$/.test(refusal) ? refusal : 'access_denied';
        throw new RedirectError(asked.redirectUri, asked.state, code, `${provider.name} refused the sign-in.`);
      });
    },

    /** POST /saml2/idpresponse: the answer of a SAML provider. What nobody asked for is not taken. */
    finishSaml(request: DomainRequest): Promise<DomainResponse> {
      const ticket = taken(request, 'saml', request.form.get('RelayState'));
      return complete(ticket, (asked, provider) => saml.prove(request, asked.pool, provider, ticket));
    },
  };
};
