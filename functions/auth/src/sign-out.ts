import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { corporateConnection } from './corporate-connection.ts';
import type { Dependencies } from './dependencies.ts';
import type { Sessions } from './sessions.ts';

const DISCOVERY_BYTES_MAX = 100_000;
/** Whoever signs out waits no longer for their identity provider to say where that is done. */
const DISCOVERY_MILLISECONDS = 1500;
const REMEMBERED_MILLISECONDS = 600_000;
const URL_MAX = 2000;

/** Where the browser of somebody goes whose sign-out an identity provider has done; registered there with the client. */
export const signedOutUri = (portalUrl: string): string => `${portalUrl}/auth/signed-out`;

/** The `end_session_endpoint` of a discovery document: over TLS, or where the issuer itself is. */
const endpointIn = (json: string, issuer: string): URL | undefined => {
  const { end_session_endpoint: said } = Object(JSON.parse(json)) as { readonly end_session_endpoint?: unknown };
  if (typeof said !== 'string' || said.length > URL_MAX) return undefined;
  const url = new URL(said);
  const isSafe = url.protocol === 'https:' || url.origin === new URL(issuer).origin;
  if (!isSafe || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  return url;
};

/**
 * Ends a session for who has its token, and says where it is ended besides: at the identity provider it came through (OpenID
 * Connect RP-Initiated Logout 1.0). The user pool keeps that one's ID token to itself, so the client says who it is.
 */
export const signOut = (dependencies: Dependencies & { readonly portalUrl: string }, sessions: Sessions) => {
  const { data, now, egress, portalUrl } = dependencies;
  const template = corporateConnection(dependencies);
  const remembered = new Map<string, { readonly until: number; readonly endpoint: string | undefined }>();

  const endpointOf = async (issuer: string): Promise<string | undefined> => {
    const known = remembered.get(issuer);
    if (known && known.until > now().getTime()) return known.endpoint;
    const { bytes } = await egress.fetchDocument(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      ...{ bytesMax: DISCOVERY_BYTES_MAX, timeoutMilliseconds: DISCOVERY_MILLISECONDS },
    });
    const endpoint = endpointIn(new TextDecoder().decode(bytes), issuer)?.href;
    remembered.set(issuer, { until: now().getTime() + REMEMBERED_MILLISECONDS, endpoint });
    return endpoint;
  };

  /** Nothing, where it has no such thing, does not say so in time, or cannot be understood: the sign-out here is done. */
  const elsewhere = async (connectionId: string | undefined): Promise<string | undefined> => {
    if (connectionId === undefined) return undefined;
    const found = (await data.entities.connection.get({ connectionId }).go()).data;
    const { kind, issuer, clientId } = found ? template.asDeployed(found) : {};
    if (kind !== 'oidc' || issuer === undefined || clientId === undefined) return undefined;
    const endpoint = await endpointOf(issuer).catch(() => undefined);
    if (endpoint === undefined) return undefined;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', clientId);
    url.searchParams.set('post_logout_redirect_uri', signedOutUri(portalUrl));
    return url.href;
  };

  return async (body: Schema<'SigningOut'>): Promise<Total<Schema<'SignedOut'>>> => {
    const { sessionToken } = { sessionToken: body.sessionToken } satisfies Written<'SigningOut'>;
    const item = await sessions.ofToken(sessionToken);
    const [endSessionUrl, ended] = await Promise.all([elsewhere(item?.connectionId), item && sessions.endOne(item)]);
    if (!ended) throw new Problem('session-ended');
    return { endSessionUrl };
  };
};
