import type { AgentGrantItem, Data } from '@portico/data';
import { AGENT_SCOPES, keyIdOfGrant, matchesHash, may, parseAgentToken, rolesOf } from '@portico/domain';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Dependencies } from './dependencies.ts';
import { allow, unauthorized } from './policy.ts';
import { noteAgentUse, useOf } from './uses.ts';

/** What an agent was granted, as it is now: with the token it shows, and the person it acts for. */
const grantOf = async ({ data, now }: Dependencies, presented: string) => {
  const grantId = parseAgentToken(presented);
  // The checksum is wrong, or it is no token at all: refused before any read.
  if (!grantId) throw unauthorized();
  const grant = (await data.entities.agentGrant.get({ grantId }).go({ consistent: true })).data;
  const at = now().toISOString();
  const access = grant?.accesses.find(({ hash }) => matchesHash(presented, hash));
  if (!grant || !access || grant.revokedAt || access.expiresAt <= at || grant.expiresAt <= at) throw unauthorized();
  const person = (await data.entities.user.get({ userId: grant.userId }).go({ consistent: true })).data;
  if (!person || person.disabledAt) throw unauthorized();
  return { grant, access, person };
};

const noteUse = async (dependencies: Dependencies, grant: AgentGrantItem, event: APIGatewayRequestAuthorizerEvent) => {
  const used = await useOf(dependencies, grant, event, dependencies.now());
  if (used) await noteAgentUse(dependencies.data, grant, used);
};

/** The portal's own MCP server passes on what was granted to it, with its own proof beside it: nobody else may. */
export const byAgentAtPortal = async (
  dependencies: Dependencies,
  event: APIGatewayRequestAuthorizerEvent,
  presented: string,
): Promise<APIGatewayAuthorizerResult> => {
  const { grant, access, person } = await grantOf(dependencies, presented);
  if (grant.apiId !== undefined) throw unauthorized();
  await noteUse(dependencies, grant, event);
  const { userId } = grant;
  const roles = rolesOf([], person.role).join(' ');
  return allow(event, userId, 'portal', {
    ...{ userId, roles, scopes: AGENT_SCOPES.join(' '), expiresAt: access.expiresAt, through: 'portal' },
  });
};

/** Whether who let the agent in is still in the team whose app's calls it makes. */
const stillInTeam = async (data: Data, { userId, appId = '' }: AgentGrantItem, role: Parameters<typeof rolesOf>[1]) => {
  const app = (await data.entities.app.get({ appId }).go({ consistent: true })).data;
  if (!app) return false;
  const { teamId } = app;
  const team = (await data.entities.membership.get({ userId, teamId }).go({ consistent: true })).data?.role;
  return may({ userId, roles: rolesOf([], role) }, 'app.try', { team });
};

/** The MCP server of one API, at the very address that was granted. */
export const byAgentAtApi = async (
  dependencies: Dependencies,
  event: APIGatewayRequestAuthorizerEvent,
  presented: string,
): Promise<APIGatewayAuthorizerResult> => {
  const { grant, access, person } = await grantOf(dependencies, presented);
  const { apiId, appId, environment, grantId, resource } = grant;
  const asked = event.pathParameters?.apiId;
  if (!apiId || !appId || !environment || asked === undefined || !resource.endsWith(`/mcp/${asked}`))
    throw unauthorized();
  if (!(await stillInTeam(dependencies.data, grant, person.role))) throw unauthorized();
  await noteUse(dependencies, grant, event);
  const keyId = keyIdOfGrant(grantId);
  return allow(event, keyId, 'mcp', {
    ...{ appId, keyId, environment, expiresAt: access.expiresAt, grantedApi: apiId },
  });
};
