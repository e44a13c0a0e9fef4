import {
  type AccessTokenItem,
  type ApiKeyItem,
  cameThrough,
  type Data,
  isOpen,
  type SessionItem,
  type UserItem,
  unlessRefused,
} from '@portico/data';
import {
  FRESH_MILLISECONDS,
  matchesHash,
  may,
  parseAccessToken,
  parseApiKey,
  rolesOf,
  staleness,
  viewerOf,
} from '@portico/domain';
import type { Identity } from '@portico/identity';
import type { FailureLog } from '@portico/telemetry';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

export type Dependencies = {
  readonly data: Data;
  readonly now: () => Date;
  readonly edgeSecret: () => Promise<string>;
  readonly identity: Identity;
  readonly logFailure: FailureLog;
};

/** What API Gateway makes a 401 of (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html). */
const unauthorized = () => new Error('Unauthorized');

const linesOf = (event: APIGatewayRequestAuthorizerEvent, name: string): string[] =>
  Object.entries(event.multiValueHeaders ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, all]) => all ?? []);

const headerOf = (event: APIGatewayRequestAuthorizerEvent, name: string): string | undefined => {
  const values = linesOf(event, name);
  if (values.length > 1) return undefined;
  return values[0] ?? Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
};

const bearerOf = (event: APIGatewayRequestAuthorizerEvent): string | undefined =>
  /^Bearer ([^\s,]+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];

/** Each by its name: a `*` takes slashes too, and an API may be called `proxy` or `mcp`. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/**
 * The answer is cached for every route of the API under the same credential, so the policy names what kind of route the
 * credential is for, and the handler checks role and ownership itself. It says until when it is true: the cache does not
 * know, and who is asked next does.
 */
const allow = (
  event: APIGatewayRequestAuthorizerEvent,
  principalId: string,
  paths: 'proxy' | 'mcp' | 'portal',
  context: Record<string, string>,
): APIGatewayAuthorizerResult => {
  const [stage] = event.methodArn.match(/^arn:[^/]+\/[^/]+/) ?? [''];
  const below = (place: string) => METHODS.map((method) => `${stage}/${method}/${place}/*`);
  const ofKeys = { proxy: below('proxy'), mcp: below('mcp') };
  const everything = {
    Action: 'execute-api:Invoke',
    Effect: 'Allow',
    Resource: paths === 'portal' ? [`${stage}/*`] : ofKeys[paths],
  } as const;
  const denied = [...ofKeys.proxy, ...ofKeys.mcp];
  const except = { Action: 'execute-api:Invoke' as const, Effect: 'Deny' as const, Resource: denied };
  return {
    principalId,
    policyDocument: { Version: '2012-10-17', Statement: paths === 'portal' ? [everything, except] : [everything] },
    context,
  };
};

/** With the seconds for which API Gateway keeps an answer, what is told of a use is a minute old at most. */
const TOLD_AGAIN_MILLISECONDS = 50_000;

type Used = { readonly lastUsedAt: string; readonly lastUsedFrom: string };

/** When and from where something is used now; nothing, where what was noted is true enough. */
const useOf = async (
  { edgeSecret }: Dependencies,
  { lastUsedAt }: { readonly lastUsedAt?: string },
  { multiValueHeaders, requestContext }: APIGatewayRequestAuthorizerEvent,
  at: Date,
): Promise<Used | undefined> => {
  if (lastUsedAt && Date.parse(lastUsedAt) > at.getTime() - TOLD_AGAIN_MILLISECONDS) return undefined;
  const { address } = viewerOf(multiValueHeaders ?? {}, requestContext.identity?.sourceIp, await edgeSecret());
  return { lastUsedAt: at.toISOString(), lastUsedFrom: address };
};

/** Who loses the race is told as well by the other. */
const noteTokenUse = ({ entities: { accessToken } }: Data, { tokenId, lastUsedAt }: AccessTokenItem, used: Used) =>
  unlessRefused(
    accessToken
      .patch({ tokenId })
      .set(used)
      .where((had, { eq, notExists }) => (lastUsedAt ? eq(had.lastUsedAt, lastUsedAt) : notExists(had.lastUsedAt)))
      .go(),
  );

const noteKeyUse = ({ entities: { apiKey } }: Data, { keyId, createdAt, lastUsedAt }: ApiKeyItem, used: Used) =>
  unlessRefused(
    apiKey
      .patch({ keyId })
      .set({ ...used, ...staleness(keyId, { createdAt, ...used }) })
      .where((had, { eq, notExists }) => (lastUsedAt ? eq(had.lastUsedAt, lastUsedAt) : notExists(had.lastUsedAt)))
      .go(),
  );

/** A token of a program is as good as its user, for what it is for. */
const byAccessToken = async (
  dependencies: Dependencies,
  event: APIGatewayRequestAuthorizerEvent,
  presented: string,
) => {
  const { data, now } = dependencies;
  const tokenId = parseAccessToken(presented);
  // The checksum is wrong, or it is no token at all: refused before any read.
  if (!tokenId) throw unauthorized();
  const token = (await data.entities.accessToken.get({ tokenId }).go({ consistent: true })).data;
  const at = now();
  if (!token || !matchesHash(presented, token.hash) || token.revokedAt || token.expiresAt <= at.toISOString())
    throw unauthorized();
  const { userId, scopes, expiresAt } = token;
  const person = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
  if (!person || person.disabledAt) throw unauthorized();
  const used = await useOf(dependencies, token, event, at);
  if (used) await noteTokenUse(data, token, used);
  const roles = rolesOf([], person.role).join(' ');
  // A program has no second factor to show.
  const fresh = freshUntil(person, undefined);
  return allow(event, userId, 'portal', { userId, roles, scopes: scopes.join(' '), expiresAt, ...fresh });
};

/** Until when both are true. */
const earlier = (instant: number, iso: string): string => new Date(Math.min(instant, Date.parse(iso))).toISOString();

/** Until when a second factor counts as shown in a session; always, for who has none. */
const freshUntil = (person: UserItem, session: SessionItem | undefined): { freshUntil?: string } => {
  if (!person.authenticatorSince && !person.passkeyAddedAt) return { freshUntil: 'always' };
  if (!session?.secondFactorAt) return {};
  return { freshUntil: new Date(Date.parse(session.secondFactorAt) + FRESH_MILLISECONDS).toISOString() };
};

/** A token is as good as the session it belongs to, and as its user: both are looked at, not what they were. */
const byToken = async (dependencies: Dependencies, event: APIGatewayRequestAuthorizerEvent) => {
  const { data, identity, now } = dependencies;
  const { session, tokenOrigin, user } = data.entities;
  const token = bearerOf(event);
  if (!token || linesOf(event, 'x-api-key').length > 0) throw unauthorized();
  if (token.startsWith('ptk_')) return byAccessToken(dependencies, event, token);
  const claims = await identity.accessToken(token);
  if (!claims?.originId) throw unauthorized();
  const origin = (await tokenOrigin.get({ originId: claims.originId }).go({ consistent: true })).data;
  if (!origin) throw unauthorized();
  const { userId, sessionId } = origin;
  const [{ data: person }, { data: open }] = await Promise.all([
    user.get({ userId }).go({ consistent: true }),
    session.get({ sessionId }).go({ consistent: true }),
  ]);
  const signedIn = open && open.userId === userId && isOpen(open, person, now());
  if (!person || person.disabledAt || !signedIn || !(await cameThrough(data, open))) throw unauthorized();
  const roles = rolesOf(claims.groups, person.role).join(' ');
  return allow(event, userId, 'portal', {
    ...{ userId, sessionId, roles, expiresAt: earlier(claims.expiresAt, open.expiresAt) },
    ...freshUntil(person, open),
  });
};

/** Whether a key to try out still has who made it: signed in where they made it, and in the team of its app. An app's own has nobody. */
const stillTheirs = async (data: Data, { appId, userId, sessionId = '' }: ApiKeyItem, at: Date): Promise<boolean> => {
  if (userId === undefined) return true;
  const { app, membership, session, user } = data.entities;
  const [{ data: person }, { data: made }, { data: its }] = await Promise.all([
    user.get({ userId }).go({ consistent: true }),
    session.get({ sessionId }).go({ consistent: true }),
    app.get({ appId }).go({ consistent: true }),
  ]);
  if (!person || person.disabledAt || !made || !isOpen(made, person, at) || !its) return false;
  if (!(await cameThrough(data, made))) return false;
  const { teamId } = its;
  const team = (await membership.get({ userId, teamId }).go({ consistent: true })).data?.role;
  return may({ userId, roles: rolesOf([], person.role) }, 'app.try', { team });
};

/** A key is in a header of its own; at an MCP server it is the bearer, and nowhere else. */
const keyOf = (event: APIGatewayRequestAuthorizerEvent, paths: 'proxy' | 'mcp'): string | undefined => {
  if (paths === 'proxy') return headerOf(event, 'x-api-key');
  return linesOf(event, 'x-api-key').length > 0 ? undefined : bearerOf(event);
};

const byKey = async (dependencies: Dependencies, event: APIGatewayRequestAuthorizerEvent, paths: 'proxy' | 'mcp') => {
  const { data, now } = dependencies;
  const presented = keyOf(event, paths) ?? '';
  const parsed = parseApiKey(presented);
  // The checksum is wrong, or it is no key at all: refused before any read.
  if (!parsed) throw unauthorized();
  const key = (await data.entities.apiKey.get({ keyId: parsed.keyId }).go({ consistent: true })).data;
  const valid =
    key &&
    matchesHash(presented, key.hash) &&
    !key.revokedAt &&
    (!key.expiresAt || key.expiresAt > now().toISOString());
  if (!valid || !(await stillTheirs(data, key, now()))) throw unauthorized();
  const used = key.purpose === 'app' ? await useOf(dependencies, key, event, now()) : undefined;
  if (used) await noteKeyUse(data, key, used);
  return allow(event, key.keyId, paths, {
    ...{ appId: key.appId, keyId: key.keyId, environment: key.environment },
    ...(key.expiresAt && { expiresAt: key.expiresAt }),
    // As JSON: a scope may have spaces.
    ...(key.scopes && { scopes: JSON.stringify(key.scopes) }),
    ...(key.allowedAddresses && { allowedAddresses: key.allowedAddresses.join(' ') }),
  });
};

/** The Lambda authorizer: a bearer token, of a session or a program's own, opens the portal's API, an API key opens the gateway and its MCP servers, neither the other. */
export const createAuthorizer =
  (dependencies: Dependencies) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    try {
      if (event.resource.startsWith('/proxy/')) return await byKey(dependencies, event, 'proxy');
      if (event.resource.startsWith('/mcp/')) return await byKey(dependencies, event, 'mcp');
      return await byToken(dependencies, event);
    } catch (error) {
      if (error instanceof Error && error.message === 'Unauthorized') throw error;
      await dependencies.logFailure('authorizer failed', {
        requestId: event.requestContext.requestId,
        error: error instanceof Error ? error : String(error),
      });
      throw error;
    }
  };
