import { type Finding, good, mind, refused, said } from '../findings.ts';
import type { Values } from '../values.ts';

/** What OIDC providers say of themselves, where they do. */
type Discovery = {
  readonly issuer?: unknown;
  readonly authorization_endpoint?: unknown;
  readonly token_endpoint?: unknown;
  readonly jwks_uri?: unknown;
  readonly scopes_supported?: unknown;
  readonly claims_supported?: unknown;
};

const SCOPES = ['openid', 'email', 'profile'];
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;
const lacking = (has: unknown, wanted: readonly string[]): readonly string[] =>
  Array.isArray(has) ? wanted.filter((one) => !has.includes(one)) : [];

const read = async (issuer: string): Promise<Discovery> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return (await answer.json()) as Discovery;
};

/** What of it would show at the first sign-in only. */
export const checkIdentityProvider = async (values: Values): Promise<Finding> => {
  const { CorporateIdpIssuer: issuer = '', CorporateIdpGroupsClaim: groups = '' } = values;
  try {
    const told = await read(issuer);
    if (told.issuer !== issuer)
      return refused('IdP', `it calls itself ${told.issuer}; CorporateIdpIssuer is ${issuer}`);
    const without = ENDPOINTS.filter((name) => typeof told[name] !== 'string' || !told[name].startsWith('https://'));
    if (without.length > 0) return refused('IdP', `it names no ${without.join(', ')} at https`);
    const scopes = lacking(told.scopes_supported, SCOPES);
    if (scopes.length > 0) return refused('IdP', `it has no scope ${scopes.join(', ')}`);
    const claims = lacking(told.claims_supported, ['email']);
    if (claims.length > 0) return refused('IdP', 'it does not tell mail addresses (claim email): nobody could sign in');
    const rest = lacking(told.claims_supported, ['email_verified', 'name', ...(groups === '' ? [] : [groups])]);
    return rest.length > 0
      ? mind('IdP', `${issuer} does not say that it tells ${rest.join(', ')}: see that this client is given them`)
      : good('IdP', `${issuer} tells who people are`);
  } catch (error) {
    return refused('IdP', `${issuer} does not say what it is (/.well-known/openid-configuration): ${said(error)}`);
  }
};

/** For whoever registers the client there. */
export const clientAddresses = ({ PortalUrl, SignInUrl }: Values): string =>
  `its client: redirect URI ${SignInUrl}/oauth2/idpresponse, post-logout redirect URI ${PortalUrl}/auth/signed-out`;
