import { type ApiKeyItem, cameThrough, type Data, isOpen, type SessionItem, type UserItem } from '@portico/data';
import { FRESH_MILLISECONDS, matchesHash, may, parseAccessToken, parseApiKey, rolesOf } from '@portico/domain';
import { countLine, traced } from '@portico/telemetry';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { byAgentAtApi, byAgentAtPortal } from './agents.ts';
import type { Dependencies } from './dependencies.ts';
import { allow, bearerOf, denyAtServer, headerOf, linesOf, unauthorized } from './policy.ts';
import { noteKeyUse, noteTokenUse, useOf } from './uses.ts';

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
  if (token.startsWith('ptk_mcp_')) return byAgentAtPortal(dependencies, event, token);
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
  // What the business waits for; who comes at the same moment is counted too.
  if (used && !key.lastUsedAt) process.stdout.write(countLine({ FirstCalls: 1 }));
  return allow(event, key.keyId, paths, {
    ...{ appId: key.appId, keyId: key.keyId, environment: key.environment },
    ...(key.expiresAt && { expiresAt: key.expiresAt }),
    // As JSON: a scope may have spaces.
    ...(key.scopes && { scopes: JSON.stringify(key.scopes) }),
    ...(key.allowedAddresses && { allowedAddresses: key.allowedAddresses.join(' ') }),
  });
};

/**
 * The MCP server of an API is opened by an API key, or by what somebody granted an agent. Who brings neither
 * is told where there are tokens for this server.
 */
const atMcpServer = async (
  dependencies: Dependencies,
  event: APIGatewayRequestAuthorizerEvent,
): Promise<APIGatewayAuthorizerResult> => {
  try {
    const token = keyOf(event, 'mcp');
    if (token?.startsWith('ptk_mcp_')) return await byAgentAtApi(dependencies, event, token);
    return await byKey(dependencies, event, 'mcp');
  } catch (error) {
    if (error instanceof Error && error.message === 'Unauthorized') return denyAtServer(event, dependencies.apiUrl);
    throw error;
  }
};

const decide = async (dependencies: Dependencies, event: APIGatewayRequestAuthorizerEvent) => {
  if (event.resource.startsWith('/proxy/')) return await byKey(dependencies, event, 'proxy');
  if (event.resource.startsWith('/mcp/')) return await atMcpServer(dependencies, event);
  return await byToken(dependencies, event);
};

/**
 * The Lambda authorizer: a bearer token, of a session or a program's own, opens the portal's API, an API key opens the
 * gateway and its MCP servers, neither the other.
 */
export const createAuthorizer =
  (dependencies: Dependencies) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    try {
      return await traced({ requestId: event.requestContext.requestId }, () => decide(dependencies, event));
    } catch (error) {
      if (error instanceof Error && error.message === 'Unauthorized') throw error;
      await dependencies.logFailure('authorizer failed', {
        requestId: event.requestContext.requestId,
        error: error instanceof Error ? error : String(error),
      });
      throw error;
    }
  };
