import type { AuthorizationScheme, CallToken, CallTokenRequest } from '@portico/client';
import { SECRETS } from '../../ui/use-stored.ts';

/** What a client is asked for by, as it was typed. */
export type ClientSettings = {
  readonly flow?: CallTokenRequest['flow'] | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientAuthentication: 'basic' | 'post';
  /** Scopes that were chosen, or not, against what an operation wants. */
  readonly scopes: Readonly<Record<string, boolean>>;
};

/** A token that this tab has, and what gets the next one. Without a scheme it was pasted. */
export type HeldToken = {
  readonly token: string;
  /** Milliseconds since 1970, where it is known. */
  readonly until?: number | undefined;
  readonly renewal?: string | undefined;
  readonly scheme?: string | undefined;
  readonly flow?: CallTokenRequest['flow'] | undefined;
  readonly clientId?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
};

/** What a call proves besides its key: a token, that there is none to prove, or that it has ended. */
export type Bearer = { readonly token: string | undefined } | 'ended';

/** What of an API's authorization stays in this tab. */
export type Kept = {
  /** The scheme that is chosen; none, where a token is pasted. */
  readonly chosen?: string | undefined;
  readonly settings: Readonly<Record<string, ClientSettings>>;
  readonly held?: HeldToken | undefined;
};

export const NOTHING_KEPT: Kept = { settings: {} };
export const NO_SETTINGS: ClientSettings = {
  ...{ clientId: '', clientSecret: '', clientAuthentication: 'basic' },
  scopes: {},
};

/** Of one reader, API and environment: what another one typed in this tab is not shown. */
export const keptKey = (reader: string, apiId: string, environment: string): string =>
  `${SECRETS}authorization.${reader}.${apiId}.${environment}`;

export const readKept = (stored: string | null): Kept => {
  try {
    // Written by us; an older one has the same members.
    const kept = stored ? (JSON.parse(stored) as Kept) : NOTHING_KEPT;
    return typeof kept.settings === 'object' ? kept : NOTHING_KEPT;
  } catch {
    return NOTHING_KEPT;
  }
};

/** RFC 6750 §2.1. */
export const isBearer = (text: string): boolean => /^[A-Za-z0-9\-._~+/]+=*$/.test(text);

/** A token is renewed so long before it ends, or a tenth of its life. */
const EARLY_MILLISECONDS = 30_000;

export const isFresh = ({ until }: HeldToken, now: number): boolean => until === undefined || until - now > 0;
export const isSoonOver = ({ until }: HeldToken, now: number): boolean =>
  until !== undefined && until - now < EARLY_MILLISECONDS;

type Flow = AuthorizationScheme['flows'][number];

export const flowOf = ({ flows }: AuthorizationScheme, { flow }: ClientSettings): Flow | undefined =>
  flows.find((one) => one.flow === flow) ?? flows[0];

/** What is asked for: what the operation wants, unless its reader chose otherwise. */
export const scopesOf = ({ scopes }: Flow, { scopes: chosen }: ClientSettings): string[] =>
  scopes
    .filter(({ name, required }) => (Object.hasOwn(chosen, name) ? chosen[name] : required))
    .map(({ name }) => name);

/** Scopes that an operation wants and a token was not asked for. */
export const scopesMissing = (schemes: readonly AuthorizationScheme[], held: HeldToken): string[] => {
  const flow = schemes.find(({ name }) => name === held.scheme)?.flows.find((one) => one.flow === held.flow);
  const asked = held.scopes ?? [];
  return (flow?.scopes ?? []).filter(({ name, required }) => required && !asked.includes(name)).map(({ name }) => name);
};

type AskedFor = Pick<HeldToken, 'scheme' | 'flow' | 'clientId' | 'scopes' | 'renewal'>;

/** A token as it is kept; who renews does not always say the renewal anew. */
export const heldOf = (
  asked: AskedFor,
  { token, expiresInSeconds, renewal, scopes }: CallToken,
  now: number,
): HeldToken => ({
  ...asked,
  token,
  until: expiresInSeconds === undefined ? undefined : now + expiresInSeconds * 1000,
  renewal: renewal ?? asked.renewal,
  scopes: [...new Set([...(asked.scopes ?? []), ...(scopes ?? [])])],
});

/** How the next token is asked for, where it can be without its reader. */
export const renewalOf = (held: HeldToken, settings: ClientSettings): CallTokenRequest | undefined => {
  const { scheme, flow, clientId, renewal, scopes = [] } = held;
  if (scheme === undefined || flow === undefined || clientId === undefined) return undefined;
  const { clientSecret, clientAuthentication } = settings;
  const client = {
    ...{ scheme, flow, clientId, clientAuthentication },
    ...(clientSecret !== '' && { clientSecret }),
  };
  if (renewal !== undefined) return { ...client, renewal };
  return flow === 'clientCredentials' && clientSecret !== '' ? { ...client, scopes: [...scopes] } : undefined;
};
